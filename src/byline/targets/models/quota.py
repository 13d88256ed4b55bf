"""Quotas: what everybody of a class owes in a period, now and when they come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.reckoning.periods import Period
from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import amount_words, number_words
from byline.rules.models.owed import Counting, Demanded, Owed
from byline.targets.fitting import Scope
from byline.targets.models.fitted import Fitted
from byline.targets.prorating import HALF_UP, HUNDREDTHS, UP, WHOLE
from byline.targets.wording import scope_words
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from decimal import Decimal


class QuotaBelowZero(Refused):
    """A quota cannot be below zero. Enter zero or more."""


class AgesCross(Refused):
    """The age it begins with is above the age it ends with. Look at both."""


class QuotaStands(Refused):
    """A quota of this kind for the same people stands already in this period. Correct that one."""


class QuotaQuerySet(models.QuerySet):
    """Words about quotas."""

    def visible_to(self, person: Person) -> QuotaQuerySet:
        """Keep those of the person's congress; who may see any at all is a matter of rights."""
        return self.filter(congress=person.congress)

    def in_period(self, period: Period) -> QuotaQuerySet:
        """Keep those set for exactly this period, in the order they were set."""
        return self.filter(starts_on=period.first, ends_on=period.last).order_by("pk")


class Quota(Fitted, models.Model):
    """What each unit or each person of a class owes in a period. It binds nobody until it is laid on them."""

    class Whom(models.TextChoices):
        """Whether each unit owes it, or each person."""

        UNITS = "units", _("each unit")
        PEOPLE = "people", _("each person")

    class Rounding(models.TextChoices):
        """How the part of who served some of the days is rounded."""

        WHOLE = WHOLE, _("not prorated")
        UP = UP, _("by days, up to whole numbers")
        HALF_UP = HALF_UP, _("by days, half up to whole numbers")
        HUNDREDTHS = HUNDREDTHS, _("by days, to two decimals")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    whom = models.CharField(_("who owes it"), max_length=10, choices=Whom.choices)
    unit_kind = models.CharField(_("class of unit"), max_length=10, choices=Unit.Kind.choices, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=15, choices=Role.choices, blank=True)
    title = models.CharField(_("words in the job title"), max_length=40, blank=True)
    age_from = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age up to"), null=True, blank=True)
    measure = models.CharField(_("measure"), max_length=10, choices=Measure.choices)
    minimum_level = models.CharField(_("level and above"), max_length=10, choices=Level.choices, blank=True)
    genre = models.CharField(_("genre"), max_length=15, choices=Genre.choices, blank=True)
    counting = models.CharField(
        _("what counts"), max_length=10, choices=Counting.choices, default=Counting.ADOPTED
    )
    amount = models.DecimalField(
        _("amount"), max_digits=9, decimal_places=2, validators=[MinValueValidator(0)]
    )
    rounding = models.CharField(
        _("who serves part of the period"), max_length=10, choices=Rounding.choices, default=HALF_UP
    )
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("set by"))
    set_at = models.DateTimeField(_("set at"), default=timezone.now)

    objects = QuotaQuerySet.as_manager()

    DEEDS = {
        "drawn_up": _("drew up the quota {quota}"),
        "corrected": _("corrected the quota {quota} from {was} to {amount}"),
        "laid": _("laid the quota {quota} on {count} holders"),
    }

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_quota_is_not_below_zero"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_quota_has_days"),
        ]
        indexes = [models.Index(fields=["congress", "starts_on", "ends_on"], name="quotas_of_a_period")]

    def __str__(self):
        return f"{scope_words(self)} {amount_words(self.amount, self.measure)}"

    def get_absolute_url(self):
        """Where it is told what laying it would change."""
        return reverse("quota", args=[self.pk])

    @property
    def period(self) -> Period:
        """The period it is set for."""
        return Period.of_days(self.starts_on, self.ends_on)

    @property
    def demanded(self) -> Demanded:
        """Of what it is, without how much and for whom."""
        return Demanded(self.measure, self.minimum_level, self.genre, self.counting)

    @property
    def scope(self) -> Scope:
        """Whom it fits."""
        return Scope(
            self.whom,
            self.unit_kind,
            self.unit_id,
            self.person_id,
            self.role,
            self.title,
            self.age_from,
            self.age_to,
        )

    def owed(self, amount: Decimal) -> Owed:
        """Give an amount of what it is about, in its period."""
        return Owed(self.period, self.measure, amount, self.minimum_level, self.genre, self.counting)

    @transaction.atomic
    def draw_up(self, *, by: Person) -> Quota:
        """Enter it for the congress of `by`; nobody owes it yet.

        Raises QuotaBelowZero, AgesCross and QuotaStands.
        """
        if self.amount < 0:
            raise QuotaBelowZero
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise AgesCross
        self.congress, self.set_by = by.congress, by
        Congress.objects.select_for_update(no_key=True).get(pk=by.congress.pk)
        beside = Quota.objects.filter(congress=by.congress).in_period(self.period)
        if any(one.scope == self.scope and one.demanded == self.demanded for one in beside):
            raise QuotaStands
        self.save()
        record(self, "drawn_up", by=by, quota=str(self))
        return self

    @transaction.atomic
    def correct(self, *, amount: Decimal, rounding: str, by: Person) -> None:
        """Set it at another amount; those it was laid on owe what they did until it is laid again.

        Raises QuotaBelowZero.
        """
        if amount < 0:
            raise QuotaBelowZero
        was, self.amount, self.rounding = self.amount, amount, rounding
        self.save(update_fields=["amount", "rounding"])
        words = {"quota": str(self), "was": number_words(was), "amount": number_words(amount)}
        record(self, "corrected", by=by, **words)
