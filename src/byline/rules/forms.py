"""Forms for drafting a rulebook and for setting targets."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.reckoning.book import AWARD
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import number_words
from byline.rules.models import Clause, MeasureTerms, Rulebook, Target
from byline.rules.models.clause import AMOUNT_DIGITS, AMOUNT_PLACES
from byline.rules.models.rulebook import WORDS
from byline.rules.models.target import Owed
from byline.team.models import Person, Unit
from byline.vetting.tables import table_of

ROUNDUP_CHOICES = [("", _("any")), ("true", _("in a round-up")), ("false", _("own piece"))]


class RulebookForm(forms.ModelForm):
    """What stands at the head of a rulebook."""

    class Meta:
        model = Rulebook
        fields = ["title", "adopted_by", "in_force_from", "order"]
        widgets = {"in_force_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "adopted_by": _("The meeting and its day, as it stands in the minutes. Needed for signing."),
            "in_force_from": _("Prints of this day and later count by this version. Needed for signing."),
            "order": _("Needed where some bonuses multiply and others add."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _name_the_empty_choice(self.fields["order"], _("not said yet"))


class TermsForm(forms.ModelForm):
    """How one measure is combined, shared and rounded."""

    class Meta:
        model = MeasureTerms
        fields = ["combination", "share", "places"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _name_the_empty_choice(field, _("not said yet"))


class GridForm(forms.Form):
    """The awards of one measure as a table: a row a level, a column a genre. An empty cell states nothing.

    `book` is what stands now, `before` the book it was drafted from, if any. Field names are
    "level-genre" and "level-number", both words "any" where the condition is empty.
    """

    def __init__(self, *args, measure, book, before=None, **kwargs):
        super().__init__(*args, prefix=f"awards-{measure}", **kwargs)
        self.measure = measure
        self.before = table_of(before, measure, words=WORDS) if before else None
        rows = {row.level: row for row in table_of(book, measure, words=WORDS).rows}
        self.standing = {level: row.amounts for level, row in rows.items()}
        for level in (*Level, ""):
            row = rows.get(level)
            self.fields[f"{level or 'any'}-number"] = _number_field(level, row)
            for genre in (*Genre, ""):
                self.fields[f"{level or 'any'}-{genre or 'any'}"] = _amount_field(level, genre, row)

    @property
    def label(self):
        """The measure's name."""
        return Measure(self.measure).label

    def heads(self):
        """Give the heads of the columns."""
        return [*Genre.labels, _("other genres")]

    def rows(self):
        """Give each level's label, number field and cells: a field with what stood before, if it differs."""
        for level in (*Level, ""):
            cells = [
                (self[f"{level or 'any'}-{genre or 'any'}"], self._was(level, genre))
                for genre in (*Genre, "")
            ]
            yield _level_label(level), self[f"{level or 'any'}-number"], cells

    def _was(self, level, genre):
        """Give what the version before said here, where this draft says something else, or None."""
        if self.before is None:
            return None
        amounts = next((row.amounts for row in self.before.rows if row.level == level), {})
        before, now = amounts.get(genre), self.standing.get(level, {}).get(genre)
        return before if before != now else None

    def clean(self):
        """Ask for the clause number of each row that says something."""
        cleaned = super().clean()
        for level in (*Level, ""):
            row = level or "any"
            says_something = any(cleaned.get(f"{row}-{genre or 'any'}") is not None for genre in (*Genre, ""))
            if says_something and not cleaned.get(f"{row}-number"):
                self.add_error(f"{row}-number", _("Enter the number of the clause for this level."))
        return cleaned

    def clauses(self):
        """Give the table as clauses, row by row, not yet saved."""
        return [
            Clause(
                number=self.cleaned_data[f"{level or 'any'}-number"],
                kind=AWARD,
                measure=self.measure,
                level=level,
                genre=genre,
                amount=self.cleaned_data[f"{level or 'any'}-{genre or 'any'}"],
            )
            for level in (*Level, "")
            for genre in (*Genre, "")
            if self.cleaned_data[f"{level or 'any'}-{genre or 'any'}"] is not None
        ]


