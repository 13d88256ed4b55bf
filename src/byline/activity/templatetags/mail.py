"""What pages say of attempts to hand a mail over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from byline.gateways import meanings

if TYPE_CHECKING:
    from byline.activity.models import Attempt

register = template.Library()


@register.filter
def meaning(attempt: Attempt | Any) -> str:
    """Give in a sentence what the other side meant; of anything that has a code and words."""
    return meanings.meaning(attempt.code, attempt.words)


@register.filter
def refusal(words: str) -> str:
    """Give in a sentence what a post office meant by the number in these words; of a person's words, ""."""
    return meanings.refusal(words)
