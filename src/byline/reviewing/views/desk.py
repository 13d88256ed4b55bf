"""The desk of those who review."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import transaction
from django.db.models import Count, F, OuterRef, Subquery, prefetch_related_objects
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from byline.activity.views import DeedView
from byline.manuscripts import demands
from byline.manuscripts.models import Manuscript, Review
from byline.manuscripts.models.filing import Filing, FilingStep
from byline.manuscripts.models.review import NotUnderReview, ReviewedAlready, Taking
from byline.manuscripts.models.state import Decision
from byline.reviewing.forms import REASONS, PassingForm, ReturnForm
from byline.reviewing.marked import marked
from byline.standards.models import StandIn


class Reviewer:
    """A view for those who review: by their post, named by a route, or standing in for somebody."""

    permission_required = "manuscripts.add_review"

    def has_permission(self):
        """Let in who has the right, and who has it of one piece that waits."""
        person = self.request.user
        if super().has_permission() or not person.is_authenticated:
            return person.is_authenticated
        return Manuscript.objects.awaiting_review_by(person).exists()


class DeskPage(Reviewer):
    """The desk: what waits for this reviewer, what is due first, and the one that lies open."""

    template_name = "reviewing/desk.html"

    @cached_property
    def queue(self):
        """Ask for what waits, and who has taken which."""
        waiting = Manuscript.objects.awaiting_review_by(self.request.user)
        waiting = waiting.select_related("unit", "turn", "congress", "created_by", "changed_by")
        taken = Taking.objects.filter(filing__manuscript=OuterRef("pk"), ended_at=None)
        filed = Filing.objects.filter(manuscript=OuterRef("pk")).order_by().values("manuscript")
        told = waiting.annotate(
            taken_by=Subquery(taken.values("by__name")[:1]),
            taken_by_id=Subquery(taken.values("by")[:1]),
            taken_at=Subquery(taken.values("at")[:1]),
            filings=Subquery(filed.annotate(count=Count("pk")).values("count")),
        )
        return list(told.order_by(F("due_at").asc(nulls_last=True), "stands_since", "pk"))

    @cached_property
    def place(self):
        """Where in the queue the open one lies, None when it does not."""
        keys = [manuscript.pk for manuscript in self.queue]
        asked = self.kwargs.get("pk", keys[0] if keys else None)
        return keys.index(asked) if asked in keys else None

    @property
    def next_page(self):
        """Where to go once the open one is done: the one after it, else the first, else the empty desk."""
        others = [manuscript.pk for manuscript in self.queue[(self.place or 0) + 1 :]]
        others += [manuscript.pk for manuscript in self.queue[: self.place or 0]]
        return reverse("review-desk", args=others[:1])

    def get_context_data(self, **kwargs):
        """Add the queue, the open one, and what was said and amended before."""
        context = super().get_context_data(queue=self.queue, reasons=REASONS, **kwargs)
        if self.place is None:
            return context
        current = self.queue[self.place]
        prefetch_related_objects([current], "authorship_set")
        shown = marked(current)
        return (
            context
            | self.reviewed_so_far(current)
            | {
                "current": current,
                "position": self.place + 1,
                "previous": self.queue[self.place - 1] if self.place else None,
                "following": self.queue[self.place + 1] if self.place + 1 < len(self.queue) else None,
                "marked": shown if shown.hands else None,
                "checks": demands.checked(current, seen_by=self.request.user),
                "absent": self.absent_from(current),
            }
        )

    def absent_from(self, current):
        """Return for whom the person stands in with the open one; None where it is their own to review."""
        person = self.request.user
        if not current.turn or not StandIn.objects.absent_for(person):
            return None
        return current.absent_reader(current.turn, by=person)

    def reviewed_so_far(self, current):
        """Tell at which step the open one stands, which ones are around it, and what was said before."""
        filing = current.last_filing
        step = filing.next_step
        before = Review.objects.filter(filing__manuscript=current).order_by("-pk")
        return {
            "filing": filing,
            "step": step,
            "sent_back": next((one for one in filing.reviews[-1:] if one.back_to_id), None),
            "earlier": filing.steps[: step.place - 1],
            "asks_author": step.asks_author and not filing.text.has_words_of(current),
            "following_step": next((one for one in filing.steps if one.place > step.place), None),
            "before": before.select_related("by", "stood_in_for", "step", "back_to", "answer__by"),
        }


class ReviewDeskView(DeskPage, PermissionRequiredMixin, TemplateView):
    """Opens one that waits, else the first."""

    def get(self, request, *args, **kwargs):
        """Show the desk; what no longer waits is shown as a sheet."""
        if "pk" in kwargs and self.place is None:
            seen = Manuscript.objects.visible_to(request.user)
            return redirect(get_object_or_404(seen, pk=kwargs["pk"]))
        return super().get(request, *args, **kwargs)


class ReviewingView(DeskPage, DeedView):
    """Does one of the deeds of the desk to a manuscript that the reviewer may see."""

    form_class = Form

    @cached_property
    def manuscript(self):
        """Find the manuscript in the address."""
        seen = Manuscript.objects.visible_to(self.request.user)
        return get_object_or_404(seen.select_related("unit", "congress", "created_by"), pk=self.kwargs["pk"])

    @transaction.atomic
    def do(self, form):
        """Do it, unless somebody reviewed the manuscript since the desk was shown."""
        self.expect(form.cleaned_data.get("turn"))
        return self.review(form)

    def expect(self, turn):
        """Insist that the step before the reviewer is the one that is waited for.

        A button pressed twice, or in a second window, would else pass the next step too.
        """
        current = self.manuscript.locked()
        if turn is None or turn == current.turn_id:
            return
        last = Review.objects.filter(filing__manuscript=current).select_related("by").order_by("pk").last()
        if last is None:
            raise NotUnderReview(title=str(current))
        raise ReviewedAlready(name=last.by.name)

    def get(self, *_args, **_kwargs):
        """Lead to the desk, where the deed is done."""
        return redirect("review-desk", pk=self.manuscript.pk)


class PassingView(ReviewingView):
    """Passes the open one."""

    form_class = PassingForm

    def review(self, form):
        """Pass it and open the next."""
        following = self.next_page
        review = self.manuscript.pass_review(by=self.request.user, remark=form.cleaned_data["words"])
        asks = review.decision == Decision.AMENDED and review.step.asks_author
        sentence = (
            _("“{title}” went to its author, who answers the amendments.")
            if asks
            else _("“{title}” has passed.")
        )
        messages.success(self.request, sentence.format(title=self.manuscript))
        return following


class ReturnView(ReviewingView):
    """Returns the open one to its author, or to an earlier step."""

    form_class = ReturnForm

    def review(self, form):
        """Return it with the reason and open the next."""
        following = self.next_page
        place = form.cleaned_data["to"]
        to = get_object_or_404(FilingStep, pk=place, filing__manuscript=self.manuscript) if place else None
        self.manuscript.send_back(by=self.request.user, reason=form.cleaned_data["words"], to=to)
        sentence = _("“{title}” went back to the {step}.") if to else _("“{title}” was returned.")
        messages.success(self.request, sentence.format(title=self.manuscript, step=to))
        return following


class TakingView(ReviewingView):
    """Takes the open one up."""

    def review(self, _form):
        """Take it up and stay."""
        self.manuscript.take(by=self.request.user)
        return reverse("review-desk", args=[self.manuscript.pk])


class TakingOverView(ReviewingView):
    """Takes the open one over from whoever has it."""

    def review(self, _form):
        """Take it over and stay."""
        self.manuscript.take(by=self.request.user, over=True)
        messages.success(self.request, _("It is yours now."))
        return reverse("review-desk", args=[self.manuscript.pk])


class LayingBackView(ReviewingView):
    """Lays the open one back for the others."""

    def review(self, _form):
        """Lay it back and stay."""
        self.manuscript.let_go(by=self.request.user)
        return reverse("review-desk", args=[self.manuscript.pk])
