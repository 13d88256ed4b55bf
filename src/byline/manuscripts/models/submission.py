"""Sending to outlets, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.registration import Registration
from byline.outlets.models import Outlet
from byline.team.models import Person

if TYPE_CHECKING:
    from datetime import date


class NotRegistered(Refused):
    """Only a registered manuscript can be sent out. Register it first."""


class SentAlready(Refused):
    """This manuscript went to {outlet} on {day} already."""


class SubmissionQuerySet(models.QuerySet):
    """Words about submissions."""

    def visible_to(self, person: Person) -> SubmissionQuerySet:
        """Keep those of the person's congress; who may see any at all is a matter of rights."""
        return self.filter(manuscript__congress=person.congress)

    def with_print(self) -> SubmissionQuerySet:
        """Tell of each, in `printed_on`, on which day the outlet first printed it; None when it has not."""
        prints = Appearance.objects.filter(
            manuscript=models.OuterRef("manuscript"), outlet=models.OuterRef("outlet"), retracted_at=None
        ).order_by("appeared_on")
        return self.annotate(printed_on=models.Subquery(prints.values("appeared_on")[:1]))


class Submission(models.Model):
    """One manuscript sent to one outlet."""

    class Way(models.TextChoices):
        """How it was sent."""

        MAIL = "mail", _("by mail")
        HAND = "hand", _("by hand")
        PLATFORM = "platform", _("through the outlet's platform")

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+", verbose_name=_("outlet"))
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.MAIL)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(fields=["manuscript", "outlet"], name="an_outlet_is_sent_a_piece_once")
        ]

    def __str__(self):
        return f"{self.manuscript} → {self.outlet}"


class Appearance(models.Model):
    """An outlet printed this manuscript: the ledger leaves this row when an adoption is confirmed.

    It is retracted, not deleted, when the confirmation is reversed.
    """

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+", verbose_name=_("outlet"))
    appeared_on = models.DateField(_("printed on"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    retracted_at = models.DateTimeField(_("retracted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [
            models.UniqueConstraint(
                fields=["manuscript", "outlet", "appeared_on"],
                condition=models.Q(retracted_at=None),
                name="an_appearance_stands_once",
            )
        ]

    def __str__(self):
        return f"{self.manuscript}: {self.outlet}, {self.appeared_on}"


class Sendable:
    """What a manuscript can do to leave the house and be heard of again."""

    @transaction.atomic
    def submit(self, *, to: Outlet, by: Person, way: str = Submission.Way.MAIL, note: str = "") -> Submission:
        """Record that the registered manuscript went to an outlet now.

        Raises NotRegistered and SentAlready.
        """
        if not Registration.objects.filter(manuscript=self).exists():
            raise NotRegistered
        try:
            with transaction.atomic():
                submission = self.submission_set.create(outlet=to, way=way, note=note, by=by)
        except IntegrityError as error:
            first = self.submission_set.get(outlet=to)
            day = timezone.localtime(first.at).date()
            raise SentAlready(outlet=to.name, day=day) from error
        record(self, "submitted", by=by, tell=self.authors, outlet=to.name)
        self.forget_state()
        return submission

    def appear(self, *, at: Outlet, on: date) -> Appearance:
        """Leave word that an outlet printed it on a day; once, however often it is told."""
        return self.appearance_set.get_or_create(outlet=at, appeared_on=on, retracted_at=None)[0]

    def disappear(self, *, at: Outlet, on: date) -> None:
        """Take that word back."""
        standing = self.appearance_set.filter(outlet=at, appeared_on=on, retracted_at=None)
        standing.update(retracted_at=timezone.now())
