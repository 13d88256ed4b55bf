"""The office's rule for sending one manuscript to several outlets, and whom outlets may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.sending import turns
from byline.team.models import Congress, Person

if TYPE_CHECKING:
    from datetime import date


class PracticeQuerySet(models.QuerySet):
    """Words about practices."""

    def visible_to(self, person: Person) -> PracticeQuerySet:
        """Keep those of the person's congress, the latest first."""
        mine = self.filter(congress=person.congress).select_related("by")
        return mine.order_by("-in_force_from", "-pk")

    def in_force(self, congress: Congress, *, on: date) -> Practice:
        """Find the one in force on a day; an unsaved usual one where none was ever set."""
        found = self.filter(congress=congress, in_force_from__lte=on).order_by("-in_force_from", "-pk")
        return found.first() or Practice(congress=congress)


class Practice(models.Model):
    """How a congress's office sends from a day on: to how many outlets at once, and who signs the letters."""

    DEEDS = {"set": _("set how manuscripts are sent out")}

    class Mode(models.TextChoices):
        """To how many outlets one manuscript may go."""

        MANY = turns.MANY, _("to several outlets at once")
        IN_ORDER = turns.IN_ORDER, _("to one after the other, in the order asked for")
        ONE = turns.ONE_AT_A_TIME, _("to one at a time, in any order")

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    mode = models.CharField(
        _("one manuscript, many outlets"), max_length=10, choices=Mode.choices, default=Mode.MANY
    )
    days_to_wait = models.PositiveSmallIntegerField(
        _("days to answer"),
        default=7,
        validators=[MaxValueValidator(365)],
        help_text=_("So long an outlet keeps a piece from others; then it counts as not taken."),
    )
    office = models.CharField(
        _("signed by"), max_length=80, blank=True, help_text=_("Stands under the covering letter.")
    )
    contact = models.CharField(_("contact"), max_length=20, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    reply_to = models.EmailField(
        _("mailbox for answers"), blank=True, help_text=_("Outlets' answers to our mails go here.")
    )
    in_force_from = models.DateField(_("in force from"), default=timezone.localdate)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("practice of sending")
        verbose_name_plural = _("practices of sending")

    def __str__(self):
        return f"{self.congress}, {self.in_force_from}"

    @property
    def rule(self) -> turns.Rule:
        """What it says of one manuscript and many outlets."""
        return turns.Rule(self.mode, self.days_to_wait)

    @transaction.atomic
    def set(self, *, by: Person) -> Practice:
        """Let it be in force from its day on; what was in force before stays as a row."""
        self.pk, self.by, self.at = None, by, timezone.now()
        self.save(force_insert=True)
        record(self, "set", by=by)
        return self
