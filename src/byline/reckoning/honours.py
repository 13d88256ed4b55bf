"""Honours: who comes first in a period, and who reaches a threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.reckoning.book import ALL_TIED, COMPETITION, DENSE, HONOUR, NONE_TIED, PeriodLine
from byline.reckoning.credits import Step
from byline.reckoning.duties import is_about
from byline.reckoning.fitting import ChoiceLeftOpen
from byline.reckoning.statement import WARNING, LineLeftOpen, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    Ranked = list[tuple[Decimal, Statement]]


class TiesLeftOpen(ChoiceLeftOpen):
    """Clause {clause} has equals at its last place and does not say whether all or none of them have it."""


class PlacesLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say which places come after equals. State it in a new version."""


def honoured(line: PeriodLine, statements: Sequence[Statement], *, ties: str) -> None:
    """Note who has an honour, with place, and credit what the line gives for it.

    Only who has more than nothing, and no veto, comes in. A line that says `under` alone names, as a
    warning, all who stay under it. Refuses with LineLeftOpen, TiesLeftOpen or PlacesLeftOpen.
    """
    if line.count is None and line.at_least is None and line.under is None:
        raise LineLeftOpen(clause=line.clause, choice="count, at_least, under")
    found = [
        (done, statement)
        for statement in statements
        if is_about(line, statement.account) and (done := statement.standing(line)) is not None
    ]
    if line.count is None and line.at_least is None:
        for done, statement in found:
            if line.under is not None and done < line.under:
                statement.tell(WARNING, line)
        return
    eligible = [
        (done, statement)
        for done, statement in found
        if done > 0 and not statement.is_vetoed and (line.at_least is None or done >= line.at_least)
    ]
    for place, done, statement in _placed(_first(line, eligible), ties):
        statement.tell(HONOUR, line, place=place)
        step = Step(HONOUR, line.amount, line.clause, line.metric, done, place)
        statement.give(line, line.amount, steps=(step,))


def _first(line: PeriodLine, found: Ranked) -> Ranked:
    ranked = sorted(found, key=lambda one: -one[0])
    if line.count is None or len(ranked) <= line.count:
        return ranked
    last, next_one = ranked[line.count - 1][0], ranked[line.count][0]
    if last != next_one:
        return ranked[: line.count]
    if line.ties not in {ALL_TIED, NONE_TIED}:
        raise TiesLeftOpen(clause=line.clause)
    return [one for one in ranked if one[0] > last or (one[0] == last and line.ties == ALL_TIED)]


def _placed(ranked: Ranked, ties: str) -> list[tuple[int, Decimal, Statement]]:
    values = [done for done, _statement in ranked]
    if len(set(values)) < len(values) and ties not in {COMPETITION, DENSE}:
        raise PlacesLeftOpen
    different = sorted(set(values), reverse=True)
    return [
        ((different if ties == DENSE else values).index(done) + 1, done, statement)
        for done, statement in ranked
    ]
