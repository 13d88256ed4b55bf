"""One sum shared among several so that the shares add up to it exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.book import EACH, EQUAL, FIRST, FIXED, PEOPLE, SHARED, UNITS, WEIGHTS, Terms
from byline.reckoning.credits import Step
from byline.reckoning.fitting import ChoiceLeftOpen, measure_of
from byline.reckoning.rounding import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.reckoning.events import Taker
    from byline.reckoning.facts import Key


class SharesMissing(Refused):
    """The authors' shares must not be negative, and one must be above zero. Enter the shares again."""


class ShareLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say how several authors share, in {measure}. State it in a new version."""


class PartLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say what fixed part each author takes, in {measure}. State it."""


@dataclass(frozen=True)
class Share:
    """What one of several takes, and the steps that say how it came to that."""

    amount: Decimal
    steps: tuple[Step, ...] = ()


def shares(amount: Decimal, takers: Sequence[Taker], *, terms: Terms, share: str) -> list[Share]:
    """Share an amount among takers as a line, `share`, or else the terms say; one alone takes the whole.

    With FIRST, those who take nothing have a share of 0. Refuses with ShareLeftOpen, PartLeftOpen,
    RoundingLeftOpen or SharesMissing.
    """
    way = share or terms.share
    if len(takers) == 1:
        return [Share(amount)]
    if way == UNITS:
        return _by_unit(amount, takers, terms)
    amounts, sizes = _split(amount, takers, terms, way)
    of = PEOPLE if takers and takers[0].person is not None else UNITS
    return [
        Share(one, (Step(SHARED, one, operation=way, size=size, count=len(takers), of=of),))
        for one, size in zip(amounts, sizes, strict=True)
    ]


def parts(total: Decimal, weights: Sequence[Decimal], *, places: int) -> list[Decimal]:
    """Split a total into one part a weight, to so many decimals; the parts add up to the total exactly.

    Each is rounded towards nothing; what is missing goes, one smallest unit each, to the largest remainders,
    of equals to the one named earlier. `total` has no more decimals than `places`; below zero its parts are
    those of the same sum above it.

    Refuses with SharesMissing.
    """
    if total < 0:
        return [-one for one in parts(-total, weights, places=places)]
    whole = sum(map(Fraction, weights))
    if whole <= 0 or min(weights) < 0:
        raise SharesMissing
    units = int(total.scaleb(places))
    exact = [units * Fraction(weight) / whole for weight in weights]
    cut = [int(one) for one in exact]
    by_remainder = sorted(range(len(cut)), key=lambda at: (cut[at] - exact[at], at))
    for at in by_remainder[: units - sum(cut)]:
        cut[at] += 1
    return [Decimal(one).scaleb(-places) for one in cut]


def _split(
    amount: Decimal, takers: Sequence[Taker], terms: Terms, way: str
) -> tuple[list[Decimal], list[Decimal]]:
    """Give each one's amount and part of one."""
    one, nothing = Decimal(1), Decimal(0)
    if way == EACH:
        return [amount for _ in takers], [one for _ in takers]
    if way == FIRST:
        return [amount, *(nothing for _ in takers[1:])], [one, *(nothing for _ in takers[1:])]
    if way == FIXED:
        if terms.part is None:
            raise PartLeftOpen(measure=measure_of(terms))
        fixed = rounded(amount * terms.part, terms)
        return [fixed for _ in takers], [terms.part for _ in takers]
    if way not in {WEIGHTS, EQUAL}:
        raise ShareLeftOpen(measure=measure_of(terms))
    weights = [taker.weight if way == WEIGHTS else one for taker in takers]
    amounts = parts(amount, weights, places=places_of(terms))
    return amounts, [weight / sum(weights, nothing) for weight in weights]


def _by_unit(amount: Decimal, takers: Sequence[Taker], terms: Terms) -> list[Share]:
    """Give each unit the whole; its people share that by their weights."""
    units: dict[Key, list[Taker]] = {}
    for taker in takers:
        units.setdefault(taker.unit, []).append(taker)
    once = Step(SHARED, amount, operation=UNITS, size=Decimal(1), count=len(units), of=UNITS)
    told = (once,) if len(units) > 1 else ()
    found = {
        id(taker): Share(share.amount, (*told, *share.steps))
        for people in units.values()
        for taker, share in zip(people, shares(amount, people, terms=terms, share=WEIGHTS), strict=True)
    }
    return [found[id(taker)] for taker in takers]
