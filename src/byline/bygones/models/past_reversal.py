"""Past ledgers taken out of the books again."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.bygones.models.past_line import chunks
from byline.errors import Refused
from byline.ledger.models import Entry, Posting
from byline.ledger.models.decision import said
from byline.team.models import Person

AT_ONCE = 500


class NotTakenIn(Refused):
    """This ledger is not in the books, so there is nothing to undo."""


class Undoable:
    """What a past ledger that was taken in can do to be taken out again."""

    @property
    def is_taken_in(self) -> bool:
        """Whether its entries stand in the ledger."""
        return self.posting_id is not None and not hasattr(self, "pastreversal")

    @transaction.atomic
    def undo(self, *, reason: str, by: Person) -> PastReversal:
        """Answer each of its entries with an opposite one, as one deed.

        Raises WhyMissing and NotTakenIn.
        """
        reason = said(reason)
        current = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        if not current.is_taken_in:
            raise NotTakenIn
        posting = Posting.objects.create(congress=self.congress, kind=Posting.Kind.PAST, reason=reason, by=by)
        written = Entry.objects.filter(posting_id=current.posting_id).order_by("pk")
        for entries in chunks(written.iterator(chunk_size=AT_ONCE), AT_ONCE):
            Entry.objects.write([opposite(one, posting) for one in entries])
        undoing = PastReversal.objects.create(ledger=current, posting=posting, reason=reason, by=by)
        record(self, "undone", by=by, name=self.name, reason=reason)
        return undoing


class PastReversal(models.Model):
    """A past ledger taken out of the books again: its entries are answered by opposite ones."""

    ledger = models.OneToOneField("PastLedger", on_delete=models.PROTECT, verbose_name=_("past ledger"))
    posting = models.OneToOneField(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name=_("posting")
    )
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("reversal of a past ledger")
        verbose_name_plural = _("reversals of past ledgers")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_past_reversal_has_a_reason")]

    def __str__(self):
        return f"{self.ledger} {self.reason}"


def opposite(entry: Entry, posting: Posting) -> Entry:
    """Return the entry, not yet saved, that answers another one."""
    entry.pk, entry._state.adding = None, True  # noqa: SLF001 -- Django's own word for a copy of a row
    entry.amount, entry.posting, entry.at = -entry.amount, posting, timezone.now()
    return entry
