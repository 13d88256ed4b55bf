"""One sum shared among several so that the shares add up to it exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence


class SharesMissing(Refused):
    """The authors' shares must not be negative, and one must be above zero. Enter the shares again."""


def parts(total: Decimal, weights: Sequence[Decimal], *, places: int) -> list[Decimal]:
    """Split a total into one part a weight, to so many decimals; the parts add up to the total exactly.

    Each is rounded down; what is missing goes, one smallest unit each, to the largest remainders,
    of equals to the one named earlier. `total` has no more decimals than `places`, and is not negative.

    Refuses with SharesMissing.
    """
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
