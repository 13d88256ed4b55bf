"""What a person can decide about an adoption, and take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import CharField, F, Value, prefetch_related_objects
from django.utils import timezone

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models.circumstance import Circumstance
from byline.ledger.models.correcting import Correctable, NotConfirmed
from byline.ledger.models.credited import credit_of
from byline.ledger.models.decision import Confirmation, Reinstatement, Reversal, Said, said
from byline.ledger.models.entry import Entry
from byline.ledger.models.settlement import locked
from byline.outlets.models import Clipping
from byline.proving import weighing
from byline.reckoning.terms import Placement

if TYPE_CHECKING:
    from byline.ledger.models.adoption import Adoption
    from byline.ledger.models.decision import Dismissal
    from byline.ledger.models.posting import Posting
    from byline.manuscripts.models import Manuscript
    from byline.team.models import Person
    from tearsheet.matching import Match


class AlreadyConfirmed(Refused):
    """{name} confirmed this adoption on {day}, and it is in the ledger already."""


class AlreadyDismissed(Refused):
    """{name} dismissed this adoption: “{reason}”. Reinstate it first if that was wrong."""


class NotIdentified(Refused):
    """It is not known yet which outlet printed this page, or on which day. Enter both, then confirm."""


class NotDismissed(Refused):
    """This adoption is not dismissed, so there is nothing to reinstate."""


class SameManuscript(Refused):
    """This adoption names that manuscript already. Choose another one."""


class DismissedThere(Refused):
    """{name} said before that this page does not print “{manuscript}”. Reinstate that proposal first."""


class Decidable(Correctable):
    """What an adoption can do to be confirmed, dismissed, reassigned, and what undoes it."""

    @property
    def standing_confirmation(self) -> Confirmation | None:
        """The confirmation that stands, if any."""
        return self.confirmation_set.filter(reversal=None).select_related("by").first()

    @property
    def standing_dismissal(self) -> Dismissal | None:
        """The dismissal that stands, if any."""
        return self.dismissal_set.filter(reinstatement=None).select_related("by").first()

    @property
    def is_awaiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.standing_confirmation is None and self.standing_dismissal is None

    @transaction.atomic
    def confirm(
        self, *, by: Person, placement: str = Placement.INSIDE, is_roundup: bool = False
    ) -> Confirmation:
        """Enter the adoption in the ledger, once and for good, by the rulebook of the day of print.

        Raises NotIdentified, NoRulebookInForce, AlreadyConfirmed and AlreadyDismissed.
        """
        self._lock()
        turn = self._refuse_if_decided()
        if not self.clipping.is_identified:
            raise NotIdentified
        said_of_it = Said.of(self.clipping, placement=placement, is_roundup=is_roundup)
        confirmation = self.confirmation_set.create(round=turn, by=by, **said_of_it.fields)
        self.manuscript.appear(at=self.clipping.outlet, on=self.clipping.printed_on)
        entries = self._settle(cause=confirmation)
        self._tell("confirmed", by=by, outlet=self.clipping.outlet.name, **credit_of(entries))
        return confirmation

    @transaction.atomic
    def dismiss(self, *, by: Person, reason: str) -> Dismissal:
        """Say that the page does not print the manuscript, and why.

        Raises WhyMissing, AlreadyConfirmed and AlreadyDismissed.
        """
        reason = said(reason)
        self._lock()
        turn = self._refuse_if_decided()
        dismissal = self.dismissal_set.create(round=turn, reason=reason, by=by)
        self._tell("dismissed", by=by, reason=reason)
        return dismissal

    @transaction.atomic
    def reinstate(self, *, by: Person, reason: str) -> Reinstatement:
        """Take the dismissal back, so that the adoption waits for a decision again.

        Raises WhyMissing and NotDismissed.
        """
        reason = said(reason)
        self._lock()
        dismissal = self.standing_dismissal
        if dismissal is None:
            raise NotDismissed
        reinstatement = Reinstatement.objects.create(dismissal=dismissal, reason=reason, by=by)
        self._tell("reinstated", by=by, reason=reason)
        return reinstatement

    @transaction.atomic
    def reverse(self, *, by: Person, reason: str) -> Reversal:
        """Take the confirmation back; the ledger answers each of its entries with an opposite one.

        Raises WhyMissing and NotConfirmed.
        """
        reason = said(reason)
        self._lock()
        confirmation = self.standing_confirmation
        if confirmation is None:
            raise NotConfirmed
        reversal = Reversal.objects.create(confirmation=confirmation, reason=reason, by=by)
        if not self._is_printed_there_too():
            self.manuscript.disappear(at=self.clipping.outlet, on=self.clipping.printed_on)
        self._settle(cause=reversal)
        self._tell("reversed", by=by, reason=reason)
        return reversal

    def reassign(self, *, to: Manuscript, by: Person) -> Adoption:
        """Say that the page prints another manuscript: this proposal is dismissed, the other one waits.

        Raises SameManuscript, AlreadyConfirmed, AlreadyDismissed, and DismissedThere where somebody said
        before that the page does not print that one. Call it outside of any transaction: it matches.
        """
        if to == self.manuscript:
            raise SameManuscript
        found = weighing.weigh(self.clipping)
        return self._hand_over(weighing.compare(self.clipping, to, among=found), among=found, by=by)

    @transaction.atomic
    def _hand_over(self, match: Match, *, among: list[Match], by: Person) -> Adoption:
        self._lock()
        turn = self._refuse_if_decided()
        other = type(self).objects.enter(self.clipping, [match], among=among, by=by)[0]
        if other.standing_dismissal:
            raise DismissedThere(manuscript=str(other.manuscript), name=other.standing_dismissal.by.name)
        self.dismissal_set.create(round=turn, reason=str(other.manuscript), by=by)
        self._tell("reassigned", by=by, manuscript=str(other.manuscript))
        return other

    def foresee(self, *, placement: str = Placement.INSIDE, is_roundup: bool = False) -> list[Entry]:
        """Return the entries, not saved, that a confirmation would write now.

        Raises NotIdentified and NoRulebookInForce.
        """
        if not self.clipping.is_identified:
            raise NotIdentified
        said_of_it = Said.of(self.clipping, placement=placement, is_roundup=is_roundup)
        matter = Circumstance.objects.matter(self.manuscript)
        matter.confirmations.append(Confirmation(adoption=self, **said_of_it.fields))
        entries = Entry.objects.differences([matter], congress_id=self.congress_id)
        prefetch_related_objects(entries, "person", "rulebook")
        return entries

    def _lock(self) -> None:
        """Let one decision at a time be taken on anything that this manuscript earns.

        The page is read again, and its outlet and day stay as they are until the decision is taken.
        """
        [self.manuscript] = locked([self.manuscript_id])
        self.congress = self.manuscript.congress
        pages = Clipping.objects.select_related("outlet")
        self.clipping = pages.select_for_update(of=("self",)).get(pk=self.clipping_id)
        # PostgreSQL reads a row that it waited for anew, but not what is joined to it
        if self.clipping.outlet_id != getattr(self.clipping.outlet, "pk", None):
            self.clipping = pages.get(pk=self.clipping_id)

    def _is_printed_there_too(self) -> bool:
        """Tell whether another page of that outlet and day is confirmed for the same manuscript."""
        standing = Confirmation.objects.of(self.manuscript).filter(reversal=None)
        there = {"outlet": self.clipping.outlet, "printed_on": self.clipping.printed_on}
        pages = Clipping.objects.filter(**there)
        return standing.filter(adoption__clipping__in=pages.values("pk")).exists()

    def _refuse_if_decided(self) -> int:
        """Return the round that a decision would open; refuse while another decision stands."""
        confirmed = self.confirmation_set.order_by().annotate(told=Value("", output_field=CharField()))
        dismissed = self.dismissal_set.order_by().annotate(told=F("reason"))
        # both in one question, since a confirmation waits for it
        rounds = confirmed.values_list("by__name", "at", "told", "reversal").union(
            dismissed.values_list("by__name", "at", "told", "reinstatement"), all=True
        )
        decisions = list(rounds)
        for name, at, reason, undone in decisions:
            if not undone and reason:
                raise AlreadyDismissed(name=name, reason=reason)
            if not undone:
                raise AlreadyConfirmed(name=name, day=timezone.localtime(at).date())
        return len(decisions)

    def _settle(self, *, cause: Confirmation | Reversal | Posting) -> list[Entry]:
        matter = Circumstance.objects.matter(self.manuscript)
        return Entry.objects.settle(self.manuscript, cause=cause, matter=matter)

    def _tell(self, verb: str, *, by: Person, **details: str) -> None:
        record(self, verb, by=by, tell=self.manuscript.authors, **details)
