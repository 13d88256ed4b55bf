"""Squads: who writes together in a standing or temporary team, from a day to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.team.amending import Amended, SquadKnown
from byline.team.keeping import save_or_refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.team.models import Congress, Person


class SquadEndsBeforeItStarts(Refused):
    """This squad begins on {day}, and cannot end before that. Choose a later day."""


class SquadEndedAlready(Refused):
    """This squad ended on {day} already. To work together again, found a new one."""


class JoinsLater(Refused):
    """{person} joins this squad on {day} only. Let the squad end on that day or a later one."""


class SquadNotBegun(Refused):
    """This squad begins on {day}; nobody is in it before that. Choose a later day."""


class SquadIsOver(Refused):
    """This squad ends with {day}; nobody joins it after that. Choose an earlier day."""


class InAlready(Refused):
    """{person} is in this squad already, from {day}. Let them leave first, or choose a day after that."""


class LeavesBeforeJoining(Refused):
    """{person} joined on {day}, and cannot leave before that. Choose a later day."""


class LeftAlready(Refused):
    """{person} left this squad on {day} already. To be in it again, they join anew."""


class Lasting(models.QuerySet):
    """Words about what lasts from a day to a day, or has no end yet."""

    def touching(self, first: date, last: date) -> Lasting:
        """Keep those that take a day from the first to the last; one without an end goes on."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)

    def on(self, day: date) -> Lasting:
        """Keep those in being on a day."""
        return self.touching(day, day)

    def in_period(self, period: Period) -> Lasting:
        """Keep those in being on at least one day of a period."""
        return self.touching(period.first, period.last)


class SquadQuerySet(Lasting):
    """Words about squads."""

    def of(self, congress: Congress) -> SquadQuerySet:
        """Keep the squads of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> SquadQuerySet:
        """Keep the squads of the person's congress."""
        return self.of(person.congress)


