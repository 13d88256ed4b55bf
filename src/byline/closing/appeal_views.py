"""Pages where lines of the ledger are disputed and answered."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import DetailView, ListView

from byline.activity.views import DeedView
from byline.closing.forms import AppealForm, AppealTermForm, ReferralForm, RulingForm
from byline.closing.models import Appeal, AppealTerm
from byline.ledger.models import Entry

WAITING, ANSWERED = "waiting", "answered"


class AppealsView(PermissionRequiredMixin, ListView):
    """The appeals that concern a person; all of them for the office and leaders."""

    permission_required = "closing.add_appeal"
    template_name = "closing/appeals.html"
    paginate_by = 40

    def get_queryset(self):
        """Fetch them through the person, those that wait first asked for by the address."""
        found = Appeal.objects.visible_to(self.request.user)
        kept = found.answered() if self.state == ANSWERED else found.awaiting()
        return kept.select_related("entry__person", "entry__unit", "by", "referral").order_by("-pk")

    @property
    def state(self) -> str:
        """Which ones are looked at: those that wait, unless the address says otherwise."""
        return ANSWERED if self.request.GET.get("state") == ANSWERED else WAITING

    def get_context_data(self, **kwargs):
        """Add the term."""
        return super().get_context_data(
            state=self.state, term=AppealTerm.of(self.request.user.congress), **kwargs
        )


class AppealView(PermissionRequiredMixin, DetailView):
    """One appeal: the line, what was said, what was answered."""

    permission_required = "closing.add_appeal"
    template_name = "closing/appeal.html"

    def get_queryset(self):
        """Fetch through the person."""
        rows = ("entry__person", "entry__unit", "entry__adoption__clipping", "entry__manuscript", "by")
        return Appeal.objects.visible_to(self.request.user).select_related(*rows)

    def get_context_data(self, **kwargs):
        """Add who can do what now."""
        appeal, person = self.object, self.request.user
        return super().get_context_data(
            may_answer=person.has_perm("closing.add_ruling") and appeal.ruling is None,
            may_refer=person == appeal.by and appeal.is_referable,
            **kwargs,
        )


class AppealEvidenceView(LoginRequiredMixin, View):
    """Hands out what was brought with an appeal, never to be shown by the browser itself."""

    def get(self, request, pk):
        """Send the file to those whom the appeal concerns."""
        appeal = get_object_or_404(Appeal.objects.visible_to(request.user), pk=pk)
        if not appeal.evidence:
            raise Http404
        return FileResponse(
            appeal.evidence.open("rb"),
            as_attachment=True,
            content_type="application/octet-stream",
            headers={
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cache-Control": "private, no-store",
            },
        )


class EntryAppealView(DeedView):
    """Disputes a line of the ledger."""

    permission_required = "closing.add_appeal"
    template_name = "closing/new_appeal.html"
    form_class = AppealForm

    @cached_property
    def entry(self) -> Entry:
        """Fetch the line through the person."""
        lines = Entry.objects.visible_to(self.request.user).select_related(
            "person", "unit", "manuscript", "congress"
        )
        return get_object_or_404(lines, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the line, and until when one may appeal."""
        last_day = AppealTerm.of(self.entry.congress).last_day(self.entry)
        return super().get_context_data(entry=self.entry, last_day=last_day, **kwargs)

    def do(self, form):
        """Appeal, and show the appeal."""
        given = form.cleaned_data
        evidence = given["evidence"].read() if given["evidence"] else b""
        return Appeal.objects.appeal(self.entry, says=given["says"], evidence=evidence, by=self.request.user)


class OfAppeal:
    """A deed on an appeal that the person may see."""

    @cached_property
    def appeal(self) -> Appeal:
        """Fetch it through the person."""
        found = Appeal.objects.visible_to(self.request.user).select_related(
            "entry__person", "entry__unit", "by"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the appeal."""
        return super().get_context_data(appeal=self.appeal, **kwargs)


class RulingView(OfAppeal, DeedView):
    """Answers an appeal."""

    permission_required = "closing.add_ruling"
    template_name = "closing/ruling.html"
    form_class = RulingForm

    def get_form_kwargs(self):
        """Tell the form which reversals may have corrected it."""
        return {**super().get_form_kwargs(), "appeal": self.appeal}

    def do(self, form):
        """Answer, and show the appeal."""
        self.appeal.rule(form.verdict(), by=self.request.user)
        return self.appeal


class ReferralView(OfAppeal, DeedView):
    """Takes a dismissed appeal to the leader."""

    permission_required = "closing.add_referral"
    template_name = "closing/referral.html"
    form_class = ReferralForm

    def do(self, form):
        """Take it further, and show it."""
        self.appeal.refer(says=form.cleaned_data["says"], by=self.request.user)
        return self.appeal


class AppealTermView(DeedView):
    """Sets the term of appeal."""

    permission_required = "closing.change_appealterm"
    template_name = "closing/appeal_term.html"
    form_class = AppealTermForm

    def get_form_kwargs(self):
        """Show the term that stands."""
        return {**super().get_form_kwargs(), "instance": AppealTerm.of(self.request.user.congress)}

    def do(self, form):
        """Set it, and show the appeals."""
        AppealTerm.of(self.request.user.congress).set(form.cleaned_data["days"], by=self.request.user)
        return reverse("appeals")
