"""What stands on the form of one manuscript, gathered from its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation

from byline.manuscripts.models.state import Decision
from byline.reviewing import form
from byline.reviewing.models import Proof
from byline.writing.documents import UNTITLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.manuscripts.models import Manuscript, Review

CHINESE = "zh-hans"
SAID = {Decision.PASSED: "通过", Decision.AMENDED: "修改后通过", Decision.RETURNED: "退回作者"}
NOT_STATED, NOT_CHOSEN = "（未作说明）", "（未定）"
ALL_TAKEN, NOT_ALL_TAKEN = "作者接受全部修改", "作者保留部分原文"


def facts_of(manuscript: Manuscript) -> form.Facts:
    """Return what the form says of a manuscript: its last filing's way, or the way that it would go."""
    with translation.override(CHINESE):
        filing = manuscript.last_filing
        outlets = manuscript.submission_set.select_related("outlet").order_by("rank", "pk")
        people = manuscript.authorship_set.select_related("person").order_by("place")
        return form.Facts(
            congress=manuscript.congress.name,
            title=manuscript.title.strip() or UNTITLED,
            authors="、".join(authorship.person.name for authorship in people),
            unit=manuscript.unit.name,
            genre=str(manuscript.get_genre_display()),
            length=manuscript.length,
            handed_in_on=timezone.localtime(filing.at).date() if filing else None,
            secrecy=str(manuscript.get_secrecy_display() or NOT_STATED),
            outlets="、".join(submission.outlet.name for submission in outlets) or NOT_CHOSEN,
            number=str(manuscript.number or ""),
            key_task=str(manuscript.key_task or ""),
            steps=_steps(manuscript),
            proofs=_proofs(manuscript),
        )


def _steps(manuscript: Manuscript) -> tuple[form.Step, ...]:
    """Tell each step with all that was said at it; one that it came back to was reviewed more than once."""
    filing = manuscript.last_filing
    if filing is None:
        return tuple(form.Step(str(step)) for step in manuscript.way(by=manuscript.created_by))
    return tuple(
        form.Step(
            str(step),
            tuple(
                opinion
                for review in filing.reviews
                if review.step_id == step.pk
                for opinion in (_opinion(review), *_answers(review))
            ),
        )
        for step in filing.steps
    )


def _answers(review: Review) -> Iterator[form.Opinion]:
    """Tell what the author answered to the amendments of a review, where they were asked and did."""
    answer = review.answer_or_none
    if answer:
        words = f"{NOT_ALL_TAKEN if answer.version_id else ALL_TAKEN}。{answer.remark}"
        yield form.Opinion(words, answer.by.name, timezone.localtime(answer.at))


def _opinion(review: Review) -> form.Opinion:
    decided = f"退回{review.back_to}" if review.back_to_id else SAID[Decision(review.decision)]
    words = f"{decided}。{review.reason}"
    return form.Opinion(words, review.by.name, timezone.localtime(review.at))


def _proofs(manuscript: Manuscript) -> tuple[form.Proof, ...]:
    return tuple(
        form.Proof(
            by=proof.by.name,
            at=timezone.localtime(proof.at),
            version=proof.version.number,
            is_older=proof.is_older_than(manuscript),
            remark=proof.remark,
        )
        for proof in Proof.objects.of(manuscript)
    )
