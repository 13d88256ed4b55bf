"""The figures of a bulletin, counted from the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from byline.rankings.tables import NOW as TOTAL
from byline.rankings.tables import PEOPLE, UNITS, WITHIN, Line, Question, ranking
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.terms import Measure
from byline.targets.tallying import pieces_by_level
from byline.telling.figures import Figures, Row

if TYPE_CHECKING:
    from byline.team.models import Congress

# money is told to those concerned, in no bulletin
RANKED = tuple(measure for measure in Measure.values if measure not in {Measure.PIECES, Measure.YUAN})


def gather(congress: Congress, *, period: Period) -> Figures:
    """Count a period of a half-year or less, and the half-year in which it ends up to its last day.

    People and units stand in the order of the half-year so far, by pieces; equal ones share a place.
    """
    half = Period.containing(period.last, HALF_YEAR)
    by_level = pieces_by_level(congress, first=period.first, last=period.last)
    before = pieces_by_level(congress, first=_a_year_before(period).first, last=_a_year_before(period).last)
    asked = {"until": period.last, "within": (period.first, period.last)}
    units = ranking(congress, question=Question(UNITS, half, Measure.PIECES, **asked))
    people = ranking(congress, question=Question(PEOPLE, half, Measure.PIECES, **asked))
    kinds = {line.counted.key: line.counted.unit for line in units.lines}
    return Figures(
        period=period.key,
        pieces=_sum(by_level),
        last_year=_sum(before),
        by_level=tuple(by_level),
        people=tuple(
            _row(line, unit=line.counted.unit, kind=kinds.get(line.counted.unit_key, ""))
            for line in _concerned(people.lines)
        ),
        units=tuple(_row(line, kind=line.counted.unit) for line in _concerned(units.lines)),
        gone=half.share_gone(period.last),
        by_level_total=tuple(pieces_by_level(congress, first=half.first, last=period.last)),
        ties=people.rule.ties,
    )


def _concerned(lines: list[Line]) -> list[Line]:
    """Keep those who owe something or earned something; the others have no part in it."""
    return [line for line in lines if line.counted.targets or line.amount]


def _row(line: Line, *, unit: str = "", kind: str = "") -> Row:
    one = line.counted
    target = one.target(measure=Measure.PIECES)
    return Row(
        place=line.standing.place,
        is_tied=line.standing.is_tied,
        name=one.name,
        unit=unit,
        now=one.amount(WITHIN, measure=Measure.PIECES),
        total=line.amount,
        points=one.amount(TOTAL, measure=Measure.POINTS),
        target=target.amount if target else None,
        met=one.done_of(target, span=TOTAL) if target else None,
        kind=kind,
        more=tuple(
            (measure, one.amount(WITHIN, measure=measure), one.amount(TOTAL, measure=measure))
            for measure in RANKED
        ),
    )


def _sum(by_level: list[tuple[str, Decimal]]) -> Decimal:
    return sum((amount for _level, amount in by_level), Decimal(0))


def _a_year_before(period: Period) -> Period:
    """Give the same period of last year."""
    year_before = period.first.replace(year=period.first.year - 1)
    return Period.containing(year_before, period.kind)
