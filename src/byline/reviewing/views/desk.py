"""The desk of those who review."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from byline.activity.views import DeedView
from byline.manuscripts import demands
from byline.manuscripts.models import Filing, Manuscript, Review
from byline.reviewing.forms import REASONS, PassingForm, ReturnForm


class DeskPage:
    """The desk: what waits for this reviewer, those that waited longest first, and the one that lies open."""

    permission_required = "manuscripts.add_review"
    template_name = "reviewing/desk.html"

    @cached_property
    def queue(self):
        """Ask for what waits."""
        last = Filing.objects.filter(manuscript=OuterRef("pk")).order_by("-pk")
        waiting = Manuscript.objects.awaiting_review_by(self.request.user)
        filed = waiting.annotate(filed_at=Subquery(last.values("at")[:1])).select_related("unit")
        return list(filed.order_by("filed_at", "pk"))

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
        """Add the queue, the open one, and what was said before."""
        context = super().get_context_data(queue=self.queue, reasons=REASONS, **kwargs)
        if self.place is None:
            return context
        current = self.queue[self.place]
        before = Review.objects.filter(filing__manuscript=current).select_related("by")
        return context | {
            "current": current,
            "position": self.place + 1,
            "previous": self.queue[self.place - 1] if self.place else None,
            "following": self.queue[self.place + 1] if self.place + 1 < len(self.queue) else None,
            "filing": current.last_filing,
            "filings": current.filing_set.count(),
            "checks": demands.checked(current, seen_by=self.request.user),
            "before": before.order_by("-pk"),
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
    """Does one of the two deeds of the desk to a manuscript that the reviewer may see."""

    @cached_property
    def manuscript(self):
        """Find the manuscript in the address."""
        seen = Manuscript.objects.visible_to(self.request.user).select_related(
            "unit", "congress", "created_by"
        )
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get(self, *_args, **_kwargs):
        """Lead to the desk, where the deed is done."""
        return redirect("review-desk", pk=self.manuscript.pk)


class PassingView(ReviewingView):
    """Passes the open one."""

    form_class = PassingForm

    def do(self, form):
        """Pass it and open the next."""
        following = self.next_page
        self.manuscript.pass_review(by=self.request.user, remark=form.cleaned_data["words"])
        messages.success(self.request, _("“{title}” has passed.").format(title=self.manuscript))
        return following


class ReturnView(ReviewingView):
    """Returns the open one to its author."""

    form_class = ReturnForm

    def do(self, form):
        """Return it with the reason and open the next."""
        following = self.next_page
        self.manuscript.send_back(by=self.request.user, reason=form.cleaned_data["words"])
        messages.success(self.request, _("“{title}” was returned.").format(title=self.manuscript))
        return following
