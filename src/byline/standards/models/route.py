"""Routes of review: who reads a piece, in which order, in how many days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.standards.models.days import Dated, DatedQuerySet
from byline.standards.terms import Step
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MOST_STEPS = 4
ROLES = {Step.UNIT: Role.HEAD, Step.OFFICE: Role.EDITOR, Step.LEADER: Role.LEADER}


class RouteTaken(Refused):
    """“{route}” holds for this unit and one of these genres already. End it first, or choose other genres."""


class NoSteps(Refused):
    """A route has one step at least. Say who reads first."""


class NobodyReads(Refused):
    """Nobody could read at step {place} now. Give somebody the post first, or choose another reader."""


class RouteQuerySet(DatedQuerySet):
    """Words about routes."""

    def fitting(self, unit: Unit, *, genre: str) -> Route | None:
        """Find the route that a piece of this unit and genre takes today, None where none is laid down.

        One for the unit goes before one for any unit, then one for the genre before one for any, then the
        one that came into force last.
        """
        routes = self.of(unit.congress).in_force().filter(Q(unit=unit) | Q(unit=None))
        fitting = [route for route in routes if not route.genres or genre in route.genres]
        return max(
            fitting,
            key=lambda route: (route.unit_id is not None, bool(route.genres), route.starts_on, route.pk),
            default=None,
        )


class Route(Dated, models.Model):
    """Who reviews the pieces of a unit and of some genres, in force from a day to a day."""

    DEEDS = {
        "laid_down": _("laid down the route “{route}”"),
        "ended": _("ended the route “{route}”"),
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    name = models.CharField(_("name"), max_length=40)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    genres = models.JSONField(_("genres"), default=list, blank=True, help_text=_("None means any genre."))
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = RouteQuerySet.as_manager()

    class Meta:
        verbose_name = _("route of review")
        verbose_name_plural = _("routes of review")
        ordering = ["-starts_on", "-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Where it stands among the others."""
        return reverse("routes")

    @transaction.atomic
    def lay_down(self, steps: Sequence[RouteStep], *, by: Person) -> Route:
        """Lay the route down with its steps in order, from its day on.

        Refuses with DayGone, NoSteps, NobodyReads and RouteTaken.
        """
        self.check_start()
        if not steps:
            raise NoSteps
        for place, step in enumerate(steps, start=1):
            step.place = place
            if not self.readers_of(step):
                raise NobodyReads(place=place)
        # two editors at once wait for each other here, so no two routes hold for the same pieces
        Congress.objects.select_for_update().get(pk=self.congress.pk)
        self._check_free()
        self.save(force_insert=True)
        for step in steps:
            step.route = self
        RouteStep.objects.bulk_create(steps)
        record(self, "laid_down", by=by, route=self.name)
        return self

    @transaction.atomic
    def end(self, *, on: date, by: Person) -> None:
        """Let it hold until a day, that day included. What is under review goes on by its own steps.

        Refuses with EndedAlready and DayGone.
        """
        route = Route.objects.select_for_update().get(pk=self.pk)
        route.end_on(on)
        record(route, "ended", by=by, route=route.name)

    def readers_of(self, step: RouteStep) -> list[Person]:
        """Return who could read at a step today; in any unit, where the route holds for all."""
        role = ROLES[step.reader]
        people = Person.objects.of(self.congress).filter(is_active=True).holding(role)
        if step.reader == Step.UNIT and self.unit:
            people = people.filter(pk__in=self.unit.heads().values("pk"))
        if step.person_id:
            people = people.filter(pk=step.person_id)
        return list(people.order_by("pk"))

    def _check_free(self) -> None:
        mine = set(self.genres)
        for other in Route.objects.of(self.congress).filter(unit=self.unit):
            overlaps = other.was_in_force and (other.ends_on is None or other.ends_on >= self.starts_on)
            if overlaps and (mine & set(other.genres) or not (mine or other.genres)):
                raise RouteTaken(route=other.name)


class RouteStep(models.Model):
    """One step of a route: who reads, in how many working days, and whether the author answers amendments."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField(
        _("place"), validators=[MinValueValidator(1), MaxValueValidator(MOST_STEPS)]
    )
    name = models.CharField(_("name"), max_length=20)
    reader = models.CharField(_("who reads"), max_length=8, choices=Step.choices)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only this person"),
    )
    days = models.PositiveSmallIntegerField(
        _("working days"), default=2, help_text=_("0 means that it is never due.")
    )
    asks_author = models.BooleanField(
        _("the author answers amendments"),
        default=False,
        help_text=_("What the reviewer amends goes to the author, who accepts or rejects each change."),
    )

    class Meta:
        verbose_name = _("step of a route")
        verbose_name_plural = _("steps of a route")
        ordering = ["route", "place"]
        constraints = [
            models.UniqueConstraint(fields=["route", "place"], name="a_route_has_an_order"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_STEPS), name="a_route_has_four_steps_at_most"
            ),
        ]

    def __str__(self):
        return f"{self.place} {self.name}"
