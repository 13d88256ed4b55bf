"""What the outlets' pages say in their templates."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from byline.outlets.findings import Kind, finding_words, kinds_on, place_words
from byline.outlets.models import Clipping

register = template.Library()
register.filter("finding_words", finding_words)


@register.filter
def kinds_of_findings(clipping: Clipping) -> list[Kind]:
    """Return what is wrong with a clipping, a line a kind."""
    return kinds_on(clipping)


@register.filter
def found_at(clipping: Clipping, field: str) -> str:
    """Tell where on the page a field was found, as a hint: nothing where that is not known."""
    where = clipping.found.get(field, "")
    return _("found in: {place}").format(place=place_words(where)) if where else ""


@register.simple_tag
def found(clipping: Clipping, field: str):
    """Tell beside a field where on the page it was found."""
    return format_html('<small class="found">{}</small>', found_at(clipping, field))
