"""Pages where periods are closed, read and reopened."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import DetailView, TemplateView

from byline.activity.deeds import told
from byline.activity.views import DeedView
from byline.closing.changes import changed_since
from byline.closing.forms import ReopeningForm
from byline.closing.models import Closing
from byline.closing.preparation import prepared
from byline.closing.reckoned import closable
from byline.errors import Refused
from byline.reckoning.periods import NotAPeriod, Period
from byline.reckoning.words import period_label


class ClosingsView(PermissionRequiredMixin, TemplateView):
    """The periods that are over, each with its closing or the way to close it."""

    permission_required = "closing.view_closing"
    template_name = "closing/closings.html"

    def get_context_data(self, **kwargs):
        """Give the periods of the last year and a half and all that are closed, the latest first."""
        seen = Closing.objects.visible_to(self.request.user).standing().select_related("by")
        closings = {one.period: one for one in seen}
        periods = closable(self.request.user.congress, today=timezone.localdate())
        shown = {*periods, *(one.span for one in closings.values())}
        latest = sorted(shown, key=lambda one: (one.last, one.first), reverse=True)
        rows = [(one, period_label(one), closings.get(one.key)) for one in latest]
        return super().get_context_data(rows=rows, **kwargs)


class PeriodClosingView(PermissionRequiredMixin, View):
    """One page prepares the closing of a period; sending it closes."""

    permission_required = "closing.add_closing"

    @cached_property
    def period(self) -> Period:
        """Read the period from the address."""
        try:
            return Period.parse_with_weeks(self.kwargs["period"])
        except NotAPeriod as refused:
            raise Http404 from refused

    def get(self, request, **_kwargs):
        """Show what is left, who is short, and what closing would write; or the closing that stands."""
        standing = Closing.objects.of_period(request.user.congress, self.period)
        return redirect(standing) if standing else self.page()

    def post(self, request, **_kwargs):
        """Close it, with what is left open by name; or tell why not, and keep what was ticked."""
        waiving = set(request.POST.getlist("waived"))
        try:
            closing = Closing.objects.close(self.period, by=request.user, waiving=waiving)
        except Refused as refused:
            return self.page(refusal=told(refused), waiving=waiving, status=422)
        return redirect(closing)

    def page(self, *, refusal="", waiving=(), status=200):
        """Show the preparation."""
        rounds = Closing.objects.of(self.request.user.congress).filter(period=self.period.key)
        last = rounds.select_related("by", "reopening").order_by("round").last()
        context = {
            "period": self.period,
            "standing": last if last and last.stands else None,
            "earlier": last if last and not last.stands else None,
            "label": period_label(self.period),
            "preparation": prepared(self.request.user.congress, self.period),
            "is_over": timezone.localdate() > self.period.last,
            "refusal": refusal,
            "waiving": waiving,
        }
        return render(self.request, "closing/preparation.html", context, status=status)


class ClosingView(PermissionRequiredMixin, DetailView):
    """One closing: what it wrote and said, what was left open, and what came later."""

    permission_required = "closing.view_closing"
    template_name = "closing/closing.html"

    def get_queryset(self):
        """Fetch through the person."""
        return Closing.objects.visible_to(self.request.user).select_related("by", "reopening__by", "congress")

    def get_context_data(self, **kwargs):
        """Add its lines, and what changed since."""
        closing = self.object
        rounds = Closing.objects.of(closing.congress).filter(period=closing.period)
        return super().get_context_data(
            earlier=rounds.filter(round__lt=closing.round).order_by("round").last(),
            later=rounds.filter(round__gt=closing.round).order_by("round").first(),
            entries=closing.entries.order_by("unit__rank", "unit_id", "person_id", "pk"),
            outcomes=closing.outcome_set.select_related("person", "unit").order_by("clause", "place", "pk"),
            waivers=closing.waiver_set.select_related(
                "adoption__manuscript", "adoption__clipping", "claim__clipping"
            ),
            changes=changed_since(closing.congress, closing.span) if closing.stands else (),
            **kwargs,
        )


class ReopeningView(DeedView):
    """Opens a closed period again, with the reason."""

    permission_required = "closing.add_reopening"
    template_name = "closing/reopening.html"
    form_class = ReopeningForm

    @cached_property
    def closing(self) -> Closing:
        """Fetch it through the person."""
        return get_object_or_404(Closing.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        """Add the closing."""
        return super().get_context_data(closing=self.closing, **kwargs)

    def do(self, form):
        """Reopen it, and show it."""
        self.closing.reopen(reason=form.cleaned_data["reason"], by=self.request.user)
        return self.closing
