"""A file of facts reckoned by a rulebook: pieces first, then one period after the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.reckoning.closing import reckon_period, runs_short
from byline.reckoning.events import events_of
from byline.reckoning.periods import Period
from byline.reckoning.scoring import reckon, remarks
from byline.reckoning.terms import Measure
from byline.written.accounts import IS_PERSON, IS_UNIT, Dated, accounts_of, dated, owners_of

if TYPE_CHECKING:
    from byline.reckoning.book import Book, Line, PeriodLine
    from byline.reckoning.credits import Outcome, Remark
    from byline.reckoning.facts import Account
    from byline.written.accounts import Owner
    from byline.written.told import Told


class TermsMissing(Refused):
    """Clause {clause} gives in {measure}, whose terms stand nowhere. Write them under [[measures]]."""


@dataclass(frozen=True)
class Reckoned:
    """What was credited in the order it was, outcomes with their periods, and what needs a person's eye."""

    earned: tuple[Dated, ...]
    outcomes: tuple[tuple[Period, Outcome], ...] = ()
    remarks: tuple[Remark, ...] = ()

    def within(self, period: Period | None) -> Reckoned:
        """Keep what belongs to one period; all of it where None."""
        if period is None:
            return self
        return Reckoned(
            tuple(one for one in self.earned if one.lies_in(period)),
            tuple((of, one) for of, one in self.outcomes if of.last in period and of.days <= period.days),
            self.remarks,
        )

    def sums(self) -> dict[Owner, dict[str, Decimal]]:
        """Add up by owner and measure; a unit has what its people got where that counts for units."""
        sums: dict[Owner, dict[str, Decimal]] = {}
        for one in self.earned:
            for owner in owners_of(one.credit):
                of_owner = sums.setdefault(owner, {})
                measure = one.credit.measure
                of_owner[measure] = of_owner.get(measure, Decimal(0)) + one.credit.amount
        return sums


def reckoned(book: Book, told: Told, *, until: Period | None) -> Reckoned:
    """Reckon all pieces and, up to the end of `until`, all periods that the book has lines for.

    Periods run from the first fact on, or from the beginning of `until` if that is earlier, the shorter ones
    before the longer ones that end with them; each finds what those before it
    gave. Refuses with TermsMissing, and as `reckon` and `reckon_period` do.
    """
    _refuse_without_terms(book)
    earned = [one for facts in told.facts for one in dated(facts, reckon(book, facts))]
    noted = tuple(remark for facts in told.facts for remark in remarks(book, facts))
    outcomes: list[tuple[Period, Outcome]] = []
    short: dict[str, dict[Owner, dict[str, int]]] = {}
    for period in _periods(book, told, until) if until else ():
        runs = short.setdefault(period.kind, {})
        accounts = accounts_of(book, told, period, earned=earned, short=runs)
        result = reckon_period(book, period, accounts)
        earned += [Dated(credit, period.last, span=period) for credit in result.credits]
        outcomes += [(period, outcome) for outcome in result.outcomes]
        for account in accounts:
            runs[_owner(account)] = runs_short(book, period, account)
    return Reckoned(tuple(earned), tuple(outcomes), noted)


def _refuse_without_terms(book: Book) -> None:
    stated = {terms.measure for terms in book.terms}
    lines: list[Line | PeriodLine] = [*book.lines, *book.period_lines]
    for line in lines:
        if line.measure not in stated:
            raise TermsMissing(clause=line.clause, measure=Measure(line.measure).label)


def _periods(book: Book, told: Told, until: Period) -> list[Period]:
    kinds = {line.per for line in book.period_lines}
    days = [one.on for facts in told.facts for some in events_of(facts).values() for one in some]
    days += [piece.sent_on for piece in told.pieces if piece.sent_on]
    begins = min([until.first, *days])
    found = {
        one
        for year in range(begins.year, until.last.year + 1)
        for kind in kinds
        for one in Period.year(year).parts(kind)
        if begins <= one.last <= until.last
    }
    return sorted(found, key=lambda one: (one.last, one.days))


def _owner(account: Account) -> Owner:
    if account.person is not None:
        return IS_PERSON, account.person
    return IS_UNIT, account.unit if account.unit is not None else ""
