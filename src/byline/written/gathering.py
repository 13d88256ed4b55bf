"""Facts gathered line by line: what was told is filled into values, and classes of units into those."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from byline.reckoning.facts import (
    Author,
    Commissioned,
    Contribution,
    Endorsement,
    Facts,
    Incident,
    Key,
    Owed,
    Print,
    Prize,
)
from byline.reckoning.periods import NotAPeriod, Period
from byline.written.closed_lists import GENRES, OF_FACTS
from byline.written.filled import WordMissing, WrittenWrongly, filled

PIECE, COMMISSION, INCIDENT = "piece", "commission", "incident"
TARGET, PERSON, UNIT = "target", "person", "unit"
# in the order in which they are taken in: the later ones name the earlier
KINDS = (UNIT, PERSON, PIECE, COMMISSION, INCIDENT, TARGET)
LISTS: dict[str, type[Any]] = {
    "authors": Author,
    "prints": Print,
    "endorsements": Endorsement,
    "prizes": Prize,
    "commissions": Commissioned,
    "contributions": Contribution,
    "incidents": Incident,
}
USUAL = {"prints": {"medium": "", "placement": "inside", "is_roundup": False}}
HOUR = 3600
Table = dict[str, Any]


class NotAList(WrittenWrongly):
    """{where}: {word} takes a list of facts in braces. Write it as [{{…}}, {{…}}]."""


class NotAMoment(WrittenWrongly):
    """{where}: {word} takes a moment of local time, not “{value}”. Write it as 2026-03-01T09:30."""


class ToldTwice(WrittenWrongly):
    """{where}: {kind} “{value}” was told before. Remove one of the two lines, or give it an id of its own."""


class BeforeItHappened(WrittenWrongly):
    """{where}: sent_at lies before happened_at. Correct one of the two."""


class NoSuchPeriod(WrittenWrongly):
    """{where}: “{value}” is not a period. Write it as 2026, 2026-H1, 2026-Q2, 2026-03 or 2026-W10."""


class NamedTwice(WrittenWrongly):
    """{where}: “{value}” is named as an author twice. Remove one of the two, or add up their shares."""


class NothingShared(WrittenWrongly):
    """{where}: the authors' shares are all 0. Write a share above 0 for one of them."""


class Nobody(WrittenWrongly):
    """{where}: this says neither which piece nor whom it concerns. Write piece, person or unit."""


class BelowNothing(WrittenWrongly):
    """{where}: what is owed cannot be less than 0. Write 0 where nothing is owed."""


class NoSuchPiece(WrittenWrongly):
    """{where}: there is no piece “{value}”. Give the id of a piece, or leave the word out."""


@dataclass(frozen=True)
class Head:
    """What a line says of a piece beside its lists."""

    id: Key
    genre: str
    sent_on: date | None = None
    sent_at: str = ""
    happened_at: str = ""
    news: str = ""
    is_commissioned: bool = False


@dataclass(frozen=True)
class Piece:
    """One piece: its facts, the day it was sent in, and what tells who was first with the same news."""

    facts: Facts
    sent_on: date | None = None
    news: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True)
class Known:
    """A person: unit, post, and the age or the day of birth."""

    person: Key
    unit: Key
    post: str = ""
    age: int | None = None
    born_on: date | None = None


@dataclass(frozen=True)
class KnownUnit:
    """A unit, and its class."""

    unit: Key
    kind: str = ""


@dataclass(frozen=True)
class Owing:
    """Whose target it is, and of which period."""

    period: str
    person: Key | None = None
    unit: Key | None = None


@dataclass(frozen=True)
class OfPiece:
    """Which piece a commission or an incident belongs to, if any."""

    piece: Key | None = None


