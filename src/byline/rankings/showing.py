"""A ranking as it is shown: its columns and cells, the same on the page, in the sheet and in JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.papers.chart import Bar, Chart, Frame, as_svg
from byline.papers.sheet import Sheet, as_workbook
from byline.rankings.asked import title_of
from byline.rankings.tables import is_own, may_open
from byline.reckoning.naming import number_words
from byline.reckoning.terms import Level, Measure
from byline.reckoning.words import period_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from byline.rankings.tables import Line, Question, Ranking
    from byline.targets.tallying import TieRule
    from byline.team.models import Person

AMOUNT, TARGET, RATE, LEVEL, OTHER, WRITERS, HEAD = (
    "amount",
    "target",
    "rate",
    "level",
    "other",
    "writers",
    "per_head",
)
# in the address of the ledger: what has no level
NONE = "none"
HOLDERS = {"people": "person", "squads": "squad"}
BARS = 20
# as wide as a telephone, so that the letters stay readable there
NARROW = Frame(width=360, letter=13, row=23)


@dataclass(frozen=True)
class Column:
    """One column of figures: which one, its heading, and of a level's column the level."""

    name: str
    label: str
    level: str = ""

    @property
    def key(self) -> str:
        """What it is called in JSON."""
        return f"{self.name}_{self.level or NONE}" if self.name == LEVEL else self.name


@dataclass(frozen=True)
class Cell:
    """One figure: the number, and the address of the lines it is the sum of, "" where nobody may open it."""

    column: Column
    value: Decimal | int | None
    address: str = ""


@dataclass(frozen=True)
class Row:
    """One line as its reader sees it."""

    line: Line
    cells: list[Cell]
    is_own: bool

    @property
    def amount(self) -> Cell:
        """The figure it is ranked by."""
        return self.cells[0]

    @property
    def more(self) -> list[Cell]:
        """The figures beside it."""
        return self.cells[1:]


def columns_of(ranking: Ranking) -> list[Column]:
    """Name the columns of figures."""
    question = ranking.question
    levels = [Column(LEVEL, level_words(level), level) for level in ranking.levels]
    writers = _("Members") if question.is_of_squads else _("Writers")
    head = [Column(WRITERS, writers), Column(HEAD, _("Per head"))]
    target = [Column(TARGET, _("Target")), Column(RATE, _("Done (%)"))]
    return [
        Column(AMOUNT, measure_heading(question.measure)),
        *([] if question.levels or question.is_of_squads else target),
        *([] if question.is_of_people else head),
        *levels,
        Column(OTHER, measure_heading(question.other_measure)),
    ]


def measure_heading(measure: str) -> str:
    """Name a measure above a column."""
    words: dict[str, str] = {Measure.PIECES: _("Pieces adopted"), Measure.POINTS: _("Points")}
    return words.get(measure) or str(Measure(measure).label)


def level_words(level: str) -> str:
    """Name a level; of none, too."""
    return str(Level(level).label) if level else pgettext("level", "Without level")


def rows_of(ranking: Ranking, lines: Iterable[Line], *, reader: Person) -> list[Row]:
    """Return lines of a ranking with their figures as their reader may open them."""
    columns = columns_of(ranking)
    found = []
    for line in lines:
        opens = may_open(reader, line)
        cells = [_cell(line, column, opens=opens) for column in columns]
        found.append(Row(line, cells, is_own(reader, line)))
    return found


def _cell(line: Line, column: Column, *, opens: bool) -> Cell:
    value = _value(line, column)
    return Cell(column, value, _address(line, column) if opens and value and column.name != WRITERS else "")


def _value(line: Line, column: Column) -> Decimal | int | None:
    progress = line.progress
    values = {
        AMOUNT: lambda: line.amount,
        TARGET: lambda: progress and progress.target,
        RATE: lambda: progress and round(progress.share * 100),
        LEVEL: lambda: line.at_level(column.level),
        OTHER: lambda: line.other,
        WRITERS: lambda: len(line.counted.writers),
        HEAD: lambda: line.per_head,
    }
    return values[column.name]()


