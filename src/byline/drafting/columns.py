"""The sheets of a rulebook as a workbook: which there are, and what the headings of each say.

The words are Chinese whatever the reader's language is: the file goes from office to office.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import override

from byline.drafting.families import CLAUSE_FAMILIES, PERIOD_FAMILIES
from byline.drafting.forms import FORMS, RulebookForm
from byline.drafting.grids import TermsForm
from byline.reckoning.terms import Genre, Level, Measure
from byline.rules.models import Clause, PeriodClause, Rulebook

if TYPE_CHECKING:
    from byline.drafting.families import Family
    from byline.team.models import Congress

LANGUAGE = "zh-hans"
HEAD_FIELDS = ("title", "order", "band_end", "ties", "cut_off_day")


@dataclass(frozen=True)
class Columns:
    """One sheet: its name, and the heading of each field in their order."""

    name: str
    headings: dict[str, str]


def head_columns() -> Columns:
    """Give the sheet with the head of the book: one row."""
    with override(LANGUAGE):
        fields = RulebookForm().fields
        return Columns(_("Rulebook"), {name: str(fields[name].label) for name in HEAD_FIELDS})


def terms_columns() -> Columns:
    """Give the sheet with the terms of the measures: a row a measure."""
    with override(LANGUAGE):
        labels = {name: str(field.label) for name, field in TermsForm().fields.items()}
        return Columns(_("Terms of the measures"), {"measure": _("measure"), **labels})


def table_columns() -> Columns:
    """Give the sheet with the tables of awards: a row a measure and level, a column a genre."""
    with override(LANGUAGE):
        genres = {genre.value: str(genre.label) for genre in Genre}
        named = {"measure": _("measure"), "level": _("level"), "number": _("number of the clause")}
        return Columns(_("Awards by level and genre"), {**named, **genres, "any": _("other genres")})


def family_columns(family: Family, model: type[Clause | PeriodClause]) -> Columns:
    """Give the sheet of one family of rows."""
    with override(LANGUAGE):
        fields = {**FORMS[model].base_fields}
        return Columns(str(family.label), {name: str(fields[name].label) for name in family.fields})


def empty_row(
    family: Family, model: type[Clause | PeriodClause], congress: Congress
) -> Clause | PeriodClause:
    """Make a row of a family that says nothing yet."""
    return model(rulebook=Rulebook(congress=congress), **family.facts)


def families() -> list[tuple[Family, type[Clause | PeriodClause]]]:
    """Every family, each with its kind of row, in the order of the sheets."""
    return [
        *((family, Clause) for family in CLAUSE_FAMILIES.values()),
        *((family, PeriodClause) for family in PERIOD_FAMILIES.values()),
    ]


def words_of(form, name: str) -> dict[str, str]:
    """Give the words that a field takes in a cell, each with its value; an open field takes any: none."""
    field = form.fields[name]
    if hasattr(field, "queryset"):
        return {str(row): str(row.pk) for row in field.queryset}
    if isinstance(field, forms.BooleanField):
        return {_("yes"): "on", _("no"): ""}
    return {
        str(label): str(value) for value, label in getattr(field, "choices", ()) if value not in {"", None}
    }


def measure_words() -> dict[str, str]:
    """Give the words for measures."""
    return {str(one.label): one.value for one in Measure}


def level_words() -> dict[str, str]:
    """Give the words for levels in a table of awards."""
    return {**{str(one.label): one.value for one in Level}, _("other levels"): ""}
