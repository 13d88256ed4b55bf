"""What the ledger says of many at once: sums by person or unit over spans of days, in one question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import FilteredRelation, OuterRef, Q, Subquery, Sum

from byline.ledger.models import Entry, Tally
from byline.reckoning.book import COMPETITION
from byline.reckoning.periods import MONTH, Period
from byline.reckoning.terms import Level, Measure
from byline.rules.models import Signing, Target
from byline.team.models import Person, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from byline.team.models import Congress

PERSON, UNIT = "person", "unit"
Spans = dict[str, tuple["date", "date"]]
WRITING_ROLES = (Role.WRITER, Role.HEAD, Role.EDITOR)
NOTHING = Decimal(0)
NAMES, NAMED = {PERSON: Person.objects, UNIT: Unit.objects}, {PERSON: "name", UNIT: "short_name"}
# of a post, as the roll is asked for it
POSTED = ("held__person_id", "held__role", "held__person__name")


@dataclass
class Counted:
    """One person or unit with what was counted for it: by span, measure and level of the outlet.

    `unit` names a person's unit, and is a unit's kind. `writers` are those who held a writing post in a unit
    in the period; `is_leader` tells who led then; `earned_in` holds the span and unit of a person's earnings.
    """

    key: int
    name: str
    unit: str = ""
    unit_key: int | None = None
    targets: list[Target] = field(default_factory=list)
    sums: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)
    writers: set[int] = field(default_factory=set)
    is_leader: bool = False
    earned_in: set[tuple[str, int]] = field(default_factory=set)

    def amount(self, span: str, *, measure: str, levels: Iterable[str] = (*Level.values, "")) -> Decimal:
        """Return what was counted within a span in a measure from outlets of these levels ("": of none)."""
        return sum((self.sums.get((span, measure, level), NOTHING) for level in levels), NOTHING)

    def target(self, *, measure: str) -> Target | None:
        """Return what is owed in this measure of any genre; the widest level if there are several."""
        owed = (one for one in self.targets if one.measure == measure and one.is_plain and one.amount)
        return next(iter(sorted(owed, key=lambda target: target.minimum_level)), None)

    def done_of(self, target: Target, *, span: str) -> Decimal:
        """Return what counts towards a target within a span."""
        return self.amount(span, measure=target.measure, levels=Level.from_up(target.minimum_level))


@dataclass(frozen=True)
class TieRule:
    """What becomes of places after equals, and which rulebook says so; by none they stay empty."""

    ties: str = COMPETITION
    rulebook: int | None = None
    title: str = ""
    since: date | None = None


@dataclass
class Roll:
    """Who may be counted in a period: the units, those who held a post to write in, and the rule of ties."""

    rule: TieRule = TieRule()
    units: dict[int, Counted] = field(default_factory=dict)
    people: dict[int, Counted] = field(default_factory=dict)
    leaders: dict[int, str] = field(default_factory=dict)


def rule_on(congress: Congress, day: date) -> dict[str, Subquery]:
    """Give what a question is annotated with to learn, in passing, the `TieRule` in force on a day."""
    signed = Signing.objects.filter(congress=congress, in_force_from__lte=day).order_by("-in_force_from")
    told = ("rulebook__ties", "rulebook_id", "rulebook__title", "in_force_from")
    names = ("rule_ties", "rule_pk", "rule_title", "rule_since")
    return {name: Subquery(signed.values(column)[:1]) for name, column in zip(names, told, strict=True)}


def rule_of(row: Mapping) -> TieRule:
    """Read the rule of ties from a row that was asked for with `rule_on`."""
    ties = row["rule_ties"] or COMPETITION
    return TieRule(ties, row["rule_pk"], row["rule_title"] or "", row["rule_since"])


def roll_of(congress: Congress, *, period: Period) -> Roll:
    """Return the units of a congress, who held which post in the period, and the rule of ties. One question.

    The rule is the one in force on the last day, by which the period is closed.
    """
    held = FilteredRelation(
        "post",
        condition=Q(post__role__in=(*WRITING_ROLES, Role.LEADER), post__starts_on__lte=period.last)
        & (Q(post__ends_on=None) | Q(post__ends_on__gte=period.first)),
    )
    rows = Unit.objects.of(congress).annotate(held=held, **rule_on(congress, period.last))
    roll, ranks = Roll(), {}
    for row in rows.order_by("rank", "held__starts_on", "held__pk", "pk").values(
        "pk", "short_name", "kind", "rank", *rule_on(congress, period.last), *POSTED
    ):
        roll.rule = rule_of(row)
        unit = roll.units.setdefault(row["pk"], Counted(row["pk"], row["short_name"], row["kind"], row["pk"]))
        ranks[row["pk"]] = (row["rank"], row["pk"])
        _post(roll, unit, row)
    roll.units = dict(sorted(roll.units.items(), key=lambda one: ranks[one[0]]))
    return roll


def _post(roll: Roll, unit: Counted, row: Mapping) -> None:
    person = row["held__person_id"]
    if row["held__role"] == Role.LEADER:
        roll.leaders.setdefault(person, unit.name)
    elif person:
        unit.writers.add(person)
        roll.people.setdefault(person, Counted(person, row["held__person__name"], unit.name, unit.key))


def people_of(
    congress: Congress, *, period: Period, spans: Mapping[str, tuple[date, date]], roll: Roll | None = None
) -> list[Counted]:
    """Return everybody who writes: held a writing post in the period, owes something, or earned something.

    Three questions to the database, however many they are.
    """
    roll = roll or roll_of(congress, period=period)
    found = roll.people
    for target in Target.objects.filter(congress=congress).of_people().in_period(period):
        one = found.setdefault(target.person_id, Counted(target.person_id, target.person.name))
        one.targets.append(target)
    counted = _with_sums(found, counted_by(congress, by=PERSON, spans=spans))
    for one in counted:
        one.is_leader = one.key in roll.leaders
        one.unit = one.unit or roll.leaders.get(one.key, "")
    return counted


def units_of(
    congress: Congress, *, period: Period, spans: Mapping[str, tuple[date, date]], roll: Roll | None = None
) -> list[Counted]:
    """Return all units of the congress in their order. Three questions, however many they are."""
    found = (roll or roll_of(congress, period=period)).units
    for target in Target.objects.filter(congress=congress).of_units().in_period(period):
        found[target.unit_id].targets.append(target)
    return _with_sums(found, counted_by(congress, by=UNIT, spans=spans))


def pieces_by_level(congress: Congress, *, first: date, last: date) -> list[tuple[str, Decimal]]:
    """Return how many pieces counted in a span of days, the highest level first."""
    entries = Entry.objects.of_congress(congress).between(first, last).measured(Measure.PIECES)
    sums = dict(entries.order_by().values_list("level").annotate(sum=Sum("amount")))
    return [(level, sums[level]) for level in Level.values if sums.get(level)]


def counted_by(congress: Congress, *, by: str, spans: Mapping[str, tuple[date, date]]) -> dict[int, Counted]:
    """Count what each person (PERSON) or unit (UNIT) earned within spans of days, by their key.

    Whole months are read from the tallies and only the days of a month that is not over from the entries, so
    that it takes no longer when there are more of them. A person's earnings count for the unit where the
    rules say so.
    """
    found: dict[int, Counted] = {}
    whole, rest = _parted(spans)
    for rows, day, days in ((Tally.objects, "month", whole), (Entry.objects, "counted_on", rest)):
        if days:
            _count(found, holding(rows.of_congress(congress), by=by), day=day, by=by, days=days)
    return found


def holding(rows: QuerySet, *, by: str) -> QuerySet:
    """Keep the entries or tallies that count for people, or for units."""
    return rows.filter(person__isnull=False) if by == PERSON else rows.filter(counts_for_unit=True)


def _parted(spans: Mapping[str, tuple[date, date]]) -> tuple[Spans, Spans]:
    """Part spans into their whole months and what is left at the end."""
    whole, rest = {}, {}
    for span, (first, last) in spans.items():
        month = Period.containing(last, MONTH)
        cut = last if last == month.last else month.first - timedelta(days=1)
        if first.day != 1:
            cut = first - timedelta(days=1)
        if first <= cut:
            whole[span] = (first, cut)
        if cut < last:
            rest[span] = (max(first, cut + timedelta(days=1)), last)
    return whole, rest


def _count(found: dict[int, Counted], rows: QuerySet, *, day: str, by: str, days: Spans) -> None:
    named = {span: Sum("amount", filter=Q(**{f"{day}__range": both})) for span, both in days.items()}
    # the name is looked up once for each sum, not joined to each row that is added up
    name = NAMES[by].filter(pk=OuterRef(by)).values_list(NAMED[by])
    first, last = min(first for first, _ in days.values()), max(last for _, last in days.values())
    kept = rows.between(first, last).order_by().values(by, "unit_id", "measure", "level")
    asked = kept.annotate(**named).annotate(called=Subquery(name))
    for key, unit, measure, level, *sums, called in asked.values_list(
        by, "unit_id", "measure", "level", *named, "called"
    ):
        one = found.setdefault(key, Counted(key, called))
        for span, amount in zip(named, sums, strict=True):
            if amount:
                at = (span, measure, level)
                one.sums[at] = one.sums[at] + amount if at in one.sums else amount
                one.earned_in.add((span, unit))


def _with_sums(found: dict[int, Counted], counted: dict[int, Counted]) -> list[Counted]:
    for key, one in counted.items():
        kept = found.setdefault(key, one)
        kept.sums, kept.earned_in = one.sums, one.earned_in
    return list(found.values())
