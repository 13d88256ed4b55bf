"""The lines of the ledger, each with its clause and its arithmetic."""

from __future__ import annotations

from io import BytesIO

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from byline.bookkeeping.asked import Asked, FilterForm
from byline.bookkeeping.lines import cause_words, each, grouped, lines_of, sums_of, with_matter
from byline.ledger.models import Entry, Posting
from byline.papers.sheet import as_xlsx
from byline.reckoning.terms import Measure
from byline.reckoning.words import amount_words, period_label
from byline.team.models import Person, Squad, Unit

WHOSE = {"person": Person, "unit": Unit, "squad": Squad, "posting": Posting}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class EntriesView(LoginRequiredMixin, ListView):
    """The entries that a person may see, deed by deed; what is asked for stands in the address."""

    template_name = "bookkeeping/entries.html"
    paginate_by = 30
    are_more = False

    @cached_property
    def asked(self) -> Asked:
        """Read what the address asks for."""
        return Asked(self.request.GET)

    @cached_property
    def entries(self):
        """Keep the entries that the person may see and the address asks for."""
        return self.asked.seen_by(self.request.user)

    def get_queryset(self):
        """Group them by deed, the newest first; those of one posting stand by themselves."""
        if self.asked.is_flat:
            return each(self.entries)
        groups, self.are_more = grouped(self.entries)
        return groups

    def get_context_data(self, **kwargs):
        """Add the lines of this page, the sums of all that is asked for, and whose lines these are."""
        context = super().get_context_data(**kwargs)
        sums = sums_of(self.asked.summed_for(self.request.user))
        return context | {
            "lines": lines_of(list(context["page_obj"].object_list), self.entries),
            "asked": self.asked,
            "are_more": self.are_more,
            "form": FilterForm(self.asked, person=self.request.user),
            "period": self.asked.period and period_label(self.asked.period),
            "sums": [amount_words(amount, measure) for measure, amount in sums.items()],
            **(self.whose() if sums else dict.fromkeys(WHOSE)),
        }

    def whose(self):
        """Name whose lines these are; whose lines are not seen is not named either."""
        asked = {name: self.asked.number(name) for name in WHOSE}
        return {
            name: number and WHOSE[name].objects.filter(pk=number).first() for name, number in asked.items()
        }


class EntriesSheetView(LoginRequiredMixin, View):
    """Exactly the lines that the page shows, all pages of it, as a sheet."""

    def get(self, request):
        """Send the .xlsx: a row for each entry, and the sums below."""
        asked = Asked(request.GET)
        entries = asked.seen_by(request.user)
        title = _("Ledger")
        if asked.period:
            title = f"{title} {period_label(asked.period)}"
        rows = [sheet_row(entry) for entry in with_matter(entries).order_by("-pk")]
        sums = [
            [_("Sum"), *[None] * 4, amount, str(Measure(measure).label)]
            for measure, amount in sums_of(entries).items()
        ]
        content = BytesIO(as_xlsx(title, sheet_columns(), [*rows, *sums]))
        return FileResponse(content, as_attachment=True, filename=f"{title}.xlsx", content_type=XLSX)


def sheet_columns() -> list[str]:
    """Name the columns of the sheet."""
    return [
        _("Counts on"),
        _("Person"),
        _("Unit"),
        _("Manuscript"),
        _("Outlet"),
        _("Amount"),
        _("Measure"),
        _("Clause"),
        _("Rulebook"),
        _("How it was reckoned"),
        _("Level"),
        _("Genre"),
        _("Deed"),
        _("Reason"),
        _("Entered at"),
    ]


def sheet_row(entry: Entry) -> list:
    """Give an entry as a row of the sheet; come `with_matter`."""
    outlet = entry.adoption.clipping.outlet if entry.adoption else None
    cause = entry.confirmation or entry.reversal or entry.posting
    return [
        entry.counted_on,
        entry.person.name if entry.person else "",
        entry.unit.short_name,
        str(entry.manuscript or ""),
        str(outlet or ""),
        entry.amount,
        entry.get_measure_display(),
        entry.clause,
        str(entry.rulebook or ""),
        entry.explanation,
        entry.get_level_display(),
        entry.get_genre_display(),
        cause_words(entry),
        getattr(cause, "reason", ""),
        entry.at,
    ]
