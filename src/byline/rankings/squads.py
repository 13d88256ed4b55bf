"""What squads earned: each member's earnings from the day they joined to the day they left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import FilteredRelation, Q, Sum

from byline.ledger.models import Entry, Tally
from byline.reckoning.periods import MONTH, Period
from byline.reckoning.terms import Measure
from byline.targets.tallying import Counted, TieRule, rule_of, rule_on
from byline.team.models import Squad

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from byline.team.models import Congress

    Holder = tuple[str, int]
    Days = tuple[date, date]
    Stay = tuple[int, Days, Holder]

MEMBER = ("held__person_id", "held__starts_on", "held__ends_on")
MONTHS, DAYS = "month", "counted_on"
KEPT = ("person_id", "measure", "level")


@dataclass
class Stays:
    """Whose earnings count on which days for which squad and span: whole months, days at either end."""

    congress: Congress
    months: list[Stay] = field(default_factory=list)
    days: list[Stay] = field(default_factory=list)

    def add(self, person: int, days: Days, holder: Holder) -> None:
        """Let what a person earns on these days count for the squad."""
        whole = []
        for month in _months(*days):
            first, last = max(days[0], month.first), min(days[1], month.last)
            if (first, last) == (month.first, month.last):
                whole += [first, last]
            else:
                self.days.append((person, (first, last), holder))
        if whole:
            self.months.append((person, (whole[0], whole[-1]), holder))


def squads_of(congress: Congress, *, spans: Mapping[str, Days], now: str) -> tuple[list[Counted], TieRule]:
    """Return the squads in being in the span `now`, with what their members earned while in them; the rule.

    Three questions, however many there are: whole months are read from the tallies, and only the days of a
    month in which somebody joined or left from the entries.
    """
    squads, stays, rule = _members(congress, spans=spans, now=now)
    if stays.months:
        people, spans_of_months, _holders = zip(*stays.months, strict=True)
        first, last = min(days[0] for days in spans_of_months), max(days[1] for days in spans_of_months)
        tallies = Tally.objects.filter(person__in=set(people)).between(first, last)
        _count(squads, tallies, day=MONTHS, stays=stays)
    if stays.days:
        _count(squads, _entries(stays.days), day=DAYS, stays=stays)
    return list(squads.values()), rule


def _members(
    congress: Congress, *, spans: Mapping[str, Days], now: str
) -> tuple[dict[int, Counted], Stays, TieRule]:
    """Ask once for squads, members and the rule of ties; the members of the period itself are its writers."""
    first, last = min(days[0] for days in spans.values()), spans[now][1]
    lasting = Q(members__ends_on=None) | Q(members__ends_on__gte=first)
    held = FilteredRelation("members", condition=lasting & Q(members__starts_on__lte=last))
    asked = Squad.objects.of(congress).touching(*spans[now]).annotate(held=held, **rule_on(congress, last))
    squads, stays, rule = {}, Stays(congress), TieRule()
    for row in asked.order_by("pk", "held__pk").values("pk", "name", *MEMBER, *rule_on(congress, last)):
        rule = rule_of(row)
        squad = squads.setdefault(row["pk"], Counted(row["pk"], row["name"]))
        for span, days in spans.items() if row["held__person_id"] else ():
            common = max(row["held__starts_on"], days[0]), min(row["held__ends_on"] or days[1], days[1])
            if common[0] <= common[1]:
                stays.add(row["held__person_id"], common, (span, squad.key))
                squad.writers |= {row["held__person_id"]} if span == now else set()
    return squads, stays, rule


def _entries(stays: list[Stay]) -> QuerySet:
    people = defaultdict(set)
    for person, days, _holder in stays:
        people[days].add(person)
    kept = Q()
    for days, those in people.items():
        # all measures are named, so that the index of a person's entries leads straight to these days
        kept |= Q(person__in=those, measure__in=Measure.values, counted_on__range=days)
    return Entry.objects.filter(kept)


def _count(squads: dict[int, Counted], rows: QuerySet, *, day: str, stays: Stays) -> None:
    """Add what each person earned on each span of days to the squads for which it counts."""
    counted = stays.months if day == MONTHS else stays.days
    spans = sorted({days for _person, days, _holder in counted})
    # the congress is asked of each row here, so that no index is chosen by it: the people's own are shorter
    ranges = [{f"{day}__range": days, "congress": stays.congress} for days in spans]
    named = {f"sum_{number}": Sum("amount", filter=Q(**one)) for number, one in enumerate(ranges)}
    counts_for = defaultdict(list)
    for person, days, holder in counted:
        counts_for[person].append((spans.index(days), holder))
    asked = rows.order_by().values(*KEPT)
    for person, measure, level, *sums in asked.annotate(**named).values_list(*KEPT, *named):
        for number, (span, squad) in counts_for[person]:
            if amount := sums[number]:
                kept, key = squads[squad].sums, (span, measure, level)
                kept[key] = kept[key] + amount if key in kept else amount


def _months(first: date, last: date) -> Iterator[Period]:
    month = Period.containing(first, MONTH)
    while month.first <= last:
        yield month
        month = month.next()
