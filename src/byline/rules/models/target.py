"""Targets: what a unit or a person owes in a period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import chain_of
from byline.activity.models import Deed, Happening
from byline.errors import Refused
from byline.reckoning.periods import MONTHS_IN, Period
from byline.reckoning.terms import Level, Measure
from byline.reckoning.words import number_words
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class TargetBelowZero(Refused):
    """A target cannot be below zero. Enter zero or more."""


@dataclass(frozen=True)
class Owed:
    """What is owed: so much of a measure within a period, counting outlets of a level and above ("": all)."""

    period: Period
    measure: str
    amount: Decimal
    minimum_level: str = ""


class TargetQuerySet(models.QuerySet):
    """Words about targets."""

    def of(self, unit: Unit) -> TargetQuerySet:
        """Keep what a unit owes as a unit."""
        return self.filter(unit=unit)

    def for_person(self, person: Person) -> TargetQuerySet:
        """Keep what a person owes."""
        return self.filter(person=person)

    def of_units(self) -> TargetQuerySet:
        """Keep what units owe, in the order of the units."""
        return self.filter(unit__isnull=False).select_related("unit").order_by("unit__rank", "unit_id", "pk")

    def of_people(self) -> TargetQuerySet:
        """Keep what people owe, by the age of their accounts."""
        return self.filter(person__isnull=False).select_related("person").order_by("person_id", "pk")

    def in_period(self, period: Period) -> TargetQuerySet:
        """Keep those set for exactly this period."""
        return self.filter(starts_on=period.first, ends_on=period.last)

    def visible_to(self, person: Person) -> TargetQuerySet:
        """Keep what a person may see in their congress: all units' targets, and their own.

        Heads also see those of their people; editors, leaders and auditors see everybody's.
        """
        seen = self.filter(congress=person.congress)
        if person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
            return seen
        staff = Post.objects.in_force().filter(unit__in=person.units_headed())
        return seen.filter(Q(unit__isnull=False) | Q(person=person) | Q(person__in=staff.values("person")))

    @transaction.atomic
    def lay_on(self, holders: Iterable[Unit | Person], *, owed: Owed, by: Person) -> list[Target]:
        """Set what these units or people owe; a target of the same kind that stands is corrected.

        The holders are of the congress of `by`. Each new or changed target is a deed, and those
        concerned hear of it. Returns the targets that are new or changed. Refuses with TargetBelowZero.
        """
        if owed.amount < 0:
            raise TargetBelowZero
        standing = {target.holder_key: target for target in self._standing(owed, by.congress)}
        fresh, changed = [], []
        for holder in holders:
            target = standing.get(_key(holder))
            if target is None:
                fresh.append(Target.owed_by(holder, owed=owed, by=by))
            elif target.amount != owed.amount:
                changed.append(target)
        self.bulk_create(fresh)
        self._correct(changed, owed.amount, by)
        Deed.objects.append(
            [*_happenings(changed, "corrected", by), *_happenings(fresh, "set", by)],
            chain=chain_of(by.congress),
        )
        return fresh + changed

    def _standing(self, owed, congress):
        found = self.in_period(owed.period).filter(congress=congress, measure=owed.measure)
        return found.filter(minimum_level=owed.minimum_level).select_related("unit", "person")

    def _correct(self, targets, amount, by):
        for target in targets:
            target.was, target.amount, target.set_by, target.set_at = (
                target.amount,
                amount,
                by,
                timezone.now(),
            )
        self.bulk_update(targets, ["amount", "set_by", "set_at"])


class Target(models.Model):
    """What one unit or one person owes in a period: so much of a measure, from outlets of a level up."""

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    minimum_level = models.CharField(_("level and above"), max_length=10, choices=Level.choices, blank=True)
    amount = models.DecimalField(
        _("target"), max_digits=9, decimal_places=2, validators=[MinValueValidator(0)]
    )
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"), default=timezone.now)

    objects = TargetQuerySet.as_manager()

    DEEDS = {
        "set_pieces": _("set the target of {holder} at {amount} pieces"),
        "set_points": _("set the target of {holder} at {amount} points"),
        "set_yuan": _("set the target of {holder} at {amount} yuan"),
        "corrected_pieces": _("corrected the target of {holder} from {was} to {amount} pieces"),
        "corrected_points": _("corrected the target of {holder} from {was} to {amount} points"),
        "corrected_yuan": _("corrected the target of {holder} from {was} to {amount} yuan"),
    }

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, person__isnull=False) | Q(unit__isnull=False, person=None),
                name="a_target_has_one_holder",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_target_is_not_below_zero"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_target_has_days"),
            models.UniqueConstraint(
                fields=["unit", "starts_on", "ends_on", "measure", "minimum_level"],
                condition=Q(unit__isnull=False),
                name="a_unit_has_one_target_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["person", "starts_on", "ends_on", "measure", "minimum_level"],
                condition=Q(person__isnull=False),
                name="a_person_has_one_target_of_a_kind",
            ),
        ]
        indexes = [models.Index(fields=["congress", "starts_on", "ends_on"], name="targets_of_a_period")]

    def __str__(self):
        return f"{self.holder} {number_words(self.amount)} {self.get_measure_display()}"

    def get_absolute_url(self):
        """Where it is corrected."""
        return reverse("target-correction", args=[self.pk])

    @classmethod
    def owed_by(cls, holder: Unit | Person, *, owed: Owed, by: Person) -> Target:
        """Make the row, not yet saved, that says what a unit or a person owes."""
        role = "unit" if isinstance(holder, Unit) else "person"
        return cls(
            congress=by.congress,
            starts_on=owed.period.first,
            ends_on=owed.period.last,
            measure=owed.measure,
            minimum_level=owed.minimum_level,
            amount=owed.amount,
            set_by=by,
            **{role: holder},
        )

    @property
    def holder(self) -> Unit | Person:
        """Who owes it."""
        return self.unit or self.person

    @property
    def holder_key(self) -> tuple[type, int]:
        """Who owes it, without fetching the row."""
        return (Unit, self.unit_id) if self.unit_id else (Person, self.person_id)

    @property
    def period(self) -> Period:
        """The period it is set for."""
        days = (Period.containing(self.starts_on, kind) for kind in MONTHS_IN)
        return next(one for one in days if (one.first, one.last) == (self.starts_on, self.ends_on))

    def correct(self, *, amount: Decimal, by: Person) -> None:
        """Set it at another amount; those concerned hear of it. Refuses with TargetBelowZero."""
        owed = Owed(self.period, self.measure, amount, self.minimum_level)
        Target.objects.lay_on([self.holder], owed=owed, by=by)
        self.refresh_from_db()


def _key(holder: Unit | Person) -> tuple[type, int]:
    return (type(holder), holder.pk)


def _happenings(targets: list[Target], verb: str, by: Person) -> list[Happening]:
    heads = _heads_of([target.unit for target in targets if target.unit])
    return [
        Happening(
            target,
            f"{verb}_{target.measure}",
            by=by,
            tell=(target.person,) if target.person else tuple(heads.get(target.unit_id, ())),
            details={
                "holder": str(target.holder),
                "was": number_words(getattr(target, "was", Decimal(0))),
                "amount": number_words(target.amount),
            },
        )
        for target in targets
    ]


def _heads_of(units: list[Unit]) -> dict[int, list[Person]]:
    heads: dict[int, list[Person]] = {}
    for post in Post.objects.in_force().filter(unit__in=units, role=Role.HEAD).select_related("person"):
        heads.setdefault(post.unit_id, []).append(post.person)
    return heads