@dataclass
class Gathering:
    """What has been told so far."""

    pieces: dict[Key, Piece] = field(default_factory=dict)
    loose: list[Facts] = field(default_factory=list)
    targets: list[tuple[Owing, Owed]] = field(default_factory=list)
    people: dict[Key, Known] = field(default_factory=dict)
    units: dict[Key, str] = field(default_factory=dict)
    seen: set[tuple[str, Key]] = field(default_factory=set)

    def take(self, kind: str, table: Table, *, where: str) -> None:
        """Take in one line, without the word of its kind. Refuses with a WrittenWrongly."""
        take = {
            UNIT: self._unit,
            PERSON: self._person,
            PIECE: self._piece,
            COMMISSION: self._commission,
            INCIDENT: self._incident,
            TARGET: self._target,
        }
        take[kind](_renamed({word: value for word, value in table.items() if word != "kind"}), where)

    def _once(self, kind: str, key: Key, where: str) -> None:
        if (kind, key) in self.seen:
            raise ToldTwice(where=where, kind=kind, value=key)
        self.seen.add((kind, key))

    def _unit(self, table: Table, where: str) -> None:
        unit = KnownUnit(**filled([KnownUnit], table, where=where, lists={})[0])
        self._once(UNIT, unit.unit, where)
        self.units[unit.unit] = unit.kind

    def _person(self, table: Table, where: str) -> None:
        known = Known(**filled([Known], table, where=where, lists={})[0])
        self._once(PERSON, known.person, where)
        self.people[known.person] = known

    def _piece(self, table: Table, where: str) -> None:
        rows = {name: table.pop(name, []) for name in LISTS}
        head = Head(**filled([Head], table, where=where, lists={Head: {"genre": GENRES}})[0])
        self._once(PIECE, head.id, where)
        lists: dict[str, Any] = {name: self._list(name, rows[name], head.id, where) for name in LISTS}
        if not lists["authors"]:
            raise WordMissing(where=where, word="authors")
        self._refuse_authors(lists["authors"], where)
        sent_at, hours = _sent(head, where)
        facts = Facts(
            manuscript=str(head.id),
            genre=head.genre,
            is_commissioned=head.is_commissioned,
            hours=hours,
            **lists,
        )
        sent_on = head.sent_on or (sent_at.date() if sent_at else None)
        self.pieces[head.id] = Piece(facts, sent_on, head.news, sent_at)

    def _refuse_authors(self, authors: tuple[Author, ...], where: str) -> None:
        """Refuse one author named twice, and authors who all share nothing."""
        named = [author.person for author in authors]
        if twice := next((person for person in named if named.count(person) > 1), None):
            raise NamedTwice(where=where, value=twice)
        if not any(author.share for author in authors):
            raise NothingShared(where=where)

    def _list(self, name: str, rows: Any, piece: Key, where: str) -> tuple[Any, ...]:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise NotAList(where=where, word=name)
        kind, found = LISTS[name], []
        for number, row in enumerate(rows, start=1):
            place = _("{where}, {name} {number}").format(where=where, name=name, number=number)
            told: Table = {**USUAL.get(name, {}), **_renamed(row)}
            if "id" in told or name not in {"authors", "contributions"}:
                word = "adoption" if kind is Print else "key"
                told = {word: told.pop("id", f"{piece}/{number}")} | told
                self._once(name, told[word], place)
            found.append(self._owned(kind(**filled([kind], told, where=place, lists=OF_FACTS)[0])))
        return tuple(found)

    def _owned(self, one: Any) -> Any:
        """Fill in the unit of a person, and the class of a unit, where the line leaves them out."""
        person, unit = getattr(one, "person", None), getattr(one, "unit", None)
        if person is not None and unit is None and person in self.people:
            unit = self.people[person].unit
            one = replace(one, unit=unit)
        is_bare = getattr(one, "kind", None) == ""
        return replace(one, kind=self.units.get(unit, "")) if is_bare and unit is not None else one

    def _commission(self, table: Table, where: str) -> None:
        self._event("commissions", table, where)

    def _incident(self, table: Table, where: str) -> None:
        self._event("incidents", table, where)

    def _event(self, name: str, table: Table, where: str) -> None:
        of_piece = {word: table.pop(word) for word in ("piece",) if word in table}
        of = OfPiece(**filled([OfPiece], of_piece, where=where, lists={})[0])
        told_before = sum(1 for kind, _key in self.seen if kind == name)
        some: dict[str, Any] = {name: self._list(name, [table], f"{name}-{told_before + 1}", where)}
        if of.piece is None:
            if some[name][0].person is None and some[name][0].unit is None:
                raise Nobody(where=where)
            self.loose.append(Facts("", "", (), (), **some))
            return
        if of.piece not in self.pieces:
            raise NoSuchPiece(where=where, value=of.piece)
        piece = self.pieces[of.piece]
        some[name] = (*getattr(piece.facts, name), *some[name])
        self.pieces[of.piece] = replace(piece, facts=replace(piece.facts, **some))

    def _target(self, table: Table, where: str) -> None:
        of, what = filled([Owing, Owed], table, where=where, lists=OF_FACTS)
        owing, owed = Owing(**of), Owed(**what)
        whose = owing.unit if owing.person is None else owing.person
        if whose is None:
            raise WordMissing(where=where, word="unit")
        if owed.amount < 0:
            raise BelowNothing(where=where)
        try:
            Period.parse_with_weeks(owing.period)
        except NotAPeriod as problem:
            raise NoSuchPeriod(where=where, value=owing.period) from problem
        kind = f"{owing.period} {owed.metric} {owed.minimum_level} {owed.genre}".strip()
        self._once(f"{TARGET} {kind}", whose, where)
        self.targets.append((owing, owed))


def _renamed(table: Table) -> Table:
    """Take `class`, as a file says for the class of a unit, as the `kind` that values have."""
    return {"kind" if word == "class" else word: value for word, value in table.items()}


def _sent(head: Head, where: str) -> tuple[datetime | None, Decimal | None]:
    """Give the moment it was sent in, and the hours from the event until then."""
    sent = _moment(head.sent_at, where, "sent_at")
    happened = _moment(head.happened_at, where, "happened_at")
    if sent is None or happened is None:
        return sent, None
    if sent < happened:
        raise BeforeItHappened(where=where)
    return sent, Decimal(int((sent - happened).total_seconds())) / HOUR


def _moment(value: str, where: str, word: str) -> datetime | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as problem:
        raise NotAMoment(where=where, word=word, value=value) from problem
    if moment.tzinfo is not None:
        raise NotAMoment(where=where, word=word, value=value)
    return moment
