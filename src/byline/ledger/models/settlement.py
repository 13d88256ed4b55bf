"""What manuscripts are due by what is confirmed and known of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Min, Prefetch
from django.utils import timezone

from byline.ledger.fact_kinds import Kind
from byline.manuscripts.models import Authorship, Filing, Manuscript, Trace
from byline.reckoning.book import COMMISSION, ENDORSEMENT, FIRST_SENDER, INCIDENT, PRINT, PRIZE
from byline.reckoning.facts import (
    Author,
    Commissioned,
    Contribution,
    Endorsement,
    Facts,
    Incident,
    Print,
    Prize,
)
from byline.reckoning.scoring import reckon
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from byline.ledger.models.circumstance import Circumstance
    from byline.ledger.models.decision import Confirmation
    from byline.reckoning.book import Book
    from byline.reckoning.credits import Credit, Step

HOUR = 3600
AUTHORS = Prefetch("authorship_set", Authorship.objects.select_related("unit"))
ABOUT = {
    Kind.ENDORSEMENT: ENDORSEMENT,
    Kind.PRIZE: PRIZE,
    Kind.COMMISSION: COMMISSION,
    Kind.INCIDENT: INCIDENT,
}


@dataclass(frozen=True)
class Line:
    """What an entry is for, by keys: entries with the same line add up."""

    person: int | None
    unit: int
    measure: str
    rulebook: int
    clause: str
    adoption: int | None
    about: str = PRINT
    fact: int | None = None
    level: str = ""
    genre: str = ""
    counts_for_unit: bool = True


@dataclass(frozen=True)
class Due:
    """How much a line is due, and how that was reckoned."""

    amount: Decimal = Decimal(0)
    working: tuple[Step, ...] = ()

    def and_(self, credit: Credit) -> Due:
        """Add one more credit of the same line."""
        return Due(self.amount + credit.amount, (*self.working, *credit.working))


NOTHING = Due()
ZERO = NOTHING.amount


@dataclass
class Matter:
    """Everything about one manuscript that rules look at, as rows; of facts without a piece, those alone.

    `confirmations` and `circumstances` are all that there ever were; what was taken back counts no longer.
    """

    manuscript: Manuscript | None
    confirmations: list[Confirmation] = field(default_factory=list)
    circumstances: list[Circumstance] = field(default_factory=list)

    @property
    def key(self) -> tuple[int | None, int | None]:
        """Name it by its manuscript, or by its one fact where it has none."""
        return (self.manuscript.pk, None) if self.manuscript else (None, self.circumstances[0].pk)

    @property
    def congress_id(self) -> int:
        """The congress that it belongs to."""
        return (self.manuscript or self.circumstances[0]).congress_id

    @cached_property
    def standing(self) -> list[Confirmation]:
        """Keep the confirmations that nobody reversed."""
        return [one for one in self.confirmations if one.stands]

    @cached_property
    def known(self) -> list[Circumstance]:
        """Keep the facts that nobody took back."""
        return [one for one in self.circumstances if one.stands]

    def of_kind(self, kind: str) -> list[Circumstance]:
        """Keep the facts of one kind that stand."""
        return [one for one in self.known if one.kind == kind]

    @property
    def days(self) -> set[date]:
        """Every day of which a rulebook is asked for."""
        return {one.adoption.clipping.printed_on for one in self.standing} | {
            one.on for one in self.known if one.kind in ABOUT
        }

    @cached_property
    def days_of(self) -> dict[tuple[str, int | None], date]:
        """The day of each print and fact that an entry may be for, standing or not."""
        days: dict[tuple[str, int | None], date] = {
            (PRINT, one.adoption_id): one.adoption.clipping.printed_on for one in self.confirmations
        }
        dated = (one for one in self.circumstances if one.kind in ABOUT and one.on)
        return days | {(ABOUT[one.kind], one.pk): one.on for one in dated}

    @cached_property
    def levels_of(self) -> dict[tuple[str, int | None], str]:
        """The level of each print and fact that stands."""
        prints = {(PRINT, one.adoption_id): level_of(one) for one in self.standing}
        return prints | {(ABOUT[one.kind], one.pk): one.level for one in self.known if one.kind in ABOUT}

    def facts(self, days: Collection[date], *, book: Book, takes_incidents: bool) -> Facts:
        """Give what rules look at of the prints and facts of these days."""
        piece = self.manuscript
        at = [one for one in self.known if one.on in days and one.kind in ABOUT]
        return Facts(
            manuscript=str(piece.pk) if piece else "",
            genre=piece.genre if piece else "",
            authors=tuple(map(author_of, piece.authorship_set.all())) if piece else (),
            prints=tuple(self._prints(days)),
            endorsements=tuple(
                Endorsement(one.pk, one.level, one.on) for one in at if one.kind == Kind.ENDORSEMENT
            ),
            prizes=tuple(Prize(one.pk, one.level, one.on) for one in at if one.kind == Kind.PRIZE),
            commissions=tuple(commissioned(one) for one in at if one.kind == Kind.COMMISSION),
            contributions=tuple(map(contribution, self.of_kind(Kind.CONTRIBUTION))),
            incidents=tuple(map(incident, self.of_kind(Kind.INCIDENT))) if takes_incidents else (),
            is_commissioned=bool(piece and self.of_kind(Kind.COMMISSION)),
            came_first=self._came_first(book),
            hours=self.hours,
        )

    @cached_property
    def hours(self) -> Decimal | None:
        """How many hours went by from the event until the piece was first handed in, where that is known."""
        events = self.of_kind(Kind.EVENT)
        if not events:
            return None
        handed_in = Filing.objects.filter(manuscript=self.manuscript).aggregate(at=Min("at"))["at"]
        seconds = ((handed_in or timezone.now()) - events[-1].happened_at).total_seconds()
        return (Decimal(max(seconds, 0)) / HOUR).quantize(Decimal("0.01"))

    def _prints(self, days: Collection[date]) -> Iterable[Print]:
        last = {
            (one.kind, one.adoption_id): one.amount
            for one in self.known
            if one.kind in {Kind.FEE, Kind.READS}
        }
        for one in self.standing:
            if one.adoption.clipping.printed_on in days:
                fee, reads = (last.get((kind, one.adoption_id)) for kind in (Kind.FEE, Kind.READS))
                yield printed(one, fee=fee, reads=reads)

    def _came_first(self, book: Book) -> bool:
        """Tell whether no other unit handed in the same news earlier; asked where the rules ask for it."""
        if self.manuscript is None or all(one.same_news != FIRST_SENDER for one in book.terms):
            return True
        earlier = {twin.key for twin in Trace.objects.twins_of(self.manuscript)}
        return not Manuscript.objects.filter(pk__in=earlier).exclude(unit=self.manuscript.unit_id).exists()


def locked(keys: Iterable[int]) -> list[Manuscript]:
    """Return these manuscripts with their authors, so that one deed at a time changes what they earn."""
    found = Manuscript.objects.select_for_update(of=("self",)).select_related("congress")
    return list(found.prefetch_related(AUTHORS).filter(pk__in=list(keys)).order_by("pk"))


def rulebooks_of(matters: Sequence[Matter], *, congress_id: int) -> Mapping[date, Rulebook]:
    """Return the rulebook in force on each day that these are about. Raises NoRulebookInForce."""
    days = set().union(*(matter.days | set(matter.days_of.values()) for matter in matters))
    return Rulebook.objects.of(congress_id).in_force_on_each(days) if days else {}


def dues(matter: Matter, in_force: Mapping[date, Rulebook]) -> dict[Line, Due]:
    """Return what a manuscript is due, or somebody by a fact without one.

    Each print and each endorsement, prize and commission counts by the rulebook in force on its day; prints
    under one rulebook are combined as that rulebook says. What went wrong with a piece is judged by the
    rulebook of its last print, since it takes back what that gave; without a print by that of its own day.
    """
    by_book: dict[Rulebook, set[date]] = defaultdict(set)
    for day in sorted(matter.days):
        by_book[in_force[day]].add(day)
    due: dict[Line, Due] = {}
    judged_by = _judging(matter, in_force)
    for rulebook, days in by_book.items():
        book = rulebook.book_of_pieces()
        facts = matter.facts(days, book=book, takes_incidents=rulebook == judged_by)
        for credit in reckon(book, facts):
            line = _line(matter, credit, rulebook=rulebook.pk)
            due[line] = due.get(line, NOTHING).and_(credit)
    return due


def changed(due: Mapping[Line, Due], *, before: Mapping[Line, Decimal]) -> Iterator[tuple[Line, Decimal]]:
    """Give each line that is due another amount than stood before, and how much more that is."""
    for line in {**due, **before}:
        if more := due.get(line, NOTHING).amount - before.get(line, ZERO):
            yield line, more


def _judging(matter: Matter, in_force: Mapping[date, Rulebook]) -> Rulebook | None:
    printed_on = [one.adoption.clipping.printed_on for one in matter.standing]
    days = printed_on or [one.on for one in matter.of_kind(Kind.INCIDENT)]
    return in_force[max(days)] if days else None


def _line(matter: Matter, credit: Credit, *, rulebook: int) -> Line:
    fact = credit.adoption if credit.about == PRINT else credit.fact
    return Line(
        person=credit.person,
        unit=credit.unit,
        measure=credit.measure,
        rulebook=rulebook,
        clause=credit.clause,
        adoption=credit.adoption,
        about=credit.about,
        fact=credit.fact,
        level=matter.levels_of.get((credit.about, fact), ""),
        genre=matter.manuscript.genre if matter.manuscript else "",
        counts_for_unit=credit.counts_for_unit,
    )


def level_of(confirmation: Confirmation) -> str:
    """Return the level that a print was credited at, as it was stated or corrected."""
    return confirmation.latest.level or confirmation.adoption.clipping.outlet.level


def printed(confirmation: Confirmation, *, fee: Decimal | None = None, reads: Decimal | None = None) -> Print:
    """Return a confirmed adoption as the rules see it, with its fee and how often it was read if known."""
    clipping, stated = confirmation.adoption.clipping, confirmation.latest
    return Print(
        adoption=confirmation.adoption_id,
        outlet=clipping.outlet.name,
        level=level_of(confirmation),
        medium=stated.medium or clipping.outlet.medium,
        placement=stated.placement,
        is_roundup=stated.is_roundup,
        printed_on=clipping.printed_on,
        length=stated.length,
        group=stated.group or clipping.outlet.group,
        fee=fee,
        reads=None if reads is None else int(reads),
    )


def author_of(authorship: Authorship) -> Author:
    """Return an author as the rules see one."""
    return Author(authorship.person_id, authorship.unit_id, authorship.share, kind=authorship.unit.kind)


def commissioned(one: Circumstance) -> Commissioned:
    """Return what came of a commission as the rules see it."""
    return Commissioned(one.pk, one.word, one.on, one.person_id, one.unit_id, _kind(one))


def contribution(one: Circumstance) -> Contribution:
    """Return a part in making the piece as the rules see it."""
    return Contribution(one.person_id, one.unit_id, one.word, _kind(one))


def incident(one: Circumstance) -> Incident:
    """Return what went wrong as the rules see it."""
    return Incident(one.pk, one.word, one.on, one.person_id, one.unit_id, _kind(one))


def _kind(one: Circumstance) -> str:
    return one.unit.kind if one.unit else ""
