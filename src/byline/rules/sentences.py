"""Rows of a rulebook told as sentences, as one would print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning import book as values
from byline.reckoning.terms import Mishap, Outcome, Part
from byline.reckoning.words import amount_words, fit_words, number_words
from byline.team.models import Unit

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.book import Fit, Line


def clause_words(line: Line, *, band_end: str = values.LOWER) -> str:
    """Tell what one row about a piece says: front page: 50% more; fee × 5 (头版：加50%；稿酬的5倍)."""
    what = _what(line, band_end) or _ANYTHING[line.about]()
    if line.kind == values.EXCLUSION:
        return _("{what}: not counted").format(what=what)
    if line.kind == values.VETO:
        return _("{what}: the piece earns nothing").format(what=what)
    told = _("{what}: {gain}").format(what=what, gain=_gain(line))
    return _("{told}; {share}").format(told=told, share=_SHARES[line.share]()) if line.share else told


def condition_words(fit: Fit, *, band_end: str = values.LOWER) -> str:
    """Name what the conditions of a row ask for; "" when they fit anything."""
    days = _days(fit.printed_from, fit.printed_until)
    whose = [fit.person, fit.unit, str(Unit.Kind(fit.unit_kind).label) if fit.unit_kind else ""]
    where = [fit.outlet, fit.group]
    plain = fit_words(
        values.Fit(level=fit.level, genre=fit.genre, medium=fit.medium, placement=fit.placement)
    )
    part = str(Part(fit.part).label) if fit.part else ""
    told = pgettext("between conditions of a clause", " ").join(
        one for one in (days, *whose, *where, plain, part) if one
    )
    brackets = [one for one in _limits(fit, band_end) if one]
    if not brackets:
        return told
    limits = _(", ").join(brackets)
    return _("{what} ({limits})").format(what=told, limits=limits) if told else limits


def _what(line: Line, band_end: str) -> str:
    told = condition_words(line.fit, band_end=band_end)
    pattern = {
        values.ENDORSEMENT: _("endorsed by a leader, {what}"),
        values.PRIZE: _("prize, {what}"),
    }.get(line.about, "{what}")
    if line.fit.outcome:
        outcome = _("commission {outcome}").format(outcome=Outcome(line.fit.outcome).label)
        told = _("{what}, {told}").format(what=outcome, told=told) if told else outcome
    if line.fit.mishap:
        mishap = str(Mishap(line.fit.mishap).label)
        told = _("{what}, {told}").format(what=mishap, told=told) if told else mishap
    return pattern.format(what=told) if told else ""


_ANYTHING = {
    values.PRINT: lambda: _("any print"),
    values.ENDORSEMENT: lambda: _("endorsed by a leader"),
    values.PRIZE: lambda: _("any prize"),
    values.COMMISSION: lambda: _("any commission"),
    values.INCIDENT: lambda: _("any incident"),
}
_SHARES = {
    values.WEIGHTS: lambda: _("several authors by their shares"),
    values.EQUAL: lambda: _("several authors in equal parts"),
    values.EACH: lambda: _("several authors each the whole"),
    values.FIRST: lambda: _("of several authors the first all"),
    values.FIXED: lambda: _("several authors each a fixed part"),
    values.UNITS: lambda: _("once for each unit of the authors"),
}


def _gain(line: Line) -> str:
    size = number_words(line.amount)
    if line.operation == values.PERCENT:
        return _("{size}% more").format(size=size)
    if line.operation == values.MULTIPLY:
        return _("× {size}").format(size=size)
    amount = _times(line)
    pattern = {values.ADD: _("{amount} more"), values.REPLACE: _("{amount} instead")}
    return pattern.get(line.operation, "{amount}").format(amount=amount)


def _times(line: Line) -> str:
    if line.basis == values.FEE:
        return _("fee × {size}").format(size=number_words(line.amount))
    amount = signed_words(line)
    if line.basis == values.READS:
        return _("{amount} for every {each} reads").format(amount=amount, each=line.each or "?")
    if line.basis == values.CHARACTERS:
        return _("{amount} for every {each} characters").format(amount=amount, each=line.each or "?")
    return amount


def signed_words(line: Line) -> str:
    """Give the amount with its unit; what is taken away is told as taken: minus 5 points (扣5分)."""
    if line.amount < 0:
        return _("minus {amount}").format(amount=amount_words(-line.amount, line.measure))
    return amount_words(line.amount, line.measure)


def _limits(fit: Fit, band_end: str) -> list[str]:
    return [
        _band(fit.length_from, fit.length_under, band_end, "characters"),
        _band(fit.hours_from, fit.hours_under, band_end, "hours"),
        {None: "", True: _("in a round-up"), False: _("own piece")}[fit.is_roundup],
        {None: "", True: _("commissioned"), False: _("not commissioned")}[fit.is_commissioned],
    ]


def _band(start: int, end: int | None, band_end: str, of: str) -> str:
    unit = {"characters": _("characters"), "hours": _("hours")}[of]
    words = {"start": start, "end": end, "unit": unit}
    is_upper = band_end == values.UPPER
    if start and end is not None:
        both = _("over {start} up to {end} {unit}") if is_upper else _("{start} to under {end} {unit}")
        return both.format(**words)
    if start:
        least = _("over {start} {unit}") if is_upper else _("{start} {unit} or more")
        return least.format(**words)
    if end is not None:
        most = _("up to {end} {unit}") if is_upper else _("under {end} {unit}")
        return most.format(**words)
    return ""


def _days(first: date | None, last: date | None) -> str:
    words = {name: date_format(day, "DATE_FORMAT") for name, day in (("first", first), ("last", last)) if day}
    if first and last:
        return _("printed from {first} to {last},").format(**words)
    if first:
        return _("printed from {first} on,").format(**words)
    return _("printed until {last},").format(**words) if last else ""
