"""What is kept with the closing of a period besides its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from byline.ledger.models import Adoption, Claim
from byline.reckoning.book import HONOUR, VETO
from byline.reckoning.statement import WARNING
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.reckoning.periods import Period
    from byline.team.models import Congress

KINDS = {HONOUR: _("honour"), VETO: _("veto"), WARNING: _("warning")}


class Waiver(models.Model):
    """A claim or an adoption that was not decided when a period was closed, and was left open by name."""

    closing = models.ForeignKey("Closing", on_delete=models.PROTECT, verbose_name=_("closing of a period"))
    adoption = models.ForeignKey(
        Adoption, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("adoption")
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("claim")
    )

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints = [
            models.CheckConstraint(
                condition=Q(adoption=None, claim__isnull=False) | Q(adoption__isnull=False, claim=None),
                name="a_waiver_names_one",
            )
        ]

    def __str__(self):
        return str(self.adoption or self.claim)

    @property
    def waived(self) -> Adoption | Claim:
        """What was left open."""
        return self.adoption or self.claim


class OutcomeQuerySet(models.QuerySet):
    """Words about outcomes."""

    def standing(self) -> OutcomeQuerySet:
        """Keep those of closings that were not reopened."""
        return self.filter(closing__reopening=None)

    def in_period(self, congress: Congress, period: Period) -> OutcomeQuerySet:
        """Keep those that the standing closing of a period said, in the order in which it said them."""
        found = self.standing().filter(closing__congress=congress, closing__period=period.key)
        return found.select_related("person", "unit").order_by("pk")


class Outcome(models.Model):
    """What a period's rules said of a person or a unit that is no amount: a warning, an honour or a veto."""

    closing = models.ForeignKey("Closing", on_delete=models.PROTECT, verbose_name=_("closing of a period"))
    kind = models.CharField(_("kind"), max_length=10)
    clause = models.CharField(_("clause"), max_length=20, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("unit")
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(_("place in the ranking"), null=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome of a closing")
        verbose_name_plural = _("outcomes of closings")

    def __str__(self):
        return f"{self.person or self.unit} {self.name}"

    @property
    def label(self) -> str:
        """What it is, in the reader's language."""
        return outcome_label(self.kind)


def outcome_label(kind: str) -> str:
    """Name a kind of outcome in the reader's language."""
    return str(KINDS.get(kind, kind))
