"""The figures of a bulletin, counted from the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from byline.rankings.ranking import Standing, rank
from byline.reckoning.periods import HALF_YEAR, Period
from byline.reckoning.terms import Measure
from byline.targets.tallying import Counted, people_of, pieces_by_level, units_of
from byline.telling.figures import Figures, Row

if TYPE_CHECKING:
    from byline.team.models import Congress

NOW, TOTAL = "now", "total"
# money is told to those concerned, in no bulletin
RANKED = tuple(measure for measure in Measure.values if measure not in {Measure.PIECES, Measure.YUAN})


def gather(congress: Congress, *, period: Period) -> Figures:
    """Count a period of a half-year or less, and the half-year in which it ends up to its last day.

    People and units stand in the order of the half-year so far, by pieces; equal ones share a place.
    """
    half = Period.containing(period.last, HALF_YEAR)
    spans = {NOW: (period.first, period.last), TOTAL: (min(half.first, period.first), period.last)}
    by_level = pieces_by_level(congress, first=period.first, last=period.last)
    before = pieces_by_level(congress, first=_a_year_before(period).first, last=_a_year_before(period).last)
    units = units_of(congress, period=half, spans=spans)
    kinds = {one.key: one.unit for one in units}
    people = people_of(congress, period=half, spans=spans)
    return Figures(
        period=period.key,
        pieces=_sum(by_level),
        last_year=_sum(before),
        by_level=tuple(by_level),
        people=tuple(
            _row(standing, unit=standing.row.unit, kind=kinds.get(standing.row.unit_key, ""))
            for standing in _ranked(people)
        ),
        units=tuple(_row(standing, kind=standing.row.unit) for standing in _ranked(units)),
        gone=half.share_gone(period.last),
        by_level_total=tuple(pieces_by_level(congress, first=spans[TOTAL][0], last=period.last)),
    )


def _ranked(counted: list[Counted]) -> list[Standing[Counted]]:
    """Rank those who owe something or earned something; the others have no part in it."""
    concerned = [one for one in counted if one.targets or _total(one)]
    return rank(concerned, by=_total)


def _total(one: Counted) -> Decimal:
    return one.amount(TOTAL, measure=Measure.PIECES)


def _row(standing: Standing[Counted], *, unit: str = "", kind: str = "") -> Row:
    one = standing.row
    target = one.target(measure=Measure.PIECES)
    return Row(
        place=standing.place,
        is_tied=standing.is_tied,
        name=one.name,
        unit=unit,
        now=one.amount(NOW, measure=Measure.PIECES),
        total=_total(one),
        points=one.amount(TOTAL, measure=Measure.POINTS),
        target=target.amount if target else None,
        met=one.done_of(target, span=TOTAL) if target else None,
        kind=kind,
        more=tuple(
            (measure, one.amount(NOW, measure=measure), one.amount(TOTAL, measure=measure))
            for measure in RANKED
        ),
    )


def _sum(by_level: list[tuple[str, Decimal]]) -> Decimal:
    return sum((amount for _level, amount in by_level), Decimal(0))


def _a_year_before(period: Period) -> Period:
    """Give the same period of last year."""
    year_before = period.first.replace(year=period.first.year - 1)
    return Period.containing(year_before, period.kind)
