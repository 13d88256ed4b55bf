"""The arithmetic of a credit told in the reader's language."""

from __future__ import annotations

import re
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
    is_open = not steps or steps[-1].kind in GAINS
    return sum((step.amount for step in steps), Decimal(0)) if is_open else steps[-1].amount


def _one_sum(steps: Sequence[Step], author: str) -> str:
    gains = [step for step in steps if step.kind in GAINS]
    later = [
        _later_words(step, author, before=_result(steps[:at]))
        for at, step in enumerate(steps)
        if step.kind not in GAINS
    ]
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
        return f" + {_times_words(_looked_at(step), step)}"
    return f" {sign} {what} {amount}"


def _factor_words(step: Step, result: Decimal) -> str:
    what = _looked_at(step)
    what = re.sub(
        r" ?[（(]([^（）()]*)[）)]", _(", {what}").format(what=r"\1"), what
    )  # no brackets in brackets
    factor = _("{size} ({what})").format(size=number_words(step.size), what=what) if what else ""
    return f" × {factor or number_words(step.size)} = {number_words(result)}"


def _times_words(what: str, step: Step) -> str:
    """Tell what an amount is a multiple of: 稿酬 100 × 5 = 500; of a bonus, 每满100字（2 × 4） 8."""
    if not step.size:
        return _none_words(step).format(what=what, each=step.count).strip()
    rate = number_words(step.amount / step.size if step.rate is None else step.rate)
    size, amount = number_words(step.size), number_words(step.amount)
    told = f"{size} × {rate}" if step.operation == FEE else f"{rate} × {size}"
    if step.rate is not None:
        told = _("{told}, at most {amount}").format(told=told, amount=amount)
    per = _per_words(step)
    if step.kind == BONUS:
        return (
            _("{what} {per} ({told}) {amount}").format(what=what, per=per, told=told, amount=amount).strip()
        )
    told = told if step.rate is not None else f"{told} = {amount}"
    return _("{what} {per} {told}").format(what=what, per=per, told=told).strip()


def _per_words(step: Step) -> str:
    if step.operation == FEE:
        return _("fee")
    if step.count == 1:
        return _("each read") if step.operation == READS else _("each character")
    pattern = _("for each {each} reads") if step.operation == READS else _("for each {each} characters")
    return pattern.format(each=step.count)


def _none_words(step: Step) -> str:
    """Tell that not one full step was reached, so nothing is given: 不满1000次阅读，不计."""
    return {
        READS: _("{what} fewer than {each} reads: 0"),
        CHARACTERS: _("{what} fewer than {each} characters: 0"),
    }.get(step.operation, _("{what} no fee: 0"))


def _looked_at(step: Step) -> str:
    """Name what a step looks at; whom it is for is told beside it."""
    return looked_at(replace(step.fit, unit="", person=""), about=step.of, band_end=step.band_end)


def _later_words(step: Step, author: str, *, before: Decimal) -> str:
    if step.kind == ROUNDED:
        return _rounding_words(step)
    if step.kind == HIGHEST_OF:
        return _highest_words(step)
    if step.kind == TOP_OF:
        pattern = _("of {count} outlets the highest {size} count")
        return pattern.format(count=step.count, size=number_words(step.size))
    if step.kind == VETOED:
        return _taken_words(step)
    return _share_words(step, author, is_even=step.amount * step.count == before)


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


def _share_words(step: Step, author: str, *, is_even: bool) -> str:
    pattern = {
        EQUAL: _("{authors}, each {amount}") if is_even else _("{authors} equally, {author} {amount}"),
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
