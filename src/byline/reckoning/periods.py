"""Weeks, months, quarters, half-years and years as values, each with its first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from byline.errors import Refused

MONTH, QUARTER, HALF_YEAR, YEAR = "month", "quarter", "half_year", "year"
# a week is no part of a month, and stands among the kinds for rules alone
WEEK = "week"
MONTHS_IN = {MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12}
_SHAPES = {
    MONTH: re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])"),
    QUARTER: re.compile(r"((?:19|20|21)[0-9]{2})-Q([1-4])"),
    HALF_YEAR: re.compile(r"((?:19|20|21)[0-9]{2})-H([12])"),
    YEAR: re.compile(r"((?:19|20|21)[0-9]{2})()"),
}
_WEEK = re.compile(r"((?:19|20|21)[0-9]{2})-W(0[1-9]|[1-4][0-9]|5[0-3])")


class NotAPeriod(Refused):
    """“{key}” is not a period. Write it as 2026, 2026-H1, 2026-Q2 or 2026-03."""


class NeitherPeriodNorWeek(NotAPeriod):
    """“{key}” is not a period. Write it as 2026, 2026-H1, 2026-Q2, 2026-03 or, for a week, 2026-W10."""


@dataclass(frozen=True, order=True)
class Period:
    """One week, month, quarter, half-year or year, both days inclusive. Earlier ones sort first.

    A week is of ISO 8601: from Monday to Sunday, and of the year in which its Thursday lies.
    """

    first: date
    last: date
    kind: str

    @classmethod
    def week(cls, year: int, number: int) -> Period:
        """Give a week by its number in the year, from 1 to 52 or 53. Refuses with NeitherPeriodNorWeek."""
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError as problem:
            raise NeitherPeriodNorWeek(key=f"{year:04d}-W{number:02d}") from problem
        return cls(monday, monday + timedelta(days=6), WEEK)

    @classmethod
    def month(cls, year: int, number: int) -> Period:
        """Give a month by its number from 1 to 12."""
        return _nth(year, number, MONTH)

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Give a quarter by its number from 1 to 4."""
        return _nth(year, number, QUARTER)

    @classmethod
    def half_year(cls, year: int, number: int) -> Period:
        """Give a half-year, 1 or 2."""
        return _nth(year, number, HALF_YEAR)

    @classmethod
    def year(cls, year: int) -> Period:
        """Give a calendar year."""
        return _nth(year, 1, YEAR)

    @classmethod
    def containing(cls, day: date, kind: str) -> Period:
        """Give the period of this kind in which a day lies."""
        if kind == WEEK:
            return cls.week(*day.isocalendar()[:2])
        return _nth(day.year, (day.month - 1) // MONTHS_IN[kind] + 1, kind)

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        """Give the period that has exactly these first and last days; StopIteration where there is none."""
        days = (cls.containing(first, kind) for kind in MONTHS_IN)
        return next(one for one in days if (one.first, one.last) == (first, last))

    @classmethod
    def parse(cls, key: str) -> Period:
        """Read what `key` writes: 2026, 2026-H1, 2026-Q2, 2026-03. Refuses with NotAPeriod."""
        for kind, shape in _SHAPES.items():
            found = shape.fullmatch(key)
            if found:
                return _nth(int(found[1]), int(found[2] or 1), kind)
        raise NotAPeriod(key=key)

    @classmethod
    def parse_with_weeks(cls, key: str) -> Period:
        """Read what `key` writes, 2026-W10 too. Refuses with NeitherPeriodNorWeek."""
        if found := _WEEK.fullmatch(key):
            return cls.week(int(found[1]), int(found[2]))
        try:
            return cls.parse(key)
        except NotAPeriod as problem:
            raise NeitherPeriodNorWeek(key=key) from problem

    @property
    def number(self) -> int:
        """Which one of its kind in the year, from 1."""
        if self.kind == WEEK:
            return self.first.isocalendar().week
        return (self.first.month - 1) // MONTHS_IN[self.kind] + 1

    @property
    def key(self) -> str:
        """The period as it stands in an address: 2026, 2026-H1, 2026-Q2, 2026-03, 2026-W10."""
        year = f"{self.first.isocalendar().year if self.kind == WEEK else self.first.year:04d}"
        return {
            WEEK: f"{year}-W{self.number:02d}",
            MONTH: f"{year}-{self.number:02d}",
            QUARTER: f"{year}-Q{self.number}",
            HALF_YEAR: f"{year}-H{self.number}",
            YEAR: year,
        }[self.kind]

    def previous(self) -> Period:
        """Give the period of the same kind just before."""
        return Period.containing(self.first - timedelta(days=1), self.kind)

    def next(self) -> Period:
        """Give the period of the same kind just after."""
        return Period.containing(self.last + timedelta(days=1), self.kind)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def share_gone(self, on: date) -> Fraction:
        """Say what share of its days is over at the end of a day: 0 before it begins, 1 from its last day."""
        gone = (on - self.first).days + 1
        return Fraction(min(max(gone, 0), self.days), self.days)

    def parts(self, kind: str) -> tuple[Period, ...]:
        """Give the shorter periods of a kind in it, in order; of weeks those whose Sunday lies in it."""
        found = [Period.containing(self.first, kind)]
        while (later := found[-1].next()).last <= self.last:
            found.append(later)
        return tuple(found)


def _nth(year: int, number: int, kind: str) -> Period:
    months = MONTHS_IN[kind]
    first = date(year, (number - 1) * months + 1, 1)
    end = number * months
    last = date(year, 12, 31) if end == 12 else date(year, end + 1, 1) - timedelta(days=1)  # noqa: PLR2004 -- December
    return Period(first, last, kind)
