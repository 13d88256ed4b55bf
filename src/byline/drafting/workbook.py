"""A rulebook as a workbook for Excel and WPS: sheets for its head, its terms, its tables, and each family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from byline.drafting.columns import (
    LANGUAGE,
    families,
    family_columns,
    head_columns,
    level_words,
    measure_words,
    table_columns,
    terms_columns,
    words_of,
)
from byline.drafting.families import family_of
from byline.drafting.forms import FORMS, RulebookForm
from byline.drafting.grids import TermsForm
from byline.drafting.laid_out import beside_the_tables
from byline.papers.sheet import Sheet, as_workbook
from byline.reckoning.terms import Measure
from byline.rules.models.rulebook import WORDS
from byline.rules.reading import by_number
from byline.vetting.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.papers.sheet import Cell
    from byline.rules.models import Rulebook


def workbook_of(rulebook: Rulebook) -> bytes:
    """Return a rulebook as an .xlsx file that `incoming` reads back to the same; bring it `whole()`."""
    with override(LANGUAGE):
        return as_workbook(_sheets(rulebook))


def _sheets(rulebook: Rulebook) -> Iterator[Sheet]:
    head = head_columns()
    yield Sheet(head.name, list(head.headings.values()), [_cells(RulebookForm(instance=rulebook), head)])
    terms = terms_columns()
    yield Sheet(
        terms.name,
        list(terms.headings.values()),
        [_cells(TermsForm(instance=one), terms) for one in rulebook.terms.all()],
    )
    table = table_columns()
    yield Sheet(table.name, list(table.headings.values()), list(_table_rows(rulebook, table)))
    rows = sorted([*beside_the_tables(rulebook), *rulebook.period_clauses.all()], key=by_number)
    for family, model in families():
        columns = family_columns(family, model)
        of_family = [row for row in rows if isinstance(row, model) and family_of(row) == family]
        forms = [FORMS[model](instance=row, family=family) for row in of_family]
        yield Sheet(columns.name, list(columns.headings.values()), [_cells(form, columns) for form in forms])


def _table_rows(rulebook: Rulebook, columns) -> Iterator[list[Cell]]:
    levels = {value: word for word, value in level_words().items()}
    for measure in Measure:
        for row in table_of(rulebook.book(), measure, words=WORDS).rows:
            amounts = {genre or "any": amount for genre, amount in row.amounts.items()}
            named = {"measure": str(measure.label), "level": levels[row.level], "number": row.number}
            yield [{**named, **amounts}.get(name) for name in columns.headings]


def _cells(form, columns) -> list[Cell]:
    measures = {value: word for word, value in measure_words().items()}
    return [
        measures[form.instance.measure] if name == "measure" else _cell(form, name)
        for name in columns.headings
    ]


def _cell(form, name: str) -> Cell:
    """Give what a field of a row says, in the words of the file; an empty one says nothing."""
    words = {value: word for word, value in words_of(form, name).items()}
    said = getattr(form.instance, f"{name}_id" if name in {"unit", "person"} else name)
    if isinstance(said, bool):
        spoken = {True: "true", False: "false"}[said]
        return words.get(spoken) or (_("yes") if said else None)
    if said in {None, ""}:
        return None
    if not words:
        return None if not said and name in {"each", "length_from", "hours_from"} else said
    return words[str(said)]
