"""Bonuses on top of an award, in the order a book states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.book import ADD, ADD_FIRST, BONUS, MULTIPLY, OF_AWARD, PERCENT, REPLACE, Line
from byline.reckoning.credits import Step
from byline.reckoning.fitting import ChoiceLeftOpen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Sized = tuple[Line, Decimal]


class OrderLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say which bonuses come first. State it in a new version."""


class OperationLeftOpen(ChoiceLeftOpen):
    """Bonus {clause} does not say what it does with the award. State it in a new version."""


class TwoReplace(Refused):
    """Bonuses {first} and {second} both take the place of the award. State which one applies."""


def worth(line: Line, factor: Decimal) -> tuple[Decimal, Decimal | None]:
    """Give a line's amount times a factor, its `cap` at most; and where that holds it, what it is times."""
    size = line.amount * factor
    return (size, None) if line.cap is None or size <= line.cap else (line.cap, line.amount)


def hang_on_order(operations: Collection[str]) -> bool:
    """Say whether bonuses that do these things come to different sums in different orders.

    One alone never does, and several percentages or several fixed sums do not; whatever multiplies does,
    as it may multiply what others gave or the award alone.
    """
    acting = [one for one in operations if one != REPLACE]
    return len(acting) > 1 and (MULTIPLY in acting or len(set(acting)) > 1)


def bonus_steps(bonuses: Sequence[Sized], *, ground: Decimal, order: str) -> list[Step]:
    """Turn bonuses, each with what its amount is multiplied by, into steps that say what each adds.

    Refuses with OrderLeftOpen, OperationLeftOpen or TwoReplace.
    """
    operations = [line.operation for line, _ in bonuses]
    for line, _ in bonuses:
        if line.operation not in {ADD, MULTIPLY, PERCENT, REPLACE}:
            raise OperationLeftOpen(clause=line.clause)
    if hang_on_order(operations) and not order:
        raise OrderLeftOpen
    replaced = _replacing([one for one in bonuses if one[0].operation == REPLACE], ground)
    award = sum((step.amount for step in replaced), ground)
    others = [one for one in bonuses if one[0].operation != REPLACE]
    if order == OF_AWARD:
        return replaced + [_step(one, award) for one in others]
    turns = (ADD, MULTIPLY, PERCENT) if order == ADD_FIRST else (MULTIPLY, PERCENT, ADD)
    return replaced + _one_after_another(others, award, turns)


def _replacing(bonuses: Sequence[Sized], award: Decimal) -> list[Step]:
    if len(bonuses) > 1:
        raise TwoReplace(first=bonuses[0][0].clause, second=bonuses[1][0].clause)
    return [_step(one, award) for one in bonuses]


def _one_after_another(bonuses: Sequence[Sized], award: Decimal, turns: Iterable[str]) -> list[Step]:
    steps: list[Step] = []
    running = award
    for operation in turns:
        ground = running
        for one in (one for one in bonuses if one[0].operation == operation):
            step = _step(one, running if operation == MULTIPLY else ground)
            running += step.amount
            steps.append(step)
    return steps


def _step(one: Sized, ground: Decimal) -> Step:
    line, factor = one
    size, rate = worth(line, factor)
    gain = {
        ADD: size,
        MULTIPLY: ground * size - ground,
        PERCENT: ground * size / 100,
        REPLACE: size - ground,
    }[line.operation]
    if line.basis and line.operation == ADD:
        return Step(BONUS, gain, line.clause, line.basis, factor, line.each, line.fit, rate=rate)
    return Step(BONUS, gain, line.clause, line.operation, size, fit=line.fit)
