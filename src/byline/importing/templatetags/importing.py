"""What this room's part of a manuscript's sheet asks."""

from django import template

from byline.importing.models import Original

register = template.Library()


@register.simple_tag
def originals_of(manuscript):
    """Return the files that a manuscript's text was taken from, the newest first."""
    return Original.objects.filter(manuscript=manuscript).select_related("by").order_by("-pk")
