"""Rows about whole periods told as sentences, as one would print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from byline.reckoning import book as values
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR
from byline.reckoning.terms import Genre, Level, Measure, Metric, Mishap
from byline.reckoning.words import amount_words, number_words
from byline.team.models import Unit
from byline.written.closing_words import unit_words

if TYPE_CHECKING:
    from decimal import Decimal

    from byline.reckoning.book import PeriodLine, Who


def period_clause_words(line: PeriodLine) -> str:
    """Tell what one row about a period says: each month, township: owes 6 pieces adopted."""
    told = _("{per}, {whom}: {what}").format(
        per=_PER.get(line.per, lambda: line.per)(), whom=_whom(line), what=_TOLD[line.kind](line)
    )
    limits = [one for one in (_from_up(line), str(Genre(line.genre).label) if line.genre else "") if one]
    return _("{what} ({limits})").format(what=told, limits=_(", ").join(limits)) if limits else told


_PER = {
    WEEK: lambda: _("each week"),
    MONTH: lambda: _("each month"),
    QUARTER: lambda: _("each quarter"),
    HALF_YEAR: lambda: _("each half-year"),
    YEAR: lambda: _("each year"),
}
_PERIODS = {
    WEEK: lambda: _("weeks"),
    MONTH: lambda: _("months"),
    QUARTER: lambda: _("quarters"),
    HALF_YEAR: lambda: _("half-years"),
    YEAR: lambda: _("years"),
}
_ON = {
    values.BASE: lambda: _("the base"),
    values.EARNED: lambda: _("what was earned"),
    values.PENALTIES: lambda: _("the penalties"),
    values.TOTAL: lambda: _("the total"),
    "": lambda: "?",
}


def _whom(line: PeriodLine) -> str:
    named = _who_words(line.who)
    if named:
        return named
    return _("each unit") if line.of == values.UNITS else _("each person")


def _who_words(who: Who) -> str:
    ages = {"first": who.age_from, "last": who.age_until}
    told = [
        who.person,
        who.unit,
        str(Unit.Kind(who.unit_kind).label) if who.unit_kind else "",
        who.post,
        _("aged {first} to {last}").format(**ages) if who.age_from and who.age_until else "",
        _("aged {first} or more").format(**ages) if who.age_from and not who.age_until else "",
        _("aged {last} or less").format(**ages) if who.age_until and not who.age_from else "",
    ]
    return _(", ").join(one for one in told if one)


def metric_words(metric: str) -> str:
    """Name what is counted, as it stands within a sentence: pieces adopted, points."""
    named: dict[str, str] = {
        Metric.SENT: pgettext("what is owed", "pieces sent in"),
        Metric.ADOPTED: pgettext("what is owed", "pieces adopted"),
        Metric.ADOPTION_RATE: pgettext("what is owed", "adoption rate"),
        Measure.PIECES: pgettext("what is owed", "pieces"),
        Measure.POINTS: pgettext("what is owed", "points"),
        Measure.YUAN: pgettext("what is owed", "yuan"),
        Measure.WEIGHT: pgettext("what is owed", "ranking points"),
        Measure.ASSESSMENT: pgettext("what is owed", "assessment points"),
    }
    return named.get(metric, "?")


def _from_up(line: PeriodLine) -> str:
    if not line.minimum_level:
        return ""
    return _("{level} outlets and above").format(level=Level(line.minimum_level).label)


def _amount(line: PeriodLine) -> str:
    if line.amount < 0:
        return _("minus {amount}").format(amount=amount_words(-line.amount, line.measure))
    return amount_words(line.amount, line.measure)


def _counted(amount: Decimal | None, metric: str) -> str:
    number = "?" if amount is None else number_words(amount)
    if metric in Measure.values:
        return _("{amount} {unit}").format(amount=number, unit=Measure(metric).label)
    patterns: dict[str, str] = {
        Metric.SENT: _("{amount} pieces sent in"),
        Metric.ADOPTED: _("{amount} pieces adopted"),
        Metric.ADOPTION_RATE: _("an adoption rate of {amount}%"),
    }
    return patterns.get(metric, "{amount}").format(amount=number)


def _base(line: PeriodLine) -> str:
    return _("begins with {amount}").format(amount=_amount(line))


def _duty(line: PeriodLine) -> str:
    return _("owes {owed}").format(owed=_counted(line.amount, line.metric))


def _step(line: PeriodLine) -> str:
    least = _counted(line.at_least, line.metric) if line.at_least is not None else ""
    most = _counted(line.under, line.metric) if line.under is not None else ""
    if least and most:
        where = _("from {least} to under {most}").format(least=least, most=most)
    else:
        where = _("from {least}").format(least=least) if least else _("under {most}").format(most=most or "?")
    return _("{where}: {amount}").format(where=where, amount=_amount(line))


def _shortfall(line: PeriodLine) -> str:
    pattern = {
        values.ONCE: _("short of {metric}: {amount} taken once"),
        values.EVERY: _("for every {unit} of {metric} lacking {amount} taken"),
        values.AWARDED: _(
            "for every {unit} of {metric} lacking {size} times what it would have earned taken"
        ),
        values.BASE_LOST: _("short of {metric}: the whole base taken"),
        "": _("short of {metric}: it is not said how much is taken"),
    }[line.by]
    return pattern.format(metric=metric_words(line.metric), **_sizes(line))


def _surplus(line: PeriodLine) -> str:
    pattern = {
        values.ONCE: _("over what is owed in {metric}: {amount} once"),
        values.EVERY: _("for every {unit} of {metric} beyond what is owed {amount}"),
        values.AWARDED: _("for every {unit} of {metric} beyond what is owed {size} times what it earns"),
    }.get(line.by, _("over what is owed in {metric}: it is not said how much is given"))
    return pattern.format(metric=metric_words(line.metric), **_sizes(line))


def _sizes(line: PeriodLine) -> dict[str, str]:
    unit = unit_words(line.metric) if line.metric else "?"
    return {"amount": _amount(line), "size": number_words(line.amount), "unit": unit}


def _floor(line: PeriodLine) -> str:
    return _("{on} is at least {amount}").format(on=_ON[line.on](), amount=_amount(line))


def _cap(line: PeriodLine) -> str:
    return _("{on} is at most {amount}").format(on=_ON[line.on](), amount=_amount(line))


def _conversion(line: PeriodLine) -> str:
    told = _("for each {counted} {amount}").format(
        counted=_counted(line.at_least, line.metric), amount=_amount(line)
    )
    if line.cap is None:
        return told
    return _("{told}, at most {cap}").format(told=told, cap=amount_words(line.cap, line.measure))


def _veto(line: PeriodLine) -> str:
    mishap = str(Mishap(line.mishap).label) if line.mishap else _("any incident")
    pattern = {
        values.PERIOD: _("{mishap}: the period counts for nothing"),
        values.WHOLE_YEAR: _("{mishap}: the whole year counts for nothing"),
        values.HONOURS: _("{mishap}: no honours"),
    }.get(line.on, _("{mishap}: it is not said what is lost"))
    return pattern.format(mishap=mishap)


def _streak(line: PeriodLine) -> str:
    told = _("{count} {periods} in a row short of {metric}: {name}").format(
        count=line.count or "?",
        periods=_PERIODS.get(line.per, lambda: line.per)(),
        metric=metric_words(line.metric) if line.metric else _("what is owed"),
        name=line.name or _("warning"),
    )
    return _("{told}, {amount}").format(told=told, amount=_amount(line)) if line.amount else told


def _honour(line: PeriodLine) -> str:
    metric = metric_words(line.metric)
    if line.count is None:
        return _("{name} for all with {least}").format(
            name=line.name or "?", least=_counted(line.at_least, line.metric)
        )
    told = _("{name} for the first {count} by {metric}").format(
        name=line.name or "?", count=line.count, metric=metric
    )
    ties = {
        values.ALL_TIED: _("tied at the last place: all"),
        values.NONE_TIED: _("tied at the last place: none"),
    }
    return _("{told}; {ties}").format(told=told, ties=ties[line.ties]) if line.ties else told


_TOLD = {
    values.BASE: _base,
    values.DUTY: _duty,
    values.STEP: _step,
    values.SHORTFALL: _shortfall,
    values.SURPLUS: _surplus,
    values.FLOOR: _floor,
    values.CAP: _cap,
    values.CONVERSION: _conversion,
    values.VETO: _veto,
    values.STREAK: _streak,
    values.HONOUR: _honour,
}