class Squad(Amended, models.Model):
    """A standing or temporary writing team of a congress."""

    congress = models.ForeignKey("Congress", on_delete=models.PROTECT, verbose_name=_("congress"))
    name = models.CharField(_("name"), max_length=40)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = SquadQuerySet.as_manager()

    DEEDS = {
        "founded": _("founded the squad {squad}, from {day}"),
        "amended": _("changed the squad {was}: now {squad}, from {day}"),
        "ended": _("ended the squad {squad} with {day}"),
        "joined": _("took {person} into the squad {squad}, from {day}"),
        "joined_to_lead": _("took {person} into the squad {squad} to lead it, from {day}"),
        "left": _("let {person} leave the squad {squad} with {day}"),
    }

    class Meta:
        verbose_name = _("squad")
        verbose_name_plural = _("squads")
        constraints = [
            models.UniqueConstraint(fields=["congress", "name"], name="a_squad_has_one_name"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_squad_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where its sheet stands."""
        return reverse("squad", args=[self.pk])

    @property
    def told_on(self) -> date:
        """The day as of which its members are told: today, but its first or last day out of these bounds."""
        day = max(timezone.localdate(), self.starts_on)
        return min(day, self.ends_on) if self.ends_on else day

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def staff(self) -> list[SquadMember]:
        """Who is in it today, or was on its last day; who leads stands first. Uses what is prefetched."""
        rows = [member for member in self.members.all() if member.is_in_it]
        return sorted(rows, key=lambda member: (not member.is_leader, member.starts_on, member.pk))

    @property
    def leaders(self) -> list[Person]:
        """Who leads it, of the staff."""
        return [member.person for member in self.staff if member.is_leader]

    @transaction.atomic
    def found(self, *, by: Person) -> Squad:
        """Enter it among the squads; `starts_on` may lie in the past.

        Raises SquadKnown.
        """
        self.by = by
        save_or_refuse(self, SquadKnown(name=self.name))
        self.note("founded", self.starts_on, by=by)
        return self

    @transaction.atomic
    def end(self, *, on: date, by: Person) -> None:
        """Let it end with this day, and with it the membership of whoever is still in it; they hear of it.

        Raises SquadEndedAlready, SquadEndsBeforeItStarts and JoinsLater.
        """
        self.lock()
        if self.ends_on and self.ends_on <= on:
            raise SquadEndedAlready(day=self.ends_on)
        if on < self.starts_on:
            raise SquadEndsBeforeItStarts(day=self.starts_on)
        later = self.members.filter(starts_on__gt=on).order_by("starts_on").last()
        if later:
            raise JoinsLater(person=later.person.name, day=later.starts_on)
        self.ends_on = on
        self.save(update_fields=["ends_on"])
        staying = self.members.on(on).select_related("person").order_by("pk")
        tell = [member.person for member in staying]  # before their rows change
        staying.update(ends_on=on)
        self.note("ended", on, by=by, tell=tell)

    def lock(self) -> None:
        """Let one deed of this squad be done at a time, and know how far the last one came."""
        held = Squad.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.starts_on, self.ends_on = held.starts_on, held.ends_on

    def note(self, verb: str, day: date, *, by: Person, tell: Sequence[Person] = ()) -> None:
        """Record a deed of this squad, and tell those whom it concerns; a deed about one names them."""
        named = {"person": tell[0].name} if "{person}" in str(self.DEEDS[verb]) else {}
        record(self, verb, by=by, tell=tell, squad=self.name, day=day.isoformat(), **named)


class SquadMemberQuerySet(Lasting):
    """Words about who is in a squad."""

    def of(self, congress: Congress) -> SquadMemberQuerySet:
        """Keep the members of a congress's squads."""
        return self.filter(squad__congress=congress)

    def visible_to(self, person: Person) -> SquadMemberQuerySet:
        """Keep the members of the squads of the person's congress."""
        return self.of(person.congress)


class SquadMember(models.Model):
    """A person in a squad from a day to a day, both included; somebody who comes back has a second row."""

    squad = models.ForeignKey(
        Squad, on_delete=models.PROTECT, related_name="members", verbose_name=_("squad")
    )
    person = models.ForeignKey("Person", on_delete=models.PROTECT, verbose_name=_("person"))
    is_leader = models.BooleanField(_("leads it"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = SquadMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a squad")
        verbose_name_plural = _("members of squads")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_member_leaves_after_joining",
            )
        ]

    def __str__(self):
        return f"{self.person} {self.squad}"

    @property
    def is_in_it(self) -> bool:
        """Whether it lasts on the day as of which the squad is told, or begins later."""
        return self.ends_on is None or self.ends_on >= self.squad.told_on

    @property
    def may_leave(self) -> bool:
        """Whether it lasts beyond today."""
        return self.ends_on is None or self.ends_on > timezone.localdate()

    @transaction.atomic
    def join(self, *, by: Person) -> SquadMember:
        """Put the person into the squad from `starts_on` to the end of the squad, if it has one.

        Raises SquadNotBegun, SquadIsOver and InAlready.
        """
        squad = self.squad
        squad.lock()
        if self.starts_on < squad.starts_on:
            raise SquadNotBegun(day=squad.starts_on)
        if squad.ends_on and squad.ends_on < self.starts_on:
            raise SquadIsOver(day=squad.ends_on)
        last = squad.ends_on or type(self.starts_on).max
        held = squad.members.filter(person=self.person).touching(self.starts_on, last).first()
        if held:
            raise InAlready(person=self.person.name, day=held.starts_on)
        self.by, self.ends_on = by, squad.ends_on
        self.save()
        verb = "joined_to_lead" if self.is_leader else "joined"
        squad.note(verb, self.starts_on, by=by, tell=[self.person])
        return self

    @transaction.atomic
    def leave(self, *, on: date, by: Person) -> None:
        """Let the person be out of the squad after this day, the last one in it.

        Raises LeftAlready and LeavesBeforeJoining.
        """
        self.squad.lock()
        self.refresh_from_db(fields=["ends_on"])
        if self.ends_on and self.ends_on <= on:
            raise LeftAlready(person=self.person.name, day=self.ends_on)
        if on < self.starts_on:
            raise LeavesBeforeJoining(person=self.person.name, day=self.starts_on)
        self.ends_on = on
        self.save(update_fields=["ends_on"])
        self.squad.note("left", on, by=by, tell=[self.person])
