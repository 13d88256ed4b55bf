"""A squad told otherwise than it was founded: another name, purpose or first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from byline.activity.deeds import record
from byline.errors import Refused
from byline.team.keeping import save_or_refuse

if TYPE_CHECKING:
    from byline.team.models import Person


class SquadKnown(Refused):
    """There is a squad named {name} already. Give this one another name, such as one with its year."""


class SquadBeginsAfterItEnds(Refused):
    """This squad ends with {day}, and cannot begin after that. Choose an earlier day."""


class SquadBeginsAfterJoining(Refused):
    """{person} is in this squad from {day}. Let it begin on that day or an earlier one."""


class Amended:
    """What can be told otherwise of a squad; its last day is a deed of its own."""

    @transaction.atomic
    def amend(self, *, by: Person) -> None:
        """Keep the name, purpose and first day it now has; whoever is in it hears of it.

        Raises SquadKnown, SquadBeginsAfterItEnds and SquadBeginsAfterJoining.
        """
        held = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if held.ends_on and held.ends_on < self.starts_on:
            raise SquadBeginsAfterItEnds(day=held.ends_on)
        first = held.members.order_by("starts_on", "pk").first()
        if first and first.starts_on < self.starts_on:
            raise SquadBeginsAfterJoining(person=first.person.name, day=first.starts_on)
        self.ends_on = held.ends_on
        save_or_refuse(self, SquadKnown(name=self.name))
        tell = [member.person for member in self.members.on(timezone.localdate()).select_related("person")]
        words = {"was": held.name, "squad": self.name, "day": self.starts_on.isoformat()}
        record(self, "amended", by=by, tell=tell, **words)
