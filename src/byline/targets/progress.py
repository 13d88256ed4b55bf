"""How far a target is met against the time gone, and where it ends at this pace. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NOTHING, WHOLE, TENTH = Decimal(0), Decimal(1), Decimal("0.1")


@dataclass(frozen=True)
class Progress:
    """A target, what is done of it, and the share of its time that is gone, 0 to 1."""

    target: Decimal
    done: Decimal
    gone: Fraction = Fraction(1)

    @property
    def share(self) -> Decimal:
        """What part of the target is done; a target of nothing is met."""
        return self.done / self.target if self.target else WHOLE

    @property
    def is_met(self) -> bool:
        """Whether nothing is owed any more."""
        return self.done >= self.target

    @property
    def shortfall(self) -> Decimal:
        """What is still owed, never below zero."""
        return max(NOTHING, self.target - self.done)

    @property
    def due(self) -> Decimal:
        """What the time gone asks for by now."""
        return self.target * self.gone.numerator / self.gone.denominator

    @property
    def forecast(self) -> Decimal | None:
        """What will be done at the end at the pace so far, to a tenth; None while no time is gone."""
        if not self.gone:
            return None
        pace = self.done * self.gone.denominator / self.gone.numerator
        return pace.quantize(TENTH, rounding=ROUND_HALF_UP)

    @property
    def forecast_shortfall(self) -> Decimal | None:
        """What will be missing at the end at this pace; None while no time is gone."""
        return None if self.forecast is None else max(NOTHING, self.target - self.forecast)

    def is_behind(self, *, by: Decimal = WHOLE) -> bool:
        """Tell whether less is done than this part of what the time gone asks for."""
        return self.done < self.due * by


def percent(share: Decimal) -> str:
    """Write a share as a whole percent: 0.6154 is 62%."""
    return f"{(share * 100).quantize(WHOLE, rounding=ROUND_HALF_UP)}%"
