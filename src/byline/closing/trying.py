"""Other rules tried on a past period, in memory: nothing is written, whatever comes of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from byline.closing.accounts import Earned, accounts, earned_in
from byline.closing.work import PERSON, UNIT, Holder
from byline.ledger.counting import counted_on
from byline.ledger.models import Circumstance, Confirmation, Entry, Posting
from byline.ledger.models.settlement import Matter, dues, rulebooks_of
from byline.manuscripts.models import Manuscript
from byline.reckoning.book import PRINT
from byline.reckoning.closing import reckon_period
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from byline.ledger.models.settlement import Due, Line
    from byline.reckoning.book import Book
    from byline.reckoning.periods import Period
    from byline.team.models import Congress

AT_ONCE = 200
ZERO = Decimal(0)
BEFORE, AFTER = 0, 1


@dataclass(frozen=True, eq=False)
class Tried:
    """Rules that are tried: they stand where a signed rulebook would, on every day."""

    tried: Book
    pk: int = 0

    def book_of_pieces(self) -> Book:
        """Give them as values; lines about periods do no harm among them."""
        return self.tried

    @property
    def cut_off_day(self) -> int:
        """The day of the next month after which a print counts when it is entered; 0 for none."""
        return self.tried.cut_off_day or 0

    def __getitem__(self, _day: date) -> Tried:
        return self


@dataclass
class Sides:
    """What came out under the rules in force and under those tried, and by which clause."""

    earned: tuple[dict, dict] = field(default_factory=lambda: (defaultdict(Decimal), defaultdict(Decimal)))
    clauses: dict[tuple[Holder, str], dict[str, list[Decimal]]] = field(default_factory=dict)

    def add(self, one: Earned, *, side: int, clause: str) -> None:
        """Add what somebody earns by a clause, on one side."""
        self.earned[side][replace(one, amount=ZERO)] += one.amount
        held: list[Holder] = [(PERSON, one.person)] if one.person else []
        if one.counts_for_unit or not one.person:
            held.append((UNIT, one.unit))
        for holder in held:
            by_clause = self.clauses.setdefault((holder, one.measure), {})
            by_clause.setdefault(clause, [ZERO, ZERO])[side] += one.amount

    def of(self, side: int) -> list[Earned]:
        """Return what was earned on one side."""
        return [replace(one, amount=amount) for one, amount in self.earned[side].items() if amount]


class Comparison:
    """A period reckoned twice: by the rules in force, and by those tried. Nothing is written."""

    def __init__(self, congress: Congress, period: Period, tried: Book):
        self.congress, self.period, self.tried = congress, period, tried
        self.sides = Sides()
        self.keys = list(manuscripts_in(congress, period))

    @property
    def total(self) -> int:
        """How many manuscripts there are to reckon."""
        return len(self.keys)

    def run(self) -> Iterator[int]:
        """Reckon the manuscripts some at a time, and yield how many were reckoned; at last the period.

        Raises NoRulebookInForce, and ChoiceLeftOpen where the rules tried leave something open.
        """
        for start in range(0, self.total, AT_ONCE):
            keys = self.keys[start : start + AT_ONCE]
            pieces = list(Manuscript.objects.filter(pk__in=keys).defer("body").select_related("congress"))
            self._weigh(Circumstance.objects.matters(pieces))
            yield len(keys)
        lone = Circumstance.objects.of_congress(self.congress).filter(
            manuscript=None, on__range=(self.period.first, self.period.last)
        )
        self._weigh(
            [
                Matter(None, circumstances=[one])
                for one in lone.select_related("retraction", "unit", "congress")
            ]
        )
        self._keep_what_no_rule_gave()
        self._close()

    def _weigh(self, matters: list[Matter]) -> None:
        in_force = rulebooks_of(matters, congress_id=self.congress.pk)
        for matter in matters:
            entered = entered_on(matter)
            for side, rules in ((BEFORE, in_force), (AFTER, Tried(self.tried))):
                for line, due in dues(matter, rules).items():
                    if self._counts(matter, line, entered, rules):
                        self._add(line, due, side=side)

    def _counts(self, matter: Matter, line: Line, entered: dict, rules) -> bool:
        key = (line.about, line.adoption if line.about == PRINT else line.fact)
        day = matter.days_of[key]
        cut_off_day = rules[day].cut_off_day or 0
        return counted_on(day, entered_on=entered[key], cut_off_day=cut_off_day) in self.period

    def _add(self, line: Line, due: Due, *, side: int) -> None:
        one = Earned(
            line.person, line.unit, line.counts_for_unit, line.measure, due.amount, line.level, line.genre
        )
        self.sides.add(one, side=side, clause=line.clause)

    def _keep_what_no_rule_gave(self) -> None:
        """Count on both sides what stands in the ledger for another reason: past ledgers, corrections."""
        kinds = (Posting.Kind.PAST, Posting.Kind.CORRECTION, Posting.Kind.PERIOD)
        days = (self.period.first, self.period.last)
        for one in earned_in(self.congress, days, but_for=self.period, kinds=kinds):
            for side in (BEFORE, AFTER):
                self.sides.add(one, side=side, clause="")

    def _close(self) -> None:
        """Reckon on each side what its rules say of the whole period."""
        in_force = Rulebook.objects.of(self.congress).in_force(on=self.period.last).book()
        for side, book in ((BEFORE, in_force), (AFTER, self.tried)):
            if any(line.per == self.period.kind for line in book.period_lines):
                held = accounts(self.congress, self.period, book=book, earned=self.sides.of(side))
                for credit in reckon_period(book, self.period, held).credits:
                    one = Earned(
                        credit.person, credit.unit, credit.counts_for_unit, credit.measure, credit.amount
                    )
                    self.sides.add(one, side=side, clause=credit.clause)


def entered_on(matter: Matter) -> dict[tuple[str, int | None], date]:
    """Return of each print and fact the day on which it was entered."""
    prints = {(PRINT, one.adoption_id): timezone.localdate(one.at) for one in matter.confirmations}
    about = {key: fact for key in matter.days_of if key[0] != PRINT for fact in [key[1]]}
    by_key = {one.pk: timezone.localdate(one.at) for one in matter.circumstances}
    return prints | {key: by_key[fact] for key, fact in about.items()}


def manuscripts_in(congress: Congress, period: Period) -> Iterator[int]:
    """Return the keys of all manuscripts that earned something in a period, or were printed in it."""
    earned = Entry.objects.of_congress(congress).in_period(period).exclude(manuscript=None)
    days = (period.first, period.last)
    printed = Confirmation.objects.filter(
        adoption__congress=congress, adoption__clipping__printed_on__range=days, reversal=None
    )
    keys = set(earned.order_by().values_list("manuscript", flat=True).distinct())
    keys |= set(printed.order_by().values_list("adoption__manuscript", flat=True).distinct())
    return iter(sorted(keys))


def with_amount(book: Book, *, place: int, amount: Decimal) -> Book:
    """Return a book in which the line at a place (from 0) gives another amount."""
    lines = list(book.lines)
    lines[place] = replace(lines[place], amount=amount)
    return replace(book, lines=tuple(lines))