def _address(line: Line, column: Column) -> str:
    """Give where the lines stand that come to a figure; of a target the page of targets."""
    question = line.question
    if column.name == TARGET:
        return f"{reverse('targets')}?{urlencode({'period': question.period.key})}"
    levels = {LEVEL: (column.level,), RATE: line.target_levels}.get(column.name, question.levels)
    measure = question.other_measure if column.name == OTHER else question.measure
    return entries_of(line, measure=measure, levels=levels)


def entries_of(line: Line, *, measure: str, levels: Iterable[str]) -> str:
    """Give the address of the ledger's lines that come to what a line of a ranking says."""
    question = line.question
    asked = [
        (HOLDERS.get(question.of, "unit"), line.counted.key),
        ("period", question.period.key),
        ("measure", measure),
        *(("level", level or NONE) for level in levels),
    ]
    return f"{reverse('entries')}?{urlencode(asked)}"


def rule_words(rule: TieRule) -> str:
    """Tell what becomes of places after equals."""
    if rule.ties == "dense":
        return _("Equal figures share a place, and the next place follows at once (1, 2, 2, 3).")
    return _("Equal figures share a place, and the places they take up stay empty behind them (1, 2, 2, 4).")


def as_sheet(ranking: Ranking, *, reader: Person) -> bytes:
    """Return the .xlsx of exactly what the page shows; the leaders on a sheet of their own."""
    title = title_of(ranking.question)
    parts = [(title, ranking.lines)]
    if ranking.question.has_leaders_apart:
        parts.append((pgettext("ranking", "Leaders"), ranking.apart))
    heads = [*heads_of(ranking.question), *(column.label for column in columns_of(ranking))]
    sheets = [
        Sheet(name, heads, [_sheet_row(row) for row in rows_of(ranking, lines, reader=reader)])
        for name, lines in parts
    ]
    return as_workbook(sheets)


def heads_of(question: Question) -> list[str]:
    """Name the columns before the figures."""
    who = [pgettext("person", "Name"), _("Unit")] if question.is_of_people else [_("Unit")]
    who = [_("Squad")] if question.is_of_squads else who
    return [_("Place"), _("Tied"), _("Places up"), *who]


def _sheet_row(row: Row) -> list:
    standing, counted = row.line.standing, row.line.counted
    who = [counted.name, counted.unit] if row.line.question.is_of_people else [counted.name]
    tied = _("tied") if standing.is_tied else ""
    return [standing.place, tied, standing.moved, *who, *(cell.value for cell in row.cells)]


def as_plain(ranking: Ranking, *, reader: Person) -> dict:
    """Return a ranking as JSON holds it; figures are text, so that none changes."""
    question, rule = ranking.question, ranking.rule
    return {
        "title": title_of(question),
        "of": question.of,
        "period": question.period.key,
        "before": question.period.previous().key,
        "measure": question.measure,
        "levels": list(question.levels),
        "ties": {
            "rule": rule.ties,
            "rulebook": rule.title,
            "in_force_from": rule.since.isoformat() if rule.since else None,
        },
        "is_whole": ranking.is_whole,
        "lines": list(_plain(rows_of(ranking, ranking.lines, reader=reader))),
        "leaders": list(_plain(rows_of(ranking, ranking.apart, reader=reader))),
    }


def _plain(rows: Iterable[Row]) -> Iterator[dict]:
    for row in rows:
        standing, counted = row.line.standing, row.line.counted
        yield {
            "place": standing.place,
            "is_tied": standing.is_tied,
            "moved": standing.moved,
            "key": counted.key,
            "name": counted.name,
            "unit": counted.unit if row.line.question.is_of_people else "",
            **{cell.column.key: None if cell.value is None else str(cell.value) for cell in row.cells},
        }


def chart_of(ranking: Ranking) -> str:
    """Draw the first ones as bars, with a tick at what they owe; "" where there is nothing to draw."""
    lines = [line for line in ranking.lines[:BARS] if line.amount > 0]
    bars = tuple(
        Bar(
            line.counted.name,
            line.amount,
            number_words(line.amount),
            line.progress.target if line.progress else None,
        )
        for line in lines
    )
    label = Measure(ranking.question.measure).label
    caption = _("Unit: {unit}").format(unit=label)
    if any(bar.goal for bar in bars):
        period = period_label(ranking.question.period)
        caption += _("; the line is the target of {period}").format(period=period)
    return as_svg(Chart(title_of(ranking.question), bars, caption), frame=NARROW) if bars else ""
