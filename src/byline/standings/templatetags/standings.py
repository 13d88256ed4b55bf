"""Bars in a ranking's cells, and shares."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template

register = template.Library()
TENTH = Decimal("0.1")


@register.inclusion_tag("standings/parts/bar.html")
def bar(amount, target, scale):
    """Draw an amount as a bar on a scale that all rows share, and its target, if any, as a line."""
    return {"fill": placed(amount, scale), "tick": placed(target, scale) if target else None}


@register.filter
def whole_percent(share):
    """Write a share as whole percent without the sign; more than the whole is more than 100."""
    return (Decimal(share) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def placed(amount, scale):
    """Return where an amount lies between 0 and 100 on a scale; below nothing it lies at 0."""
    return max(Decimal(0), 100 * amount / scale).quantize(TENTH) if scale else Decimal(0)
