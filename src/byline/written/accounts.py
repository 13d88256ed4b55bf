"""Facts laid out as accounts: what each person and unit sent, had printed, earned and lost in a period.

A person's pieces are their credits in the measure of pieces where the book has it, and else one for each
piece they are an author of. A unit has what its people got, where their measure counts for units, and what
it got itself. A piece counts as adopted in the period of its first print, at the highest level until then.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning.duties import ADOPTED, SENT
from byline.reckoning.facts import LEVELS, Account, Tallied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from byline.reckoning.book import Book
    from byline.reckoning.credits import Credit
    from byline.reckoning.facts import Facts, Incident, Key, Owed
    from byline.reckoning.periods import Period
    from byline.written.gathering import Known, Piece
    from byline.written.told import Told

PIECES = "pieces"
IS_PERSON, IS_UNIT = "person", "unit"
# a person or a unit: which of the two, and the key
Owner = tuple[str, int | str]


@dataclass(frozen=True)
class Dated:
    """A credit with its day, and the level and genre it counts under; `span` is the period that gave it."""

    credit: Credit
    on: date
    level: str = ""
    genre: str = ""
    span: Period | None = None

    def lies_in(self, period: Period) -> bool:
        """Say whether it was earned in a period, or given by a shorter one whose last day lies in it."""
        return self.on in period and (self.span is None or self.span.days <= period.days)


def dated(facts: Facts, credited: Iterable[Credit]) -> Iterator[Dated]:
    """Lay out what one manuscript earned by day, level and genre."""
    prints = {one.adoption: one for one in facts.prints}
    for credit in credited:
        printed = prints.get(credit.adoption) if credit.adoption is not None else None
        on = credit.on or (printed.printed_on if printed else None)
        if on is not None:
            yield Dated(credit, on, printed.level if printed else "", facts.genre)


def accounts_of(
    book: Book,
    told: Told,
    period: Period,
    *,
    earned: Sequence[Dated],
    short: Mapping[Owner, Mapping[str, int]],
) -> list[Account]:
    """Lay out the accounts of everybody, people first, as a period finds them.

    `earned` is everything credited so far; `short` says how many periods of this kind in a row were short.
    """
    tallies = _tallied(book, told, period, earned)
    before = _before(period, earned)
    return [
        replace(
            _bare(told, owner, period),
            tallied=tuple(
                Tallied(one.metric, sum_, one.level, one.genre) for one, sum_ in tallies[owner].items()
            ),
            before=dict(before[owner]),
            short_before=dict(short.get(owner, {})),
        )
        for owner in owners(told)
    ]


def _bare(told: Told, owner: Owner, period: Period) -> Account:
    """Say who somebody is, what they owe and what went wrong, without what they earned."""
    is_person, key = owner[0] == IS_PERSON, owner[1]
    known = told.people.get(key) if is_person else None
    unit = _unit_of(key, told) if is_person else key
    incidents = [one for one in _incidents(told, owner) if _is_of_year(one.on, period)]
    return Account(
        person=key if is_person else None,
        unit=unit,
        kind=_class_of(unit, told),
        age=_age(known, period.first) if known else None,
        post=known.post if known else "",
        owed=tuple(_owed(told, owner, period)),
        incidents=tuple(one for one in incidents if one.on in period),
        incidents_of_year=tuple(incidents),
    )


def owners(told: Told) -> list[Owner]:
    """Name everybody whom the facts name: people, then units, each by name."""
    people: set[Key] = set(told.people)
    units: set[Key] = {*told.units, *(one.unit for one in told.people.values())}
    named: list[tuple[Key | None, Key | None]] = [(owing.person, owing.unit) for owing, _what in told.targets]
    for facts in told.facts:
        named += [(one.person, one.unit) for one in facts.authors]
        named += [(one.person, one.unit) for one in facts.contributions]
        named += [(one.person, one.unit) for one in facts.commissions]
        named += [(one.person, one.unit) for one in facts.incidents]
    people |= {person for person, _unit in named if person is not None}
    units |= {unit for _person, unit in named if unit is not None}
    return [
        *((IS_PERSON, key) for key in sorted(people, key=str)),
        *((IS_UNIT, key) for key in sorted(units, key=str)),
    ]


@dataclass(frozen=True)
class _At:
    """What amounts are added up by; losses stand apart from gains, as a cap may hold either."""

    metric: str
    level: str
    genre: str
    is_loss: bool = False


def _tallied(
    book: Book, told: Told, period: Period, earned: Sequence[Dated]
) -> defaultdict[Owner, dict[_At, Decimal]]:
    tallies: defaultdict[Owner, dict[_At, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    counts_pieces = any(terms.measure == PIECES for terms in book.terms)
    for one in earned:
        if one.lies_in(period) and one.credit.amount:
            at = _At(one.credit.measure, one.level, one.genre, one.credit.amount < 0)
            for owner in owners_of(one.credit):
                tallies[owner][at] += one.credit.amount
                if one.credit.measure == PIECES and one.span is None:
                    tallies[owner][_At(ADOPTED, one.level, one.genre)] += one.credit.amount
    for piece in told.pieces:
        for at in _counted(piece, period, adopted=not counts_pieces):
            for owner in _authors_of(piece.facts):
                tallies[owner][at] += 1
    return tallies


def _counted(piece: Piece, period: Period, *, adopted: bool) -> Iterator[_At]:
    if piece.sent_on is not None and piece.sent_on in period:
        yield _At(SENT, "", piece.facts.genre)
    prints = sorted(piece.facts.prints, key=lambda one: one.printed_on)
    if adopted and prints and prints[0].printed_on in period:
        until = [one.level for one in prints if one.printed_on in period]
        yield _At(ADOPTED, min(until, key=LEVELS.index), piece.facts.genre)


def _before(period: Period, earned: Sequence[Dated]) -> defaultdict[Owner, dict[str, Decimal]]:
    sums: defaultdict[Owner, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in earned:
        if one.on < period.first and one.on.year == period.last.year:
            for owner in owners_of(one.credit):
                sums[owner][one.credit.measure] += one.credit.amount
    return sums


def owners_of(credit: Credit) -> Iterator[Owner]:
    """Say in whose figures a credit stands: the person's, and the unit's if it counts there."""
    if credit.person is not None:
        yield IS_PERSON, credit.person
    if credit.person is None or credit.counts_for_unit:
        yield IS_UNIT, credit.unit


def _authors_of(facts: Facts) -> set[Owner]:
    return {(IS_PERSON, one.person) for one in facts.authors} | {(IS_UNIT, one.unit) for one in facts.authors}


def _unit_of(person: Key, told: Told) -> Key | None:
    if person in told.people:
        return told.people[person].unit
    authors = (author for facts in told.facts for author in facts.authors)
    return next((author.unit for author in authors if author.person == person), None)


def _class_of(unit: Key | None, told: Told) -> str:
    if unit is None or unit in told.units:
        return told.units[unit] if unit is not None else ""
    authors = (author for facts in told.facts for author in facts.authors)
    return next((author.kind for author in authors if author.unit == unit), "")


def _age(known: Known, on: date) -> int | None:
    if known.born_on is None:
        return known.age
    had_birthday = (on.month, on.day) >= (known.born_on.month, known.born_on.day)
    return on.year - known.born_on.year - (0 if had_birthday else 1)


def _owed(told: Told, owner: Owner, period: Period) -> Iterator[Owed]:
    for owing, what in told.targets:
        whose = (IS_UNIT, owing.unit) if owing.person is None else (IS_PERSON, owing.person)
        if owing.period == period.key and whose == owner:
            yield what


def _incidents(told: Told, owner: Owner) -> Iterator[Incident]:
    """Give what went wrong with somebody, or with a piece of theirs where nobody is named."""
    for facts in told.facts:
        for one in facts.incidents:
            named = {(IS_PERSON, one.person), (IS_UNIT, one.unit)}
            is_unnamed = one.person is None and one.unit is None
            if owner in (_authors_of(facts) if is_unnamed else named):
                yield one


def _is_of_year(on: date, period: Period) -> bool:
    return on.year == period.last.year and on <= period.last
