"""How amounts are rounded, as a book states it for a measure."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

from byline.reckoning.book import DOWN, HALF_EVEN, HALF_UP, UP, Terms
from byline.reckoning.fitting import ChoiceLeftOpen, measure_of

MODES = {HALF_UP: ROUND_HALF_UP, DOWN: ROUND_DOWN, UP: ROUND_UP, HALF_EVEN: ROUND_HALF_EVEN}


class RoundingLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say how amounts are rounded, in {measure}. State it in a new version."""


def places_of(terms: Terms) -> int:
    """Give the decimals of a credit. Refuses with RoundingLeftOpen."""
    if terms.places is None:
        raise RoundingLeftOpen(measure=measure_of(terms))
    return terms.places


def rounded(amount: Decimal, terms: Terms) -> Decimal:
    """Round an amount to the decimals of its measure; DOWN and UP are towards and away from nothing.

    Refuses with RoundingLeftOpen where decimals, or a way that is needed, are not stated.
    """
    smallest = Decimal(1).scaleb(-places_of(terms))
    exact = amount.quantize(smallest, rounding=ROUND_DOWN)
    if exact == amount:
        return exact
    if terms.rounding not in MODES:
        raise RoundingLeftOpen(measure=measure_of(terms))
    return amount.quantize(smallest, rounding=MODES[terms.rounding])
