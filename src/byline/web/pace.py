"""The one chart of the first page: pieces so far against what the time gone asks for. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning.periods import MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from byline.reckoning.periods import Period

# The drawing is 300 by 140; the right margin holds the target's number, the lower one the months.
RIGHT, GROUND, TOP = 262, Decimal("120.5"), Decimal("8.5")
RUNGS = 3
LABEL_ABOVE, ROOM_AT_TOP, EARLY = 8, 20, 5


@dataclass(frozen=True)
class Tick:
    """The name of a month and where it stands."""

    x: Decimal
    month: date


@dataclass(frozen=True)
class Pace:
    """The drawing: paths as SVG writes them, and the numbers beside them."""

    real: str
    goal: str
    grid: str
    x: Decimal
    y: Decimal
    done: Decimal
    target: Decimal
    asked: Decimal
    ticks: tuple[Tick, ...]

    @property
    def is_early(self) -> bool:
        """Whether the number so far stands at the right of its point, for want of room at its left."""
        return self.x < RIGHT / EARLY

    @property
    def label_y(self) -> Decimal:
        """Where the number so far stands: above the point, but inside the drawing."""
        return max(Decimal(ROOM_AT_TOP), self.y - LABEL_ABOVE)


def draw(by_day: Mapping[date, Decimal], *, period: Period, on: date, target: Decimal) -> Pace:
    """Draw the pieces counted on each day of a period up to a day, and the straight way to the target.

    A target of nothing draws no way to it. The scale ends at the larger of the two.
    """
    days = sorted(day for day in by_day if period.first <= day <= on)
    sums = _running([by_day[day] for day in days])
    done = sums[-1] if sums else Decimal(0)
    scale = max(target, done, Decimal(1))
    points = [(_across(day, period), _up(amount, scale)) for day, amount in zip(days, sums, strict=True)]
    here = (_across(on, period), _up(done, scale))
    gone = period.share_gone(on)
    return Pace(
        real=_path([(Decimal(0), GROUND), *points, here]),
        goal=_path([(Decimal(0), GROUND), (Decimal(RIGHT), _up(target, scale))]) if target else "",
        grid="".join(f"M0 {_up(scale * rung / RUNGS, scale)}H{RIGHT}" for rung in range(RUNGS)),
        x=here[0],
        y=here[1],
        done=done,
        target=target,
        asked=(target * gone.numerator / gone.denominator).quantize(Decimal(1)),
        ticks=tuple(Tick(_across(month.first, period), month.first) for month in period.parts(MONTH)),
    )


def _running(amounts: list[Decimal]) -> list[Decimal]:
    sums: list[Decimal] = []
    for amount in amounts:
        sums.append(amount + (sums[-1] if sums else Decimal(0)))
    return sums


def _across(day: date, period: Period) -> Decimal:
    return (Decimal(RIGHT) * (day - period.first).days / period.days).quantize(Decimal("0.1"))


def _up(amount: Decimal, scale: Decimal) -> Decimal:
    return (GROUND - (GROUND - TOP) * amount / scale).quantize(Decimal("0.1"))


def _path(points: list[tuple[Decimal, Decimal]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)
