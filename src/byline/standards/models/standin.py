"""Who reviews for whom while they are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standards.models.days import A_DAY, DayGone
from byline.team.models import Congress, Person, Post
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

REVIEWERS = (Role.HEAD, Role.EDITOR, Role.LEADER)


class NotYourAbsence(Refused):
    """Only the office says who stands in for somebody else. Ask the office, or enter your own absence."""


class MayNotReview(Refused):
    """{name} does not review, so nobody stands in here. Choose a head, an editor or a leader."""


class NobodyStandsInForThemselves(Refused):
    """Nobody stands in for themselves. Choose another person."""


class EndsTooEarly(Refused):
    """It ends before it begins, or before today. Choose a later last day."""


class StoodInForAlready(Refused):
    """{name} stands in for them on some of these days already. End that first, or choose other days."""


class StandInOver(Refused):
    """This is over already. Open the list to see who stands in for whom now."""


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
            held = Post.objects.in_force().select_related("unit").order_by("starts_on", "pk")
            found = self.in_force().filter(stand_in=person).select_related("absent").order_by("pk")
            found = found.prefetch_related(Prefetch("absent__post_set", held, to_attr="posts_today"))
            person.__dict__[ABSENT] = [row.absent for row in found]
        return person.__dict__[ABSENT]


class StandIn(models.Model):
    """One person reviews for another from a day to a day."""

    DEEDS = {
        "named": _("named {name} to stand in for {absent} from {first} to {last}"),
        "ended": _("{name} no longer stands in for {absent}"),
    }

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
                condition=~Q(absent=F("stand_in")), name="nobody_stands_in_for_themselves"
            ),
        ]

    def __str__(self):
        return f"{self.stand_in} / {self.absent}"

    def get_absolute_url(self):
        """Where it stands among the others."""
        return reverse("stand-ins")

    @property
    def congress(self) -> Congress:
        """The congress of the two."""
        return self.absent.congress

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.ends_on < timezone.localdate()

    @property
    def was_in_force(self) -> bool:
        """Whether it held on any day at all."""
        return self.ends_on >= self.starts_on

    @transaction.atomic
    def name_stand_in(self, *, by: Person) -> StandIn:
        """Name who stands in; both hear of it. One's own absence everybody who reviews may enter.

        Refuses with NotYourAbsence, NobodyStandsInForThemselves, MayNotReview, EndsTooEarly, DayGone and
        StoodInForAlready.
        """
        self._check_people(by=by)
        self._check_days()
        self.by, self.at = by, timezone.now()
        self.save(force_insert=True)
        record(
            self,
            "named",
            by=by,
            tell=[self.absent, self.stand_in],
            name=self.stand_in.name,
            absent=self.absent.name,
            first=self.starts_on,
            last=self.ends_on,
        )
        return self

    @transaction.atomic
    def end(self, *, by: Person) -> None:
        """End it at once; both hear of it. Refuses with NotYourAbsence and StandInOver."""
        current = StandIn.objects.select_for_update().get(pk=self.pk)
        if by.pk != current.absent_id and not by.holds(Role.EDITOR):
            raise NotYourAbsence
        if current.is_over:
            raise StandInOver
        current.ends_on = timezone.localdate() - A_DAY
        current.save(update_fields=["ends_on"])
        people = [current.absent, current.stand_in]
        record(current, "ended", by=by, tell=people, name=people[1].name, absent=people[0].name)

    def _check_people(self, *, by: Person) -> None:
        if by.pk != self.absent.pk and not by.holds(Role.EDITOR):
            raise NotYourAbsence
        if self.absent.pk == self.stand_in.pk:
            raise NobodyStandsInForThemselves
        for person in (self.absent, self.stand_in):
            if person.congress.pk != by.congress.pk or not person.holds(*REVIEWERS):
                raise MayNotReview(name=person.name)

    def _check_days(self) -> None:
        today = timezone.localdate()
        if self.starts_on < today:
            raise DayGone
        if self.ends_on < self.starts_on:
            raise EndsTooEarly
        # two at once wait for each other here, so nobody is stood in for twice
        Person.objects.select_for_update().get(pk=self.absent.pk)
        same = StandIn.objects.filter(absent=self.absent, starts_on__lte=self.ends_on)
        other = next((one for one in same.filter(ends_on__gte=self.starts_on) if one.was_in_force), None)
        if other:
            raise StoodInForAlready(name=other.stand_in.name)
