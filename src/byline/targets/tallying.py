"""What the ledger says of many at once: sums by person or unit over spans of days, in one question."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q, Sum

from byline.ledger.models import Entry, Tally
from byline.reckoning.periods import MONTH, Period
from byline.reckoning.terms import Level, Measure
from byline.rules.models import Target
from byline.team.models import Post, Unit
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


@dataclass
class Counted:
    """One person or unit with what was counted for it: by span, measure and level of the outlet."""

    key: int
    name: str
    unit: str = ""
    unit_key: int | None = None
    targets: list[Target] = field(default_factory=list)
    sums: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)

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


def people_of(congress: Congress, *, period: Period, spans: Mapping[str, tuple[date, date]]) -> list[Counted]:
    """Return everybody who writes: held a writing post in the period, owes something, or earned something.

    Three questions to the database, however many they are.
    """
    posts = Post.objects.filter(
        unit__congress=congress, role__in=WRITING_ROLES, starts_on__lte=period.last
    ).exclude(ends_on__lt=period.first)
    found = {}
    for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk"):
        one = Counted(post.person_id, post.person.name, post.unit.short_name, post.unit_id)
        found.setdefault(post.person_id, one)
    for target in Target.objects.filter(congress=congress).of_people().in_period(period):
        one = found.setdefault(target.person_id, Counted(target.person_id, target.person.name))
        one.targets.append(target)
    return _with_sums(found, counted_by(congress, by=PERSON, spans=spans))


def units_of(congress: Congress, *, period: Period, spans: Mapping[str, tuple[date, date]]) -> list[Counted]:
    """Return all units of the congress in their order. Three questions, however many they are."""
    found = {
        unit.pk: Counted(unit.pk, unit.short_name, unit.kind, unit.pk) for unit in Unit.objects.of(congress)
    }
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
    first, last = min(first for first, _ in days.values()), max(last for _, last in days.values())
    name = "person__name" if by == PERSON else "unit__short_name"
    named = {span: Sum("amount", filter=Q(**{f"{day}__range": both})) for span, both in days.items()}
    for row in rows.between(first, last).order_by().values(by, name, "measure", "level").annotate(**named):
        one = found.setdefault(row[by], Counted(row[by], row[name]))
        for span in days:
            key = (span, row["measure"], row["level"])
            one.sums[key] = one.sums.get(key, NOTHING) + (row[span] or NOTHING)


def _with_sums(found: dict[int, Counted], counted: dict[int, Counted]) -> list[Counted]:
    for key, one in counted.items():
        found.setdefault(key, one).sums = one.sums
    return list(found.values())
