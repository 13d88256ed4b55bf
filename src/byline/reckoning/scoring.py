"""What one manuscript earns: its facts and authors go in with a book of rules, credits come out.

The same facts and the same book always give the same credits, in the same order, with the arithmetic
of each kept as steps. A book that leaves open what the facts need is refused, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning.awarding import AmbiguousClauses, Award, EachLeftOpen, Scales, Weighed
from byline.reckoning.bonuses import OperationLeftOpen, OrderLeftOpen, TwoReplace
from byline.reckoning.book import (
    COMMISSION,
    ENDORSEMENT,
    FIRST_SENDER,
    INCIDENT,
    PRINT,
    PRIZE,
    UNITS,
    VETO,
    VETOED,
    Book,
    Fit,
    Line,
    Terms,
)
from byline.reckoning.combining import CombinationLeftOpen, EndorsementsLeftOpen, TopLeftOpen, counted
from byline.reckoning.credits import Credit, Remark, Step
from byline.reckoning.events import Event, Taker, contributors, events_of, sharers
from byline.reckoning.facts import Author, Facts, Print
from byline.reckoning.fitting import BandEndLeftOpen, Case, ChoiceLeftOpen, fits
from byline.reckoning.rounding import RoundingLeftOpen
from byline.reckoning.sharing import PartLeftOpen, Share, ShareLeftOpen, SharesMissing, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from byline.reckoning.facts import Key

__all__ = [
    "AmbiguousClauses",
    "Author",
    "BandEndLeftOpen",
    "Book",
    "ChoiceLeftOpen",
    "CombinationLeftOpen",
    "Credit",
    "EachLeftOpen",
    "EndorsementsLeftOpen",
    "Facts",
    "Fit",
    "Line",
    "OperationLeftOpen",
    "OrderLeftOpen",
    "PartLeftOpen",
    "Print",
    "Remark",
    "RoundingLeftOpen",
    "SameNewsLeftOpen",
    "ShareLeftOpen",
    "SharesMissing",
    "Step",
    "Terms",
    "TopLeftOpen",
    "TwoReplace",
    "reckon",
    "remarks",
]

# what a piece earns, and what a veto of it takes; commissions and incidents stand whatever becomes of it
OF_THE_PIECE = (PRINT, ENDORSEMENT, PRIZE)


class SameNewsLeftOpen(ChoiceLeftOpen):
    """Others sent this news first, and the rulebook does not say if it counts. State it in a new version."""


def reckon(book: Book, facts: Facts) -> tuple[Credit, ...]:
    """Reckon all credits of one manuscript, measure by measure in the book's order, prints by day.

    Within a measure prints come first, then endorsements, prizes, commissions and incidents. What no award
    fits earns nothing, and a credit of nothing is left out; what a veto or an earlier sender took is a
    credit of 0 that tells so. With HIGHEST, only the print with the most counts; of equals the earlier, then
    the lower adoption. Where awards depend on the author, each author's is reckoned and shared among
    all, and the author has their part of their own. Two credits of one person under one clause for the
    same print are one.

    Refuses with AmbiguousClauses, TwoReplace, ChoiceLeftOpen or SharesMissing.
    """
    found: dict[tuple[object, ...], Credit] = {}
    for measured in _measured(book, facts):
        for credit in measured.credits():
            key = (credit.person, credit.unit, credit.measure, credit.clause, credit.adoption, credit.about)
            found[*key, credit.fact] = _joined(found.get((*key, credit.fact)), credit)
    return tuple(found.values())


def remarks(book: Book, facts: Facts) -> tuple[Remark, ...]:
    """Say what a person has to see to before these credits are whole, each thing once.

    A fee, reads or hours that a clause asks for and nobody has shown; what was reckoned by analogy, and
    what found none. Refuses as `reckon` does where clauses are ambiguous.
    """
    told = (remark for measured in _measured(book, facts) for remark in measured.remarks())
    return tuple(dict.fromkeys(told))


def _measured(book: Book, facts: Facts) -> Iterator[_Measured]:
    events = events_of(facts)
    for terms in book.terms:
        lines = tuple(line for line in book.lines if line.measure == terms.measure)
        yield _Measured(facts, events, Scales(book, terms, lines))


def _joined(first: Credit | None, second: Credit) -> Credit:
    if first is None:
        return second
    return replace(
        first,
        amount=first.amount + second.amount,
        working=first.working + second.working,
        needs_a_look=first.needs_a_look or second.needs_a_look,
    )


@dataclass(frozen=True)
class _Measured:
    """One manuscript in one measure."""

    facts: Facts
    events: dict[str, list[Event]]
    scales: Scales

    def credits(self) -> Iterator[Credit]:
        """Give the credits in their order."""
        for events, takers in self._groups():
            scopes = [self._scope(taker) for taker in takers]
            alike = dict(zip(reversed(scopes), reversed(takers), strict=True))
            awards = {scope: self._awards(events, taker) for scope, taker in alike.items()}
            shared = {id(one): self._shares(one, takers) for some in awards.values() for one in some}
            for event in events:
                for at, taker in enumerate(takers):
                    for award in (one for one in awards[scopes[at]] if one.event is event):
                        yield from self._credit(award, taker, shared[id(award)][at])

    def remarks(self) -> Iterator[Remark]:
        """Give what a person has to see to, of what is not taken by a veto."""
        for events, takers in self._groups():
            for taker in takers:
                if events[0].about in OF_THE_PIECE and self._taking(taker):
                    continue
                for event, weighed in self._weighed(events, taker):
                    for kind, clause in weighed.lacks:
                        yield Remark(kind, self.facts.manuscript, self.terms.measure, event.key, clause)

    @property
    def terms(self) -> Terms:
        return self.scales.terms

    def _groups(self) -> Iterator[tuple[list[Event], Sequence[Taker]]]:
        """Give what happened together with those who share it; who is concerned alone shares with nobody."""
        if not self.scales.lines:
            return
        sharing = sharers(self.terms, self.facts)
        for about in OF_THE_PIECE:
            if self.events[about]:
                yield self.events[about], sharing
                for one in contributors(self.terms, self.facts):
                    yield self.events[about], [one]
        for event in (*self.events[COMMISSION], *self.events[INCIDENT]):
            yield [event], [self._credited(event.owner)] if event.owner else sharing

    def _scope(self, taker: Taker) -> tuple[Key | None, ...]:
        """Give what this measure's lines tell people apart by: those alike in it get alike."""
        if not any(fit.unit_kind or fit.unit or fit.person for fit in self.scales.fits):
            return ()
        return (taker.kind, taker.unit, taker.person)

    def _credited(self, owner: Taker) -> Taker:
        return replace(owner, person=None) if self.terms.credited == UNITS else owner

    def _weighed(self, events: Iterable[Event], taker: Taker) -> list[tuple[Event, Weighed]]:
        return [(event, self.scales.weigh(event, _seen(event.case, taker))) for event in events]

    def _awards(self, events: Sequence[Event], taker: Taker) -> Sequence[Award]:
        about = events[0].about
        awards = [weighed.award for _, weighed in self._weighed(events, taker) if weighed.award]
        kept = counted(self.terms, awards, about=about)
        step = self._taking(taker) if kept and about in OF_THE_PIECE else None
        return [replace(one, taken=step) for one in kept] if step else kept

    def _taking(self, taker: Taker) -> Step | None:
        """Say what takes from the piece all that it earned: an earlier sender, or a veto."""
        if not self.facts.came_first:
            if not self.terms.same_news:
                raise SameNewsLeftOpen
            if self.terms.same_news == FIRST_SENDER:
                return Step(VETOED, Decimal(0), operation=FIRST_SENDER)
        for line in (line for line in self.scales.lines if line.kind == VETO):
            about = COMMISSION if line.about == COMMISSION else INCIDENT
            for event in self.events[about]:
                if fits(line.fit, _seen(event.case, taker, part=""), band_end=self.scales.book.band_end):
                    return Step(VETOED, Decimal(0), line.clause, fit=line.fit)
        return None

    def _shares(self, award: Award, takers: Sequence[Taker]) -> list[Share]:
        return shares(award.amount, takers, terms=self.terms, share=award.share)

    def _credit(self, award: Award, taker: Taker, share: Share) -> Iterator[Credit]:
        if not share.amount:
            return
        event = award.event
        is_print = event.about == PRINT
        yield Credit(
            person=taker.person,
            unit=taker.unit,
            measure=self.terms.measure,
            amount=Decimal(0) if award.taken else share.amount,
            clause=award.clause,
            adoption=event.key if is_print else None,
            working=(*award.working, *share.steps, *([award.taken] if award.taken else [])),
            about=event.about,
            fact=None if is_print else event.key,
            on=event.on,
            counts_for_unit=taker.person is None or self.terms.counts_for_unit,
            needs_a_look=award.is_by_analogy,
        )


def _seen(case: Case, taker: Taker, *, part: str | None = None) -> Case:
    """Fill in whom a case is about."""
    return replace(
        case,
        unit_kind=taker.kind,
        unit=taker.unit,
        person="" if taker.person is None else taker.person,
        part=taker.part if part is None else part,
    )
