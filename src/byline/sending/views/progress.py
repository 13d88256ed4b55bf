"""One submission: its letters and what was said of them; what the office notes of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View

from byline.activity.views import DeedView
from byline.manuscripts.models import Submission
from byline.manuscripts.models.submission import MOVES, Standing
from byline.sending.forms import SubmissionWithdrawalForm, WordsForm
from byline.sending.models import Delivery, Response
from byline.sending.models.delivery import Standing as Going


class SubmissionSheetView(PermissionRequiredMixin, DetailView):
    """One submission with all that happened to it."""

    permission_required = "manuscripts.view_submission"
    template_name = "sending/submission_sheet.html"
    context_object_name = "submission"

    def get_queryset(self):
        """Return what may be seen."""
        seen = Submission.objects.visible_to(self.request.user).with_print()
        return seen.select_related("manuscript__unit", "manuscript__congress", "outlet", "by")

    def get_context_data(self, **kwargs):
        """Add its progress, deliveries, answers, and what may be noted of it now."""
        submission = self.object
        deliveries = Delivery.objects.filter(submission=submission).select_related("by", "version")
        standing = Standing(submission.stands_at)
        return super().get_context_data(
            progress=submission.progress_set.select_related("by"),
            deliveries=list(deliveries.prefetch_related("attempt_set")),
            responses=Response.objects.filter(submission=submission).select_related("by").order_by("pk"),
            may=set() if submission.printed_on else {str(standing) for standing in MOVES[standing]},
            is_active=Delivery.objects.active().filter(submission=submission).exists(),
            **kwargs,
        )


class ProgressView(DeedView):
    """Notes what became of a submission, with the words that were said."""

    permission_required = "manuscripts.add_progress"
    form_class = WordsForm
    template_name = "sending/progress.html"
    standing = Standing.ACKNOWLEDGED
    needs_words = False

    @cached_property
    def submission(self):
        """Find the submission in the address."""
        seen = Submission.objects.visible_to(self.request.user).select_related("manuscript", "outlet")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the submission and what is noted of it."""
        return super().get_context_data(
            submission=self.submission, standing=str(self.standing), needs_words=self.needs_words, **kwargs
        )

    def get_form(self, form_class=None):
        """Ask for words where they are needed, and say so before it is sent."""
        form = super().get_form(form_class)
        form.fields["words"].required = self.needs_words
        return form

    def do(self, form):
        """Note it."""
        words = form.cleaned_data["words"]
        self.note(words)
        messages.success(self.request, _("Noted."))
        return self.submission

    def note(self, words):
        """Let the submission stand so."""
        self.submission.move(to=self.standing, by=self.request.user, words=words)


class AcknowledgementView(ProgressView):
    """The outlet says that it has it."""


class DecliningView(ProgressView):
    """The outlet does not take it."""

    standing = Standing.DECLINED


class FailureView(ProgressView):
    """It did not come there."""

    standing = Standing.FAILED
    needs_words = True

    def note(self, words):
        """Let the submission and its mail have failed."""
        Delivery.objects.fail(self.submission, words=words, by=self.request.user)


class RenewalView(ProgressView):
    """It is to be sent there once more."""

    standing = Standing.ASKED


class SubmissionWithdrawalView(ProgressView):
    """Takes a submission back, and tells the outlet where it has it by mail."""

    form_class = SubmissionWithdrawalForm
    standing = Standing.WITHDRAWN
    needs_words = True

    def get_form_kwargs(self):
        """Offer a letter to an outlet that got it by mail."""
        mailed = Delivery.objects.filter(submission=self.submission, stands_at=Going.SENT).exclude(to="")
        return {**super().get_form_kwargs(), "is_mailed": mailed.exists()}

    def do(self, form):
        """Withdraw it."""
        typed = form.cleaned_data
        Delivery.objects.withdraw(
            self.submission,
            words=typed["words"],
            by=self.request.user,
            is_told=typed.get("is_told", False),
        )
        messages.success(self.request, _("Withdrawn from {outlet}.").format(outlet=self.submission.outlet))
        return self.submission


class UncertainView(PermissionRequiredMixin, View):
    """Decides on a delivery of which nobody knows whether it went."""

    permission_required = "sending.add_delivery"

    def post(self, request, pk):
        """Decide, and show its submission."""
        delivery = get_object_or_404(Delivery.objects.visible_to(request.user), pk=pk)
        self.decide(delivery)
        return redirect(reverse("submission-sheet", args=[delivery.submission_id]))


class ArrivalView(UncertainView):
    """The outlet says that it came."""

    def decide(self, delivery):
        """Note it."""
        delivery.arrive(by=self.request.user)
        messages.success(self.request, _("Noted that it came."))


class RedeliveryView(UncertainView):
    """It did not come, and goes once more."""

    def decide(self, delivery):
        """Let it go."""
        delivery.send_again(by=self.request.user)
        messages.success(self.request, _("It goes again within a minute."))
