"""What came later for a period that is closed: listed in the next bulletin, line by line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from byline.closing.models.closing import Closing
from byline.ledger.counting import exact
from byline.ledger.models import Entry

if TYPE_CHECKING:
    from datetime import datetime

    from byline.ledger.models import Confirmation, Posting, Reversal
    from byline.reckoning.periods import Period
    from byline.team.models import Congress, Person, Unit

ZERO = Decimal(0)


@dataclass(frozen=True)
class Change:
    """One entry written after a period was closed: what its holder had in the measure before and after it.

    `who` is the person, or the unit for a line of its own; `deed` is what caused it.
    """

    who: Person | Unit
    unit: Unit
    measure: str
    before: Decimal
    after: Decimal
    clause: str
    deed: Confirmation | Reversal | Posting
    at: datetime
    entry: Entry

    @property
    def amount(self) -> Decimal:
        """What the entry changed."""
        return self.after - self.before


def changed_since(congress: Congress, period: Period) -> tuple[Change, ...]:
    """Return what changed in a closed period since it was closed, in the order in which it was written.

    Nothing where the period is not closed. Two questions, however much changed.
    """
    closing = Closing.objects.of_period(congress, period)
    if closing is None:
        return ()
    entries = Entry.objects.of_congress(congress).in_period(period)
    later = entries.filter(pk__gt=closing.last_entry).exclude(posting=closing.posting)
    causes = ("confirmation__by", "reversal__by", "posting__by")
    fresh = list(later.select_related("person", "unit", "manuscript", *causes).order_by("pk"))
    sums = _sums(entries.exclude(pk__in=[one.pk for one in fresh]), fresh)
    changes = []
    for entry in fresh:
        key = (entry.person_id, entry.unit_id, entry.measure)
        before, sums[key] = sums[key], sums[key] + entry.amount
        changes.append(_change(entry, before))
    return tuple(changes)


def _sums(earlier, fresh) -> dict[tuple, Decimal]:
    """Return what those concerned had when the period was closed."""
    sums: dict[tuple, Decimal] = defaultdict(lambda: ZERO)
    fields = ("person_id", "unit_id", "measure")
    concerned = earlier.filter(unit__in={one.unit_id for one in fresh}).order_by()
    for *key, amount in concerned.values_list(*fields).annotate(sum=Sum("amount")):
        sums[tuple(key)] = exact(amount)
    return sums


def _change(entry: Entry, before: Decimal) -> Change:
    return Change(
        who=entry.person or entry.unit,
        unit=entry.unit,
        measure=entry.measure,
        before=before,
        after=before + entry.amount,
        clause=entry.clause,
        deed=entry.confirmation or entry.reversal or entry.posting,
        at=entry.at,
        entry=entry,
    )
