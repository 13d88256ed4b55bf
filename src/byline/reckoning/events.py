"""What happened to one manuscript, one thing after the other, and who takes what is given for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.reckoning.book import (
    CHARACTERS,
    COMMISSION,
    ENDORSEMENT,
    FEE,
    INCIDENT,
    PRINT,
    PRIZE,
    READS,
    UNITS,
    Terms,
)
from byline.reckoning.fitting import Case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from byline.reckoning.facts import Author, Commissioned, Endorsement, Facts, Incident, Key, Print, Prize


@dataclass(frozen=True)
class Taker:
    """A person, or a unit by itself (`person` None), that takes what is given; `weight` among several."""

    person: Key | None
    unit: Key
    kind: str = ""
    part: str = ""
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Event:
    """One thing that something may be given for, as conditions see it without anybody in particular.

    `sizes` says by basis what an amount may be multiplied by; None is not shown yet. `owner` is whom alone
    it concerns.
    """

    about: str
    key: Key
    on: date
    case: Case
    sizes: dict[str, Decimal | None] = field(default_factory=dict)
    owner: Taker | None = None


def events_of(facts: Facts) -> dict[str, list[Event]]:
    """Give what happened by what it is about, each list by day, of one day by key."""
    events = {
        PRINT: [_of_print(facts, one) for one in facts.prints],
        ENDORSEMENT: [_of_praise(facts, one, ENDORSEMENT) for one in facts.endorsements],
        PRIZE: [_of_praise(facts, one, PRIZE) for one in facts.prizes],
        COMMISSION: [_of_commission(facts, one) for one in facts.commissions],
        INCIDENT: [_of_incident(facts, one) for one in facts.incidents],
    }
    return {about: sorted(some, key=_turn) for about, some in events.items()}


def sharers(terms: Terms, facts: Facts) -> list[Taker]:
    """Give those who share what the piece earns in a measure: the authors who take part, or their units."""
    authors = facts.authors
    if terms.leaves_out_journalists and not all(author.is_journalist for author in authors):
        authors = tuple(author for author in authors if not author.is_journalist)
    people = [_author(author) for author in authors[: terms.max_authors]]
    return _units_of(people) if terms.credited == UNITS else people


def contributors(terms: Terms, facts: Facts) -> list[Taker]:
    """Give those who did another part of the piece; each takes alone what is given for it."""
    return [
        Taker(None if terms.credited == UNITS else one.person, one.unit, one.kind, one.part)
        for one in facts.contributions
    ]


def _units_of(people: Iterable[Taker]) -> list[Taker]:
    units: dict[Key, Taker] = {}
    for one in people:
        weight = units[one.unit].weight if one.unit in units else Decimal(0)
        units[one.unit] = Taker(None, one.unit, one.kind, weight=weight + one.weight)
    return list(units.values())


def _author(author: Author) -> Taker:
    return Taker(author.person, author.unit, author.kind, weight=author.share)


def _turn(event: Event) -> tuple[date, bool, int, str]:
    key = event.key
    return (event.on, True, 0, key) if isinstance(key, str) else (event.on, False, key, "")


def _of_print(facts: Facts, one: Print) -> Event:
    case = Case(
        level=one.level,
        genre=facts.genre,
        medium=one.medium,
        placement=one.placement,
        outlet=one.outlet,
        group=one.group,
        is_roundup=one.is_roundup,
        is_commissioned=facts.is_commissioned,
        length=one.length,
        hours=facts.hours,
        on=one.printed_on,
    )
    reads = None if one.reads is None else Decimal(one.reads)
    sizes = {FEE: one.fee, READS: reads, CHARACTERS: Decimal(one.length)}
    return Event(PRINT, one.adoption, one.printed_on, case, sizes)


def _of_praise(facts: Facts, one: Endorsement | Prize, about: str) -> Event:
    case = Case(
        level=one.level,
        genre=facts.genre,
        is_commissioned=facts.is_commissioned,
        hours=facts.hours,
        on=one.on,
    )
    return Event(about, one.key, one.on, case)


def _of_commission(facts: Facts, one: Commissioned) -> Event:
    case = Case(genre=facts.genre, outcome=one.outcome, is_commissioned=True, hours=facts.hours, on=one.on)
    return Event(COMMISSION, one.key, one.on, case, owner=_owner(facts, one))


def _of_incident(facts: Facts, one: Incident) -> Event:
    case = Case(
        genre=facts.genre,
        mishap=one.mishap,
        is_commissioned=facts.is_commissioned,
        hours=facts.hours,
        on=one.on,
    )
    return Event(INCIDENT, one.key, one.on, case, owner=_owner(facts, one))


def _owner(facts: Facts, one: Commissioned | Incident) -> Taker | None:
    """Give whom a fact concerns by name; a person's unit is the one the piece credits, where none is said."""
    if one.person is None and one.unit is None:
        return None
    author = next((author for author in facts.authors if author.person == one.person), None)
    unit = one.unit if one.unit is not None else author.unit if author else ""
    return Taker(one.person, unit, one.kind or (author.kind if author else ""))
