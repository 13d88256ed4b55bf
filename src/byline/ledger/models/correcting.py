"""What a confirmation stated, stated anew; and facts that come with an adoption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.fact_kinds import Kind
from byline.ledger.models.circumstance import Circumstance
from byline.ledger.models.decision import Correction, Said, said
from byline.ledger.models.posting import Posting

if TYPE_CHECKING:
    from datetime import date

    from byline.team.models import Person


class NotConfirmed(Refused):
    """This adoption is not confirmed, so there is nothing to change in the ledger. Confirm it first."""


class NothingCorrected(Refused):
    """All of this is stated already. Change what is wrong, then correct it."""


class Correctable:
    """What an adoption can do to have its statement corrected, and to take facts."""

    @transaction.atomic
    def correct(self, stated: Said, *, by: Person, reason: str) -> Correction:
        """State anew where and how the piece was printed; what it earns is reckoned again.

        Raises WhyMissing, NotConfirmed and NothingCorrected.
        """
        reason = said(reason)
        self._lock()
        confirmation = self.standing_confirmation
        if confirmation is None:
            raise NotConfirmed
        if confirmation.latest.said == stated:
            raise NothingCorrected
        correction = Correction.objects.create(
            confirmation=confirmation, reason=reason, by=by, **stated.fields
        )
        cause = Posting(congress=self.congress, kind=Posting.Kind.FACTS, reason=reason, by=by)
        self._settle(cause=cause)
        record(self, "corrected", by=by, tell=self.manuscript.authors, reason=reason)
        return correction

    def endorse(self, *, level: str, on: date, by: Person, note: str) -> Circumstance:
        """Enter that a leader of a level wrote an instruction on the piece. Raises what `enter` raises."""
        fact = Circumstance(kind=Kind.ENDORSEMENT, manuscript=self.manuscript, level=level, on=on, note=note)
        return fact.enter(by=by)

    def pay(self, amount, *, on: date, by: Person, note: str) -> Circumstance:
        """Enter the fee that the outlet paid, in yuan. Raises what `enter` raises."""
        return Circumstance(kind=Kind.FEE, adoption=self, amount=amount, on=on, note=note).enter(by=by)

    def read(self, times: int, *, on: date, by: Person, note: str) -> Circumstance:
        """Enter how often the piece was opened by a day. Raises what `enter` raises."""
        return Circumstance(kind=Kind.READS, adoption=self, amount=times, on=on, note=note).enter(by=by)
