"""What a person decided about a proposed adoption, and its undoing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.errors import Refused
from byline.manuscripts.text import length
from byline.reckoning.terms import Level, Medium, Placement
from byline.team.models import Person

if TYPE_CHECKING:
    from byline.outlets.models import Clipping


class WhyMissing(Refused):
    """Say why, in your own words: those concerned will read it."""


def said(reason: str) -> str:
    """Return the reason without white space around it.

    Raises WhyMissing.
    """
    if not reason.strip():
        raise WhyMissing
    return reason.strip()


class Decision(models.Model):
    """A decision on an adoption. A new round begins when a decision is undone, and each has one decision."""

    adoption = models.ForeignKey("Adoption", on_delete=models.PROTECT, verbose_name=_("adoption"))
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    class Meta:
        abstract = True


class Undoing(models.Model):
    """The undoing of a decision, with its reason."""

    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        abstract = True


# What is long and nothing is reckoned from.
UNREAD = (
    *(f"adoption__{field}" for field in ("passages", "reasons", "rivals")),
    *(f"adoption__clipping__{field}" for field in ("body", "original", "articles", "findings")),
)


class ConfirmationQuerySet(models.QuerySet):
    """Words about confirmations."""

    def of(self, *manuscripts) -> ConfirmationQuerySet:
        """Keep those of these manuscripts' adoptions, with all that their credit is reckoned from."""
        kept = self.filter(adoption__manuscript__in=[manuscript.pk for manuscript in manuscripts])
        found = kept.select_related("adoption__clipping__outlet", "reversal").defer(*UNREAD)
        corrected = Correction.objects.filter(confirmation=OuterRef("pk"))
        return found.annotate(is_corrected=Exists(corrected)).order_by("pk")

    def standing(self) -> ConfirmationQuerySet:
        """Keep those that nobody reversed."""
        return self.filter(reversal=None)


class Saying(models.Model):
    """Where and how a piece was printed, as a person states it: what its credit is reckoned from.

    Level, medium, group and length are kept as they were when it was stated, so that nothing that is entered
    later about the outlet or the page changes what was credited unless somebody says so.
    """

    placement = models.CharField(
        _("placement"), max_length=12, choices=Placement.choices, default=Placement.INSIDE
    )
    is_roundup = models.BooleanField(_("part of a round-up"), default=False)
    length = models.PositiveIntegerField(_("characters printed"), default=0)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices, blank=True)
    group = models.CharField(_("group of outlets"), max_length=60, blank=True)

    class Meta:
        abstract = True

    @property
    def said(self) -> Said:
        """Give what it states as a value."""
        return Said(
            self.placement, self.is_roundup, self.length, Printer(self.level, self.medium, self.group)
        )


@dataclass(frozen=True)
class Printer:
    """What rules ask of an outlet: its level, its medium, its group."""

    level: str = ""
    medium: str = ""
    group: str = ""

    @classmethod
    def of(cls, outlet) -> Printer:
        """Give an outlet as it stands now."""
        return cls(outlet.level, outlet.medium, outlet.group)


@dataclass(frozen=True)
class Said:
    """Where and how a piece was printed: the placement, whether in a round-up, the characters, the outlet."""

    placement: str = Placement.INSIDE
    is_roundup: bool = False
    length: int = 0
    printer: Printer = Printer()

    @classmethod
    def of(cls, clipping: Clipping, *, placement: str = Placement.INSIDE, is_roundup: bool = False) -> Said:
        """Give what a person states of a page, with its length and its outlet as they stand now."""
        return cls(placement, is_roundup, length(clipping.body), Printer.of(clipping.outlet))

    @property
    def fields(self) -> dict[str, object]:
        """Give it as the fields of a Saying."""
        return {
            "placement": self.placement,
            "is_roundup": self.is_roundup,
            "length": self.length,
            **vars(self.printer),
        }


class Confirmation(Decision, Saying):
    """A person confirmed that the outlet printed this manuscript, and said where in the outlet it stood."""

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(fields=["adoption", "round"], name="an_adoption_is_confirmed_once")
        ]

    def __str__(self):
        return str(self.adoption)

    @property
    def stands(self) -> bool:
        """Whether it has not been reversed."""
        return not hasattr(self, "reversal")

    @cached_property
    def latest(self) -> Saying:
        """Find what is stated of the print now: its last correction, or what was confirmed."""
        if self.pk is None or not getattr(self, "is_corrected", True):
            return self
        return self.correction_set.order_by("-pk").first() or self


class Correction(Saying):
    """What was stated at a confirmation is stated anew, with the reason; the latest one counts."""

    confirmation = models.ForeignKey(Confirmation, on_delete=models.PROTECT, verbose_name=_("confirmation"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_correction_has_a_reason")
        ]

    def __str__(self):
        return str(self.confirmation)


class Dismissal(Decision):
    """A person said that this page does not print this manuscript, and why."""

    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("dismissal")
        verbose_name_plural = _("dismissals")
        constraints = [
            models.UniqueConstraint(fields=["adoption", "round"], name="an_adoption_is_dismissed_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_dismissal_has_a_reason"),
        ]

    def __str__(self):
        return str(self.adoption)


class Reversal(Undoing):
    """A confirmation taken back: its entries are answered by equal and opposite ones."""

    confirmation = models.OneToOneField(
        Confirmation, on_delete=models.PROTECT, verbose_name=_("confirmation")
    )

    class Meta:
        verbose_name = _("reversal")
        verbose_name_plural = _("reversals")

    def __str__(self):
        return str(self.confirmation)


class Reinstatement(Undoing):
    """A dismissal taken back: the adoption waits for a decision again."""

    dismissal = models.OneToOneField(Dismissal, on_delete=models.PROTECT, verbose_name=_("dismissal"))

    class Meta:
        verbose_name = _("reinstatement")
        verbose_name_plural = _("reinstatements")

    def __str__(self):
        return str(self.dismissal)
