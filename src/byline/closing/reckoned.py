"""What the rules say of a whole period, as the difference to what is written already."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.closing.accounts import accounts
from byline.ledger.models import Entry
from byline.ledger.models.settlement import NOTHING, Due, Line
from byline.reckoning.closing import PeriodResult, reckon_period
from byline.reckoning.credits import to_plain
from byline.reckoning.periods import MONTHS_IN, WEEK, Period
from byline.rules.models import PeriodClause, Rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from byline.ledger.models import Posting
    from byline.reckoning.credits import Credit, Outcome
    from byline.team.models import Congress

ZERO = Decimal(0)
MONTHS_SHOWN, WEEKS_SHOWN = 18, 27  # a half-year is closed after its weeks


@dataclass(frozen=True)
class Result:
    """What the rules of a period say: credits with their working, and outcomes that are no amount."""

    congress: Congress
    period: Period
    rulebook: Rulebook
    credits: Sequence[Credit]
    outcomes: Sequence[Outcome]

    def entries(self, posting: Posting | None = None) -> list[Entry]:
        """Return the entries, not yet saved, that bring the period to what the rules say."""
        due: dict[Line, Due] = {}
        for one in self.credits:
            due[self._line(one)] = due.get(self._line(one), NOTHING).and_(one)
        before = standing_lines(self.congress, self.period)
        changed = [
            line for line in {**due, **before} if due.get(line, NOTHING).amount != before.get(line, ZERO)
        ]
        return [
            placed(
                brought(line, due.get(line, NOTHING), before=before.get(line, ZERO)),
                of=(self.congress, self.period),
                posting=posting,
            )
            for line in changed
        ]

    def _line(self, credit: Credit) -> Line:
        return Line(
            person=credit.person,
            unit=credit.unit,
            measure=credit.measure,
            rulebook=self.rulebook.pk,
            clause=credit.clause,
            adoption=None,
            about=credit.about,
            counts_for_unit=credit.counts_for_unit,
        )


def result_of(congress: Congress, period: Period) -> Result:
    """Reckon a period by the rulebook in force on its last day.

    Raises NoRulebookInForce.
    """
    rulebook = Rulebook.objects.of(congress).in_force(on=period.last)
    book = rulebook.book()
    found = PeriodResult((), ())
    if any(line.per == period.kind for line in book.period_lines):
        found = reckon_period(book, period, accounts(congress, period, book=book))
    return Result(congress, period, rulebook, found.credits, found.outcomes)


def shorter_with_rules(congress: Congress, period: Period) -> list[Period]:
    """Return the shorter periods inside a period for whose kind the rulebook in force has lines.

    Raises NoRulebookInForce.
    """
    book = Rulebook.objects.of(congress).in_force(on=period.last).book()
    kinds = {line.per for line in book.period_lines}
    lengths = {WEEK: 0, **MONTHS_IN}
    return [
        one
        for kind, length in lengths.items()
        if kind in kinds and length < lengths[period.kind]
        for one in period.parts(kind)
    ]


def closable(congress: Congress, *, today: date) -> list[Period]:
    """Return the periods of each kind that are over by a day, the last ones of a year and a half.

    Where a signed version of the rules says something of weeks, those of the last half-year are among them.
    """
    counts = {kind: max(2, MONTHS_SHOWN // months) for kind, months in MONTHS_IN.items()}
    versions = Rulebook.objects.of(congress).signed()
    if PeriodClause.objects.filter(rulebook__in=versions.order_by().values("pk"), per=WEEK).exists():
        counts[WEEK] = WEEKS_SHOWN
    found = []
    for kind, count in counts.items():
        period = Period.containing(today, kind).previous()
        for _place in range(count):
            found.append(period)
            period = period.previous()
    return sorted(found, key=lambda one: (one.last, one.first), reverse=True)


def standing_lines(congress: Congress, period: Period) -> dict[Line, Decimal]:
    """Return what closings of a period have written, line by line, as far as it stands."""
    sums = Entry.objects.of_congress(congress).filter(period=period.key).sums()
    return {line: amount for line, amount in sums.items() if amount}


def opposite_entries(congress: Congress, period: Period, posting: Posting) -> list[Entry]:
    """Return the entries, not yet saved, that answer all that closings of a period have written."""
    return [
        placed(brought(line, NOTHING, before=amount), of=(congress, period), posting=posting)
        for line, amount in standing_lines(congress, period).items()
    ]


def brought(line: Line, due: Due, *, before: Decimal) -> Entry:
    """Make the entry, not yet saved, that brings a line from what stood before to what is due."""
    return Entry(
        person_id=line.person,
        unit_id=line.unit,
        measure=line.measure,
        rulebook_id=line.rulebook,
        about=line.about,
        counts_for_unit=line.counts_for_unit,
        clause=line.clause,
        amount=due.amount - before,
        working=to_plain(due.working),
    )


def placed(entry: Entry, *, of: tuple[Congress, Period], posting: Posting | None) -> Entry:
    """Say of an entry which period's it is; it counts on the period's last day."""
    entry.congress, period = of
    entry.period, entry.counted_on, entry.posting = period.key, period.last, posting
    return entry
