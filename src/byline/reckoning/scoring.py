"""What one manuscript earns: its prints and authors go in with a book of rules, credits come out.

The same facts and the same book always give the same credits, in the same order, with the arithmetic
of each kept as steps. A book that leaves open what the facts need is refused, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.book import (
    ADD,
    ADD_FIRST,
    AWARD,
    BONUS,
    EACH,
    EQUAL,
    FIRST,
    HIGHEST,
    HIGHEST_OF,
    MULTIPLY,
    PERCENT,
    ROUNDED,
    SHARED,
    SUM,
    WEIGHTS,
    Book,
    Fit,
    Line,
    Terms,
)
from byline.reckoning.credits import Credit, Step
from byline.reckoning.facts import Author, Facts, Print
from byline.reckoning.fitting import Case, closest_of, fits
from byline.reckoning.sharing import SharesMissing, parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "AmbiguousClauses",
    "Author",
    "Book",
    "ChoiceLeftOpen",
    "CombinationLeftOpen",
    "Credit",
    "Facts",
    "Fit",
    "Line",
    "OrderLeftOpen",
    "Print",
    "RoundingLeftOpen",
    "ShareLeftOpen",
    "SharesMissing",
    "Step",
    "Terms",
    "reckon",
]


class AmbiguousClauses(Refused):
    """Clauses {first} and {second} both fit this print and neither is closer. State which one applies."""


class ChoiceLeftOpen(Refused):
    """The rulebook leaves a choice open that this piece needs. State it in a new version."""


class CombinationLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say what several outlets count together. State it in a new version."""


class ShareLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say how several authors share. State it in a new version."""


class RoundingLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say how amounts are rounded. State it in a new version."""


class OrderLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say which bonuses come first. State it in a new version."""


def reckon(book: Book, facts: Facts) -> tuple[Credit, ...]:
    """Reckon all credits of one manuscript, measure by measure in the book's order, prints by day.

    A print that no award fits earns nothing in that measure, and a credit of nothing is left out.
    With HIGHEST, only the print with the most counts; of equals the earlier, then the lower adoption.

    Refuses with AmbiguousClauses, ChoiceLeftOpen or SharesMissing.
    """
    prints = sorted(facts.prints, key=_turn)
    earned: list[Credit] = []
    for terms in book.terms:
        awards = [award for one in prints if (award := _award(book, terms, one, facts.genre))]
        for award in _combined(terms, awards):
            earned += _shared(terms, award, facts.authors)
    return tuple(earned)


@dataclass(frozen=True)
class _Award:
    """What one print gives before it is shared."""

    printed: Print
    clause: str
    amount: Decimal
    working: tuple[Step, ...]


def _turn(printed: Print) -> tuple[date, bool, int, str]:
    named = isinstance(printed.adoption, str)
    return (
        printed.printed_on,
        named,
        0 if named else int(printed.adoption),
        str(printed.adoption) if named else "",
    )


def _award(book: Book, terms: Terms, printed: Print, genre: str) -> _Award | None:
    fitting = [
        line
        for line in book.lines
        if line.measure == terms.measure and fits(line.fit, _case(printed, genre), band_end=book.band_end)
    ]
    base = _closest([line for line in fitting if line.kind == AWARD])
    if base is None:
        return None
    bonuses = _bonuses([line for line in fitting if line.kind == BONUS])
    steps = [
        Step(AWARD, base.amount, base.clause, fit=base.fit),
        *_bonus_steps(book, base.amount, bonuses),
    ]
    total = sum((step.amount for step in steps), Decimal(0))
    rounded = total.quantize(Decimal(1).scaleb(-_places(terms)), rounding=ROUND_HALF_UP)
    if rounded != total:
        steps.append(Step(ROUNDED, rounded))
    return _Award(printed, base.clause, rounded, tuple(steps))


def _case(printed: Print, genre: str) -> Case:
    return Case(
        level=printed.level,
        genre=genre,
        medium=printed.medium,
        placement=printed.placement,
        outlet=printed.outlet,
        group=printed.group,
        is_roundup=printed.is_roundup,
        length=printed.length,
        on=printed.printed_on,
    )


def _closest(lines: Sequence[Line]) -> Line | None:
    best = closest_of(lines)
    if len(best) > 1:
        raise AmbiguousClauses(first=best[0].clause, second=best[1].clause)
    return best[0] if best else None


def _bonuses(lines: Sequence[Line]) -> list[Line]:
    numbers = dict.fromkeys(line.clause for line in lines)
    winners = (_closest([line for line in lines if line.clause == number]) for number in numbers)
    return [line for line in winners if line]


def _bonus_steps(book: Book, award: Decimal, bonuses: Sequence[Line]) -> list[Step]:
    """Turn bonuses into steps that each say what they add, in the order the book states."""
    is_mixed = len({line.operation == ADD for line in bonuses}) > 1
    if is_mixed and not book.order:
        raise OrderLeftOpen
    turns = (ADD, MULTIPLY, PERCENT) if book.order == ADD_FIRST else (MULTIPLY, PERCENT, ADD)
    steps: list[Step] = []
    running = award
    for operation in turns:
        ground = running
        for line in (line for line in bonuses if line.operation == operation):
            gain = _gain(line, running if operation == MULTIPLY else ground)
            running += gain
            steps.append(Step(BONUS, gain, line.clause, operation, line.amount, fit=line.fit))
    return steps


def _gain(line: Line, ground: Decimal) -> Decimal:
    if line.operation == ADD:
        return line.amount
    if line.operation == MULTIPLY:
        return ground * line.amount - ground
    return ground * line.amount / 100


def _places(terms: Terms) -> int:
    if terms.places is None:
        raise RoundingLeftOpen
    return terms.places


def _combined(terms: Terms, awards: Sequence[_Award]) -> Sequence[_Award]:
    if len(awards) < 2:  # noqa: PLR2004 -- one print needs no combining
        return awards
    if terms.combination == SUM:
        return awards
    if terms.combination != HIGHEST:
        raise CombinationLeftOpen
    best = max(awards, key=lambda award: award.amount)  # max keeps the first of equals, and they stand by day
    step = Step(HIGHEST_OF, best.amount, count=len(awards))
    return [_Award(best.printed, best.clause, best.amount, (*best.working, step))]


def _shared(terms: Terms, award: _Award, authors: Sequence[Author]) -> list[Credit]:
    shares = _shares(terms, award.amount, authors)
    return [
        Credit(
            author.person,
            author.unit,
            terms.measure,
            amount,
            award.clause,
            award.printed.adoption,
            _with_share(award.working, terms, amount, part, len(authors)),
        )
        for author, (amount, part) in zip(authors, shares, strict=True)
        if amount
    ]


def _shares(terms: Terms, amount: Decimal, authors: Sequence[Author]) -> list[tuple[Decimal, Decimal]]:
    """Give each author's amount and part of one, in the order of the authors."""
    if terms.share == EACH or len(authors) == 1:
        return [(amount, Decimal(1)) for _ in authors]
    if terms.share == FIRST:
        return [(amount, Decimal(1)), *((Decimal(0), Decimal(0)) for _ in authors[1:])]
    if terms.share not in {WEIGHTS, EQUAL}:
        raise ShareLeftOpen
    weights = [author.share if terms.share == WEIGHTS else Decimal(1) for author in authors]
    amounts = parts(amount, weights, places=_places(terms))
    whole = sum(weights, Decimal(0))
    return [(one, weight / whole) for one, weight in zip(amounts, weights, strict=True)]


def _with_share(
    working: tuple[Step, ...], terms: Terms, amount: Decimal, part: Decimal, authors: int
) -> tuple[Step, ...]:
    if authors == 1:
        return working
    return (*working, Step(SHARED, amount, operation=terms.share, size=part, count=authors))
