"""All open clippings compared with the register once more, page by page, while somebody watches."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, models, transaction
from django.db.models import Case, Count, Exists, IntegerField, Max, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.ledger.models.adoption import Adoption, Verdict
from byline.ledger.models.outcome import Outcome, begun_words, ended_words, outcome_of, resumed_words
from byline.outlets.models import Clipping
from byline.proving import weighing
from byline.team.models import Congress, Person
from byline.team.roles import Role
from tearsheet.errors import Stumbled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tearsheet.matching import Match

log = logging.getLogger(__name__)
# A page takes well under a second. Building the index of 100,000 manuscripts anew takes a minute.
LONGEST_SILENCE = timedelta(minutes=5)


class RematchingNow(Refused):
    """{name}'s rematching is under way: {done} of {total} pages. Wait until it has ended."""


class RematchedAll(Refused):
    """This rematching has ended. Begin another one where something has changed since."""


class NothingOpen(Refused):
    """Every clipping is decided on, so there is none to compare again."""


class RematchingQuerySet(models.QuerySet):
    """Words about rematchings."""

    def visible_to(self, person: Person) -> RematchingQuerySet:
        """Keep those of the congress, for its office."""
        found = self.filter(congress=person.congress)
        return found if person.holds(Role.EDITOR) else found.none()

    def with_counts(self) -> RematchingQuerySet:
        """Tell of each how many pages it has in all, waiting and with each outcome, and its last sign."""
        counts = {one: Count("rematch", filter=Q(rematch__outcome=one)) for one in Outcome.values}
        waiting = Count("rematch", filter=Q(rematch__outcome=""))
        return self.annotate(pages=Count("rematch"), waiting=waiting, last_at=Max("rematch__at"), **counts)

    def begin(self, *, by: Person) -> Rematching:
        """Lay down what is to be compared: all open clippings of the congress. A task then does it.

        One that was broken off is closed first. Raises RematchingNow and NothingOpen.
        """
        for standing in self.filter(congress=by.congress, ended_at=None):
            if not standing.is_broken_off:
                raise RematchingNow(name=standing.by.name, done=standing.done, total=standing.total)
            standing.close()
        try:
            return self._lay_down(by=by)
        except IntegrityError as error:
            first = self.get(congress=by.congress, ended_at=None)
            raise RematchingNow(name=first.by.name, done=first.done, total=first.total) from error

    @transaction.atomic
    def _lay_down(self, *, by: Person) -> Rematching:
        clippings = open_clippings(by.congress).order_by("pk")
        rematching = self.create(congress=by.congress, by=by)
        lines = [
            Rematch(rematching=rematching, clipping_id=pk) for pk in clippings.values_list("pk", flat=True)
        ]
        if not lines:
            raise NothingOpen
        Rematch.objects.bulk_create(lines, batch_size=500)
        record(rematching, "begun", by=by, pages=len(lines))
        return rematching


