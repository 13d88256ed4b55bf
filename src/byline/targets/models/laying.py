"""Quotas laid on those they fit, and what each of them came to owe by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.rules.models import Target
from byline.targets.prorating import Proration
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.team.models import Congress


class Laying(models.Model):
    """A quota laid on all whom it fitted at that moment: by whom, and why where somebody had signed."""

    quota = models.ForeignKey("Quota", on_delete=models.PROTECT, verbose_name=_("quota"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("laying")
        verbose_name_plural = _("layings")

    def __str__(self):
        return f"{self.quota} {timezone.localdate(self.at)}"

    @property
    def congress(self) -> Congress:
        """The congress of the quota."""
        return self.quota.congress


class Portion(models.Model):
    """What a laying made of one target: of the whole, so many days of so many, rounded so."""

    laying = models.ForeignKey(Laying, on_delete=models.PROTECT, verbose_name=_("laying"))
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+", verbose_name=_("target"))
    whole = models.DecimalField(_("for the whole period"), max_digits=9, decimal_places=2)
    days = models.PositiveSmallIntegerField(_("days served"))
    of_days = models.PositiveSmallIntegerField(_("days of the period"))
    rounding = models.CharField(_("rounding"), max_length=10)

    class Meta:
        verbose_name = _("portion")
        verbose_name_plural = _("portions")
        constraints = [
            models.UniqueConstraint(
                fields=["laying", "target"], name="a_laying_makes_one_portion_of_a_target"
            )
        ]

    def __str__(self):
        return f"{self.target} {self.days}/{self.of_days}"

    @property
    def proration(self) -> Proration:
        """The same as a value that can be told in words."""
        return Proration(self.whole, self.days, self.of_days, self.rounding)


class UnitPart(models.Model):
    """What of a portion falls to one unit, where somebody served in several."""

    portion = models.ForeignKey(Portion, on_delete=models.PROTECT, verbose_name=_("portion"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    days = models.PositiveSmallIntegerField(_("days served"))
    amount = models.DecimalField(_("amount"), max_digits=9, decimal_places=2)

    class Meta:
        verbose_name = _("part of a portion")
        verbose_name_plural = _("parts of portions")
        constraints = [models.UniqueConstraint(fields=["portion", "unit"], name="a_unit_has_one_part")]

    def __str__(self):
        return f"{self.unit} {self.amount}"
