"""Sending to outlets, and what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.registration import Registration
from byline.manuscripts.models.state import State
from byline.outlets.models import Outlet
from byline.team.models import Person

if TYPE_CHECKING:
    from datetime import date

WORDS_AT_MOST = 2000  # characters of what an outlet answered


class NotRegistered(Refused):
    """Only a registered manuscript can be sent out. Register it first."""


class SentAlready(Refused):
    """This manuscript went to {outlet} on {day} already."""


class DeclinedAlready(Refused):
    """{outlet} declined this manuscript on {day}. Ask again from the sheet of that submission."""


class NoSuchMove(Refused):
    """A submission that is {now} cannot become {then}. Look at what happened to it first."""


class Standing(models.TextChoices):
    """What became of a submission. That it was printed is told by the appearance, and not kept again."""

    ASKED = "asked", pgettext_lazy("submission", "asked for")
    SENT = "sent", pgettext_lazy("submission", "sent")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("submission", "acknowledged")
    PRINTED = "printed", pgettext_lazy("submission", "printed")
    DECLINED = "declined", pgettext_lazy("submission", "declined")
    FAILED = "failed", pgettext_lazy("submission", "failed")
    WITHDRAWN = "withdrawn", pgettext_lazy("submission", "withdrawn")


GONE = (Standing.SENT, Standing.ACKNOWLEDGED, Standing.DECLINED)
OPEN = (Standing.SENT, Standing.ACKNOWLEDGED)
# Never came there, or was taken back.
ANEW = (Standing.ASKED, Standing.FAILED, Standing.WITHDRAWN)
# What may follow what.
MOVES = {
    Standing.ASKED: {Standing.SENT, Standing.FAILED, Standing.WITHDRAWN},
    Standing.SENT: {Standing.ACKNOWLEDGED, Standing.DECLINED, Standing.FAILED, Standing.WITHDRAWN},
    Standing.ACKNOWLEDGED: {Standing.DECLINED, Standing.WITHDRAWN},
    Standing.DECLINED: {Standing.ACKNOWLEDGED, Standing.ASKED},
    Standing.FAILED: {Standing.ASKED, Standing.SENT, Standing.WITHDRAWN},
    Standing.WITHDRAWN: {Standing.ASKED, Standing.SENT},
}


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

    def standing_at(self, *standings: Standing) -> SubmissionQuerySet:
        """Keep those of which this was said last."""
        return self.filter(stands_at__in=standings)

    def gone(self) -> SubmissionQuerySet:
        """Keep those that came to their outlet and were not taken back."""
        return self.standing_at(*GONE)


class Submission(models.Model):
    """One manuscript sent to one outlet."""

    class Way(models.TextChoices):
        """How it was sent."""

        MAIL = "mail", _("by mail")
        HAND = "hand", _("by hand")
        PLATFORM = "platform", _("through the outlet's platform")
        SITE = "site", _("on the own site")

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+", verbose_name=_("outlet"))
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.MAIL)
    note = models.CharField(_("note"), max_length=200, blank=True)
    stands_at = models.CharField(
        _("state"), max_length=12, choices=Standing.choices, default=Standing.SENT, db_index=True
    )
    is_exclusive = models.BooleanField(
        _("exclusive"), default=False, help_text=_("No other outlet gets it while this one has it.")
    )
    embargo_until = models.DateField(
        _("not to be printed before"), null=True, blank=True, help_text=_("The day is told to the outlet.")
    )
    rank = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Outlets are asked in this order.")
    )
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

    def get_absolute_url(self):
        """Where this submission's sheet stands."""
        return reverse("submission-sheet", args=[self.pk])

    @property
    def standing(self) -> Standing:
        """What became of it: printed, where `with_print` found a print, else what was last said of it."""
        return Standing.PRINTED if self.printed_on else Standing(self.stands_at)

    @transaction.atomic
    def move(self, *, to: Standing, by: Person | None, words: str = "") -> Progress:
        """Note that it stands otherwise now, who says so and in which words. Raises NoSuchMove."""
        self.manuscript.locked()
        current = Submission.objects.get(pk=self.pk)
        if to not in MOVES[Standing(current.stands_at)]:
            now = current.get_stands_at_display()
            raise NoSuchMove(now=now, then=Standing(to).label)
        progress = self.note_standing(to, by=by, words=words)
        self.manuscript.settle()
        verb = "submitted" if to == Standing.SENT else f"submission_{to!s}"
        told = {"outlet": self.outlet.name, "words": progress.words}
        record(self.manuscript, verb, by=by, tell=[*self.manuscript.authors, self.by], **told)
        return progress

    def note_standing(self, standing: Standing, *, by: Person | None, words: str = "") -> Progress:
        """Write down that it stands so now. Nobody is told; the manuscript is settled by whoever asks."""
        progress = self.progress_set.create(stands_at=standing, by=by, words=words.strip()[:WORDS_AT_MOST])
        self.stands_at = standing
        if standing == Standing.SENT:
            self.at = progress.at
        self.save(update_fields=["stands_at", "at"])
        return progress

    def offer_anew(self, terms: Terms, *, to_stand: Standing, by: Person) -> None:
        """Offer what never came there, or was taken back, on other terms.

        Raises DeclinedAlready and SentAlready.
        """
        self.manuscript.locked()
        current = Submission.objects.get(pk=self.pk)
        if current.stands_at not in ANEW:
            refusal = DeclinedAlready if current.stands_at == Standing.DECLINED else SentAlready
            raise refusal(outlet=self.outlet.name, day=timezone.localtime(current.at).date())
        Submission.objects.filter(pk=self.pk).update(**asdict(terms), by=by, at=timezone.now())
        self.refresh_from_db()
        if current.stands_at != to_stand:
            self.move(to=to_stand, by=by, words=terms.note)


