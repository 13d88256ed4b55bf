"""What people fill in to put the ledger right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.ledger.fact_kinds import NEEDED, WITHOUT_A_PIECE, Kind
from byline.ledger.models import Circumstance, Entry
from byline.ledger.models.decision import Printer, Said
from byline.reckoning.terms import Level, Measure, Medium, Mishap, Outcome, Part, Placement
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.ledger.models.decision import Saying

WORDS = {Kind.INCIDENT: Mishap, Kind.COMMISSION: Outcome, Kind.CONTRIBUTION: Part}
AMOUNTS = {Kind.FEE: _("Fee in yuan"), Kind.READS: _("Number of reads")}
DAYS = {
    Kind.FEE: _("Paid on"),
    Kind.READS: _("Counted on"),
    Kind.ENDORSEMENT: _("Written on"),
    Kind.PRIZE: _("Awarded on"),
}


def day_field(label, **more) -> forms.DateField:
    """Make a field for a day, filled in as a browser understands it in any language."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class FactForm(forms.Form):
    """One fact of a kind: only what this kind needs is asked for, and what shows it."""

    amount = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=12, decimal_places=2)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    word = forms.ChoiceField(label=_("What it was"))
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    on = day_field(_("Day"))
    happened_at = forms.DateTimeField(
        label=_("Time of the event"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where one can see it: the number of the paper, the address of the page."),
    )
    file = forms.FileField(
        label=_("What shows it"),
        required=False,
        help_text=_("A PDF, a picture, a .docx or an .xlsx, at most 20 MB. Either this or a note."),
    )

    def __init__(self, *args, kind: str, by: Person, has_piece: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        asked = {*NEEDED[kind], "note", "file"}
        if kind in WITHOUT_A_PIECE:
            asked |= {"person", "unit"}
            self.fields["person"].required = False
            self.fields["unit"].required = not has_piece
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        self._word_it(kind, by)

    def _word_it(self, kind: str, by: Person) -> None:
        words = {"amount": AMOUNTS, "on": DAYS}
        for name, labels in words.items():
            if name in self.fields and kind in labels:
                self.fields[name].label = labels[kind]
        if "word" in self.fields:
            self.fields["word"].choices = WORDS[kind].choices
        if "person" in self.fields:
            self.fields["person"].queryset = Person.objects.of(by.congress).order_by("name")
        if "unit" in self.fields:
            self.fields["unit"].queryset = Unit.objects.of(by.congress)
        if "on" in self.fields:
            self.fields["on"].initial = timezone.localdate()

    def fact(self, **about) -> Circumstance:
        """Return the fact that was filled in, not yet entered, about a manuscript, an adoption or neither."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "file" and value}
        if "amount" in self.cleaned_data:
            told["amount"] = self.cleaned_data["amount"]
        return Circumstance(kind=self.kind, **told, **about)

    @property
    def content(self) -> bytes:
        """The bytes of the file, none where there is none."""
        return self.cleaned_data["file"].read() if self.cleaned_data["file"] else b""


class CorrectionForm(forms.Form):
    """What is stated of a print, and why it was wrong before."""

    placement = forms.ChoiceField(label=_("Placement"), choices=Placement.choices)
    is_roundup = forms.BooleanField(label=_("part of a round-up"), required=False)
    length = forms.IntegerField(label=_("Characters printed"), min_value=0, max_value=200_000)
    level = forms.ChoiceField(label=_("Level of the outlet"), choices=Level.choices)
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices)
    group = forms.CharField(label=_("Group of outlets"), max_length=60, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The authors read it."),
        error_messages={"required": _("Say why, in your own words: those concerned will read it.")},
    )

    @classmethod
    def filled_from(cls, stated: Saying, outlet) -> dict[str, object]:
        """Return what is stated now, to begin with."""
        now = stated.said.fields
        known = {"level": outlet.level, "medium": outlet.medium}
        return now | {name: now[name] or value for name, value in known.items()}

    @property
    def stated(self) -> Said:
        """What is stated anew."""
        told = self.cleaned_data
        printer = Printer(told["level"], told["medium"], told["group"])
        return Said(told["placement"], told["is_roundup"], told["length"], printer)


class AdjustmentForm(forms.Form):
    """One line of the ledger, by hand."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Person"),
        required=False,
        empty_label=_("none: the unit by itself"),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    measure = forms.ChoiceField(label=_("Measure"), choices=Measure.choices, initial=Measure.POINTS)
    amount = forms.DecimalField(
        label=_("Amount"),
        max_digits=10,
        decimal_places=4,
        help_text=_("How much more; with a minus, how much less."),
    )
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("none")), *Level.choices], required=False)
    counted_on = day_field(_("Counts on"), help_text=_("It counts in the month of this day."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those concerned read it."),
        error_messages={"required": _("Say why, in your own words: those concerned will read it.")},
    )

    def __init__(self, *args, by: Person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.of(by.congress).order_by("name")
        self.fields["unit"].queryset = Unit.objects.of(by.congress)
        self.fields["counted_on"].initial = timezone.localdate()

    @property
    def entry(self) -> Entry:
        """The line, not yet written."""
        return Entry(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


class SpanForm(forms.Form):
    """Which days are reckoned again."""

    first = day_field(_("First day of print"))
    last = day_field(_("Last day of print"))
    outlets_as_now = forms.BooleanField(
        label=_("take level, medium and group of the outlets as they are today"),
        required=False,
        help_text=_("Otherwise each print keeps what was stated of its outlet when it was confirmed."),
    )
