"""The figures of a bulletin, counted from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.rules.periods import HALF_YEAR, Period
from byline.rules.terms import Measure
from byline.standings.figures import Figures, Row
from byline.standings.ranking import Standing, rank
from byline.standings.tallying import Counted, people_of, pieces_by_level, units_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from byline.team.models import Congress

NOW, TOTAL = "now", "total"


def gather(congress: Congress, *, period: Period) -> Figures:
    """Count a period of a half-year or less, and the half-year in which it ends up to its last day.

    People and units stand in the order of the half-year so far, by pieces; equal ones share a place.
    """
    half = Period.containing(period.last, HALF_YEAR)
    spans = {NOW: (period.first, period.last), TOTAL: (min(half.first, period.first), period.last)}
    by_level = pieces_by_level(congress, first=period.first, last=period.last)
    before = pieces_by_level(congress, first=_a_year_before(period).first, last=_a_year_before(period).last)
    return Figures(
        period=period.key,
        pieces=_sum(by_level),
        last_year=_sum(before),
        by_level=tuple(by_level),
        people=_rows(people_of(congress, period=half, spans=spans)),
        units=_rows(units_of(congress, period=half, spans=spans), are_units=True),
        gone=half.share_gone(period.last),
    )
