"""Lines that a person writes in the ledger by hand, and takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from byline.errors import Refused
from byline.ledger.models.decision import said
from byline.ledger.models.posting import Posting

if TYPE_CHECKING:
    from byline.ledger.models.entry import Entry
    from byline.team.models import Person


class NothingChanges(Refused):
    """An amount of nothing changes nothing. Enter how much more or less it should be."""


class NotACountingDay(Refused):
    """{day} has not come yet. Enter the day on which it counts, today at the latest."""


class NotByHand(Refused):
    """Only what was written by hand is taken back here; all else follows from facts and rules."""


class AnsweredAlready(Refused):
    """This was taken back already. Write it anew if that was wrong."""


class Adjusting:
    """What can be done to the ledger by hand."""

    @transaction.atomic
    def adjust(self, entry: Entry, *, reason: str, by: Person) -> Posting:
        """Write one line by hand: person, unit, measure, amount and day as they stand in `entry`.

        It stays when anything is reckoned again. Raises WhyMissing, NothingChanges and NotACountingDay.
        """
        if not entry.amount:
            raise NothingChanges
        if entry.counted_on > timezone.localdate():
            raise NotACountingDay(day=entry.counted_on)
        posting = Posting(congress=by.congress, kind=Posting.Kind.CORRECTION, reason=said(reason), by=by)
        entry.congress = by.congress
        self.write([entry], cause=posting)
        posting.tell("adjusted", by=by, tell=[entry.person] if entry.person else entry.unit.heads())
        return posting

    @transaction.atomic
    def answer(self, posting: Posting, *, reason: str, by: Person) -> Posting:
        """Take back by opposite lines what was written by hand.

        Raises WhyMissing, NotByHand and AnsweredAlready.
        """
        reason = said(reason)
        current = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
        if current.kind != Posting.Kind.CORRECTION or current.answers_id:
            raise NotByHand
        if Posting.objects.filter(answers=current).exists():
            raise AnsweredAlready
        entries = list(self.filter(posting=current).select_related("person", "unit"))
        told = {one.person for one in entries if one.person}
        answer = Posting(congress=current.congress, kind=current.kind, reason=reason, by=by, answers=current)
        self.write([one.opposite() for one in entries], cause=answer)
        answer.tell("answered", by=by, tell=told)
        return answer
