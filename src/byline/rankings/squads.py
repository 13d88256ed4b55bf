"""What squads earned: each member's earnings from the day they joined to the day they left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import FilteredRelation, Q, Sum

from byline.ledger.models import Entry, Tally
from byline.reckoning.periods import MONTH, Period
from byline.reckoning.terms import Measure
from byline.targets.tallying import NOTHING, Counted, TieRule, rule_of, rule_on
from byline.team.models import Squad

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from byline.team.models import Congress

    Holder = tuple[str, int]
    Days = tuple[date, date]

MEMBER = ("held__person_id", "held__starts_on", "held__ends_on")
KEPT = ("congress_id", "person_id", "measure", "level")


@dataclass
class Stays:
    """Whose earnings count for which squad and span: of whole months, and of the days at either end."""

    months: dict[tuple[int, date], list[Holder]] = field(default_factory=lambda: defaultdict(list))
    days: list[tuple[int, Days, Holder]] = field(default_factory=list)

    def add(self, person: int, days: Days, holder: Holder) -> None:
        """Let what a person earns on these days count for the squad."""
        for month in _months(*days):
            first, last = max(days[0], month.first), min(days[1], month.last)
            if (first, last) == (month.first, month.last):
                self.months[person, month.first].append(holder)
            else:
                self.days.append((person, (first, last), holder))


def squads_of(congress: Congress, *, spans: Mapping[str, Days], now: str) -> tuple[list[Counted], TieRule]:
    """Return the squads in being in the span `now`, with what their members earned while in them; the rule.

    Three questions, however many there are: whole months are read from the tallies, and only the days of a
    month in which somebody joined or left from the entries.
    """
    squads, stays, rule = _members(congress, spans=spans, now=now)
    if stays.months:
        people, months = zip(*stays.months, strict=True)
        tallies = Tally.objects.of_congress(congress).between(min(months), max(months))
        rows = tallies.filter(person__in=set(people)).order_by().values(*KEPT, "month")
        for row in rows.annotate(sum=Sum("amount")):
            for holder in stays.months.get((row["person_id"], row["month"]), ()):
                _add(squads, holder, row)
    if stays.days:
        _add_days(squads, stays, congress)
    return list(squads.values()), rule


def _members(
    congress: Congress, *, spans: Mapping[str, Days], now: str
) -> tuple[dict[int, Counted], Stays, TieRule]:
    """Ask once for squads, members and the rule of ties; the members of the period itself are its writers."""
    first, last = min(days[0] for days in spans.values()), spans[now][1]
    lasting = Q(members__ends_on=None) | Q(members__ends_on__gte=first)
    held = FilteredRelation("members", condition=lasting & Q(members__starts_on__lte=last))
    asked = Squad.objects.of(congress).touching(*spans[now]).annotate(held=held, **rule_on(congress, last))
    squads, stays, rule = {}, Stays(), TieRule()
    for row in asked.order_by("pk", "held__pk").values("pk", "name", *MEMBER, *rule_on(congress, last)):
        rule = rule_of(row)
        squad = squads.setdefault(row["pk"], Counted(row["pk"], row["name"]))
        for span, days in spans.items() if row["held__person_id"] else ():
            common = max(row["held__starts_on"], days[0]), min(row["held__ends_on"] or days[1], days[1])
            if common[0] <= common[1]:
                stays.add(row["held__person_id"], common, (span, squad.key))
                squad.writers |= {row["held__person_id"]} if span == now else set()
    return squads, stays, rule


def _add_days(squads: dict[int, Counted], stays: Stays, congress: Congress) -> None:
    # all measures are named, so that the index of a person's entries leads straight to these days
    kept = Q()
    for person, days, _holder in stays.days:
        kept |= Q(person=person, measure__in=Measure.values, counted_on__range=days)
    rows = Entry.objects.filter(kept).order_by().values(*KEPT, "counted_on").annotate(sum=Sum("amount"))
    of_person = defaultdict(list)
    for row in rows:
        if row["congress_id"] == congress.pk:
            of_person[row["person_id"]].append(row)
    for person, days, holder in stays.days:
        for row in of_person[person]:
            if days[0] <= row["counted_on"] <= days[1]:
                _add(squads, holder, row)


def _add(squads: dict[int, Counted], holder: Holder, row: Mapping) -> None:
    span, squad = holder
    sums, key = squads[squad].sums, (span, row["measure"], row["level"])
    sums[key] = sums.get(key, NOTHING) + Decimal(row["sum"])


def _months(first: date, last: date) -> Iterator[Period]:
    month = Period.containing(first, MONTH)
    while month.first <= last:
        yield month
        month = month.next()
