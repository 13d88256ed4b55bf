"""Sums of the ledger by month, kept beside its entries so that a ranking reads as many rows as it shows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.db import connection, models
from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from byline.ledger.counting import exact
from byline.reckoning.terms import Level, Measure
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.ledger.models.entry import Entry, EntryQuerySet
    from byline.reckoning.periods import Period

# so few months are asked for by name
FEW = 6
# Django can say "on conflict, take the new value" but not "add it"; both databases can.
ADDING = """
    INSERT INTO ledger_tally
        (holder, congress_id, person_id, unit_id, counts_for_unit, measure, level, month, amount)
    VALUES {rows}
    ON CONFLICT (holder, unit_id, counts_for_unit, measure, level, month)
    DO UPDATE SET amount = ledger_tally.amount + excluded.amount
"""


class Seen:
    """What somebody sees of entries, and of their sums."""

    def visible_to(self, person: Person) -> Self:
        """Keep one's own; the unit's for its head; the congress's for the office, leaders and the auditor."""
        found = self.of_congress(person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return found
        return found.filter(Q(person=person) | Q(unit__in=person.units_headed()))


class TallyQuerySet(Seen, models.QuerySet):
    """Words about tallies."""

    def of_congress(self, congress: Congress) -> TallyQuerySet:
        """Keep the tallies of a congress."""
        return self.filter(congress=congress)

    def between(self, first: date, last: date) -> TallyQuerySet:
        """Keep the months that lie from the first day to the last; both are the ends of a month."""
        months = range(*(12 * day.year + day.month - 1 for day in (first, last + timedelta(days=1))))
        if len(months) > FEW:
            return self.filter(month__range=(first, last))
        # by name, or a database that keeps no statistics reads all years in the order of their sums
        return self.filter(month__in=[date(month // 12, month % 12 + 1, 1) for month in months])

    def in_period(self, period: Period) -> TallyQuerySet:
        """Keep the months of a period."""
        return self.between(period.first, period.last)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that were just written. Call it in their transaction; it asks one question."""
        sums: dict[tuple, Decimal] = defaultdict(Decimal)
        for entry in entries:
            sums[_key(entry)] += entry.amount
        # rows are locked in one order, so that two who confirm at the same moment do not wait for each other
        rows = [(_holder(key), *key, amount) for key, amount in sorted(sums.items(), key=_by_key)]
        if not rows:
            return
        places = ", ".join("(" + ", ".join(["%s"] * len(rows[0])) + ")" for _row in rows)
        with connection.cursor() as cursor:
            cursor.execute(ADDING.format(rows=places), [value for row in rows for value in row])

    def rebuild(self, congress: Congress, *, entries: EntryQuerySet) -> None:
        """Count a congress's tallies anew from all its entries, however those came in."""
        self.of_congress(congress).delete()
        self.bulk_create(_counted(congress, entries), batch_size=1000)

    def mistaken(self, congress: Congress, *, entries: EntryQuerySet) -> list[Tally]:
        """Return the sums that are not those of a congress's entries; in order there are none."""
        kept = {one.key: one for one in self.of_congress(congress)}
        counted = {one.key: one for one in _counted(congress, entries)}
        return [
            one
            for key, one in {**counted, **kept}.items()
            if _amount(kept.get(key)) != _amount(counted.get(key))
        ]


class Tally(models.Model):
    """What one person earned for one unit, or a unit by itself, in one measure, level and month.

    It always equals the sum of the entries; `byline verify` proves it.
    """

    # the person or the unit by itself, in one word that is never empty: what is unique is asked of it
    holder = models.CharField(max_length=24)
    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    counts_for_unit = models.BooleanField()
    measure = models.CharField(max_length=10, choices=Measure.choices)
    level = models.CharField(max_length=10, choices=Level.choices, blank=True)
    month = models.DateField(_("month"))
    amount = models.DecimalField(max_digits=14, decimal_places=4)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "unit", "counts_for_unit", "measure", "level", "month"],
                name="a_month_is_tallied_once",
            )
        ]
        indexes = [
            models.Index(fields=["congress", "month", "measure"], name="tallies_for_rankings"),
            models.Index(fields=["person", "month"], name="tallies_of_a_person"),
            # all that a ranking adds up, in the order of its sums: read from here alone, without sorting
            models.Index(
                fields=[
                    "congress",
                    "unit",
                    "measure",
                    "level",
                    "person",
                    "month",
                    "counts_for_unit",
                    "amount",
                ],
                name="tallies_in_order_of_sums",
            ),
        ]

    def __str__(self):
        return f"{self.holder} {self.month} {self.measure}"

    @property
    def key(self) -> tuple:
        """What it is the tally of."""
        return (self.holder, self.unit_id, self.counts_for_unit, self.measure, self.level, self.month)


def _key(entry: Entry) -> tuple:
    return (
        entry.congress_id,
        entry.person_id,
        entry.unit_id,
        entry.counts_for_unit,
        entry.measure,
        entry.level,
        entry.counted_on.replace(day=1),
    )


def _by_key(item: tuple[tuple, Decimal]) -> tuple[str, ...]:
    return tuple(map(str, item[0]))


def _holder(key: tuple) -> str:
    congress, person, *_rest = key
    return f"{congress}/{person}" if person else f"{congress}/"


def _counted(congress: Congress, entries: EntryQuerySet) -> list[Tally]:
    keys = ("person_id", "unit_id", "counts_for_unit", "measure", "level")
    rows = entries.order_by().values(*keys, month=TruncMonth("counted_on")).annotate(amount=Sum("amount"))
    return [Tally(congress=congress, holder=_holder((congress.pk, row["person_id"])), **row) for row in rows]


def _amount(tally: Tally | None) -> Decimal:
    return exact(tally.amount) if tally else Decimal(0)
