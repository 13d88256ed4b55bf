"""When a review is due. Sums over moments; knows no rows."""

from __future__ import annotations

from datetime import datetime, timedelta

SATURDAY = 5


def due_after(since: datetime, *, days: int) -> datetime | None:
    """Return the moment `days` working days after `since`, at the same time of day; None for 0 days.

    Monday to Friday are working days; holidays that move are not known, so a due time may fall on one.
    """
    if not days:
        return None
    due = since
    while days:
        due += timedelta(days=1)
        days -= due.weekday() < SATURDAY
    return due
