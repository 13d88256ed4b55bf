"""Targets: what a unit or a person owes in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.reckoning.periods import Period
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import number_words
from byline.rules.models.ordering import Ordered, SignedForReason, TargetBelowZero
from byline.rules.models.owed import Counting, Demanded, Owed
from byline.team.models import Congress, Person, Post, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Counting", "Demanded", "Owed", "SignedForReason", "Target", "TargetBelowZero"]
# what may not stand twice for one holder
KIND = ("starts_on", "ends_on", "measure", "minimum_level", "genre", "counting")


class TargetQuerySet(Ordered, models.QuerySet):
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

    def within(self, period: Period) -> TargetQuerySet:
        """Keep those whose own period lies in this one: a year's, and those of its halves and months."""
        return self.filter(starts_on__gte=period.first, ends_on__lte=period.last)

    def of_holder(self, holder: Unit | Person) -> TargetQuerySet:
        """Keep what one unit or one person owes."""
        return self.of(holder) if isinstance(holder, Unit) else self.for_person(holder)


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
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    counting = models.CharField(
        _("what counts"), max_length=10, choices=Counting.choices, default=Counting.ADOPTED
    )
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
        "set_weight": _("set the target of {holder} at {amount} ranking points"),
        "set_assessment": _("set the target of {holder} at {amount} assessment points"),
        "corrected_pieces": _("corrected the target of {holder} from {was} to {amount} pieces"),
        "corrected_points": _("corrected the target of {holder} from {was} to {amount} points"),
        "corrected_yuan": _("corrected the target of {holder} from {was} to {amount} yuan"),
        "corrected_weight": _("corrected the target of {holder} from {was} to {amount} ranking points"),
        "corrected_assessment": _(
            "corrected the target of {holder} from {was} to {amount} assessment points"
        ),
        "resigned_pieces": _("corrected what {holder} signed from {was} to {amount} pieces: {reason}"),
        "resigned_points": _("corrected what {holder} signed from {was} to {amount} points: {reason}"),
        "resigned_yuan": _("corrected what {holder} signed from {was} to {amount} yuan: {reason}"),
        "resigned_weight": _(
            "corrected what {holder} signed from {was} to {amount} ranking points: {reason}"
        ),
        "resigned_assessment": _(
            "corrected what {holder} signed from {was} to {amount} assessment points: {reason}"
        ),
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
                fields=["unit", *KIND],
                condition=Q(unit__isnull=False),
                name="a_unit_has_one_target_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["person", *KIND],
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
            genre=owed.genre,
            counting=owed.counting,
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
        return Period.of_days(self.starts_on, self.ends_on)

    @property
    def demanded(self) -> Demanded:
        """Of what it is, without how much and when."""
        return Demanded(self.measure, self.minimum_level, self.genre, self.counting)

    @property
    def is_plain(self) -> bool:
        """Whether it counts what was adopted, of any genre."""
        return self.counting == Counting.ADOPTED and not self.genre

    def correct(self, *, amount: Decimal, by: Person, reason: str = "") -> None:
        """Set it at another amount; those concerned hear of it.

        Refuses with TargetBelowZero, and with SignedForReason where it is signed and no reason is given.
        """
        owed = Owed(self.period, self.measure, amount, self.minimum_level, self.genre, self.counting)
        Target.objects.lay_on([self.holder], owed=owed, by=by, reason=reason)
        self.refresh_from_db()
