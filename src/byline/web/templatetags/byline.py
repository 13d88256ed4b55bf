"""Words for the templates of all rooms: icons, states, targets, history, days, figures, lists."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django import template
from django.template.defaultfilters import date as formatted
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext

from byline.activity.models import Deed
from byline.listing.spelling import is_spelt

if TYPE_CHECKING:
    from django.forms import BoundField

register = template.Library()
NOTHING = "—"
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)


@register.simple_tag
def icon(name):
    """Draw a line icon of the sprite; beside it stands a word, so it is silent for a screen reader."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("web/icons.svg"), name
    )


@register.simple_tag
def state(kind, words):
    """Say a state in words with its shape: draft, review, returned, registered, sent, adopted or declined."""
    return format_html('<span class="state" data-state="{}">{}</span>', kind, words)


@register.simple_tag
def gap():
    """Part two sentences: by a space, but in Chinese by nothing. Write it without white space around it."""
    return "" if is_chinese() else " "


@register.inclusion_tag("web/parts/gauge.html")
def gauge(done, total, tick=None):
    """Draw a target as a bar: `done` of `total`, and a tick at the share of time gone (0 to 1), if given.

    More than the whole fills the bar; a total of nothing draws it empty. The number always stands beside it.
    """
    share = Fraction(done or 0) / Fraction(total) if total else 0
    return {"fill": percent(share), "tick": None if tick is None else percent(tick)}


@register.inclusion_tag("web/parts/history.html")
def history(*subjects):
    """Tell what happened to a record, and to what was done after it, newest first, in sentences."""
    found = [deed for one in subjects if one for deed in Deed.objects.about(one)]
    return {"deeds": sorted(found, key=lambda deed: (deed.at, deed.pk), reverse=True)}


@register.inclusion_tag("web/parts/life.html")
def life(steps):
    """Draw the line of life. A step has `label`, `who`, `when` (a day or a moment) and `is_here`."""
    return {"steps": steps}


@register.inclusion_tag("web/parts/pages.html", takes_context=True)
def pages(context, page):
    """Lead through the pages of a list and keep what the address already asks for."""
    return {
        "page": page,
        "previous": asking(context, page=page.previous_page_number()) if page.has_previous() else "",
        "next": asking(context, page=page.next_page_number()) if page.has_next() else "",
    }


@register.simple_tag(takes_context=True)
def sort_link(context, field, words):
    """Make a head of a column that sorts by `field`; a second click turns the order round.

    The view reads `?sort=field` or `?sort=-field`. Use it with `sort_state` inside `<th>`.
    """
    asked = context["request"].GET.get("sort", "")
    order = f"-{field}" if asked == field else field
    return format_html('<a href="{}">{}</a>', asking(context, sort=order, page=None), words)


@register.simple_tag(takes_context=True)
def sort_state(context, field, default=""):
    """Give `aria-sort` of a column, from the address or the list's `default` order; else nothing."""
    asked = context["request"].GET.get("sort", default)
    if asked.removeprefix("-") != field:
        return ""
    return mark_safe(f'aria-sort="{"descending" if asked.startswith("-") else "ascending"}"')  # noqa: S308 -- two fixed words


@register.simple_tag(takes_context=True)
def address_with(context, **changes):
    """Give the page's address with some questions changed; None takes one away. The page number goes."""
    return asking(context, **{"page": None, **changes})


@register.simple_tag(takes_context=True)
def switch(context, name, choices, chosen):
    """Draw one of a few as links: `choices` are pairs of value and word; the address keeps the rest."""
    links = (
        (
            asking(context, **{name: value, "page": None}),
            mark_safe(' aria-current="true"') if str(value) == str(chosen) else "",
            word,
        )
        for value, word in choices
    )
    return format_html_join("", '<a href="{}"{}>{}</a>', links)


SHAPES = {"unit_review": "review", "office_review": "review", "passed": "review"}


@register.filter
def shape(stands_at):
    """Give the shape that the state of a manuscript is drawn with; see `state`."""
    return SHAPES.get(str(stands_at), str(stands_at))


