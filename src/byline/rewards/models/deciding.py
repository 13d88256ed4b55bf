"""What is decided about a round: who is left out, that it is signed, that it is taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.rewards.models.holding import ONE_HOLDER, Held
from byline.team.models import Person


class Veto(Held):
    """Somebody is left out of a round whatever the figures say, with the reason."""

    round = models.ForeignKey("AwardRound", on_delete=models.PROTECT, verbose_name=_("award round"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("veto")
        verbose_name_plural = _("vetoes")
        constraints = [
            models.CheckConstraint(condition=ONE_HOLDER, name="a_veto_is_for_one"),
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(person__isnull=False), name="a_person_is_vetoed_once"
            ),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=Q(unit__isnull=False), name="a_unit_is_vetoed_once"
            ),
        ]

    def __str__(self):
        return f"{self.holder_name} {self.reason}"


class AwardSigning(models.Model):
    """A leader who did not propose a round signed it: by whom, when, and the digest of what was signed."""

    round = models.OneToOneField(
        "AwardRound", on_delete=models.PROTECT, related_name="signing", verbose_name=_("award round")
    )
    digest = models.CharField(_("digest"), max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        verbose_name = _("award signing")
        verbose_name_plural = _("award signings")

    def __str__(self):
        return f"{self.round} {self.by}"


class RoundWithdrawal(models.Model):
    """A proposed round taken back, with the reason."""

    round = models.OneToOneField(
        "AwardRound", on_delete=models.PROTECT, related_name="withdrawal", verbose_name=_("award round")
    )
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("withdrawal of a round")
        verbose_name_plural = _("withdrawals of rounds")

    def __str__(self):
        return f"{self.round} {self.reason}"
