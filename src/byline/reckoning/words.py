"""Reckonings, remarks and periods told in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.explaining import explain
from byline.reckoning.naming import amount_words, day_words, fit_words, number_words
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK
from byline.reckoning.remarking import remark_words

if TYPE_CHECKING:
    from byline.reckoning.periods import Period

__all__ = [
    "amount_words",
    "day_words",
    "explain",
    "fit_words",
    "number_words",
    "period_label",
    "remark_words",
]


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
