"""Days from which and until which something is in force, and the refusals of days that cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from byline.errors import Refused

if TYPE_CHECKING:
    from byline.team.models import Congress, Person

A_DAY = timedelta(days=1)


class DayGone(Refused):
    """It cannot begin or end before today: pieces were checked by what held then. Choose a later day."""


class EndedAlready(Refused):
    """This ended on {day} and stays as it was. Open the list to see what holds now."""


class DatedQuerySet(models.QuerySet):
    """Words about a congress's rows that are in force from a day to a day."""

    def of(self, congress: Congress) -> Self:
        """Keep those of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> Self:
        """Keep those of the person's congress: everybody may know what holds for what they write."""
        return self.of(person.congress)

    def in_force(self, *, on: date | None = None) -> Self:
        """Keep those in force on a day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))

    def not_over(self) -> Self:
        """Keep those in force today or to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))

    def over(self) -> Self:
        """Keep those that have ended."""
        return self.filter(ends_on__lt=timezone.localdate())


class Dated:
    """What a row can do that is in force from a day to a day.

    One that is changed or ended on the day it began ends the day before: it is still shown, and was never
    in force.
    """

    starts_on: date
    ends_on: date | None

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def is_to_come(self) -> bool:
        """Whether it begins after today."""
        return self.starts_on > timezone.localdate()

    @property
    def was_in_force(self) -> bool:
        """Whether it held on any day at all."""
        return self.ends_on is None or self.ends_on >= self.starts_on

    def check_open(self) -> None:
        """Refuse with EndedAlready where it has an end."""
        if self.ends_on is not None:
            raise EndedAlready(day=self.ends_on)

    def check_start(self) -> None:
        """Refuse with DayGone a beginning before today."""
        if self.starts_on < timezone.localdate():
            raise DayGone

    def end_on(self, day: date) -> None:
        """Let it end with a day, today at the earliest; refuses with EndedAlready and DayGone."""
        self.check_open()
        if day < timezone.localdate():
            raise DayGone
        self.ends_on = day
        self.save(update_fields=["ends_on"])

    def give_place(self, *, on: date) -> None:
        """Let it end on the eve of a day, and no later than it would; what it says is saved."""
        self.check_open()
        self.ends_on = on - A_DAY
        self.save(update_fields=["ends_on"])
