"""What of a list of awards may be shown outside the house: decided by a leader, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models.deciding import said
from byline.team.models import Person
from byline.telling import masking

if TYPE_CHECKING:
    from byline.rewards.models.award import Award


class AwardsNotDisclosed(Refused):
    """Nobody has decided that these awards may be shown outside. A leader decides it, with a reason."""


class AwardsNotSigned(Refused):
    """These awards are only proposed. Have the round signed first."""


class AwardDisclosure(models.Model):
    """A leader decided in which form signed awards may be shown outside; the latest decision holds."""

    class Form(models.TextChoices):
        """How people stand in the list."""

        UNITS = masking.UNITS_ONLY, _("units only, no names")
        SURNAMES = masking.SURNAMES, _("names as 王某某")
        STARS = masking.STARS, _("names as 王＊＊")
        NAMED = masking.NAMED, _("real names")
        NOTHING = "nothing", _("nothing: the decision is withdrawn")

    round = models.ForeignKey("AwardRound", on_delete=models.PROTECT, verbose_name=_("award round"))
    form = models.CharField(_("form"), max_length=10, choices=Form)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("disclosure of awards")
        verbose_name_plural = _("disclosures of awards")

    def __str__(self):
        return f"{self.round} {self.get_form_display()}"


class Disclosed(models.Model):
    """What a round can do to be shown outside."""

    class Meta:
        abstract = True

    @property
    def disclosure(self) -> AwardDisclosure | None:
        """The decision that holds, None where there is none or it was withdrawn."""
        last = self.awarddisclosure_set.select_related("by").order_by("pk").last()
        return last if last and last.form != AwardDisclosure.Form.NOTHING else None

    @transaction.atomic
    def disclose(self, *, form: str, reason: str, by: Person) -> AwardDisclosure:
        """Decide in which form the awards may be shown outside. Raises AwardsNotSigned and WhyMissing."""
        reason = said(reason)
        if not self.is_signed:
            raise AwardsNotSigned
        disclosure = self.awarddisclosure_set.create(form=form, reason=reason, by=by)
        record(self, "disclosed", by=by, reason=reason)
        return disclosure

    def public_names(self) -> list[tuple[str, Award]]:
        """Return the signed awards, each with the name as it may be shown outside.

        Where only units may be shown, people's awards are left out. Raises AwardsNotDisclosed.
        """
        disclosure = self.disclosure
        if disclosure is None:
            raise AwardsNotDisclosed
        told = [
            (one.holder_name if one.unit_id else masking.veiled(one.holder_name, form=disclosure.form), one)
            for one in self.awards()
        ]
        return [(name, one) for name, one in told if name]
