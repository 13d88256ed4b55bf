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
    if line.operation == values.REPLACE:
        return _("{amount} instead").format(amount=_times(line, signed_words(line)))
    amount = signed_words(line)
    return _times(line, _("{amount} more").format(amount=amount) if line.operation == values.ADD else amount)


def _times(line: Line, amount: str) -> str:
    if line.basis == values.FEE:
        return _held(line, _("fee × {size}").format(size=number_words(line.amount)))
    pattern = {
        values.READS: _("{amount} for every {each} reads"),
        values.CHARACTERS: _("{amount} for every {each} characters"),
    }.get(line.basis, "{amount}")
    return _held(line, pattern.format(amount=amount, each=line.each or "?"))


def _held(line: Line, told: str) -> str:
    if line.cap is None:
        return told
    return _("{told}, at most {cap}").format(told=told, cap=number_words(line.cap))


def signed_words(line: Line) -> str:
    """Give the amount with its unit; what is taken away is told as taken: minus 5 points (扣5分)."""
    if line.amount < 0:
        return _("minus {amount}").format(amount=amount_words(-line.amount, line.measure))
    return amount_words(line.amount, line.measure)


def _limits(fit: Fit, band_end: str) -> list[str]:
    is_upper = band_end == values.UPPER
    return [
        _told_band(fit.length_from, fit.length_under, _lengths(is_upper=is_upper)),
        _told_band(fit.hours_from, fit.hours_under, _hours(is_upper=is_upper)),
        {None: "", True: _("in a round-up"), False: _("own piece")}[fit.is_roundup],
        {None: "", True: _("commissioned"), False: _("not commissioned")}[fit.is_commissioned],
    ]


def _lengths(*, is_upper: bool) -> tuple[str, str, str]:
    """Give the patterns of a band of lengths: with both ends, with its start alone, with its end alone."""
    if is_upper:
        both = _("over {start} up to {end} characters")
        return both, _("over {start} characters"), _("up to {end} characters")
    both = _("{start} to under {end} characters")
    return both, _("{start} characters or more"), _("under {end} characters")


def _hours(*, is_upper: bool) -> tuple[str, str, str]:
    if is_upper:
        both = _("sent in after over {start} up to {end} hours")
        return both, _("sent in after over {start} hours"), _("sent in within {end} hours")
    both = _("sent in after {start} to under {end} hours")
    return both, _("sent in after {start} hours or more"), _("sent in after under {end} hours")


def _told_band(start: int, end: int | None, patterns: tuple[str, str, str]) -> str:
    both, least, most = patterns
    if not start and end is None:
        return ""
    pattern = both if start and end is not None else least if start else most
    return pattern.format(start=start, end=end)


def _days(first: date | None, last: date | None) -> str:
    words = {name: date_format(day, "DATE_FORMAT") for name, day in (("first", first), ("last", last)) if day}
    if first and last:
        return _("printed from {first} to {last},").format(**words)
    if first:
        return _("printed from {first} on,").format(**words)
    return _("printed until {last},").format(**words) if last else ""
