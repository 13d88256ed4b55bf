"""Rules, reckonings, findings and periods told in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.book import (
    ADD,
    AWARD,
    BONUS,
    EACH,
    EQUAL,
    FIRST,
    HIGHEST_OF,
    MULTIPLY,
    PERCENT,
    ROUNDED,
    Fit,
    Line,
)
from byline.reckoning.checking import COMBINATION, DEAD, EMPTY, GAP, OPERATION, ORDER, OVERLAP, PLACES, SHARE
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER
from byline.reckoning.terms import Genre, Level, Measure, Medium, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.reckoning.checking import Finding
    from byline.reckoning.credits import Step
    from byline.reckoning.periods import Period


def number_words(amount: Decimal) -> str:
    """Write a number without needless zeros: 8, 7.2, 1000."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(amount: Decimal, measure: str) -> str:
    """Write an amount with its unit: 8 points, 8分."""
    return _("{amount} {unit}").format(amount=number_words(amount), unit=Measure(measure).label)


def fit_words(fit: Fit) -> str:
    """Name what a line looks at: province front page feature (省级头版通讯); "" when it fits anything."""
    named = [
        Level(fit.level).label if fit.level else "",
        Medium(fit.medium).label if fit.medium else "",
        Placement(fit.placement).label if fit.placement else "",
        Genre(fit.genre).label if fit.genre else "",
        _length_words(fit),
        _roundup_words(fit),
    ]
    told = [str(one) for one in named if one]
    # what stands in brackets beside a level stands alone without them
    return reduce(_joined, told, "") if len(told) > 1 else "".join(told).strip("（）()")


def line_words(line: Line) -> str:
    """Tell what one row of rules says: province feature: 8 points; front page: 50% more."""
    what = fit_words(line.fit) or _("any print")
    told = {
        "": _("{what}: {amount}"),
        ADD: _("{what}: {amount} more"),
        PERCENT: _("{what}: {size}% more"),
        MULTIPLY: _("{what}: × {size}"),
    }[line.operation]
    return told.format(
        what=what, amount=amount_words(line.amount, line.measure), size=number_words(line.amount)
    )


def explain(working: Sequence[Step], *, author: str = "") -> str:
    """Tell the arithmetic of a credit, its `working`, in words.

    省级通讯 8 + 头版 50% 4 = 12；两名作者，林秀 60%：7.2. `author` is the name of whom the credit is for.
    """
    gains = [step for step in working if step.kind in {AWARD, BONUS}]
    told = " + ".join(_gain_words(step) for step in gains)
    if len(gains) > 1:
        told += f" = {number_words(sum((step.amount for step in gains), Decimal(0)))}"
    later = [_later_words(step, author) for step in working if step.kind not in {AWARD, BONUS}]
    return _("; ").join([told, *later])


def finding_words(finding: Finding) -> str:
    """Tell what a rulebook leaves unsaid, and what to do about it, in one sentence."""
    measure = str(Measure(finding.measure).label) if finding.measure else ""
    return {
        EMPTY: _("There is no clause yet. Enter what a print is worth."),
        GAP: _("No clause says how many {measure} this gets: {what}. Enter it, or enter 0."),
        OVERLAP: _("Clauses {clauses} both fit this, in {measure}: {what}. State which one applies."),
        DEAD: _("Clause {clauses} never counts, in {measure}: {what}. Remove it, or change what it fits."),
    }.get(finding.kind, _open_words(finding)).format(
        measure=measure,
        what=fit_words(finding.fit) or _("any print"),
        clauses=_(", ").join(dict.fromkeys(finding.clauses)),
    )


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
    return _("year {year}").format(year=year)


def _joined(first: str, second: str) -> str:
    return _("{first} {second}").format(first=first, second=second) if first else second


def _length_words(fit: Fit) -> str:
    bounds = {"start": fit.length_from, "end": fit.length_under}
    if fit.length_from and fit.length_under is not None:
        return _("({start} characters or more, under {end})").format(**bounds)
    if fit.length_from:
        return _("({start} characters or more)").format(**bounds)
    if fit.length_under is not None:
        return _("(under {end} characters)").format(**bounds)
    return ""


def _roundup_words(fit: Fit) -> str:
    return {None: "", True: _("(in a round-up)"), False: _("(own piece)")}[fit.is_roundup]


def _gain_words(step: Step) -> str:
    pattern = {
        "": "{what} {gain}",
        ADD: "{what} {gain}",
        PERCENT: "{what} {size}% {gain}",
        MULTIPLY: "{what} ×{size} {gain}",
    }[step.operation]
    what = fit_words(step.fit) or (_("each print") if step.kind == AWARD else _("bonus"))
    return pattern.format(what=what, size=number_words(step.size), gain=number_words(step.amount))


def _later_words(step: Step, author: str) -> str:
    amount = number_words(step.amount)
    if step.kind == ROUNDED:
        return _("rounded to {amount}").format(amount=amount)
    if step.kind == HIGHEST_OF:
        return _("of {count} outlets only the highest counts").format(count=step.count)
    return _share_words(step, author, amount)


def _share_words(step: Step, author: str, amount: str) -> str:
    pattern = {
        EQUAL: _("{authors}, each {amount}"),
        EACH: _("{authors}, each the whole: {amount}"),
        FIRST: _("{authors}, the first gets all: {amount}"),
    }.get(step.operation, _("{authors}, {author} {percent}%: {amount}"))
    percent = number_words((step.size * 100).quantize(Decimal("0.01")))
    return pattern.format(
        authors=_authors_words(step.count), author=author, percent=percent, amount=amount
    ).replace("  ", " ")


def _authors_words(count: int) -> str:
    pair = 2
    return _("two authors") if count == pair else _("{count} authors").format(count=count)


def _open_words(finding: Finding) -> str:
    return {
        COMBINATION: _(
            "It is not said what counts when several outlets print one piece, in {measure}. Choose."
        ),
        SHARE: _("It is not said how several authors share, in {measure}. Choose."),
        PLACES: _("It is not said how {measure} are rounded. Choose."),
        ORDER: _("It is not said whether bonuses multiply first or add first, in {measure}. Choose."),
        OPERATION: _("Bonus {clauses} does not say what it does with the award, in {measure}. Choose."),
        "": "",
    }[finding.choice]
