"""A rulebook laid out for reading, a chapter a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import line_words
from byline.rules.models.rulebook import WORDS
from byline.vetting.tables import Table, table_of

if TYPE_CHECKING:
    from byline.reckoning.book import Line
    from byline.rules.models import MeasureTerms, Rulebook


@dataclass(frozen=True)
class Chapter:
    """What a rulebook says about one measure: its terms, its table of awards, its other lines."""

    measure: str
    terms: MeasureTerms | None
    table: Table
    lines: tuple[Line, ...]

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

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """Number and words of each line that stands outside the table."""
        return [(line.clause, line_words(line)) for line in self.lines]


def chapters(rulebook: Rulebook) -> list[Chapter]:
    """Lay out a rulebook's measures, those that have a clause or terms, in the order of `Measure`."""
    book = rulebook.book()
    terms = {row.measure: row for row in rulebook.terms.all()}
    told = {line.measure for line in book.lines}.union(terms)
    return [_chapter(book, measure, terms.get(measure)) for measure in Measure.values if measure in told]


def _chapter(book, measure, terms):
    table = table_of(book, measure, words=WORDS)
    if table.is_worth_drawing:
        return Chapter(measure, terms, table, table.others)
    lines = tuple(line for line in book.lines if line.measure == measure)
    return Chapter(measure, terms, Table(measure, (), lines), lines)
