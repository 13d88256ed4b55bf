"""On which day an entry counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

# the smallest unit of an entry's amount
SMALLEST = Decimal("0.0001")


def counted_on(printed_on: date, *, entered_on: date, cut_off_day: int) -> date:
    """Return the day on which a print counts that is entered in the ledger on `entered_on`.

    It is the day of print, so that a piece counts in the month it was printed. When it is entered after
    `cut_off_day` of the month after that, it is the day of entry instead. 0 means no cut-off.
    """
    if not cut_off_day:
        return printed_on
    next_month = (printed_on.replace(day=28) + timedelta(days=4)).replace(day=1)
    last_day = next_month.replace(day=cut_off_day)
    return printed_on if entered_on <= last_day else entered_on


def exact(amount: Decimal) -> Decimal:
    """Return a sum of amounts without what a database that adds in floats left in the last places."""
    return amount.quantize(SMALLEST)
