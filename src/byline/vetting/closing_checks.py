"""What the lines about whole periods leave unsaid, and where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from byline.reckoning.book import (
    AWARD,
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
    HONOURS,
    ONCE,
    PENALTIES,
    PERIOD,
    SHORTFALL,
    STEP,
    STREAK,
    SURPLUS,
    TOTAL,
    VETO,
    WHOLE_YEAR,
    Book,
    PeriodLine,
    Who,
)
from byline.reckoning.closing import COUNTING
from byline.reckoning.duties import ADOPTION_RATE, WORDS, lies_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

METRIC, LIMIT, HOW, PART_HELD, REACH = "metric", "at_least", "by", "part_held", "reach"
COUNT, NAME, HONOUR_TIES, AMOUNT, BASE_MISSING = "count", "name", "honour_ties", "amount", "base_missing"
AWARD_MISSING, PERCENT_MEANT, CAUSE, PERIOD_PLACES = (
    "award_missing",
    "percent_meant",
    "cause",
    "period_places",
)
TWICE, BOTH_OWED, NEVER, CROSSED = "twice", "both_owed", "never", "crossed"


@dataclass(frozen=True)
class Unsaid:
    """One thing that period lines leave unsaid (`choice`), or that two of them contradict each other in."""

    measure: str
    clauses: tuple[str, ...]
    choice: str


def unsaid(book: Book) -> tuple[Unsaid, ...]:
    """Find what keeps the period lines of a book from being closed by, line by line, then pair by pair."""
    lines = book.period_lines
    stated = {terms.measure for terms in book.terms}
    return (
        *(Unsaid(line.measure, (line.clause,), choice) for line in lines for choice in _open_in(book, line)),
        *(
            Unsaid(measure, (), PERIOD_PLACES)
            for measure in dict.fromkeys(line.measure for line in lines)
            if measure not in stated and not any(line.measure == measure for line in book.lines)
        ),
        *(
            Unsaid(first.measure, (first.clause, second.clause), choice)
            for first, second in combinations(lines, 2)
            if (choice := _contradiction(first, second, lines))
        ),
    )


def _open_in(book: Book, line: PeriodLine) -> Iterator[str]:
    if line.kind in COUNTING and not line.metric:
        yield METRIC
    if line.metric == ADOPTION_RATE and any(
        0 < one < 1 for one in (line.at_least, line.under, line.amount if line.kind == DUTY else None) if one
    ):
        yield PERCENT_MEANT
    if line.kind in {BASE, SHORTFALL, SURPLUS, CONVERSION} and line.by != BASE_LOST and not line.amount:
        yield AMOUNT
    yield from _open_by_kind(book, line)


def _open_by_kind(book: Book, line: PeriodLine) -> Iterator[str]:
    found = {
        STEP: (LIMIT, line.at_least is None and line.under is None),
        CONVERSION: (LIMIT, not line.at_least),
        SHORTFALL: (HOW, line.by not in {ONCE, EVERY, AWARDED, BASE_LOST}),
        SURPLUS: (HOW, line.by not in {ONCE, EVERY, AWARDED}),
        FLOOR: (PART_HELD, line.on not in {BASE, EARNED, PENALTIES, TOTAL}),
        CAP: (PART_HELD, line.on not in {BASE, EARNED, PENALTIES, TOTAL}),
        VETO: (REACH, line.on not in {PERIOD, WHOLE_YEAR, HONOURS}),
        STREAK: (COUNT, not line.count),
        HONOUR: (COUNT, line.count is None and line.at_least is None and line.under is None),
    }
    choice, is_open = found.get(line.kind, ("", False))
    if is_open:
        yield choice
    yield from _open_beside(book, line)


def _open_beside(book: Book, line: PeriodLine) -> Iterator[str]:
    """Find what a line of its kind needs besides, and the other line that it goes by."""
    if line.kind == VETO and not line.mishap and not line.metric:
        yield CAUSE
    if line.kind in {STREAK, HONOUR} and not line.name:
        yield NAME
    if line.kind == HONOUR and line.count is not None and not line.ties:
        yield HONOUR_TIES
    if line.by == BASE_LOST and not any(_is_base_of(one, line) for one in book.period_lines):
        yield BASE_MISSING
    if line.by == AWARDED and not any(
        one.kind == AWARD and one.measure == line.measure for one in book.lines
    ):
        yield AWARD_MISSING


def _is_base_of(one: PeriodLine, line: PeriodLine) -> bool:
    return one.kind == BASE and (one.measure, one.per, one.of) == (line.measure, line.per, line.of)


def _contradiction(first: PeriodLine, second: PeriodLine, lines: Sequence[PeriodLine]) -> str:
    """Say in what two lines contradict each other, "" if they do not."""
    if (first.per, first.of) != (second.per, second.of) or not _meet(first.who, second.who):
        return ""
    if replace(first, clause=second.clause) == second:
        return BOTH_OWED if first.kind == DUTY else TWICE
    if first.kind == second.kind == DUTY:
        return BOTH_OWED if _are_rivals(first, second, lines) else ""
    if first.measure != second.measure:
        return ""
    if {first.kind, second.kind} == {FLOOR, CAP} and first.on == second.on:
        floor, cap = (first, second) if first.kind == FLOOR else (second, first)
        return CROSSED if floor.amount > cap.amount else ""
    is_step = first.kind == second.kind == STEP and first.clause == second.clause
    return NEVER if is_step and _is_covered(second, first) else ""


def _are_rivals(first: PeriodLine, second: PeriodLine, lines: Sequence[PeriodLine]) -> bool:
    """Say whether both say what the same people owe, and no line that is closer than both decides."""
    owed = [(one.metric, one.minimum_level, one.genre) for one in (first, second)]
    if owed[0] != owed[1]:
        return False
    if first.who != second.who and (lies_within(first.who, second.who) or lies_within(second.who, first.who)):
        return False
    both = _both(first.who, second.who)
    return not any(
        line.kind == DUTY
        and line.who == both
        and (line.per, line.of) == (first.per, first.of)
        and (line.metric, line.minimum_level, line.genre) == owed[0]
        and line not in {first, second}
        for line in lines
    )


def _is_covered(later: PeriodLine, earlier: PeriodLine) -> bool:
    """Say whether the earlier of two steps takes all that the later one could."""
    looks = [(one.metric, one.minimum_level, one.genre) for one in (later, earlier)]
    return (
        looks[0] == looks[1]
        and lies_within(later.who, earlier.who)
        and (earlier.at_least is None or (later.at_least or 0) >= earlier.at_least)
        and (earlier.under is None or (later.under is not None and later.under <= earlier.under))
    )


def _meet(first: Who, second: Who) -> bool:
    """Say whether anybody can be one of both."""
    both = _both(first, second)
    return all(
        not getattr(first, word) or not getattr(second, word) or getattr(first, word) == getattr(second, word)
        for word in WORDS
    ) and (both.age_from is None or both.age_until is None or both.age_from <= both.age_until)


def _both(first: Who, second: Who) -> Who:
    starts = [one for one in (first.age_from, second.age_from) if one is not None]
    ends = [one for one in (first.age_until, second.age_until) if one is not None]
    return Who(
        **{word: getattr(first, word) or getattr(second, word) for word in WORDS},
        age_from=max(starts, default=None),
        age_until=min(ends, default=None),
    )
