"""What is owed, as a value: so much of what, within which period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.reckoning.periods import Period


class Counting(TextChoices):
    """What counts towards a target: what outlets printed, or what was sent to them."""

    ADOPTED = "adopted", _("adopted")
    SENT = "sent", _("sent to outlets")


@dataclass(frozen=True, order=True)
class Demanded:
    """Of what a target is: a measure, outlets of a level and above ("": all), a genre ("": any)."""

    measure: str
    minimum_level: str = ""
    genre: str = ""
    counting: str = Counting.ADOPTED

    @property
    def key(self) -> str:
        """The same as one word for a form field: pieces.province..adopted."""
        return f"{self.measure}.{self.minimum_level}.{self.genre}.{self.counting}"

    @classmethod
    def parse(cls, key: str) -> Demanded:
        """Read what `key` wrote; ValueError where it is none."""
        measure, level, genre, counting = key.split(".")
        return cls(measure, level, genre, counting)


@dataclass(frozen=True)
class Owed:
    """What is owed: so much of a measure within a period, counting outlets of a level and above ("": all)."""

    period: Period
    measure: str
    amount: Decimal
    minimum_level: str = ""
    genre: str = ""
    counting: str = Counting.ADOPTED

    @property
    def demanded(self) -> Demanded:
        """Of what it is, without how much and when."""
        return Demanded(self.measure, self.minimum_level, self.genre, self.counting)
