"""Who reviews for whom while they are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


ABSENT = "absent_today"  # the name under which a person in memory keeps for whom they stand in


class StandInQuerySet(models.QuerySet):
    """Words about stand-ins."""

    def visible_to(self, person: Person) -> StandInQuerySet:
        """Keep those of the person's congress."""
        return self.filter(absent__congress=person.congress)

    def in_force(self, *, on: date | None = None) -> StandInQuerySet:
        """Keep those of a day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def standing_in_for(self, people: Iterable[Person]) -> list[Person]:
        """Return who stands in for any of these people today and is in service."""
        found = self.in_force().filter(absent__in=list(people), stand_in__is_active=True)
        return [row.stand_in for row in found.select_related("stand_in").order_by("pk")]

    def absent_for(self, person: Person) -> list[Person]:
        """Return for whom a person stands in today; asked once for a person in memory, as their posts are."""
        if ABSENT not in person.__dict__:
            found = self.in_force().filter(stand_in=person).select_related("absent").order_by("pk")
            person.__dict__[ABSENT] = [row.absent for row in found]
        return person.__dict__[ABSENT]


class StandIn(models.Model):
    """One person reviews for another from a day to a day."""

    DEEDS: dict = {}

    absent = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("who is away")
    )
    stand_in = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("who stands in")
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_stand_in_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("stand_in")), name="nobody_stands_in_for_themselves"
            ),
        ]

    def __str__(self):
        return f"{self.stand_in} / {self.absent}"

    @property
    def congress(self) -> Congress:
        """The congress of the two."""
        return self.absent.congress
