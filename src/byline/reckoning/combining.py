"""Which of several prints or endorsements of one manuscript count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning.book import EACH, ENDORSEMENT, HIGHEST, HIGHEST_OF, PRINT, SUM, TOP, TOP_OF, Terms
from byline.reckoning.credits import Step
from byline.reckoning.fitting import ChoiceLeftOpen, measure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.reckoning.awarding import Award


class CombinationLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say what several outlets count together, in {measure}. State it."""


class TopLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say how many of several outlets count, in {measure}. State it."""


class EndorsementsLeftOpen(ChoiceLeftOpen):
    """The rulebook does not say what several endorsements count together, in {measure}. State it."""


def counted(terms: Terms, awards: Sequence[Award], *, about: str) -> Sequence[Award]:
    """Keep the awards that count, in their order: of prints and endorsements as stated, of the rest all.

    Of equals the earlier counts. Refuses with ChoiceLeftOpen where there are several and nothing is stated.
    """
    if len(awards) < 2:  # noqa: PLR2004 -- one alone needs no combining
        return awards
    if about == PRINT:
        return _of_prints(terms, awards)
    return _of_endorsements(terms, awards) if about == ENDORSEMENT else awards


def _of_prints(terms: Terms, awards: Sequence[Award]) -> Sequence[Award]:
    if terms.combination == SUM:
        return awards
    if terms.combination == HIGHEST:
        return [_best_of(awards, of="")]
    if terms.combination != TOP:
        raise CombinationLeftOpen(measure=measure_of(terms))
    if terms.top is None:
        raise TopLeftOpen(measure=measure_of(terms))
    return awards if len(awards) <= terms.top else _top(awards, terms.top)


def _of_endorsements(terms: Terms, awards: Sequence[Award]) -> Sequence[Award]:
    if terms.endorsements == EACH:
        return awards
    if terms.endorsements != HIGHEST:
        raise EndorsementsLeftOpen(measure=measure_of(terms))
    return [_best_of(awards, of=ENDORSEMENT)]


def _best_of(awards: Sequence[Award], *, of: str) -> Award:
    best = max(awards, key=lambda award: award.amount)  # max keeps the first of equals, and they stand by day
    return _told(best, Step(HIGHEST_OF, best.amount, count=len(awards), of=of))


def _top(awards: Sequence[Award], number: int) -> list[Award]:
    by_amount = sorted(range(len(awards)), key=lambda at: (-awards[at].amount, at))
    return [
        _told(awards[at], Step(TOP_OF, awards[at].amount, size=Decimal(number), count=len(awards)))
        for at in sorted(by_amount[:number])
    ]


def _told(award: Award, step: Step) -> Award:
    return replace(award, working=(*award.working, step))
