"""A signed bulletin that was wrong: another one says so, and what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standings.models.disclosure import NotSignedYet
from byline.standings.models.presentation import ReasonNeeded
from byline.telling import parts

if TYPE_CHECKING:
    from byline.standings.models.bulletin import Bulletin
    from byline.team.models import Person


class CorrectedAlready(Refused):
    """Bulletin {issue} corrects this one already. Correct that one, if it is wrong too."""


class Correctable(models.Model):
    """What a bulletin can do to be corrected. It never changes itself."""

    class Meta:
        abstract = True

    @property
    def corrected_by(self) -> Bulletin | None:
        """The signed bulletin that corrects this one, if there is one."""
        return type(self).objects.signed().filter(corrects=self).first()

    @transaction.atomic
    def correct(self, *, reason: str, by: Person) -> Bulletin:
        """Begin the bulletin that corrects this one, with the figures of now beside those that were signed.

        An unsigned correction that is there is returned. Refuses with ReasonNeeded, NotSignedYet and
        CorrectedAlready.
        """
        if not reason.strip():
            raise ReasonNeeded
        self.lock()
        if not self.is_signed:
            raise NotSignedYet
        there = type(self).objects.filter(corrects=self).first()
        if there and there.is_signed:
            raise CorrectedAlready(issue=there.issue)
        return there or self._begin_correction(reason.strip(), by=by)

    def _begin_correction(self, reason: str, *, by: Person) -> Bulletin:
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        new = type(self).objects.create(
            congress=self.congress, corrects=self, reason=reason, prepared_by=by, **days, **self.letterhead()
        )
        new.compose(parts.FIRST_OF_A_CORRECTION, texts=new.drafted(new.figures), by=by)
        new.address_like(self)
        record(self, "corrected", by=by, reason=reason)
        record(new, "prepared", by=by)
        return new
