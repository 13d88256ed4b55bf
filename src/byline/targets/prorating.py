"""How much is owed by who served only part of a period. It knows no database.

Days in post that were not days of leave are counted, the whole is multiplied by days / days of the period,
and rounded as stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from byline.reckoning.periods import Period

WHOLE, UP, HALF_UP, HUNDREDTHS = "none", "up", "half", "two"
STEPS = {WHOLE: Decimal("0.01"), UP: Decimal(1), HALF_UP: Decimal(1), HUNDREDTHS: Decimal("0.01")}


@dataclass(frozen=True)
class Service:
    """One post of a person: in which unit and as what, from a day to a day; None where it goes on."""

    person: int
    unit: int
    unit_kind: str
    role: str
    title: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Absence:
    """Days on which a person is on leave; None where it goes on."""

    person: int
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Proration:
    """So much for the whole period, of which somebody served some days; how it is rounded is stated."""

    whole: Decimal
    days: int
    of_days: int
    rounding: str

    @property
    def exact(self) -> Decimal:
        """The whole times the days served, to four places, before it is rounded as stated."""
        return (self.whole * self.days / self.of_days).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)

    @property
    def amount(self) -> Decimal:
        """What is owed. Without proration it is the whole, as soon as one day was served."""
        if not self.days:
            return Decimal(0)
        if self.rounding == WHOLE or self.days == self.of_days:
            return self.whole
        how = ROUND_CEILING if self.rounding == UP else ROUND_HALF_UP
        return (self.whole * self.days / self.of_days).quantize(STEPS[self.rounding], rounding=how)


def days_served(
    services: Iterable[Service], absences: Iterable[Absence], *, period: Period
) -> dict[int, dict[int, int]]:
    """Count the days each person served in each unit within a period: {person: {unit: days}}.

    A day of leave counts for nothing. A day in two posts counts once, for the post that began first.
    """
    away: dict[int, set[int]] = {}
    for absence in absences:
        away.setdefault(absence.person, set()).update(_days(absence.first, absence.last, period))
    served: dict[int, dict[int, int]] = {}
    for service in sorted(services, key=lambda one: (one.first, one.unit)):
        taken = away.setdefault(service.person, set())
        fresh = set(_days(service.first, service.last, period)) - taken
        taken |= fresh
        if fresh:
            units = served.setdefault(service.person, {})
            units[service.unit] = units.get(service.unit, 0) + len(fresh)
    return served


def shared_out(amount: Decimal, *, days: Mapping[int, int], rounding: str) -> dict[int, Decimal]:
    """Share an amount over units by the days served in each; the parts add up to it exactly.

    Each part is cut to the step of the rounding; what is left goes, a step each, to the largest remainders.
    """
    together = sum(days.values())
    step = STEPS[rounding]
    exact = {unit: amount * served / together for unit, served in days.items()}
    parts = {unit: part.quantize(step, rounding=ROUND_FLOOR) for unit, part in exact.items()}
    left = amount - sum(parts.values())
    for unit in sorted(parts, key=lambda one: (parts[one] - exact[one], one)):
        if left <= 0:
            break
        more = min(step, left)
        parts[unit] += more
        left -= more
    return parts


def age_on(day: date, *, born_on: date) -> int:
    """Return somebody's age in full years on a day."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)


def _days(first: date, last: date | None, period: Period) -> range:
    begins = max(first, period.first).toordinal()
    ends = min(last or period.last, period.last).toordinal()
    return range(begins, ends + 1)
