"""What a setting of targets would change, before it is done: one line for each holder and kind of target."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from byline.targets.prorating import Proration

NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"


@dataclass(frozen=True)
class Line:
    """What one holder would owe: of which kind, how much it is now, how much it would be, and why.

    `holder` is ("unit" or "person", key). `was` is None where nothing is owed yet. `days` are the days
    served by unit, where it was prorated. A `is_kept` one was set for this holder alone and stays.
    """

    holder: tuple[str, int]
    name: str
    demanded: str
    was: Decimal | None
    amount: Decimal
    proration: Proration | None = None
    days: dict[int, int] = field(default_factory=dict)
    is_signed: bool = False
    is_kept: bool = False

    @property
    def effect(self) -> str:
        """What doing it would be: NEW, CHANGED, SAME or KEPT."""
        if self.is_kept:
            return KEPT
        if self.was is None:
            return NEW if self.amount else SAME
        return SAME if self.was == self.amount else CHANGED

    @property
    def is_change(self) -> bool:
        """Whether it would change anything."""
        return self.effect in {NEW, CHANGED}


@dataclass(frozen=True)
class Plan:
    """All lines of one setting."""

    lines: tuple[Line, ...]

    @property
    def changes(self) -> list[Line]:
        """The lines that would change something."""
        return [line for line in self.lines if line.is_change]

    @property
    def kept(self) -> list[Line]:
        """The lines of targets that were set for one alone and stay."""
        return [line for line in self.lines if line.is_kept]

    @property
    def total(self) -> Decimal:
        """What all together would owe of it."""
        return sum(
            (line.was or Decimal(0) if line.is_kept else line.amount for line in self.lines), Decimal(0)
        )
