"""Working days between a proposal and its signing. It knows no database."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def last_working_day(since: date, *, days: int) -> date:
    """Return the last of `days` working days after a day.

    Monday to Friday are working days; holidays that move are not known, so the office adds days for them.
    """
    day = since
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
