"""A book's awards laid out as a clerk reads them: a row a level, a column a genre, and what fits no cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.reckoning.book import AWARD, Book, Fit, Line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from byline.vetting.checking import Vocabulary


@dataclass(frozen=True)
class Row:
    """One level ("" for any) with its clause number, and the amount of each genre ("" for any other)."""

    level: str
    number: str
    amounts: Mapping[str, Decimal]


@dataclass(frozen=True)
class Table:
    """The awards of one measure by level and genre, and the lines that no cell can hold, in their order."""

    measure: str
    rows: tuple[Row, ...]
    others: tuple[Line, ...]

    @property
    def genres(self) -> tuple[str, ...]:
        """The genres that any row names, in the order they first stand there, "" last."""
        named = dict.fromkeys(genre for row in self.rows for genre in row.amounts if genre)
        has_rest = any("" in row.amounts for row in self.rows)
        return (*named, "") if has_rest else tuple(named)

    @property
    def is_worth_drawing(self) -> bool:
        """Whether there is more in the table than one line that fits everything."""
        return any(row.level for row in self.rows) or any(self.genres)


def table_of(book: Book, measure: str, *, words: Vocabulary) -> Table:
    """Lay out the lines of one measure.

    A level's row has one clause number, that of its first line; lines under another one are left over.
    """
    lines = [line for line in book.lines if line.measure == measure]
    placed: list[Line] = []
    rows = []
    for level in (*words.levels, ""):
        cells = _cells([line for line in lines if _is_plain(line) and line.fit.level == level])
        if cells:
            placed += cells.values()
            amounts = {genre: cells[genre].amount for genre in (*words.genres, "") if genre in cells}
            rows.append(Row(level, next(iter(cells.values())).clause, amounts))
    others = tuple(line for line in lines if not any(line is one for one in placed))
    return Table(measure, tuple(rows), others)


def _is_plain(line: Line) -> bool:
    plain = Fit(level=line.fit.level, genre=line.fit.genre)
    return line == Line(line.clause, line.measure, line.amount, kind=AWARD, fit=plain)


def _cells(lines: list[Line]) -> dict[str, Line]:
    cells: dict[str, Line] = {}
    for line in lines:
        if line.clause == lines[0].clause:
            cells.setdefault(line.fit.genre, line)
    return cells