class Rematching(models.Model):
    """A person had all open clippings compared with the register again."""

    DEEDS: ClassVar[dict[str, object]] = {
        "begun": begun_words,
        "resumed": resumed_words,
        "ended": ended_words,
    }

    congress = models.ForeignKey(
        Congress, on_delete=models.PROTECT, related_name="+", verbose_name=_("congress")
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    asked_at = models.DateTimeField(_("last asked for at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = RematchingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rematching")
        verbose_name_plural = _("rematchings")
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=Q(ended_at=None), name="one_rematching_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.congress} {timezone.localtime(self.at):%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        """Where it is watched."""
        return reverse("rematching", args=[self.pk])

    @cached_property
    def outcomes(self) -> Counter[str]:
        """How many pages have which outcome; those that wait under the empty word."""
        if "waiting" in self.__dict__:  # brought along by `with_counts`
            return Counter({"": self.waiting} | {one: getattr(self, one) for one in Outcome.values})
        found = self.rematch_set.values("outcome").annotate(count=Count("pk")).order_by()
        return Counter({row["outcome"]: row["count"] for row in found})

    @property
    def total(self) -> int:
        """How many pages there are to compare."""
        return self.outcomes.total()

    @property
    def done(self) -> int:
        """How many of them have been compared."""
        return self.total - self.outcomes[""]

    @cached_property
    def seen_at(self) -> datetime:
        """Find the last sign of life."""
        if "last_at" in self.__dict__:  # likewise
            last = self.last_at
        else:
            last = self.rematch_set.aggregate(last=Max("at"))["last"]
        return max(self.asked_at, last or self.asked_at)

    @property
    def is_broken_off(self) -> bool:
        """Whether it ended, or fell silent, before all pages were compared."""
        if self.ended_at:
            return self.outcomes[""] > 0
        return self.seen_at + LONGEST_SILENCE < timezone.now()

    @property
    def is_running(self) -> bool:
        """Whether pages are still being compared, or wait for that."""
        return self.ended_at is None and not self.is_broken_off

    def run(self) -> Iterator[Rematch]:
        """Compare page after page, and yield each; call it outside of any transaction.

        Cut short and run again, it goes on where it stopped; run twice at once, each page is taken once.
        """
        lines = Rematch.objects.select_related("clipping__outlet", "clipping__congress")
        waiting = self.rematch_set.filter(at=None, rematching__ended_at=None).order_by("pk")
        for pk in list(waiting.values_list("pk", flat=True)):
            line = lines.get(pk=pk)
            line.look_again()
            yield line
        self._end()

    @transaction.atomic
    def resume(self, *, by: Person) -> None:
        """Ask for the rest; a task then compares it. Raises RematchingNow and RematchedAll."""
        if self.ended_at:
            raise RematchedAll
        if not self.is_broken_off:
            raise RematchingNow(name=self.by.name, done=self.done, total=self.total)
        self.asked_at = timezone.now()
        self.save(update_fields=["asked_at"])
        record(self, "resumed", by=by, pages=self.total - self.done)

    def close(self) -> None:
        """End it as it stands, so that another can begin."""
        Rematching.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now())

    @transaction.atomic
    def _end(self) -> None:
        current = Rematching.objects.select_for_update().get(pk=self.pk)
        if current.ended_at or current.outcomes[""]:
            return
        current.close()
        record(current, "ended", by=None, tell=[current.by], **current.outcomes)


class RematchQuerySet(models.QuerySet):
    """Words about the pages of a rematching."""

    def weightiest_first(self) -> RematchQuerySet:
        """Order by outcome, what changes the office's work before what does not."""
        ranks = [When(outcome=outcome, then=rank) for rank, outcome in enumerate(Outcome.values)]
        return self.order_by(Case(*ranks, output_field=IntegerField()), "pk")


class Rematch(models.Model):
    """One page in a rematching, and what came of comparing it again; no outcome while it waits."""

    rematching = models.ForeignKey(Rematching, on_delete=models.PROTECT, verbose_name=_("rematching"))
    clipping = models.ForeignKey(
        Clipping, on_delete=models.PROTECT, related_name="+", verbose_name=_("clipping")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    at = models.DateTimeField(_("at"), null=True, blank=True)

    objects = RematchQuerySet.as_manager()

    class Meta:
        verbose_name = _("rematch")
        verbose_name_plural = _("rematches")
        constraints = [
            models.UniqueConstraint(fields=["rematching", "clipping"], name="a_page_is_rematched_once")
        ]

    def __str__(self):
        return f"{self.clipping} {self.get_outcome_display()}"

    def look_again(self) -> None:
        """Compare the page, then write down what changed; nothing is locked while it is compared.

        A page that the engine stumbles over is told as failed, so that the others are compared.
        """
        waiting = Adoption.objects.filter(clipping=self.clipping).undecided().select_related("manuscript")
        try:
            found = weighing.weigh(self.clipping)
            today = {
                one.manuscript_id: weighing.compare(self.clipping, one.manuscript, among=found)
                for one in waiting
            }
        except Stumbled:
            log.exception("Clipping %s could not be compared.", self.clipping_id)
            self._fail()
        else:
            self._write(found, today=today)

    def _fail(self) -> None:
        failed = {"outcome": Outcome.FAILED, "at": timezone.now()}
        if Rematch.objects.filter(pk=self.pk, at=None, rematching__ended_at=None).update(**failed):
            self.outcome, self.at = failed["outcome"], failed["at"]

    @transaction.atomic
    def _write(self, found: list[Match], *, today: dict[int, Match]) -> None:
        # decisions on this page wait until it is written, and it waits for those under way
        Clipping.objects.select_for_update().get(pk=self.clipping_id)
        line = Rematch.objects.select_for_update(of=("self",)).select_related("rematching").get(pk=self.pk)
        if line.at or line.rematching.ended_at:
            return
        known = set(Adoption.objects.filter(clipping=self.clipping).values_list("manuscript", flat=True))
        fresh = [one for one in weighing.proposed(found) if int(one.manuscript) not in known]
        pairs = [(Verdict.UNPROVEN, one.verdict) for one in fresh]
        Adoption.objects.enter(self.clipping, fresh, among=found)
        for adoption in Adoption.objects.filter(clipping=self.clipping, manuscript__in=today).undecided():
            before = adoption.reweigh(today[adoption.manuscript_id], among=found)
            pairs.append((before, adoption.verdict))
        self.outcome, self.at = outcome_of(pairs), timezone.now()
        self.save(update_fields=["outcome", "at"])


def open_clippings(congress: Congress) -> models.QuerySet:
    """Return the clippings of which nothing is confirmed, or on which something still waits."""
    adoptions = Adoption.objects.filter(clipping=OuterRef("pk"))
    return Clipping.objects.of(congress).filter(~Exists(adoptions.confirmed()) | Exists(adoptions.awaiting()))
