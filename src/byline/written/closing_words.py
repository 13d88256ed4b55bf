"""What a period brought, told in the reader's language: 本月任务 30 篇，完成 22 篇，差 8 篇 × 2 = 扣 16."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning.book import (
    AWARDED,
    BASE,
    BASE_LOST,
    CAP,
    CONVERSION,
    DUTY,
    EARNED,
    EVERY,
    FLOOR,
    HONOUR,
    ONCE,
    PENALTIES,
    ROUNDED,
    SHORTFALL,
    STEP,
    STREAK,
    SURPLUS,
    TOTAL,
    VETO,
)
from byline.reckoning.duties import ADOPTED, ADOPTION_RATE, SENT
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR
from byline.reckoning.statement import WARNING
from byline.reckoning.terms import Genre, Level, Measure, Metric, Mishap
from byline.reckoning.words import explain, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.reckoning.credits import Outcome, Step

OF_PERIODS = {BASE, DUTY, STEP, SHORTFALL, SURPLUS, FLOOR, CAP, VETO, CONVERSION, STREAK, HONOUR, AWARDED}


def told(working: Sequence[Step], *, author: str = "") -> str:
    """Tell the arithmetic of a credit, of a piece or of a period, in one sentence."""
    if not working or working[0].kind not in OF_PERIODS:
        return explain(working, author=author)
    lacking = sum((abs(step.amount - step.size) for step in working if step.kind == DUTY), Decimal(0))
    return joined(_step_words(step, working, lacking) for step in working)


def joined(parts: Iterable[str]) -> str:
    """Put parts of a sentence one after the other."""
    return pgettext("between parts of a sum", ", ").join(parts)


def outcome_words(outcome: Outcome) -> str:
    """Tell what a period rule says that is no amount: honour “写作能手” (place 2), warning, veto."""
    place = _(" (place {place})").format(place=outcome.place) if outcome.place else ""
    pattern = {
        HONOUR: _("honour “{name}”{place}"),
        WARNING: _("warning “{name}”"),
        VETO: _("veto “{name}”") if outcome.name else _("veto"),
    }[outcome.kind]
    return pattern.format(name=outcome.name, place=place)


def metric_words(metric: str, *, level: str = "", genre: str = "") -> str:
    """Name what is counted: pieces adopted, from province up, theory."""
    named = [
        str(Metric(metric).label if metric in Metric.values else Measure(metric).label),
        _("from {level} up").format(level=Level(level).label) if level else "",
        str(Genre(genre).label) if genre else "",
    ]
    return joined(one for one in named if one)


def per_words(per: str) -> str:
    """Name a kind of period as the clerk does who closes one: this month, 本月."""
    return {
        WEEK: _("this week"),
        MONTH: _("this month"),
        QUARTER: _("this quarter"),
        HALF_YEAR: _("this half-year"),
        YEAR: _("this year"),
    }[per]


def _step_words(step: Step, working: Sequence[Step], lacking: Decimal) -> str:
    if step.kind == DUTY:
        return _duty_words(step)
    if step.kind in {SHORTFALL, SURPLUS}:
        return _gap_words(step, lacking, next(one.operation for one in working if one.kind == DUTY))
    if step.kind in {FLOOR, CAP}:
        return _limit_words(step)
    if step.kind == VETO:
        cause = Mishap(step.fit.mishap).label if step.fit.mishap else _("what is owed was not met")
        return _("{cause}: all of it is taken, {amount}").format(cause=cause, amount=signed(step.amount))
    return _plain_words(step)


def _duty_words(step: Step) -> str:
    unit = unit_words(step.operation)
    return _("{metric} owed {per}: {owed} {unit}, done {done} {unit}").format(
        metric=metric_words(step.operation, level=step.fit.level, genre=step.fit.genre),
        per=per_words(step.of),
        owed=number_words(step.amount),
        done=number_words(step.size),
        unit=unit,
    )


def _gap_words(step: Step, gap: Decimal, metric: str) -> str:
    is_short = step.kind == SHORTFALL
    how = {
        ONCE: _("{gap} {unit} short: {amount}") if is_short else _("{gap} {unit} over: {amount}"),
        BASE_LOST: _("{gap} {unit} short, the base is lost: {amount}"),
        EVERY: _("{gap} {unit} short × {each} = {amount}")
        if is_short
        else _("{gap} {unit} over × {each} = {amount}"),
    }
    return how.get(step.operation, how[EVERY]).format(
        gap=number_words(gap),
        unit=unit_words(metric),
        each=number_words(step.size),
        amount=signed(step.amount),
    )


def _limit_words(step: Step) -> str:
    was = step.size + step.amount if step.operation == PENALTIES else step.size - step.amount
    what = {
        BASE: _("what is left of the base"),
        EARNED: _("gains"),
        PENALTIES: _("penalties"),
        TOTAL: _("the whole"),
    }[step.operation]
    pattern = {
        FLOOR: _("{what} is {was}, at least {limit}: {amount}"),
        CAP: _("{what} is {was}, at most {limit}: {amount}"),
    }[step.kind]
    return pattern.format(
        what=what, was=number_words(was), limit=number_words(step.size), amount=signed(step.amount)
    )


def _plain_words(step: Step) -> str:
    pattern = {
        BASE: _("base {amount}"),
        AWARDED: _("one piece earns {amount}"),
        STEP: _("{metric}, {size} {unit}: {amount}"),
        STREAK: _("{size} periods in a row short: {amount}"),
        CONVERSION: _("{metric}, {size} {unit} converted: {amount}"),
        HONOUR: _("place {count} with {size} {unit}: {amount}"),
        ROUNDED: _("rounded: {amount}"),
    }[step.kind]
    is_counted = step.kind in {STEP, CONVERSION, HONOUR}
    metric, level, genre = step.operation, step.fit.level, step.fit.genre
    is_bare = step.kind in {BASE, AWARDED, ROUNDED}
    return pattern.format(
        amount=number_words(step.amount) if is_bare else signed(step.amount),
        metric=metric_words(metric, level=level, genre=genre) if is_counted else "",
        size=number_words(round(step.size, 2)),
        unit=unit_words(metric) if is_counted else "",
        count=step.count,
    )


def signed(amount: Decimal) -> str:
    """Write a gain as +3 and a loss as −16 (加 3, 扣 16)."""
    if amount < 0:
        return pgettext("a loss", "−{amount}").format(amount=number_words(-amount))
    return pgettext("a gain", "+{amount}").format(amount=number_words(amount))


def unit_words(metric: str) -> str:
    """Name the unit that a metric is counted in: pieces, points, %."""
    if metric == ADOPTION_RATE:
        return "%"
    return str(Measure.PIECES.label if metric in {SENT, ADOPTED} else Measure(metric).label)
