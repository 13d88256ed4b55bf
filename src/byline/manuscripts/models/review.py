"""What the reviewers do: take a piece up, amend it, pass it or send it back; and the author's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from byline.activity.deeds import record
from byline.errors import Refused
from byline.manuscripts.models.filing import Filing, FilingStep
from byline.manuscripts.models.state import Decision
from byline.team.models import Person

if TYPE_CHECKING:
    from byline.manuscripts.models.manuscript import Writing
    from byline.manuscripts.models.version import Version


class NotUnderReview(Refused):
    """{title} is not waiting for a review. Open it to see where it stands."""


class NotYourTurn(Refused):
    """This review is not yours to give now. Open the manuscript to see whose turn it is."""


class OwnPiece(NotYourTurn):
    """You began this manuscript or are named as an author of it, so a colleague reviews it."""


class ReasonMissing(Refused):
    """Say in your own words why it goes back, so that the author knows what to mend."""


class ReviewedAlready(Refused):
    """{name} has just reviewed this manuscript. Open it to see the decision."""


class TakenUp(Refused):
    """{name} has been reviewing this manuscript since {time}. Ask them, or take it over."""


class NotEarlier(Refused):
    """A manuscript goes back to a step that has reviewed it before. Choose one of those, or the author."""


class NothingToAnswer(Refused):
    """No amendment of this manuscript waits for an answer. Open it to see where it stands."""


class Review(models.Model):
    """One reader's decision on a filing."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, verbose_name=_("filing"))
    turn = models.PositiveSmallIntegerField(_("turn"))
    step = models.ForeignKey(FilingStep, on_delete=models.PROTECT, verbose_name=_("step"))
    decision = models.CharField(_("decision"), max_length=8, choices=Decision.choices)
    reason = models.TextField(_("reason"), blank=True)
    back_to = models.ForeignKey(
        FilingStep,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("back to the step"),
    )
    version = models.ForeignKey(
        "Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the text as amended"),
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    stood_in_for = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stood in for"),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(fields=["filing", "turn"], name="a_turn_is_reviewed_once"),
            models.CheckConstraint(
                condition=~models.Q(decision=Decision.RETURNED) | ~models.Q(reason=""),
                name="a_return_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(decision=Decision.RETURNED) | models.Q(back_to=None),
                name="only_a_return_goes_back",
            ),
        ]

    def __str__(self):
        return f"{self.filing} {self.step} {self.get_decision_display()}"

    @property
    def answer_or_none(self) -> Answer | None:
        """The author's answer to what was amended, None while there is none."""
        return getattr(self, "answer", None)


class Answer(models.Model):
    """What the author said to the amendments of a review, and the text that they left."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, verbose_name=_("review"))
    version = models.ForeignKey(
        "Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the text as answered"),
        help_text=_("None when the author accepted every change."),
    )
    remark = models.TextField(_("remark"), blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer to amendments")
        verbose_name_plural = _("answers to amendments")

    def __str__(self):
        return f"{self.review} {self.at:%Y-%m-%d}"


class Taking(models.Model):
    """A reviewer works on a filing; while they do, nobody else decides on it."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, verbose_name=_("filing"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("taking up")
        verbose_name_plural = _("takings up")
        constraints = [
            models.UniqueConstraint(
                fields=["filing"], condition=models.Q(ended_at=None), name="one_takes_a_filing_up"
            )
        ]

    def __str__(self):
        return f"{self.by} {self.filing}"


