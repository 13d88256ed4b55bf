"""What a person decided about a proposed adoption, and its undoing."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.reckoning.terms import Placement
from byline.team.models import Person


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


class ConfirmationQuerySet(models.QuerySet):
    """Words about confirmations."""

    def of(self, manuscript) -> "ConfirmationQuerySet":
        """Keep those of a manuscript's adoptions, with all that its credit is reckoned from."""
        return self.filter(adoption__manuscript=manuscript).select_related(
            "adoption__congress", "adoption__clipping__outlet", "reversal"
        )


class Confirmation(Decision):
    """A person confirmed that the outlet printed this manuscript, and said where in the outlet it stood."""

    placement = models.CharField(
        _("placement"), max_length=12, choices=Placement.choices, default=Placement.INSIDE
    )
    is_roundup = models.BooleanField(_("part of a round-up"), default=False)

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