class Progress(models.Model):
    """One thing that happened to a submission: what it then was, who said so and when."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, verbose_name=_("submission"))
    stands_at = models.CharField(_("state"), max_length=12, choices=Standing.choices)
    words = models.TextField(_("words"), blank=True)
    by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("None where the system noted it."),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("progress of a submission")
        verbose_name_plural = _("progress of submissions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.submission} {self.get_stands_at_display()}"


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


@dataclass(frozen=True)
class Terms:
    """On which terms a manuscript is offered to an outlet, and by which way."""

    way: str = Submission.Way.MAIL
    note: str = ""
    is_exclusive: bool = False
    embargo_until: date | None = None
    rank: int = 1


class Sendable:
    """What a manuscript can do to leave the house and be heard of again."""

    @transaction.atomic
    def submit(
        self, *, to: Outlet, by: Person, terms: Terms | None = None, is_sent: bool = True
    ) -> Submission:
        """Send the registered manuscript to an outlet now, or ask that it be sent; anew, where that failed.

        Raises NotRegistered, NotPassed, SentAlready and DeclinedAlready.
        """
        self.locked()
        if not Registration.objects.filter(manuscript=self).exists():
            raise NotRegistered
        self.cleared_version()
        terms = terms or Terms()
        standing = Standing.SENT if is_sent else Standing.ASKED
        try:
            with transaction.atomic():
                submission = self.submission_set.create(outlet=to, by=by, **asdict(terms))
        except IntegrityError:
            submission = self.submission_set.get(outlet=to)
            submission.offer_anew(terms, to_stand=standing, by=by)
            self.settle()
            return submission
        submission.note_standing(standing, by=by, words=submission.note)
        verb, told = ("submitted", self.authors) if is_sent else ("submission_asked", ())
        record(self, verb, by=by, tell=told, outlet=to.name)
        self.settle()
        return submission

    def take_back_what_was_asked(self, *, by: Person, words: str) -> None:
        """Withdraw what was to go out and has not gone yet. Whoever asks holds the manuscript's lock."""
        for submission in self.submission_set.standing_at(Standing.ASKED):
            submission.move(to=Standing.WITHDRAWN, by=by, words=words)

    def appear(self, *, at: Outlet, on: date) -> Appearance:
        """Leave word, under the manuscript's lock, that an outlet printed it on a day; once for all."""
        standing = {"outlet": at, "appeared_on": on, "retracted_at": None}
        try:
            with transaction.atomic():
                appearance: Appearance = self.appearance_set.create(**standing)
        except IntegrityError:
            return self.appearance_set.get(**standing)
        if self.state != State.ADOPTED:
            self.settle(printed_at=appearance.at)
        return appearance

    def disappear(self, *, at: Outlet, on: date) -> None:
        """Take that word back. Whoever does holds the manuscript's lock."""
        standing = self.appearance_set.filter(outlet=at, appeared_on=on, retracted_at=None)
        standing.update(retracted_at=timezone.now())
        self.settle()
