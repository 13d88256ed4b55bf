"""The arithmetic of a credit told in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.book import (
    AWARD,
    BONUS,
    CHARACTERS,
    DOWN,
    EACH,
    ENDORSEMENT,
    EQUAL,
    FEE,
    FIRST,
    FIRST_SENDER,
    FIXED,
    HALF_EVEN,
    HIGHEST_OF,
    MULTIPLY,
    PERCENT,
    READS,
    REPLACE,
    ROUNDED,
    SAME_LEVEL,
    TOP_OF,
    UNITS,
    UP,
    VETOED,
)
from byline.reckoning.naming import fit_words, looked_at, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.reckoning.credits import Step

GAINS = (AWARD, BONUS)


def explain(working: Sequence[Step], *, author: str = "") -> str:
    """Tell the arithmetic of a credit, its `working`, in words.

    省级通讯 8 + 头版 50% 4 = 12；两名作者，林秀 60%：7.2. `author` is the name of whom the credit is for.
    """
    sums = _sums(working)
    told = _("; ").join(_one_sum(steps, author) for steps in sums)
    if len(sums) == 1:
        return told
    return _("{told}; together {amount}").format(told=told, amount=number_words(sum(map(_result, sums))))


def _sums(working: Iterable[Step]) -> list[list[Step]]:
    """Part the steps of a credit that several sums went into; each begins with its award."""
    sums: list[list[Step]] = []
    for step in working:
        if step.kind == AWARD or not sums:
            sums.append([])
        sums[-1].append(step)
    return sums


def _result(steps: Sequence[Step]) -> Decimal:
    """Say what one sum comes to: what the last step leaves, or all that was given."""
    is_open = steps[-1].kind in GAINS
    return sum((step.amount for step in steps), Decimal(0)) if is_open else steps[-1].amount


def _one_sum(steps: Sequence[Step], author: str) -> str:
    gains = [step for step in steps if step.kind in GAINS]
    later = [_later_words(step, author) for step in steps if step.kind not in GAINS]
    return _("; ").join(one for one in [_gains_words(gains), *later] if one)


def _gains_words(gains: Sequence[Step]) -> str:
    """Write the award and its bonuses as one line of sums, each factor with what it comes to."""
    if not gains:
        return ""
    told, running, is_told = _award_words(gains[0]), gains[0].amount, True
    for step in gains[1:]:
        is_factor = step.operation == MULTIPLY and step.amount == running * step.size - running
        before = "" if is_told or not is_factor else f" = {number_words(running)}"
        running += step.amount
        is_told = is_factor
        told += before + (_factor_words(step, running) if is_factor else _gain_words(step))
    return told if is_told else f"{told} = {number_words(running)}"


def _award_words(step: Step) -> str:
    what = _looked_at(step) or (_("each print") if not step.operation else "")
    if step.operation == SAME_LEVEL:
        what = _("as others of the level: {what}").format(what=what)
    if step.operation in {FEE, READS, CHARACTERS}:
        return _times_words(what, step)
    return f"{what} {number_words(step.amount)}"


def _gain_words(step: Step) -> str:
    what = _looked_at(step) or _("bonus")
    if step.operation == REPLACE:
        return _(", {what} {size} instead").format(what=what, size=number_words(step.size))
    sign = "-" if step.amount < 0 else "+"
    amount = number_words(abs(step.amount))
    if step.operation == PERCENT:
        return f" {sign} {what} {number_words(abs(step.size))}% {amount}"
    if step.operation == MULTIPLY:
        return f" {sign} {what} ×{number_words(step.size)} {amount}"
    if step.operation in {FEE, READS, CHARACTERS}:
        return f" + {_more_times_words(_looked_at(step), step)}"
    return f" {sign} {what} {amount}"


def _factor_words(step: Step, result: Decimal) -> str:
    what = _looked_at(step)
    factor = _("{size} ({what})").format(size=number_words(step.size), what=what) if what else ""
    return f" × {factor or number_words(step.size)} = {number_words(result)}"


def _times_words(what: str, step: Step) -> str:
    """Tell what an award is a multiple of: 稿酬 100 × 5 = 500."""
    pattern = {
        FEE: _("{what} fee {size} × {rate} = {amount}"),
        READS: _("{what} for each {each} reads {rate} × {size} = {amount}"),
        CHARACTERS: _("{what} for each {each} characters {rate} × {size} = {amount}"),
    }[step.operation]
    return _times(pattern, what, step)


def _more_times_words(what: str, step: Step) -> str:
    """Tell what a bonus is a multiple of, within a longer sum: 每满100字（2 × 4） 8."""
    pattern = {
        FEE: _("{what} fee ({size} × {rate}) {amount}"),
        READS: _("{what} for each {each} reads ({rate} × {size}) {amount}"),
        CHARACTERS: _("{what} for each {each} characters ({rate} × {size}) {amount}"),
    }[step.operation]
    return _times(pattern, what, step)


def _times(pattern: str, what: str, step: Step) -> str:
    if not step.size:
        pattern, rate = _none_words(step), Decimal(0)
    else:
        rate = step.amount / step.size
    return pattern.format(
        what=what,
        size=number_words(step.size),
        rate=number_words(rate),
        each=step.count,
        amount=number_words(step.amount),
    ).strip()


def _none_words(step: Step) -> str:
    """Tell that not one full step was reached, so nothing is given: 不满1000次阅读，不计."""
    return {
        READS: _("{what} fewer than {each} reads: 0"),
        CHARACTERS: _("{what} fewer than {each} characters: 0"),
    }.get(step.operation, _("{what} no fee: 0"))


def _looked_at(step: Step) -> str:
    """Name what a step looks at; whom it is for is told beside it."""
    return looked_at(replace(step.fit, unit="", person=""), about=step.of)


def _later_words(step: Step, author: str) -> str:
    if step.kind == ROUNDED:
        return _rounding_words(step)
    if step.kind == HIGHEST_OF:
        return _highest_words(step)
    if step.kind == TOP_OF:
        pattern = _("of {count} outlets the highest {size} count")
        return pattern.format(count=step.count, size=number_words(step.size))
    if step.kind == VETOED:
        return _taken_words(step)
    return _share_words(step, author)


def _rounding_words(step: Step) -> str:
    return {
        DOWN: _("cut to {amount}"),
        UP: _("rounded up to {amount}"),
        HALF_EVEN: _("rounded half to even, to {amount}"),
    }.get(step.operation, _("rounded to {amount}")).format(amount=number_words(step.amount))


def _highest_words(step: Step) -> str:
    if step.of == ENDORSEMENT:
        return _("of {count} endorsements only the highest counts").format(count=step.count)
    return _("of {count} outlets only the highest counts").format(count=step.count)


def _taken_words(step: Step) -> str:
    if step.operation == FIRST_SENDER:
        return _("others sent this news first: 0")
    return _("{what}: the piece earns nothing").format(what=fit_words(step.fit) or _("veto"))


def _share_words(step: Step, author: str) -> str:
    pattern = {
        EQUAL: _("{authors}, each {amount}"),
        EACH: _("{authors}, each the whole: {amount}"),
        FIRST: _("{authors}, the first gets all: {amount}"),
        FIXED: _("{authors}, each {size} of it: {amount}"),
        UNITS: _("{authors}, counted once for each: {amount}"),
    }.get(step.operation, _("{authors}, {author} {percent}%: {amount}"))
    percent = number_words((step.size * 100).quantize(Decimal("0.01")))
    return pattern.format(
        authors=_sharers_words(step),
        author=author,
        percent=percent,
        size=number_words(step.size),
        amount=number_words(step.amount),
    ).replace("  ", " ")


def _sharers_words(step: Step) -> str:
    pair = 2
    if step.of == UNITS:
        return _("two units") if step.count == pair else _("{count} units").format(count=step.count)
    return _("two authors") if step.count == pair else _("{count} authors").format(count=step.count)
