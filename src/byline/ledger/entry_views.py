"""The lines of the ledger, each with its clause and its arithmetic."""

from __future__ import annotations

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import ListView

from byline.ledger.models import Entry
from byline.reckoning.periods import NotAPeriod, Period
from byline.reckoning.terms import Measure
from byline.reckoning.words import amount_words, period_label


class EntriesView(LoginRequiredMixin, ListView):
    """The entries that a person may see; who, which unit, measure and period stand in the address."""

    template_name = "ledger/entries.html"
    paginate_by = 60

    def get_queryset(self):
        """Fetch the entries the person may see, narrowed down as the address says, the newest first."""
        entries = Entry.objects.visible_to(self.request.user).measured(self.measure)
        asked = self.request.GET
        for field in ("person", "unit", "manuscript"):
            if asked.get(field, "").isdecimal():
                entries = entries.filter(**{f"{field}__pk": int(asked[field])})
        if self.period:
            entries = entries.in_period(self.period)
        return entries.select_related("person", "unit", "manuscript", "adoption__clipping__outlet").order_by(
            "-counted_on", "-pk"
        )

    @property
    def measure(self) -> str:
        """The measure looked at; points unless the address says otherwise."""
        asked = self.request.GET.get("measure", "")
        return asked if asked in Measure.values else Measure.POINTS

    @property
    def period(self) -> Period | None:
        """The period looked at; None for all, also where the address names none that exists."""
        try:
            return Period.parse(self.request.GET.get("period", ""))
        except NotAPeriod:
            return None

    def get_context_data(self, **kwargs):
        """Add the sum, and whose lines these are."""
        first = self.object_list.first()  # whose lines are not seen is not named either
        asked = {field for field in ("person", "unit") if self.request.GET.get(field, "").isdecimal()}
        return super().get_context_data(
            measure=self.measure,
            measures=Measure.choices,
            period=self.period and period_label(self.period),
            sum=amount_words(self.get_queryset().amount(), self.measure),
            person=first.person if first and "person" in asked else None,
            unit=first.unit if first and "unit" in asked else None,
            **kwargs,
        )
