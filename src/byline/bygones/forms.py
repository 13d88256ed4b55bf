"""What people fill in when a ledger of earlier years is taken in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.bygones import headings
from byline.team.models import Unit


class PastFileForm(forms.Form):
    """The file with a past ledger."""

    file = forms.FileField(
        label=_("Excel file"),
        widget=forms.FileInput({"accept": ".xlsx"}),
        help_text=_("One .xlsx of at most 30 MB, with a row for each piece or each sum, and values only."),
    )


COLUMN_LABELS = {
    headings.PERSON: _("Person"),
    headings.UNIT: _("Unit"),
    headings.DAY: _("Day of print"),
    headings.TITLE: _("Title"),
    headings.OUTLET: _("Outlet"),
    headings.LEVEL: _("Level"),
    headings.GENRE: _("Genre"),
    headings.PIECES: _("Pieces"),
    headings.POINTS: _("Points"),
    headings.YUAN: _("Yuan"),
}


class ColumnsForm(forms.Form):
    """Which column of a past ledger holds what."""

    def __init__(self, *args, ledger, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(str(place), text) for place, text in enumerate(ledger.headings) if text]
        for name, label in COLUMN_LABELS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", _("not in the sheet")), *named],
                initial=str(ledger.columns.get(name, "")),
            )
        self._ask_what_is_left_out(ledger)

    def _ask_what_is_left_out(self, ledger):
        self.fields["empty_day"] = forms.DateField(
            label=_("Day of rows without one"),
            required=False,
            initial=ledger.day,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        self.fields["counts_pieces"] = forms.BooleanField(
            label=_("Without a column for pieces every row is one piece"),
            required=False,
            initial=ledger.counts_pieces,
        )
        self.fields["is_shared"] = forms.BooleanField(
            label=_("Several names in one row share it equally; else each has all of it"),
            required=False,
            initial=ledger.is_shared,
        )

    def columns(self) -> dict[str, int]:
        """Return the columns chosen, by what they hold."""
        given = self.cleaned_data
        return {name: int(given[name]) for name in COLUMN_LABELS if given.get(name)}


class NamesForm(forms.Form):
    """Of which class the units are that a past ledger names and nobody knows here."""

    kind = forms.ChoiceField(label=_("Class of the new units"), choices=Unit.Kind.choices)


class ReversalForm(forms.Form):
    """Why a past ledger is taken out of the books again."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands in the record."),
        error_messages={"required": _("Say why, in your own words: those concerned will read it.")},
    )
