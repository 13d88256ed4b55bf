"""Signings: rulebooks put in force, once and for good."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from byline.team.models import Congress, Person


class Signing(models.Model):
    """A rulebook put in force: by whom, when, and from which day. Congress and day are kept as signed."""

    rulebook = models.OneToOneField(
        "rules.Rulebook", on_delete=models.PROTECT, related_name="signing", verbose_name=_("rulebook")
    )
    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    in_force_from = models.DateField(_("in force from"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by"))
    at = models.DateTimeField(_("signed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("signing of a rulebook")
        verbose_name_plural = _("signings of rulebooks")
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "in_force_from"], name="two_rulebooks_do_not_begin_on_one_day"
            ),
        ]

    def __str__(self):
        return f"{self.rulebook} {self.in_force_from}"
