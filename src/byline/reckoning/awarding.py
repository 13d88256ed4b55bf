"""What one thing that happened is worth to one taker, before it is combined and shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from byline.errors import Refused
from byline.reckoning.bonuses import bonus_steps, worth
from byline.reckoning.book import (
    AWARD,
    BONUS,
    EXCLUSION,
    FEE,
    PRINT,
    READS,
    ROUNDED,
    SAME_LEVEL,
    UPPER,
    Book,
    Fit,
    Line,
    Terms,
)
from byline.reckoning.credits import BY_ANALOGY, NO_ANALOGY, NO_FEE, NO_HOURS, NO_READS, Step
from byline.reckoning.fitting import Case, ChoiceLeftOpen, closest_of, fits, has_band
from byline.reckoning.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.reckoning.events import Event

LACKS = {FEE: NO_FEE, READS: NO_READS}
# what a print may differ in from the outlets it is compared with, the nearer likeness first
UNLIKE = (("outlet", "group"), ("outlet", "group", "medium"))


class AmbiguousClauses(Refused):
    """Clauses {first} and {second} both fit this print and neither is closer. State which one applies."""


class EachLeftOpen(ChoiceLeftOpen):
    """Clause {clause} does not say for how many reads or characters it gives. State it in a new version."""


@dataclass(frozen=True)
class Award:
    """What one thing gives before it is shared, how, and how authors share it ("": as the terms say).

    `taken` says what takes it all away again.
    """

    event: Event
    clause: str
    amount: Decimal
    working: tuple[Step, ...]
    share: str = ""
    is_by_analogy: bool = False
    taken: Step | None = None


@dataclass(frozen=True)
class Weighed:
    """An award, or None, and what a person has to see to: kinds of remarks, each with its clause."""

    award: Award | None = None
    lacks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Scales:
    """The lines of one measure, and what they are laid out by."""

    book: Book
    terms: Terms
    lines: tuple[Line, ...]

    @property
    def fits(self) -> list[Fit]:
        """The conditions of the lines."""
        return [line.fit for line in self.lines]

    def weigh(self, event: Event, case: Case) -> Weighed:
        """Say what an event gives in this measure to whom `case` is filled in for.

        Refuses with AmbiguousClauses or ChoiceLeftOpen.
        """
        lines = [line for line in self.lines if line.about == event.about]
        fitting = [line for line in lines if self._fits(line, case)]
        lacks = [*self._hours_lacking(lines, case)]
        if self._is_excluded(fitting, lines, case):
            return Weighed(None, tuple(lacks))
        base, is_by_analogy = _closest_award(fitting), False
        if base is None and event.about == PRINT and not case.part and self.terms.analogy == SAME_LEVEL:
            base, is_by_analogy = self._alike(lines, case), True
            lacks.append((BY_ANALOGY if base else NO_ANALOGY, base.clause if base else ""))
        if base is None:
            return Weighed(None, tuple(lacks))
        known, lacking = _known([base, *bonuses_of(fitting)], event)
        lacks += lacking
        if not known or known[0][0] is not base:
            return Weighed(None, tuple(lacks))
        award = self._award(event, known, is_by_analogy=is_by_analogy)
        return Weighed(award, tuple(lacks))

    def _fits(self, line: Line, case: Case) -> bool:
        return fits(line.fit, case, band_end=self.book.band_end)

    def _is_excluded(self, fitting: Iterable[Line], lines: Iterable[Line], case: Case) -> bool:
        if any(line.kind == EXCLUSION for line in fitting):
            return True
        # what leaves the piece out leaves out those too who did other parts of it
        return bool(case.part) and any(
            line.kind == EXCLUSION and self._fits(line, replace(case, part="")) for line in lines
        )

    def _award(self, event: Event, known: Sequence[tuple[Line, Decimal]], *, is_by_analogy: bool) -> Award:
        base, factor = known[0]
        first = _award_step(base, factor, is_by_analogy=is_by_analogy)
        steps = [first, *bonus_steps(known[1:], ground=first.amount, order=self.book.order)]
        total = sum((step.amount for step in steps), Decimal(0))
        amount = rounded(total, self.terms)
        if amount != total:
            steps.append(Step(ROUNDED, amount, operation=self.terms.rounding))
        if self.book.band_end == UPPER:
            steps = [replace(step, band_end=UPPER) if has_band(step.fit) else step for step in steps]
        return Award(event, base.clause, amount, tuple(steps), base.share, is_by_analogy)

    def _hours_lacking(self, lines: Iterable[Line], case: Case) -> Iterable[tuple[str, str]]:
        if case.hours is not None:
            return
        for line in lines:
            asks = line.fit.hours_from or line.fit.hours_under is not None
            if asks and self._fits(
                replace(line, fit=replace(line.fit, hours_from=0, hours_under=None)), case
            ):
                yield NO_HOURS, line.clause

    def _alike(self, lines: Sequence[Line], case: Case) -> Line | None:
        """Give the award of the level's named outlets, or None where there is none or they differ."""
        for names in UNLIKE:
            blank: dict[str, Any] = dict.fromkeys(names, "")
            alike = [
                replace(line, fit=replace(line.fit, **blank))
                for line in lines
                if line.kind == AWARD
                and line.fit.level == case.level
                and any(getattr(line.fit, name) for name in names)
            ]
            best = closest_of([line for line in alike if self._fits(line, case)])
            if best:
                worths = {(line.amount, line.basis, line.each, line.cap) for line in best}
                return best[0] if len(worths) == 1 else None
        return None


