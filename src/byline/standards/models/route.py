"""Routes of review: who reads a piece, in which order, in how many days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.standards.terms import Step
from byline.team.models import Congress, Person, Unit

if TYPE_CHECKING:
    from datetime import date

MOST_STEPS = 4


class RouteQuerySet(models.QuerySet):
    """Words about routes."""

    def of(self, congress: Congress) -> RouteQuerySet:
        """Keep the routes of a congress."""
        return self.filter(congress=congress)

    def visible_to(self, person: Person) -> RouteQuerySet:
        """Keep those of the person's congress: everybody may know who reads what they write."""
        return self.of(person.congress)

    def in_force(self, *, on: date | None = None) -> RouteQuerySet:
        """Keep the routes in force on a day, today if none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))

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


class Route(models.Model):
    """Who reviews the pieces of a unit and of some genres, in force from a day to a day."""

    DEEDS: dict = {}

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
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_route_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return self.name


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
