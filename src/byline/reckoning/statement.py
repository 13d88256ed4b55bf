"""The account of one person or unit while its period is being closed: what stands in it, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning import duties
from byline.reckoning.book import (
    AWARD,
    BASE,
    EARNED,
    PENALTIES,
    PERIOD,
    ROUNDED,
    TOTAL,
    Book,
    Line,
    PeriodLine,
    Terms,
)
from byline.reckoning.credits import Credit, Outcome, Step
from byline.reckoning.fitting import Case, ChoiceLeftOpen, closest_of, fits
from byline.reckoning.rounding import rounded

if TYPE_CHECKING:
    from byline.reckoning.duties import Due
    from byline.reckoning.facts import Account
    from byline.reckoning.periods import Period as Span

WARNING = "warning"


class LineLeftOpen(ChoiceLeftOpen):
    """Clause {clause} does not say its {choice}, and this period needs it. State it in a new version."""


class AwardLeftOpen(ChoiceLeftOpen):
    """Clause {clause} takes what one piece earns, and leaves open which award. Name level and genre."""


@dataclass
class Statement:
    """What stands in the account, by measure, in four parts that add up.

    BASE, EARNED (all that is above nothing) and PENALTIES (all that is below it), and in TOTAL what floors,
    caps and vetoes of the whole have changed. `owed` is what is owed in the period.
    """

    book: Book
    period: Span
    account: Account
    owed: tuple[Due, ...]
    credits: list[Credit] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    parts: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    stepped: set[str] = field(default_factory=set)
    is_vetoed: bool = False

    @classmethod
    def begun(cls, book: Book, period: Span, account: Account, *, owed: tuple[Due, ...]) -> Statement:
        """Begin with what was earned and lost in the period by pieces, and in the shorter ones within it."""
        begun = cls(book, period, account, owed)
        for one in account.tallied:
            begun.sums(one.metric)[PENALTIES if one.amount < 0 else EARNED] += one.amount
        return begun

    def sums(self, measure: str) -> dict[str, Decimal]:
        """Give the four parts of one measure."""
        return self.parts.setdefault(measure, {part: Decimal(0) for part in (BASE, EARNED, PENALTIES, TOTAL)})

    def total(self, measure: str) -> Decimal:
        """Give what stands in one measure."""
        return sum(self.sums(measure).values(), Decimal(0))

    def counted(self, line: PeriodLine) -> Decimal | None:
        """Say how much of its metric a line finds, before the period's own rules."""
        return duties.counted(self.account, line.metric, minimum_level=line.minimum_level, genre=line.genre)

    def standing(self, line: PeriodLine) -> Decimal | None:
        """Say how much of its metric a line finds in the end; of a measure, with the period's own rules."""
        is_whole = line.metric in self.parts and not line.minimum_level and not line.genre
        return self.total(line.metric) if is_whole else self.counted(line)

    def award(self, line: PeriodLine, due: Due) -> Line:
        """Find what one piece earns of those that are owed. Refuses with AwardLeftOpen."""
        account = self.account
        case = Case(
            level=due.minimum_level,
            genre=due.genre,
            unit_kind=account.kind,
            unit=account.unit or "",
            person=account.person or "",
        )
        awards = [
            one
            for one in self.book.lines
            if one.kind == AWARD and one.about == "print" and one.measure == line.measure
        ]
        best = closest_of([one for one in awards if fits(one.fit, case, band_end=self.book.band_end)])
        if len(best) != 1:
            raise AwardLeftOpen(clause=line.clause)
        return best[0]

    def give(self, line: PeriodLine, amount: Decimal, *, to: str = "", steps: tuple[Step, ...]) -> None:
        """Credit an amount in the line's measure, rounded as its terms say; nothing is not written down.

        `to` is the part that it goes to: "" is EARNED or PENALTIES, as it is above or below nothing.
        Refuses with RoundingLeftOpen.
        """
        if not amount:
            return
        terms = next((one for one in self.book.terms if one.measure == line.measure), Terms(line.measure))
        given = rounded(amount, terms)
        if given != amount:
            steps = (*steps, Step(ROUNDED, given, operation=terms.rounding))
        if given:
            self.sums(line.measure)[to or (PENALTIES if given < 0 else EARNED)] += given
            self.credits.append(self._credit(line, given, steps, counts=terms.counts_for_unit))

    def tell(self, kind: str, line: PeriodLine, *, place: int | None = None) -> None:
        """Note what a line says that is no amount."""
        account = self.account
        self.outcomes.append(Outcome(kind, line.clause, account.person, account.unit, line.name, place))

    def _credit(self, line: PeriodLine, amount: Decimal, steps: tuple[Step, ...], *, counts: bool) -> Credit:
        account = self.account
        return Credit(
            account.person,
            "" if account.unit is None else account.unit,
            line.measure,
            amount,
            line.clause,
            adoption=None,
            working=steps,
            about=PERIOD,
            fact=self.period.key,
            on=self.period.last,
            counts_for_unit=counts,
        )
