"""Bars in a ranking's cells, shares, and kinds of targets."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template

from byline.targets.wording import kind_words

register = template.Library()
TENTH = Decimal("0.1")


@register.inclusion_tag("targets/parts/bar.html")
def bar(amount, target, scale):
    """Draw an amount as a bar on a scale that all rows share, and its target, if any, as a line."""
    return {"fill": placed(amount, scale), "tick": placed(target, scale) if target else None}


@register.filter
def kind(target):
    """Name the kind of a target or a quota."""
    return kind_words(target.demanded)


@register.filter
def whole_percent(share):
    """Write a share as whole percent without the sign; more than the whole is more than 100."""
    whole, parts = share.as_integer_ratio()
    return (Decimal(100 * whole) / parts).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def placed(amount, scale):
    """Return where an amount lies between 0 and 100 on a scale; it never leaves the bar."""
    return min(max(Decimal(0), 100 * amount / scale), Decimal(100)).quantize(TENTH) if scale else Decimal(0)
