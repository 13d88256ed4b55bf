"""A rulebook laid out for reading, a chapter a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.terms import Genre, Level, Measure
from byline.rules.models.rulebook import WORDS
from byline.vetting.tables import Table, table_of

if TYPE_CHECKING:
    from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook


@dataclass(frozen=True)
class Chapter:
    """What a rulebook says about one measure: its terms, its table of awards, its other lines."""

    measure: str
    terms: MeasureTerms | None
    table: Table
    others: tuple[Clause, ...]

    @property
    def label(self) -> str:
        """The measure's name."""
        return str(Measure(self.measure).label)

    @property
    def heads(self) -> list[str]:
        """The heads of the table's columns."""
        rest = _("other genres") if any(self.table.genres) else _("any genre")
        return [str(Genre(genre).label) if genre else rest for genre in self.table.genres]

    @property
    def rows(self) -> list[tuple[str, str, list]]:
        """Each level's name, clause number and amounts; an amount the table does not state is None."""
        return [
            (
                str(Level(row.level).label) if row.level else _("other levels"),
                row.number,
                [row.amounts.get(genre) for genre in self.table.genres],
            )
            for row in self.table.rows
        ]


def by_number(row: Clause | PeriodClause) -> list[tuple[int, str]]:
    """Give what rows are sorted by, so that 3.10 comes after 3.9."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", row.number)]


def chapters(rulebook: Rulebook) -> list[Chapter]:
    """Lay out a rulebook's measures, those that have a clause or terms, in the order of `Measure`."""
    book = rulebook.book()
    terms = {row.measure: row for row in rulebook.terms.all()}
    told = {line.measure for line in book.lines}.union(terms)
    return [_chapter(rulebook, measure, terms.get(measure)) for measure in Measure.values if measure in told]


def _chapter(rulebook, measure, terms):
    clauses = sorted((one for one in rulebook.clauses.all() if one.measure == measure), key=by_number)
    table = table_of(rulebook.book(), measure, words=WORDS)
    if not table.is_worth_drawing:
        return Chapter(measure, terms, Table(measure, (), ()), tuple(clauses))
    beside = tuple(clause for clause in clauses if clause.line() in table.others)
    return Chapter(measure, terms, table, beside)
