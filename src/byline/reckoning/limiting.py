"""Floors, caps and vetoes: what an account comes to may not lie under, over, or stand at all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning import duties
from byline.reckoning.book import (
    BASE,
    EARNED,
    FLOOR,
    HONOURS,
    PENALTIES,
    PERIOD,
    TOTAL,
    VETO,
    WHOLE_YEAR,
    Fit,
    PeriodLine,
)
from byline.reckoning.credits import Step
from byline.reckoning.statement import LineLeftOpen

if TYPE_CHECKING:
    from byline.reckoning.statement import Statement


def limit(statement: Statement, line: PeriodLine) -> None:
    """Lift to a floor, or press down to a cap, what stands in one part of the account.

    BASE is what penalties leave of the base; PENALTIES are held by their size. Refuses with LineLeftOpen.
    """
    parts = statement.sums(line.measure)
    values = {
        BASE: parts[BASE] + parts[PENALTIES],
        EARNED: parts[EARNED],
        PENALTIES: -parts[PENALTIES],
        TOTAL: statement.total(line.measure),
    }
    if line.on not in values:
        raise LineLeftOpen(clause=line.clause, choice="on")
    lacks = line.amount - values[line.on]
    if lacks > 0 if line.kind == FLOOR else lacks < 0:
        change = -lacks if line.on == PENALTIES else lacks
        step = Step(line.kind, change, line.clause, line.on, line.amount)
        statement.give(line, change, to=line.on, steps=(step,))


def veto(statement: Statement, line: PeriodLine) -> None:
    """Take away what a veto reaches, penalties aside: they stay. Refuses with LineLeftOpen."""
    if line.on not in {PERIOD, WHOLE_YEAR, HONOURS}:
        raise LineLeftOpen(clause=line.clause, choice="on")
    if not line.mishap and not line.metric:
        raise LineLeftOpen(clause=line.clause, choice="mishap")
    if not _has_cause(statement, line):
        return
    statement.is_vetoed = True
    statement.tell(VETO, line)
    if line.on != HONOURS:
        taken = statement.total(line.measure) - statement.sums(line.measure)[PENALTIES]
        before = statement.account.before.get(line.measure, Decimal(0)) if line.on == WHOLE_YEAR else 0
        change = -(max(taken, Decimal(0)) + max(before, Decimal(0)))
        step = Step(VETO, change, line.clause, line.metric, fit=Fit(mishap=line.mishap))
        statement.give(line, change, to=TOTAL, steps=(step,))


def _has_cause(statement: Statement, line: PeriodLine) -> bool:
    account = statement.account
    of_year = account.incidents_of_year if line.on == WHOLE_YEAR else ()
    happened = any(one.mishap == line.mishap for one in (*account.incidents, *of_year))
    is_short = bool(line.metric) and any(due.gap for due in duties.looked_at(line, statement.owed))
    return happened or is_short