class Reviewable:
    """What a manuscript can do to be reviewed."""

    @property
    def taking(self) -> Taking | None:
        """Who works on it at this moment, None when nobody does."""
        # each review ends the takings of its filing, so none of an earlier filing stands
        return Taking.objects.filter(filing__manuscript=self, ended_at=None).select_related("by").first()

    @transaction.atomic
    def take(self, *, by: Person, over: bool = False) -> Taking:
        """Take it up, so that nobody else decides on it; `over` takes it from whoever has it, who is told.

        Taking up what one has already changes nothing. Raises NotUnderReview, NotYourTurn and TakenUp.
        """
        filing = self._filing_due(by=by)
        standing = filing.taking_set.filter(ended_at=None).select_related("by").first()
        if standing and standing.by == by:
            return standing
        if standing and not over:
            raise TakenUp(name=standing.by.name, time=timezone.localtime(standing.at).strftime("%H:%M"))
        if standing:
            filing.taking_set.filter(pk=standing.pk).update(ended_at=timezone.now())
            record(self, "taken_over", by=by, tell=[standing.by], name=standing.by.name)
        return filing.taking_set.create(by=by)

    def let_go(self, *, by: Person) -> None:
        """Lay it back for the others; nothing happens where `by` does not have it."""
        Taking.objects.filter(filing__manuscript=self, by=by, ended_at=None).update(ended_at=timezone.now())

    @transaction.atomic
    def amend(self, writing: Writing, *, edition: int, by: Person) -> None:
        """Change the text under review, over the edition that the reviewer had before them; takes it up.

        Raises NotUnderReview, NotYourTurn, TakenUp, and ChangedElsewhere when another text was saved since.
        """
        self.take(by=by)
        type(self).objects.get(pk=self.pk).save_words(writing, edition=edition, by=by)
        self.refresh_from_db()

    @transaction.atomic
    def pass_review(self, *, by: Person, remark: str = "") -> Review:
        """Pass the manuscript at the step it stands at, with what was amended, if anything was.

        Raises NotUnderReview, NotYourTurn, TakenUp and ReviewedAlready.
        """
        review = self._review_due(by=by)
        review.reason = remark.strip()
        review.decision = Decision.AMENDED if review.version else Decision.PASSED
        self._give(review, verb=f"{review.decision!s}_{review.step.reader}")
        return review

    @transaction.atomic
    def send_back(self, *, by: Person, reason: str, to: FilingStep | None = None) -> Review:
        """Return the manuscript to its author, or to an earlier step, with a reason.

        Raises ReasonMissing, NotEarlier, NotUnderReview, NotYourTurn, TakenUp and ReviewedAlready.
        """
        if not reason.strip():
            raise ReasonMissing
        review = self._review_due(by=by)
        if to and (to.filing_id != review.filing_id or to.place >= review.step.place):
            raise NotEarlier
        review.decision, review.reason, review.back_to = Decision.RETURNED, reason.strip(), to
        if to:
            self._give(review, verb="sent_back", reason=review.reason, step=str(to))
        else:
            self._give(review, verb="returned", reason=review.reason)
        return review

    @transaction.atomic
    def answer(self, writing: Writing | None, *, by: Person, remark: str = "") -> Answer:
        """Answer the amendments: with the text that the author leaves, or None to accept every change.

        Raises NothingToAnswer, also for whoever is not an author of it.
        """
        current = self.locked()
        filing = current.filing_set.order_by("pk").last()
        review = filing and filing.unanswered
        if not review or by.pk not in current.written_by:
            raise NothingToAnswer
        if writing:
            current.save_words(writing, edition=current.edition, by=by)
        version = None if review.version.has_words_of(current) else current.keep_version(by=by)
        try:
            with transaction.atomic():
                answer = Answer.objects.create(review=review, version=version, remark=remark.strip(), by=by)
        except IntegrityError as error:
            raise NothingToAnswer from error
        self.refresh_from_db()
        self.settle()
        record(self, "answered", by=by, tell=[review.by, *self.last_filing.next_reviewers()])
        return answer

    def _filing_due(self, *, by: Person) -> Filing:
        """Find the filing that waits for a review by this person, under the manuscript's lock."""
        self.locked()
        filing = self.filing_set.order_by("pk").last()
        if filing is None or filing.next_step is None:
            raise NotUnderReview(title=str(self))
        if by not in filing.next_reviewers():
            raise OwnPiece if by.pk in self.written_by else NotYourTurn
        return filing

    def _review_due(self, *, by: Person) -> Review:
        filing = self._filing_due(by=by)
        self.take(by=by)
        step = filing.next_step
        absent = self.absent_reader(step, by=by)
        review = Review(filing=filing, step=step, turn=len(filing.reviews) + 1, by=by, stood_in_for=absent)
        review.version = self._amended(filing)
        return review

    def _amended(self, filing: Filing) -> Version | None:
        """Return the text as it stands now as a version, None where it is still the one that came here."""
        current = type(self).objects.get(pk=self.pk)
        if filing.text.has_words_of(current):
            return None
        if current.is_kept:
            return current.version_set.order_by("number").last()
        return current.keep_version(by=current.changed_by)

    def _give(self, review: Review, *, verb: str, **details: str) -> None:
        try:
            with transaction.atomic():
                review.save(force_insert=True)
        except IntegrityError as error:
            first = Review.objects.get(filing=review.filing, turn=review.turn)
            raise ReviewedAlready(name=first.by.name) from error
        review.filing.taking_set.filter(ended_at=None).update(ended_at=timezone.now())
        self.settle()
        concerned = [self.created_by, *self.authors, *self.last_filing.next_reviewers()]
        record(self, verb, by=review.by, tell=concerned, **details)
