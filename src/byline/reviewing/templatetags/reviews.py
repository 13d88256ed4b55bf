"""What the sheet of a manuscript shows of its review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from byline.manuscripts.models import Review
from byline.reviewing.marked import texts_since

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript
    from byline.manuscripts.models.filing import FilingStep
    from byline.manuscripts.models.review import Taking

register = template.Library()


@dataclass(frozen=True)
class OfManuscript:
    """The steps of the last filing with who read or reads each, what was said, and who is on it."""

    steps: list[tuple[FilingStep, str]]
    next_step: FilingStep | None
    is_stuck: bool
    taking: Taking | None
    before: list[Review]
    is_changed: bool


@register.simple_tag
def review_of(manuscript: Manuscript) -> OfManuscript | None:
    """Tell of the review of a manuscript; None while it was never handed in."""
    filing = manuscript.last_filing
    if filing is None:
        return None
    before = Review.objects.filter(filing__manuscript=manuscript).order_by("-pk")
    here = filing.next_step
    reviewers = filing.next_reviewers()
    return OfManuscript(
        steps=[
            (step, names_at(step, filing.reviews, reviewers if step == here else [])) for step in filing.steps
        ],
        next_step=here,
        is_stuck=here is not None and not reviewers,
        taking=manuscript.taking if here else None,
        before=list(before.select_related("by", "stood_in_for", "step", "back_to", "answer__by")),
        is_changed=bool(texts_since(filing, manuscript)),
    )


def names_at(step: FilingStep, reviews: list[Review], reviewers: list) -> str:
    """Name who reviews a step next, else who reviewed it last."""
    if reviewers:
        return "、".join(person.name for person in reviewers)
    given = [review.by.name for review in reviews if review.step_id == step.pk]
    return given[-1] if given else ""
