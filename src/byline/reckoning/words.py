"""Rules, reckonings, remarks and periods told in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.book import (
    ADD,
    CHARACTERS,
    EACH,
    EQUAL,
    EXCLUSION,
    FEE,
    FIRST,
    FIXED,
    MULTIPLY,
    PERCENT,
    READS,
    REPLACE,
    UNITS,
    VETO,
    WEIGHTS,
    Line,
)
from byline.reckoning.explaining import explain
from byline.reckoning.naming import amount_words, day_words, fit_words, looked_at, number_words
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK
from byline.reckoning.remarking import remark_words

if TYPE_CHECKING:
    from byline.reckoning.periods import Period

__all__ = [
    "amount_words",
    "day_words",
    "explain",
    "fit_words",
    "line_words",
    "number_words",
    "period_label",
    "remark_words",
]


def line_words(line: Line) -> str:
    """Tell what one row of rules says: province feature: 8 points; front page: 50% more."""
    told = _pattern(line).format(
        what=looked_at(line.fit, about=line.about) or _("any print"),
        amount=amount_words(abs(line.amount), line.measure),
        size=number_words(abs(line.amount)),
        each=line.each,
    )
    return _("{line} ({share})").format(line=told, share=_share_words(line.share)) if line.share else told


def period_label(period: Period) -> str:
    """Name a period: March 2026, second quarter of 2026, first half of 2026, 2026 (2026年3月)."""
    year = str(period.first.year)
    if period.kind == MONTH:
        return date_format(
            period.first, pgettext("month and year, as Django's date filter writes them", "F Y")
        )
    if period.kind == QUARTER:
        return _("quarter {number} of {year}").format(year=year, number=period.number)
    if period.kind == HALF_YEAR:
        half = _("first half of {year}") if period.number == 1 else _("second half of {year}")
        return half.format(year=year)
    if period.kind == WEEK:  # of the year in which its Thursday lies
        return _("week {number} of {year}").format(year=period.key[:4], number=period.number)
    return _("year {year}").format(year=year)


def _pattern(line: Line) -> str:
    if line.kind == EXCLUSION:
        return _("{what}: does not count")
    if line.kind == VETO:
        return _("{what}: the piece earns nothing")
    if line.basis:
        return _basis_pattern(line)
    if line.amount < 0:
        return {PERCENT: _("{what}: {size}% less")}.get(line.operation, _("{what}: {amount} less"))
    return {
        ADD: _("{what}: {amount} more"),
        PERCENT: _("{what}: {size}% more"),
        MULTIPLY: _("{what}: × {size}"),
        REPLACE: _("{what}: {amount} instead"),
    }.get(line.operation, _("{what}: {amount}"))


def _basis_pattern(line: Line) -> str:
    is_award = not line.operation
    return {
        FEE: _("{what}: {size} times the fee") if is_award else _("{what}: {size} times the fee more"),
        READS: _("{what}: {amount} for each {each} reads")
        if is_award
        else _("{what}: {amount} more for each {each} reads"),
        CHARACTERS: _("{what}: {amount} for each {each} characters")
        if is_award
        else _("{what}: {amount} more for each {each} characters"),
    }[line.basis]


def _share_words(share: str) -> str:
    return {
        WEIGHTS: _("authors share by weight"),
        EQUAL: _("authors share equally"),
        EACH: _("each author the whole"),
        FIRST: _("the first author gets all"),
        FIXED: _("each author a fixed part"),
        UNITS: _("once for each unit"),
    }[share]
