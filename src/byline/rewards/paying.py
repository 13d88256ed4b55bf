"""What is paid of what the ledger says: sums by head, rounded as stated. It knows no database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = Decimal(0)
# how sums are rounded: to the cent, the tenth of a yuan, the yuan; half is rounded up
STEPS = {"cent": Decimal("0.01"), "tenth": Decimal("0.1"), "yuan": Decimal(1)}


@dataclass(frozen=True)
class Sum:
    """What one head gets: the key (person or None, unit), the exact sum, and the sum that is paid."""

    key: tuple[int | None, int]
    exact: Decimal
    paid: Decimal
    entries: tuple[int, ...]


def rounded(amount: Decimal, *, to: str) -> Decimal:
    """Round a sum as stated (a key of STEPS), to two places; half is rounded up."""
    return amount.quantize(STEPS[to], rounding=ROUND_HALF_UP).quantize(STEPS["cent"])


def sums(
    entries: Iterable[tuple[int, int | None, int, Decimal]], *, to: str
) -> tuple[tuple[Sum, ...], tuple[Sum, ...]]:
    """Add up entries (number, person, unit, amount) by head, and round each sum once.

    Returns who is paid, and who is not: a sum that comes to nothing or less waits for the next payment.
    """
    exact: dict[tuple[int | None, int], Decimal] = defaultdict(Decimal)
    numbers: dict[tuple[int | None, int], list[int]] = defaultdict(list)
    for number, person, unit, amount in entries:
        exact[person, unit] += amount
        numbers[person, unit].append(number)
    told = [Sum(key, sum_, rounded(sum_, to=to), tuple(numbers[key])) for key, sum_ in exact.items()]
    return tuple(one for one in told if one.paid > NOTHING), tuple(one for one in told if one.paid <= NOTHING)
