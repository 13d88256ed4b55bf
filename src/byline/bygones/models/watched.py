"""How far a past ledger is while it is read or taken in."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

LONGEST_SILENCE = timedelta(minutes=3)  # five hundred rows take a few seconds


class Watched:
    """What a past ledger tells to who watches it."""

    @property
    def done(self) -> int:
        """How many rows were read."""
        return self.pastline_set.count()

    @property
    def is_waiting(self) -> bool:
        """Whether it is being read or taken in, or waits for that."""
        return self.is_under_way and not self.is_broken_off

    @property
    def is_under_way(self) -> bool:
        """Whether reading or taking in was asked for and has not ended."""
        return bool((self.total and not self.read_at) or (self.takes_in and not self.posting_id))

    @property
    def is_broken_off(self) -> bool:
        """Whether reading or taking in fell silent before its end."""
        last = self.pastline_set.order_by("-pk").values_list("at", flat=True).first()
        seen_at = max(last or self.asked_at, self.asked_at)
        return self.is_under_way and seen_at + LONGEST_SILENCE < timezone.now()
