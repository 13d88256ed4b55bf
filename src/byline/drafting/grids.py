"""The awards of one measure as a table to fill in, and the measure's terms as sentences with choices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from byline.drafting.forms import name_the_empty_choice, need_for_signing
from byline.reckoning import book as values
from byline.reckoning.terms import Genre, Level
from byline.reckoning.words import number_words
from byline.rules.models import Clause, MeasureTerms
from byline.rules.models.clause import SIZE_DIGITS, SIZE_PLACES
from byline.rules.models.rulebook import WORDS
from byline.vetting.tables import table_of


class TermsForm(forms.ModelForm):
    """How one measure is combined, shared and rounded, and whom it credits."""

    class Meta:
        model = MeasureTerms
        exclude = ["rulebook", "measure"]  # noqa: DJ006 -- a rulebook states all of them
        help_texts = {
            "top": _("Only where the highest few are added up."),
            "part": _("Only where each takes a fixed part: 0.5 is half. One author alone takes the whole."),
            "max_authors": _("Those named after them take nothing. Empty: no limit."),
            "leaves_out_journalists": _("Where somebody of the network is named too."),
            "endorsements": _("Needed where a clause gives something for them."),
            "is_by_analogy": _("Each such case is shown to the office before it counts."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("combination", "share", "places", "endorsements", "same_news"):
            name_the_empty_choice(self.fields[name], _("not said yet"))
        need_for_signing(self, ("combination", "share", "places", "same_news"))
        if self.instance.part is not None:
            self.initial["part"] = number_words(self.instance.part)

    def clean(self):
        """Ask for the number that a choice needs."""
        cleaned = super().clean()
        if cleaned.get("combination") == values.TOP and not cleaned.get("top"):
            self.add_error("top", _("Enter how many of them count."))
        if cleaned.get("share") == values.FIXED and not cleaned.get("part"):
            self.add_error("part", _("Enter the part of each."))
        return cleaned


class GridForm(forms.Form):
    """The awards of one measure as a table: a row a level, a column a genre. An empty cell states nothing.

    `book` is what stands now, `before` the book it was drafted from, if any. Field names are
    "level-genre" and "level-number", both words "any" where the condition is empty.
    """

    def __init__(self, *args, measure, book, before=None, **kwargs):
        super().__init__(*args, prefix="awards", **kwargs)
        self.measure = measure
        self.before = table_of(before, measure, words=WORDS) if before else None
        rows = {row.level: row for row in table_of(book, measure, words=WORDS).rows}
        self.standing = {level: row.amounts for level, row in rows.items()}
        for level in (*Level, ""):
            row = rows.get(level)
            self.fields[f"{level or 'any'}-number"] = _number_field(level, row)
            for genre in (*Genre, ""):
                self.fields[f"{level or 'any'}-{genre or 'any'}"] = _amount_field(level, genre, row)

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
                kind=values.AWARD,
                measure=self.measure,
                level=level,
                genre=genre,
                amount=self.cleaned_data[f"{level or 'any'}-{genre or 'any'}"],
            )
            for level in (*Level, "")
            for genre in (*Genre, "")
            if self.cleaned_data[f"{level or 'any'}-{genre or 'any'}"] is not None
        ]


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
        max_digits=SIZE_DIGITS,
        decimal_places=SIZE_PLACES,
        initial=number_words(row.amounts[genre]) if row and genre in row.amounts else "",
        label=label,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    field.widget.attrs["aria-label"] = label
    return field
