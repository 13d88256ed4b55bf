"""What the desk's pages say in their templates."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from byline.ledger.models import Adoption, Entry
from byline.reckoning.terms import Measure
from byline.reckoning.words import amount_words

if TYPE_CHECKING:
    from byline.confirming.marking import Piece
    from byline.manuscripts.models import Manuscript

register = template.Library()


@register.simple_tag
def passage(piece: Piece, here: str, there: str):
    """Print a piece of text; a shared one is tinted, and its number leads to the other side."""
    if not piece.number:
        return piece.text
    if not piece.is_first:
        return format_html('<mark data-passage="{}">{}</mark>', piece.tint, piece.text)
    label = _("Shared passage {number}, see the other side").format(number=piece.number)
    return format_html(
        '<mark id="{here}{number}" data-passage="{tint}">'
        '<a href="#{there}{number}" aria-label="{label}">{number}</a>{text}</mark>',
        here=here,
        there=there,
        number=piece.number,
        tint=piece.tint,
        label=label,
        text=piece.text,
    )


@register.filter
def as_printed(published_at: str) -> str:
    """Write the time as the page gave it: to the minute, or only the day."""
    if "T" not in published_at:
        return published_at
    return datetime.fromisoformat(published_at).strftime("%Y-%m-%d %H:%M")


@register.simple_tag
def adoptions_of(manuscript: Manuscript) -> list[Adoption]:
    """Return a manuscript's adoptions that are not dismissed, each with what it earned in points."""
    found = Adoption.objects.filter(manuscript=manuscript).select_related("clipping__outlet")
    adoptions = list(found.with_decision().filter(is_dismissed=False).order_by("clipping__printed_on"))
    if not adoptions:
        return []
    points: dict[int, Decimal] = {}
    for entry in Entry.objects.about(manuscript).measured(Measure.POINTS):
        points[entry.adoption_id] = points.get(entry.adoption_id, Decimal(0)) + entry.amount
    for adoption in adoptions:
        adoption.earned = amount_words(points.get(adoption.pk, Decimal(0)), Measure.POINTS)
    return adoptions
