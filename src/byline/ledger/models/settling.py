"""Bringing the ledger to what the rules say: what is due is compared with what stands, and added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING

from django.db.models import Q, Sum

from byline.ledger.counting import exact
from byline.ledger.models.posting import Posting
from byline.ledger.models.settlement import Line, changed, dues, rulebooks_of
from byline.ledger.models.tally import Tally
from byline.reckoning.book import COMMISSION, INCIDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from byline.ledger.models.decision import Confirmation, Reversal
    from byline.ledger.models.entry import Entry, EntryQuerySet
    from byline.ledger.models.settlement import Matter
    from byline.manuscripts.models import Manuscript

LINE = tuple(one.name for one in fields(Line))


class Settling:
    """What can be asked of entries to bring them to what is due, and the only way in."""

    def settle(
        self, manuscript: Manuscript, *, cause: Confirmation | Reversal | Posting, matter: Matter
    ) -> list[Entry]:
        """Reckon again what a manuscript earns by all that is known of it, and write the difference.

        The sum of the ledger is afterwards what the rules say, and nothing already written changes. Call it
        inside the transaction of the deed that changed the facts; a posting is kept only where something is
        written. Raises NoRulebookInForce.
        """
        return self.write(self.differences([matter], congress_id=manuscript.congress_id), cause=cause)

    def write(
        self, entries: Iterable[Entry], *, cause: Confirmation | Reversal | Posting | None = None
    ) -> list[Entry]:
        """Add entries to the ledger and to its tallies, and return them. This is the only way in.

        `cause` is why, for entries that do not say so themselves; a posting not saved yet is saved.
        """
        entries = list(entries)
        if entries and isinstance(cause, Posting) and cause.pk is None:
            cause.save()
        written = self.bulk_create([entry.caused_by(cause) if cause else entry for entry in entries])
        Tally.objects.add(written)
        return written

    def differences(self, matters: Sequence[Matter], *, congress_id: int) -> list[Entry]:
        """Return the entries, not yet saved, that bring these manuscripts and facts to what they are due.

        Three questions to the database, however many they are. Raises NoRulebookInForce.
        """
        in_force = rulebooks_of(matters, congress_id=congress_id)
        before = self.before(matters)
        return [
            entry
            for matter in matters
            for entry in self.model.bringing(
                matter, dues(matter, in_force), before=before.get(matter.key, {}), in_force=in_force
            )
        ]

    def changes(
        self, matters: Sequence[Matter], *, congress_id: int
    ) -> Iterator[tuple[Matter, Line, Decimal]]:
        """Tell what `differences` would write, for each line how much more it is due, and make no entries.

        Three questions to the database, however many they are. Raises NoRulebookInForce.
        """
        in_force = rulebooks_of(matters, congress_id=congress_id)
        before = self.before(matters)
        for matter in matters:
            due, stood = dues(matter, in_force), before.get(matter.key, {})
            for line, more in changed(due, before=stood):
                yield matter, line, more

    def before(self, matters: Sequence[Matter]) -> dict[tuple[int | None, int | None], dict[Line, Decimal]]:
        """Add up, line by line, what stands in the ledger for each of these manuscripts and facts."""
        pieces = [matter.manuscript.pk for matter in matters if matter.manuscript]
        facts = [one.pk for matter in matters if not matter.manuscript for one in matter.circumstances]
        kept = Q(manuscript__in=pieces)
        if facts:
            kept |= Q(manuscript=None, about__in=(COMMISSION, INCIDENT), fact__in=facts)
        found: dict[tuple, dict[Line, Decimal]] = defaultdict(dict)
        for row in self.filter(kept).by_line("manuscript"):
            piece = row.pop("manuscript")
            amount = exact(row.pop("sum"))
            found[piece, None if piece else row["fact"]][Line(**row)] = amount
        return found

    def sums(self) -> dict[Line, Decimal]:
        """Add up line by line, without what was corrected by hand."""
        return {Line(**row): amount for row in self.by_line() for amount in [exact(row.pop("sum"))]}

    def by_line(self, *more: str) -> EntryQuerySet:
        """Group by what entries are for, with the `sum` of each, without what was corrected by hand."""
        # what a person corrected by hand is no part of what rules give: reckoning again leaves it alone
        reckoned = self.exclude(posting__kind=Posting.Kind.CORRECTION).order_by()
        return reckoned.values(*LINE, *more).annotate(sum=Sum("amount"))