class ClauseForm(forms.ModelForm):
    """A clause that no table can hold: a bonus, or an award with further conditions."""

    is_roundup = forms.TypedChoiceField(
        label=_("own or round-up"),
        required=False,
        choices=ROUNDUP_CHOICES,
        coerce={"true": True, "false": False}.get,
        empty_value=None,
    )

    class Meta:
        model = Clause
        fields = [
            "number",
            "kind",
            "measure",
            "level",
            "genre",
            "medium",
            "placement",
            "is_roundup",
            "length_from",
            "length_under",
            "operation",
            "amount",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["length_from"].required = False
        self.fields["length_from"].initial = None
        for condition in ("level", "genre", "medium", "placement"):
            _name_the_empty_choice(self.fields[condition], _("any"))
        for choice in ("measure", "operation"):
            _name_the_empty_choice(self.fields[choice], "—")

    @classmethod
    def filled_with(cls, clause):
        """Give what the form says before anybody changes it."""
        said = forms.model_to_dict(clause, fields=cls.Meta.fields)
        is_roundup = {None: "", True: "true", False: "false"}[clause.is_roundup]
        return {
            **said,
            "is_roundup": is_roundup,
            "length_from": clause.length_from or None,
            "amount": number_words(clause.amount),
        }

    def clean_length_from(self):
        """Take an empty beginning as nought."""
        return self.cleaned_data["length_from"] or 0

    def clean(self):
        """See that only a bonus says what it does with the award, and that a length band is not empty."""
        cleaned = super().clean()
        if cleaned.get("kind") == AWARD and cleaned.get("operation"):
            self.add_error("operation", _("Only a bonus does something with the award. Leave this empty."))
        under = cleaned.get("length_under")
        if under is not None and under <= cleaned.get("length_from", 0):
            self.add_error("length_under", _("Must be more than the number it begins with."))
        return cleaned


ClauseFormSet = forms.formset_factory(ClauseForm, extra=2, can_delete=True, can_delete_extra=False)


class TargetForm(forms.Form):
    """What is owed in the period on show, and by whom."""

    ALL_UNITS, ALL_PEOPLE = "units", "people"

    whom = forms.ChoiceField(label=_("Who owes it"))
    measure = forms.ChoiceField(label=_("Measure"), choices=Measure.choices)
    minimum_level = forms.ChoiceField(
        label=_("Outlets counted"),
        required=False,
        choices=[("", _("all levels")), *((level.value, level.label) for level in Level)],
        help_text=_("This level and those above it."),
    )
    amount = forms.DecimalField(
        label=pgettext_lazy("in a form", "Target"),
        min_value=0,
        max_digits=AMOUNT_DIGITS,
        decimal_places=AMOUNT_PLACES,
    )

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = Unit.objects.of(congress)
        self.people = Person.objects.of(congress).filter(is_active=True).order_by("pk")
        self.fields["whom"].choices = [
            (self.ALL_UNITS, _("all units")),
            *((f"kind-{kind.value}", _("all units: {kind}").format(kind=kind.label)) for kind in Unit.Kind),
            (self.ALL_PEOPLE, _("all people")),
            (_("one unit"), [(f"unit-{unit.pk}", unit.name) for unit in self.units]),
            (_("one person"), [(f"person-{person.pk}", person.name) for person in self.people]),
        ]

    def holders(self):
        """Give the units or people chosen."""
        whom = self.cleaned_data["whom"]
        if whom == self.ALL_UNITS:
            return self.units
        if whom == self.ALL_PEOPLE:
            return self.people
        role, _dash, which = whom.partition("-")
        if role == "kind":
            return self.units.filter(kind=which)
        return (self.units if role == "unit" else self.people).filter(pk=which)

    def owed(self, period):
        """Give what is owed in a period."""
        told = self.cleaned_data
        return Owed(period, told["measure"], told["amount"], told["minimum_level"])


class CorrectionForm(forms.ModelForm):
    """Another amount for one target."""

    class Meta:
        model = Target
        fields = ["amount"]


def _name_the_empty_choice(field, word):
    field.choices = [("", word), *(choice for choice in field.choices if choice[0] not in {"", None})]


def _level_label(level):
    return Level(level).label if level else _("other levels")


def _number_field(level, row):
    label = _("{level}, number of the clause").format(level=_level_label(level))
    field = forms.CharField(required=False, max_length=12, initial=row.number if row else "", label=label)
    field.widget.attrs["aria-label"] = label
    return field


def _amount_field(level, genre, row):
    label = _("{level}, {genre}").format(
        level=_level_label(level), genre=Genre(genre).label if genre else _("other genres")
    )
    field = forms.DecimalField(
        required=False,
        min_value=0,
        max_digits=AMOUNT_DIGITS,
        decimal_places=AMOUNT_PLACES,
        initial=number_words(row.amounts[genre]) if row and genre in row.amounts else "",
        label=label,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    field.widget.attrs["aria-label"] = label
    return field