def bonuses_of(fitting: Iterable[Line]) -> list[Line]:
    """Give the bonuses that count, the closest of each clause. Refuses with AmbiguousClauses."""
    by_clause: dict[str, list[Line]] = {}
    for line in fitting:
        if line.kind == BONUS:
            by_clause.setdefault(line.clause, []).append(line)
    winners = (_closest(lines) for lines in by_clause.values())
    return [line for line in winners if line]


def _closest_award(fitting: Iterable[Line]) -> Line | None:
    """Look for the outlet first, then for its group, then for the rest; of those left the closest counts."""
    awards = [line for line in fitting if line.kind == AWARD]
    of_outlet = [line for line in awards if line.fit.outlet]
    of_group = [line for line in awards if line.fit.group]
    return _closest(of_outlet or of_group or awards)


def _closest(lines: Sequence[Line]) -> Line | None:
    best = closest_of(lines)
    if len(best) > 1:
        raise AmbiguousClauses(first=best[0].clause, second=best[1].clause)
    return best[0] if best else None


def _known(lines: Iterable[Line], event: Event) -> tuple[list[tuple[Line, Decimal]], list[tuple[str, str]]]:
    """Give with each line what its amount is multiplied by, and apart what lacks a fee or reads."""
    known, lacking = [], []
    for line in lines:
        factor = _factor(line, event)
        if factor is not None:
            known.append((line, factor))
        elif line.basis in LACKS and line.basis in event.sizes:
            lacking.append((LACKS[line.basis], line.clause))
    return known, lacking


def _factor(line: Line, event: Event) -> Decimal | None:
    if not line.basis:
        return Decimal(1)
    size = event.sizes.get(line.basis)
    if size is None or line.basis == FEE:
        return size
    if line.each < 1:
        raise EachLeftOpen(clause=line.clause)
    return size // line.each


def _award_step(line: Line, factor: Decimal, *, is_by_analogy: bool) -> Step:
    amount, rate = worth(line, factor)
    of = "" if line.about == PRINT else line.about
    if line.basis:
        return Step(AWARD, amount, line.clause, line.basis, factor, line.each, line.fit, of, rate)
    return Step(AWARD, amount, line.clause, SAME_LEVEL if is_by_analogy else "", fit=line.fit, of=of)
