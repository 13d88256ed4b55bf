"""Numbers, amounts and conditions named in the reader's language."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.book import ENDORSEMENT, LOWER, PRIZE, UPPER
from byline.reckoning.fitting import OTHER
from byline.reckoning.terms import Genre, Level, Measure, Medium, Mishap, Outcome, Part, Placement

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from byline.reckoning.book import Fit

BRACKETS = "（）() "


def number_words(amount: Decimal) -> str:
    """Write a number without needless zeros: 8, 7.2, 1000."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(amount: Decimal, measure: str) -> str:
    """Write an amount with its unit: 8 points, 8分."""
    return _("{amount} {unit}").format(amount=number_words(amount), unit=Measure(measure).label)


def fit_words(fit: Fit, *, band_end: str = LOWER) -> str:
    """Name what a line looks at: province front page feature (省级头版通讯); "" when it fits anything."""
    plain = (*_whose(fit), *_where(fit), *_what(fit))
    told = [str(one) for one in (*plain, *_in_brackets(fit, is_upper=band_end == UPPER)) if one]
    # what stands in brackets beside a level stands alone without them
    return reduce(_joined, told, "") if len(told) > 1 else "".join(told).strip(BRACKETS)


def looked_at(fit: Fit, *, about: str, band_end: str = LOWER) -> str:
    """Name what a line about a kind of fact looks at: province endorsement (省级批示); "" is any print."""
    what = fit_words(fit, band_end=band_end)
    if about == ENDORSEMENT:
        return _("{what} endorsement").format(what=what).strip()
    return _("{what} prize").format(what=what).strip() if about == PRIZE else what


def day_words(day: date) -> str:
    """Write a day: 2026年3月5日."""
    return date_format(day, pgettext("a day, as Django's date filter writes it", "j F Y"))


def _joined(first: str, second: str) -> str:
    return _("{first} {second}").format(first=first, second=second) if first else second


def _whose(fit: Fit) -> list[object]:
    kinds = {
        "office": pgettext("class of units", "office"),
        "committee": pgettext("class of units", "committee"),
        "township": pgettext("class of units", "township"),
        "department": pgettext("class of units", "department"),
        "media": pgettext("class of units", "media"),
    }
    return [kinds.get(fit.unit_kind, fit.unit_kind), fit.unit, fit.person]


def _where(fit: Fit) -> list[object]:
    outlet = _("other outlets") if fit.outlet == OTHER else fit.outlet
    return [
        Level(fit.level).label if fit.level else "",
        _("other groups") if fit.group == OTHER else fit.group,
        outlet,
        _named(Medium, fit.medium, _("other media")),
        _named(Placement, fit.placement, _("other placements")),
    ]


def _what(fit: Fit) -> list[object]:
    return [
        {None: "", True: _("commissioned"), False: _("not commissioned")}[fit.is_commissioned],
        Genre(fit.genre).label if fit.genre else "",
        _named(Part, fit.part, _("other parts")),
        _("commission {outcome}").format(outcome=Outcome(fit.outcome).label) if fit.outcome else "",
        _named(Mishap, fit.mishap, _("other mishaps")),
    ]


def _named(words: type[Medium | Placement | Part | Mishap], word: str, other: str) -> str:
    if word == OTHER:
        return other
    return str(words(word).label) if word else ""


def _in_brackets(fit: Fit, *, is_upper: bool) -> list[object]:
    return [
        _band_words(fit.length_from, fit.length_under, _lengths(is_upper=is_upper)),
        _band_words(fit.hours_from, fit.hours_under, _hours(is_upper=is_upper)),
        {None: "", True: _("(in a round-up)"), False: _("(own piece)")}[fit.is_roundup],
        _days_words(fit),
    ]


def _lengths(*, is_upper: bool) -> tuple[str, str, str]:
    """Give the patterns of a band of lengths: with both ends, with its start alone, with its end alone."""
    if is_upper:
        both = _("(over {start} up to {end} characters)")
        return both, _("(over {start} characters)"), _("(up to {end} characters)")
    both = _("({start} characters or more, under {end})")
    return both, _("({start} characters or more)"), _("(under {end} characters)")


def _hours(*, is_upper: bool) -> tuple[str, str, str]:
    if is_upper:
        both = _("(after over {start} up to {end} hours)")
        return both, _("(after over {start} hours)"), _("(within {end} hours)")
    both = _("({start} hours or more, under {end})")
    return both, _("({start} hours or more)"), _("(under {end} hours)")


def _band_words(first: int, last: int | None, patterns: tuple[str, str, str]) -> str:
    both, least, most = patterns
    if not first and last is None:
        return ""
    return (both if first and last is not None else least if first else most).format(start=first, end=last)


def _days_words(fit: Fit) -> str:
    first = day_words(fit.printed_from) if fit.printed_from else ""
    last = day_words(fit.printed_until) if fit.printed_until else ""
    if first and last:
        return _("({first} to {last})").format(first=first, last=last)
    if first:
        return _("(from {first} on)").format(first=first)
    return _("(until {last})").format(last=last) if last else ""
