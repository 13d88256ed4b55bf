"""One deed done to many manuscripts: each by itself, and each with what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import told
from byline.errors import Refused
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Outlet
from byline.team.models import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST = 500
AT_ONCE = 50  # lines done while the person waits: a few seconds
LONGEST_SILENCE = timedelta(minutes=3)  # a line takes well under a second


class NothingChosen(Refused):
    """No manuscript is chosen. Tick some, or choose all of the page."""


class TooManyChosen(Refused):
    """{count} manuscripts are too many at once. Narrow the list to {most} or fewer."""


class NotYours(Refused):
    """Only its authors can hand a manuscript in, and you are none of this one's."""


class RightGone(Refused):
    """You no longer have the right to do this. Ask the administrator about your posts."""


class BatchGoesOn(Refused):
    """This batch is still being done: {done} of {total}. Wait until it has ended."""


class Order(models.TextChoices):
    """Which deed a batch does."""

    FILING = "filing", _("Hand in")
    PASSING = "passing", _("Pass the review")
    REGISTRATION = "registration", _("Register")
    SUBMISSION = "submission", _("Ask to send")


RIGHTS = {
    Order.FILING: "manuscripts.add_filing",
    Order.PASSING: "manuscripts.add_review",
    Order.REGISTRATION: "manuscripts.add_registration",
    Order.SUBMISSION: "manuscripts.add_submission",
}


class BatchQuerySet(models.QuerySet):
    """Words about batches."""

    def visible_to(self, person: Person) -> BatchQuerySet:
        """Keep the person's own."""
        return self.filter(by=person)

    @transaction.atomic
    def begin(self, batch: Batch, *, of: Iterable[int]) -> Batch:
        """Lay down what is to be done to the manuscripts of these keys, as far as its person sees them.

        Raises NothingChosen and TooManyChosen.
        """
        keys = list(dict.fromkeys(of))
        if len(keys) > MOST:
            raise TooManyChosen(count=len(keys), most=MOST)
        seen = set(Manuscript.objects.visible_to(batch.by).filter(pk__in=keys).values_list("pk", flat=True))
        lines = [BatchLine(batch=batch, manuscript_id=key) for key in keys if key in seen]
        if not lines:
            raise NothingChosen
        batch.language = translation.get_language() or ""
        batch.save()
        BatchLine.objects.bulk_create(lines, batch_size=500)
        return batch


class Batch(models.Model):
    """A person had one deed done to many manuscripts."""

    order = models.CharField(_("deed"), max_length=12, choices=Order.choices)
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("outlet")
    )
    registered_on = models.DateField(_("day of registration"), null=True)
    language = models.CharField(_("language of the refusals"), max_length=10, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    asked_at = models.DateTimeField(_("last asked for at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self):
        return f"{self.get_order_display()} {timezone.localtime(self.at):%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        """Where it is watched, and where its results stand."""
        return reverse("batch", args=[self.pk])

    @cached_property
    def lines(self) -> list[BatchLine]:
        """Its lines in their order, with their manuscripts."""
        return list(self.batchline_set.select_related("manuscript").defer("manuscript__body").order_by("pk"))

    @property
    def total(self) -> int:
        """How many manuscripts were chosen."""
        return len(self.lines)

    @property
    def dealt_with(self) -> int:
        """How many of them it has come to."""
        return sum(line.at is not None for line in self.lines)

    @property
    def done(self) -> int:
        """To how many of them the deed was done."""
        return sum(line.is_done for line in self.lines)

    @property
    def refused(self) -> int:
        """How many of them refused."""
        return sum(bool(line.refusal) for line in self.lines)

    @property
    def is_short(self) -> bool:
        """Whether it is done while its person waits."""
        return self.total <= AT_ONCE

    @property
    def is_broken_off(self) -> bool:
        """Whether it fell silent before its end."""
        last = self.batchline_set.aggregate(last=Max("at"))["last"]
        seen_at = max(self.asked_at, last or self.asked_at)
        return self.ended_at is None and seen_at + LONGEST_SILENCE < timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether lines are still being done, or wait for that."""
        return self.ended_at is None and not self.is_broken_off

    def run(self) -> None:
        """Do line after line, each in a transaction of its own; call it outside of any transaction.

        Cut short and run again it goes on where it stopped; run twice at once, each line is done once.
        """
        with translation.override(self.language or None):
            for key in list(self.batchline_set.filter(at=None).order_by("pk").values_list("pk", flat=True)):
                BatchLine.objects.get(pk=key).do(self)
        self.__dict__.pop("lines", None)
        Batch.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now())

    def resume(self) -> None:
        """Ask for the rest; a task then does it. Raises BatchGoesOn."""
        if not self.is_broken_off:
            raise BatchGoesOn(done=self.dealt_with, total=self.total)
        self.asked_at = timezone.now()
        self.save(update_fields=["asked_at"])

    def do_to(self, manuscript: Manuscript) -> None:
        """Do the deed to one manuscript, by the same method as for that one alone; raises its refusals."""
        if not self.by.has_perm(RIGHTS[Order(self.order)]):
            raise RightGone
        DOING[Order(self.order)](self, manuscript)

    def file(self, manuscript: Manuscript) -> None:
        """Hand it in, where the person is one of its authors."""
        if not Manuscript.objects.by(self.by).filter(pk=manuscript.pk).exists():
            raise NotYours
        manuscript.file(by=self.by)

    def pass_review(self, manuscript: Manuscript) -> None:
        """Pass its review."""
        manuscript.pass_review(by=self.by)

    def register(self, manuscript: Manuscript) -> None:
        """Register it on the batch's day."""
        manuscript.register(by=self.by, on=self.registered_on)

    def submit(self, manuscript: Manuscript) -> None:
        """Ask that it be sent to the batch's outlet."""
        manuscript.submit(to=self.outlet, by=self.by, is_sent=False)


DOING: dict[Order, Callable[[Batch, Manuscript], None]] = {
    Order.FILING: Batch.file,
    Order.PASSING: Batch.pass_review,
    Order.REGISTRATION: Batch.register,
    Order.SUBMISSION: Batch.submit,
}


class BatchLine(models.Model):
    """One manuscript of a batch, and what came of it: done, or the sentence of the refusal."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, verbose_name=_("batch"))
    manuscript = models.ForeignKey(
        Manuscript, on_delete=models.PROTECT, related_name="+", verbose_name=_("manuscript")
    )
    at = models.DateTimeField(_("at"), null=True)
    refusal = models.TextField(_("why not"), blank=True)

    class Meta:
        verbose_name = _("line of a batch")
        verbose_name_plural = _("lines of a batch")
        constraints = [
            models.UniqueConstraint(fields=["batch", "manuscript"], name="a_batch_has_a_manuscript_once")
        ]

    def __str__(self):
        return f"{self.batch} {self.manuscript}"

    @property
    def is_done(self) -> bool:
        """Whether the deed was done."""
        return self.at is not None and not self.refusal

    @transaction.atomic
    def do(self, batch: Batch) -> None:
        """Do the batch's deed to the manuscript, once, and keep what came of it."""
        line = BatchLine.objects.select_for_update(of=("self",)).select_related("manuscript").get(pk=self.pk)
        if line.at:
            return
        try:
            with transaction.atomic():
                batch.do_to(line.manuscript)
        except Refused as refused:
            line.refusal = told(refused)
        line.at = timezone.now()
        line.save(update_fields=["at", "refusal"])
