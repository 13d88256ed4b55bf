"""What the sheets of manuscripts and outlets say about what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from byline.manuscripts.models.submission import Standing
from byline.sending.account import Account
from byline.sending.views.submissions import with_deliveries

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript, Submission
    from byline.outlets.models import Outlet

register = template.Library()
SHAPES = {
    Standing.ASKED: "draft",
    Standing.SENT: "sent",
    Standing.ACKNOWLEDGED: "registered",
    Standing.DECLINED: "declined",
    Standing.FAILED: "returned",
    Standing.WITHDRAWN: "declined",
}


@register.filter
def standing_shape(stands_at: str) -> str:
    """Give the shape that the state of a submission is drawn with."""
    return SHAPES[Standing(stands_at)]


@register.simple_tag
def submissions_of(manuscript: Manuscript) -> list[Submission]:
    """Return where a manuscript went or is to go, in its order, each with its last delivery."""
    if not hasattr(manuscript, "on_the_way"):  # its sheet asks twice
        found = manuscript.submission_set.with_print().select_related("outlet", "by")
        manuscript.on_the_way = with_deliveries(found.order_by("rank", "at"))
    return manuscript.on_the_way


@register.simple_tag
def account_of(outlet: Outlet) -> Account:
    """Return what an outlet took, and how fast."""
    return Account.of(outlet)
