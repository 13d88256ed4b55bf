"""Who an award, a veto or a warning is for: one person, or one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from byline.rewards.frozen import key_of
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_HOLDER = Q(unit=None, person__isnull=False) | Q(unit__isnull=False, person=None)
# figures no longer move once a bulletin is signed, or a period closed
ONE_SOURCE = Q(bulletin=None, closing__isnull=False) | Q(bulletin__isnull=False, closing=None)


class Held(models.Model):
    """A row that is for one person or one unit."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("unit")
    )

    class Meta:
        abstract = True

    @property
    def holder(self) -> Person | Unit:
        """Who it is for."""
        return self.unit or self.person

    @property
    def holder_name(self) -> str:
        """The person's name, the unit's whole name."""
        return self.holder.name

    @property
    def key(self) -> str:
        """The key of its holder among frozen figures."""
        return key_of(self.holder)

    def concerned(self) -> Iterable[Person]:
        """Return whom it concerns: the person, or who answers for the unit today."""
        if self.unit:
            return self.unit.heads()
        return [self.person] if self.person else []


def of_holder(holder: Person | Unit) -> dict[str, Person | Unit]:
    """Return the column that names a holder."""
    return {"unit" if isinstance(holder, Unit) else "person": holder}


def concerning(person: Person) -> Q:
    """Say of which rows somebody is concerned: their own, and those of units they answer for today."""
    return Q(person=person) | Q(unit__in=person.units_headed())
