"""Who would have more or less by a recounting, with names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from byline.ledger.counting import exact
from byline.ledger.models import Entry
from byline.reckoning.words import amount_words
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.bookkeeping.models import Recounting


@dataclass(frozen=True)
class Shift:
    """What one person, or a unit by itself, has in a measure over the days: before, and how much more."""

    person: Person | None
    unit: Unit
    measure: str
    before: Decimal
    more: Decimal

    @property
    def who(self) -> str:
        """Name them."""
        return self.person.name if self.person else self.unit.short_name

    @property
    def after(self) -> Decimal:
        """What it comes to then."""
        return self.before + self.more

    @property
    def words(self) -> str:
        """Tell it in a line: 林秀 points 8 → 12 (+4)."""
        return (
            f"{self.who} {amount_words(self.before, self.measure)} → {amount_words(self.after, self.measure)}"
        )


def shifts_of(recounting: Recounting) -> list[Shift]:
    """Return who would have more or less, whoever changes most first; three questions.

    Once it is carried out, `before` is what stood before it.
    """
    more = recounting.recount_set.sums()
    people = Person.objects.in_bulk({person for person, _unit, _measure in more if person})
    units = Unit.objects.in_bulk({unit for _person, unit, _measure in more})
    entries = Entry.objects.of_congress(recounting.congress).between(recounting.first_on, recounting.last_on)
    if recounting.posting_id:
        entries = entries.exclude(posting=recounting.posting_id)
    rows = entries.order_by().values_list("person", "unit", "measure").annotate(sum=Sum("amount"))
    before = {tuple(key): exact(amount) for *key, amount in rows}
    found = [
        Shift(people.get(person), units[unit], measure, before.get((person, unit, measure), Decimal(0)), by)
        for (person, unit, measure), by in more.items()
    ]
    return sorted(found, key=lambda one: (-abs(one.more), one.who, one.measure))
