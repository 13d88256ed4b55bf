"""Targets told in the reader's language: their kinds, how they were prorated, how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from byline.reckoning.terms import Genre, Level, Measure
from byline.reckoning.words import amount_words, number_words
from byline.rules.models.owed import Counting, Demanded
from byline.targets import grid
from byline.targets.prorating import HALF_UP, HUNDREDTHS, UP, WHOLE, shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from byline.targets.models import Quota
    from byline.targets.planning import Line
    from byline.targets.progress import Progress
    from byline.targets.prorating import Proration

ROUNDED = {
    UP: gettext_lazy("up to the next whole number"),
    HALF_UP: gettext_lazy("rounded half up"),
    HUNDREDTHS: gettext_lazy("to two decimals"),
}
WRONG = {
    grid.UNKNOWN: gettext_lazy("nobody of this name is in the table"),
    grid.TWICE: gettext_lazy("stands twice in the file; the first one counts"),
    grid.FORMULA: gettext_lazy("a formula; copy its value instead"),
    grid.NOT_A_NUMBER: gettext_lazy("not a number"),
    grid.BELOW_ZERO: gettext_lazy("below zero"),
    grid.TOO_LARGE: gettext_lazy("too large"),
}


def kind_words(demanded: Demanded) -> str:
    """Name a kind of target: pieces adopted (province and above, feature); 采用条数（省级及以上，通讯）."""
    counted: dict[str, str] = {
        Measure.PIECES: pgettext("target", "pieces adopted"),
        Measure.POINTS: pgettext("target", "points"),
        Measure.YUAN: pgettext("target", "yuan earned"),
    }
    what = counted.get(demanded.measure) or str(Measure(demanded.measure).label)
    if demanded.counting == Counting.SENT:
        what = pgettext("target", "pieces sent out")
    narrowed = [
        _("{level} and above").format(level=Level(demanded.minimum_level).label)
        if demanded.minimum_level
        else "",
        str(Genre(demanded.genre).label) if demanded.genre else "",
    ]
    told = _(", ").join(word for word in narrowed if word)
    return _("{what} ({narrowed})").format(what=what, narrowed=told) if told else what


def all_kinds() -> dict[str, Demanded]:
    """Give every kind of target by its words, as the headings of a table name it."""
    kinds = [
        Demanded(measure, level, genre, counting)
        for measure in Measure.values
        for level in ("", *Level.values)
        for genre in ("", *Genre.values)
        for counting in Counting.values
        if counting == Counting.ADOPTED or measure == Measure.PIECES
    ]
    return {kind_words(kind): kind for kind in kinds}


def proration_words(proration: Proration, *, measure: str) -> str:
    """Tell how an amount was prorated: 6条 × 122/184天 = 3.978，进位取整为4条; "" where it was not."""
    if proration.days in {0, proration.of_days} or proration.rounding == WHOLE:
        return "" if proration.days else _("served on no day of the period")
    return _("{whole} × {days}/{of_days} days = {exact}, {rounded}: {amount}").format(
        whole=amount_words(proration.whole, measure),
        days=proration.days,
        of_days=proration.of_days,
        exact=number_words(proration.exact),
        rounded=ROUNDED[proration.rounding],
        amount=amount_words(proration.amount, measure),
    )


def outlook(progress: Progress, *, measure: str) -> str:
    """Tell how a target stands and how it will end at this pace, in one sentence."""
    if progress.is_met:
        return _("met")
    if progress.forecast is None:
        return _("not begun yet")
    if progress.gone == 1:
        return _("{missing} short at the end").format(missing=amount_words(progress.shortfall, measure))
    if not progress.forecast_shortfall:
        return _("will be met at this pace")
    return _("at this pace {forecast} by the end, {missing} short").format(
        forecast=amount_words(progress.forecast, measure),
        missing=amount_words(progress.forecast_shortfall, measure),
    )


def line_words(line: Line, *, units: Mapping[int, str], measure: str) -> str:
    """Tell how a line of a plan came about, and what of it falls to each unit; `units` are names by key."""
    told = proration_words(line.proration, measure=measure)
    if len(line.days) <= 1:
        return told
    parts = shared_out(line.amount, days=line.days, rounding=line.proration.rounding)
    named = [(units[unit], line.days[unit], amount) for unit, amount in parts.items()]
    return _("; ").join(words for words in (told, parts_words(named, measure=measure)) if words)


def scope_words(quota: Quota) -> str:
    """Name whom a quota is for: 乡镇 信息员 35周岁及以下 每人."""
    named = [
        quota.person.name if quota.person_id else "",
        quota.unit.name if quota.unit_id else "",
        str(quota.get_unit_kind_display()),
        str(quota.get_role_display()),
        _("title with “{words}”").format(words=quota.title) if quota.title else "",
        _age_words(quota.age_from, quota.age_to),
    ]
    told = _(", ").join(word for word in named if word)
    whom = str(quota.get_whom_display())
    return _("{whom} ({narrowed})").format(whom=whom, narrowed=told) if told else whom


def _age_words(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ""
    if first is None:
        return _("aged {last} and under").format(last=last)
    if last is None:
        return _("aged {first} and over").format(first=first)
    return _("aged {first} to {last}").format(first=first, last=last)


def parts_words(parts: list[tuple[str, int, Decimal]], *, measure: str) -> str:
    """Tell what falls to each unit of somebody who served in several: 北河镇100天2条，柳林乡84天2条."""
    told = (
        _("{unit} {days} days {amount}").format(unit=unit, days=days, amount=amount_words(amount, measure))
        for unit, days, amount in parts
    )
    return _(", ").join(told)
