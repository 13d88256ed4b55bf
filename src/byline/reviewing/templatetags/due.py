"""When a review is due, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from datetime import datetime

register = template.Library()
HOUR = 3600
DAY = 24 * HOUR
SOON = DAY // 2


@register.filter
def due_in_words(due: datetime | None) -> str:
    """Say until when: by today 17:00, by tomorrow, by a day; or how long it is overdue. Empty for None."""
    if due is None:
        return ""
    seconds = (timezone.now() - due).total_seconds()
    if seconds >= DAY:
        days = int(seconds // DAY)
        return ngettext("overdue by {count} day", "overdue by {count} days", days).format(count=days)
    if seconds >= 0:
        hours = int(seconds // HOUR)
        if not hours:
            return _("just overdue")
        return ngettext("overdue by {count} hour", "overdue by {count} hours", hours).format(count=hours)
    there = timezone.localtime(due)
    days = (there.date() - timezone.localdate()).days
    clock = there.strftime("%H:%M")
    if days < 2:  # noqa: PLR2004 -- today and tomorrow
        return (_("by tomorrow {clock}") if days else _("by today {clock}")).format(clock=clock)
    return _("by {day} {clock}").format(day=date_format(there, "MONTH_DAY_FORMAT"), clock=clock)


@register.filter
def due_mark(due: datetime | None) -> str:
    """Return "now" for what is overdue, "soon" for what is due within half a day, else nothing."""
    if due is None:
        return ""
    seconds = (due - timezone.now()).total_seconds()
    return "now" if seconds <= 0 else "soon" if seconds < SOON else ""
