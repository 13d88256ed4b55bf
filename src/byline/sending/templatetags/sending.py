"""What the sheet of a manuscript says about where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript, Submission

register = template.Library()


@register.simple_tag
def submissions_of(manuscript: Manuscript) -> list[Submission]:
    """Return where a manuscript went, in the order of its going."""
    return list(manuscript.submission_set.with_print().select_related("outlet", "by").order_by("at"))
