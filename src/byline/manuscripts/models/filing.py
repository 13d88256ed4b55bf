"""Handing in: a version goes the way that the route of its unit and genre lays down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts import demands
from byline.manuscripts.models.state import Decision, Step
from byline.manuscripts.models.trace import Trace
from byline.standards.due import due_after
from byline.standards.models import Route, RouteStep, StandIn
from byline.team.models import Person
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import datetime

    from byline.manuscripts.models.review import Answer, Review
    from byline.manuscripts.models.version import Version

USUAL = (RouteStep(place=1, reader=Step.UNIT), RouteStep(place=2, reader=Step.OFFICE))
FALLBACK = RouteStep(place=1, reader=Step.OFFICE)
READERS = {Step.OFFICE: Role.EDITOR, Step.LEADER: Role.LEADER}


class NotWritable(Refused):
    """This manuscript has been handed in, so its text cannot change now. Ask the reviewer to return it."""


class NothingWritten(Refused):
    """A manuscript needs a title and a text before it can be handed in. Fill in what is missing."""


class Filing(models.Model):
    """A version handed in for review. Its steps are the route's as it was laid down at that moment."""

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    version = models.OneToOneField("Version", on_delete=models.PROTECT, verbose_name=_("version"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")

    def __str__(self):
        return f"{self.manuscript} {self.at:%Y-%m-%d}"

    @cached_property
    def reviews(self) -> list[Review]:
        """Read the reviews given so far, in their order."""
        return sorted(self.review_set.all(), key=lambda review: review.turn)

    @cached_property
    def steps(self) -> list[FilingStep]:
        """Read the steps, in their order."""
        return sorted(self.filingstep_set.all(), key=lambda step: step.place)

    @property
    def is_returned(self) -> bool:
        """Whether the last review sent it back to the author."""
        last = self.reviews[-1] if self.reviews else None
        return bool(last and last.decision == Decision.RETURNED and not last.back_to_id)

    @property
    def unanswered(self) -> Review | None:
        """The last review, while the author has to answer what it amended."""
        last = self.reviews[-1] if self.reviews else None
        if last and last.decision == Decision.AMENDED and last.step.asks_author and not last.answer_or_none:
            return last
        return None

    @property
    def next_step(self) -> FilingStep | None:
        """The step whose review is waited for; None once returned, while the author answers, or passed."""
        if self.is_returned or self.unanswered:
            return None
        if not self.reviews:
            return self.steps[0]
        last = self.reviews[-1]
        place = last.back_to.place if last.back_to_id else last.step.place + 1
        return next((step for step in self.steps if step.place == place), None)

    @property
    def is_passed(self) -> bool:
        """Whether every step has passed it."""
        return not (self.is_returned or self.unanswered or self.next_step)

    @property
    def since(self) -> datetime:
        """When the last of its filing, reviews and answers was given."""
        last = self.reviews[-1] if self.reviews else None
        answer = last and last.answer_or_none
        return answer.at if answer else last.at if last else self.at

    @property
    def text(self) -> Version:
        """The version that reviews and answers have made of it so far."""
        made: Version = self.version
        for review in self.reviews:
            answer: Answer | None = review.answer_or_none
            made = (answer and answer.version) or review.version or made
        return made

    def next_reviewers(self) -> list[Person]:
        """Return who may give the next review; nobody reviews a piece of their own.

        Asked once for a filing in memory, as its reviews are.
        """
        return list(self._next_reviewers)

    @cached_property
    def _next_reviewers(self) -> list[Person]:
        step = self.next_step
        return self.manuscript.reviewers_at(step) if step else []


class FilingStep(models.Model):
    """One step of a filing's way."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, verbose_name=_("filing"))
    place = models.PositiveSmallIntegerField(_("place"))
    name = models.CharField(_("name"), max_length=20, blank=True)
    reader = models.CharField(_("who reads"), max_length=8, choices=Step.choices)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only this person"),
    )
    days = models.PositiveSmallIntegerField(_("working days"), default=0)
    asks_author = models.BooleanField(_("the author answers amendments"), default=False)

    class Meta:
        verbose_name = _("step of a filing")
        verbose_name_plural = _("steps of a filing")
        constraints = [models.UniqueConstraint(fields=["filing", "place"], name="a_filing_has_an_order")]

    def __str__(self):
        return self.name or self.usual_name

    @property
    def usual_name(self) -> str:
        """What a step is called where the route does not name it."""
        return {
            Step.UNIT: pgettext("step", "unit review"),
            Step.OFFICE: pgettext("step", "office review"),
            Step.LEADER: pgettext("step", "leader's review"),
        }[Step(self.reader)]

    def due_after(self, since: datetime) -> datetime | None:
        """Return when its review is due, if it has been waited for since that moment."""
        return due_after(since, days=self.days)


class Fileable:
    """What a manuscript can do to be handed in."""

    @transaction.atomic
    def file(self, *, by: Person) -> Filing:
        """Hand the text in as it stands; it goes the way of `way(by=by)`.

        Raises NothingWritten, NotWritable, and DemandsUnmet while something required is missing.
        """
        current = self.locked()
        if not current.is_writable:
            raise NotWritable
        if not (current.title.strip() and current.text):
            raise NothingWritten
        demands.insist(current)
        version = current.keep_version(by=by)
        filing = self.filing_set.create(version=version, by=by)
        steps = current.way(by=by)
        for step in steps:
            step.filing = filing
        FilingStep.objects.bulk_create(steps)
        Trace.objects.leave(current)
        self.settle()
        record(self, "filed", by=by, tell=filing.next_reviewers(), version=version.number)
        return filing

    def way(self, *, by: Person) -> list[FilingStep]:
        """Return the steps, not yet saved, that it would go if `by` handed it in now.

        They are those of the route for its unit and genre, else unit and office. The unit's own step is left
        out when whoever began it or hands it in answers for the unit, and when nobody does but its authors.
        """
        route = Route.objects.fitting(self.unit, genre=self.genre)
        planned = list(route.steps.select_related("person")) if route else USUAL
        heads = set(self.unit.heads()) if any(step.reader == Step.UNIT for step in planned) else set()
        own = self.written_by
        is_own = all(head.pk in own for head in heads) or not heads.isdisjoint({by, self.created_by})
        kept = [step for step in planned if step.reader != Step.UNIT or step.person_id or not is_own]
        return [
            FilingStep(
                place=place,
                name=step.name,
                reader=step.reader,
                person=step.person,
                days=step.days if route else 0,
                asks_author=step.asks_author,
            )
            for place, step in enumerate(kept or [FALLBACK], start=1)
        ]

    def reviewers_at(self, step: FilingStep) -> list[Person]:
        """Return who may review it at a step, stand-ins last; nobody reviews a piece of their own.

        Where none of the readers is left, as when the named one has gone, it falls to the editors.
        """
        readers, own = self.readers_at(step), self.written_by
        left = [one for one in readers if one.is_active and one.pk not in own]
        left = left or list(self._holding(Role.EDITOR))
        stand_ins = StandIn.objects.standing_in_for({*readers, *left})
        found = dict.fromkeys((*left, *stand_ins))
        return [one for one in found if one.is_active and one.pk not in own]

    def readers_at(self, step: FilingStep) -> list[Person]:
        """Return whom a step names, by name or by post, whether or not they can review it now."""
        if step.person:
            return [step.person]
        if step.reader == Step.UNIT:
            return list(self.unit.heads())
        return list(self._holding(READERS[Step(step.reader)]))

    def absent_reader(self, step: FilingStep, *, by: Person) -> Person | None:
        """Return for whom a person stands in at a step; None for a reader of the step, or an editor."""
        readers = self.readers_at(step)
        if by in readers:
            return None
        return next((one for one in StandIn.objects.absent_for(by) if one in readers), None)

    def _holding(self, role: Role) -> models.QuerySet:
        return Person.objects.of(self.congress).holding(role).order_by("pk")
