"""Handing in, and what the reviewers decide."""

from __future__ import annotations

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts import demands
from byline.manuscripts.models.state import Decision, Step
from byline.manuscripts.models.trace import Trace
from byline.team.models import Person
from byline.team.roles import Role


class NotWritable(Refused):
    """This manuscript has been handed in, so its text cannot change now. Ask the reviewer to return it."""


class NothingWritten(Refused):
    """A manuscript needs a title and a text before it can be handed in. Fill in what is missing."""


class NotUnderReview(Refused):
    """{title} is not waiting for a review. Open it to see where it stands."""


class NotYourTurn(Refused):
    """This review is not yours to give now. Open the manuscript to see whose turn it is."""


class ReasonMissing(Refused):
    """Say in your own words why it goes back, so that the author knows what to mend."""


class ReviewedAlready(Refused):
    """{name} has just reviewed this manuscript. Open it to see the decision."""


class Filing(models.Model):
    """A version handed in for review."""

    manuscript = models.ForeignKey("Manuscript", on_delete=models.PROTECT, verbose_name=_("manuscript"))
    version = models.OneToOneField("Version", on_delete=models.PROTECT, verbose_name=_("version"))
    asks_unit = models.BooleanField(
        _("goes to the unit first"),
        help_text=_("False when the author answers for the unit, or nobody does."),
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")

    def __str__(self):
        return f"{self.manuscript} {self.at:%Y-%m-%d}"

    def next_step(self) -> Step | None:
        """Return the step whose review is waited for; None once returned or passed by the office."""
        given = {review.step: review.decision for review in self.review_set.all()}
        if Decision.RETURNED in given.values() or Step.OFFICE in given:
            return None
        return Step.UNIT if self.asks_unit and Step.UNIT not in given else Step.OFFICE

    def next_reviewers(self) -> list[Person]:
        """Return who may give the next review; nobody reviews a piece of their own."""
        step = self.next_step()
        return self.manuscript.reviewers_at(step) if step else []


class Review(models.Model):
    """One reader's decision on a filing."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, verbose_name=_("filing"))
    step = models.CharField(_("step"), max_length=8, choices=Step.choices)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision.choices)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(fields=["filing", "step"], name="a_step_is_reviewed_once"),
            models.CheckConstraint(
                condition=models.Q(decision=Decision.PASSED) | ~models.Q(reason=""),
                name="a_return_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.filing} {self.get_step_display()} {self.get_decision_display()}"


class Reviewable:
    """What a manuscript can do to be handed in and reviewed."""

    @transaction.atomic
    def file(self, *, by: Person) -> Filing:
        """Hand the text in as it stands: the unit's head reviews it first, then the office.

        Raises NothingWritten and NotWritable.
        """
        current = type(self).objects.select_for_update().get(pk=self.pk)
        if not current.is_writable:
            raise NotWritable
        if not (current.title.strip() and current.text):
            raise NothingWritten
        demands.insist(current)
        version = current.keep_version(by=by)
        Trace.objects.leave(current)
        filing = self.filing_set.create(version=version, asks_unit=self.asks_unit(by=by), by=by)
        self.forget_state()
        record(self, "filed", by=by, tell=filing.next_reviewers(), version=version.number)
        return filing

    def asks_unit(self, *, by: Person) -> bool:
        """Tell whether the unit's head reviews it first when `by` hands it in.

        Not when whoever began it or hands it in answers for the unit, nor when nobody does.
        """
        heads = list(self.unit.heads())
        return bool(heads) and by not in heads and self.created_by not in heads

    def reviewers_after_filing(self, *, by: Person) -> list[Person]:
        """Return who would give the first review if `by` handed it in now."""
        return self.reviewers_at(Step.UNIT if self.asks_unit(by=by) else Step.OFFICE)

    def reviewers_at(self, step: Step) -> list[Person]:
        """Return who may review it at a step; nobody reviews a piece that they began."""
        if step == Step.UNIT:
            reviewers = self.unit.heads()
        else:
            reviewers = Person.objects.of(self.congress).holding(Role.EDITOR).order_by("pk")
        return [person for person in reviewers if person.pk != self.created_by_id and person.is_active]

    def pass_review(self, *, by: Person, remark: str = "") -> Review:
        """Pass the manuscript at the step it stands at.

        Raises NotUnderReview, NotYourTurn and ReviewedAlready.
        """
        review = self._review_due(by=by)
        review.decision, review.reason = Decision.PASSED, remark.strip()
        self._give(review, verb=f"passed_{review.step!s}")
        return review

    def send_back(self, *, by: Person, reason: str) -> Review:
        """Return the manuscript to its author with a reason.

        Raises ReasonMissing, NotUnderReview, NotYourTurn and ReviewedAlready.
        """
        if not reason.strip():
            raise ReasonMissing
        review = self._review_due(by=by)
        review.decision, review.reason = Decision.RETURNED, reason.strip()
        self._give(review, verb="returned", reason=review.reason)
        return review

    def _review_due(self, *, by: Person) -> Review:
        filing = self.filing_set.order_by("pk").last()
        step = filing.next_step() if filing else None
        if step is None:
            raise NotUnderReview(title=str(self))
        if by not in filing.next_reviewers():
            raise NotYourTurn
        return Review(filing=filing, step=step, by=by)

    def _give(self, review: Review, *, verb: str, **details: str) -> None:
        try:
            with transaction.atomic():
                review.save(force_insert=True)
        except IntegrityError as error:
            first = Review.objects.get(filing=review.filing, step=review.step)
            raise ReviewedAlready(name=first.by.name) from error
        self.forget_state()
        concerned = [self.created_by, *self.authors, *review.filing.next_reviewers()]
        record(self, verb, by=review.by, tell=concerned, **details)