@register.filter
def prose_day(day):
    """Write a day as prose does: 2026年3月5日, or 5 March 2026."""
    return formatted(local(day), "Y年n月j日" if is_chinese() else "j F Y") if day else ""


@register.filter
def short_day(day):
    """Write a day of this year without the year: 3月5日, or 5 March; of another year in full."""
    if not day:
        return ""
    if local(day).year != timezone.localdate().year:
        return prose_day(day)
    return formatted(local(day), "n月j日" if is_chinese() else "j F")


@register.filter
def table_day(day):
    """Write a day as tables do: 2026-03-05."""
    return formatted(local(day), "Y-m-d") if day else NOTHING


@register.filter
def month_name(day):
    """Name the month of a day: 3月, or Mar."""
    return formatted(day, "n月" if is_chinese() else "M")


@register.filter
def size(number):
    """Give a number without its sign."""
    return abs(number)


@register.filter
def weekday(day):
    """Give the day's name: 星期四, or Thursday."""
    return formatted(local(day), "l") if day else ""


@register.filter
def moment(at):
    """Write a moment: within a day relative (3小时前), else 3月24日 15:20."""
    if not at:
        return ""
    age = timezone.now() - at
    if timedelta() <= age < A_MINUTE:
        return gettext("just now")
    if timedelta() <= age < A_DAY:
        age = timesince(at, depth=1)
        return gettext("%(age)s ago") % {"age": age.replace("\xa0", "") if is_chinese() else age}
    return f"{short_day(at)} {formatted(local(at), 'H:i')}"


@register.filter
def amount(number):
    """Write points, pieces or yuan without idle zeros: 3.20 is 3.2, 8.00 is 8; thousands are not parted."""
    if number is None or number == "":
        return NOTHING
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def percent(share):
    """Write a share (0 to 1) as whole percent between 0 and 100, without the sign."""
    return min(100, max(0, round(100 * share)))


@register.filter
def spoken(language):
    """Give the language's tag for `lang`: zh-Hans for Simplified Chinese."""
    return "zh-Hans" if language.lower() == "zh-hans" else language


@register.filter
def on_two_lines(name):
    """Break a body's name before what it is, as a letterhead does: 青禾县 / 人大常委会."""
    place, body, _rest = (name or "").partition("人大")
    return format_html("{}<br>{}{}", place, body, _rest) if place and body else conditional_escape(name or "")


@register.filter
def is_optional(field: BoundField):
    """Tell whether a field may stay empty: not if needed later, nor one of those a form names in EITHER."""
    waits = getattr(field.field, "is_needed_later", False)
    return not (field.field.required or waits or field.name in getattr(field.form, "EITHER", ()))


@register.filter
def target(field: BoundField):
    """Give the id that a link to a field must name."""
    return field.id_for_label or field.auto_id


@register.filter
def marked(text, words):
    """Write `text` with each occurrence of each of the searched `words` marked, whatever their case."""
    terms = sorted(words.split(), key=len, reverse=True)
    if not terms:
        return conditional_escape(text)
    parts = re.split(f"({'|'.join(map(re.escape, terms))})", str(text), flags=re.IGNORECASE)
    told = ((format_html("<mark>{}</mark>", part) if i % 2 else part,) for i, part in enumerate(parts))
    return format_html_join("", "{}", told)


@register.filter
def named(name, words):
    """Write a person's name, marked where a searched word stands in it or is how it is typed in pinyin."""
    if any(word.isascii() and is_spelt(name, word) for word in words.split()):
        return format_html("<mark>{}</mark>", name)
    return marked(name, words)


def asking(context, **changes):
    """Return "?" and the request's questions with `changes`; one set to None is left out."""
    questions = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            questions.pop(name, None)
        else:
            questions[name] = value
    return f"?{questions.urlencode()}"


def local(day):
    """Return a moment in the office's own time; a plain day stays as it is."""
    return timezone.localtime(day) if hasattr(day, "tzinfo") and day.tzinfo else day


def is_chinese():
    """Tell whether the reader reads Chinese."""
    return (get_language() or "").startswith("zh")
