"""The rows of a period as accounts: what each person and each unit sent, had adopted, earned and owes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from byline.closing import work
from byline.closing.work import PERSON, UNIT, Holder
from byline.ledger.counting import exact
from byline.ledger.fact_kinds import Kind
from byline.ledger.models import Circumstance, Entry
from byline.ledger.models.settlement import incident
from byline.reckoning.book import STREAK
from byline.reckoning.closing import runs_short
from byline.reckoning.facts import Account, Incident, Owed, Tallied
from byline.reckoning.terms import Metric
from byline.rules.models import Target
from byline.rules.models.owed import Counting
from byline.team.models import Person, Post, Unit
from byline.team.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from byline.reckoning.book import Book
    from byline.reckoning.periods import Period
    from byline.team.models import Congress

WRITING_ROLES = (Role.WRITER, Role.HEAD, Role.EDITOR)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Earned:
    """What a person, or a unit by itself (`person` None), earned in one measure, level and genre."""

    person: int | None
    unit: int
    counts_for_unit: bool
    measure: str
    amount: Decimal
    level: str = ""
    genre: str = ""


@dataclass
class Gathered:
    """All that is known of a period, by holder, before it is cut into accounts."""

    tallied: dict[Holder, list[Tallied]] = field(default_factory=lambda: defaultdict(list))
    before: dict[Holder, dict[str, Decimal]] = field(default_factory=dict)
    owed: dict[Holder, list[Owed]] = field(default_factory=lambda: defaultdict(list))
    incidents: dict[Holder, list[Incident]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[int, int] = field(default_factory=dict)
    posts: dict[int, str] = field(default_factory=dict)


def accounts(
    congress: Congress, period: Period, *, book: Book, earned: Iterable[Earned] | None = None
) -> tuple[Account, ...]:
    """Return an account of everybody who writes, owes or earned something in a period, and of each unit.

    `earned` stands in for what the ledger holds of the period, where rules are only tried. A dozen questions,
    however many they are, and as many again for each period before that a streak looks back to.
    """
    gathered = gather(congress, period, earned=earned)
    found = tuple(_cut(congress, period, gathered))
    streaks = short_before(congress, period, book=book)
    return tuple(replace(one, short_before=streaks.get(_holder(one), {})) for one in found)


def gather(congress: Congress, period: Period, *, earned: Iterable[Earned] | None = None) -> Gathered:
    """Bring together what was earned, sent, adopted and is owed in a period, and where people sit."""
    gathered = Gathered()
    in_ledger = earned_in(congress, (period.first, period.last), but_for=period)
    for one in in_ledger if earned is None else earned:
        tally = Tallied(one.measure, one.amount, one.level, one.genre)
        for holder in _held_by(one):
            gathered.tallied[holder].append(tally)
        if one.person:
            gathered.homes.setdefault(one.person, one.unit)
    for holder, tally in work.tallied(congress, period):
        gathered.tallied[holder].append(tally)
    gathered.before = _before(congress, period)
    for target in Target.objects.filter(congress=congress).in_period(period):
        holder = (UNIT, target.unit_id) if target.unit_id else (PERSON, target.person_id)
        metric = Metric.SENT if target.counting == Counting.SENT else target.measure
        owed = Owed(str(metric), target.amount, target.minimum_level, target.genre)
        gathered.owed[holder].append(owed)
    for holder, one in _went_wrong(congress, period):
        gathered.incidents[holder].append(one)
    _seat(gathered, congress, period)
    return gathered


def earned_in(
    congress: Congress,
    days: tuple[date, date],
    *,
    but_for: Period | None = None,
    kinds: Collection[str] = (),
) -> list[Earned]:
    """Return what the ledger holds between two days; not what closings `but_for` a period wrote.

    `kinds` keeps what was written by postings of these kinds alone.
    """
    entries = Entry.objects.of_congress(congress).between(*days)
    if kinds:
        entries = entries.filter(posting__kind__in=kinds)
    if but_for:
        entries = entries.exclude(period=but_for.key)
    fields = ("person_id", "unit_id", "counts_for_unit", "measure", "level", "genre")
    rows = entries.order_by().values_list(*fields).annotate(sum=Sum("amount"))
    return [
        Earned(person, unit, counts, measure, exact(amount), level, genre)
        for person, unit, counts, measure, level, genre, amount in rows
        if exact(amount)
    ]


def short_before(congress: Congress, period: Period, *, book: Book) -> dict[Holder, dict[str, int]]:
    """Return by holder and clause of a duty how many periods in a row, just before this one, were short.

    It looks back no further than the longest streak that the book asks for.
    """
    longest = max(
        (line.count or 0 for line in book.period_lines if line.kind == STREAK and line.per == period.kind),
        default=0,
    )
    running: dict[Holder, dict[str, int]] = {}
    for earlier in reversed(_earlier(period, longest - 1)):
        found = _cut(congress, earlier, gather(congress, earlier))
        running = {
            _holder(one): runs_short(book, earlier, replace(one, short_before=running.get(_holder(one), {})))
            for one in found
        }
    return running


def _earlier(period: Period, count: int) -> list[Period]:
    """Return so many periods before one, the latest first."""
    found = []
    for _step in range(count):
        period = period.previous()
        found.append(period)
    return found


def _held_by(one: Earned) -> list[Holder]:
    held = [(PERSON, one.person)] if one.person else []
    return [*held, (UNIT, one.unit)] if one.counts_for_unit or not one.person else held


def _before(congress: Congress, period: Period) -> dict[Holder, dict[str, Decimal]]:
    found: dict[Holder, dict[str, Decimal]] = {}
    first = date(period.last.year, 1, 1)  # a week counts in the year of its Sunday
    if first >= period.first:
        return found
    for one in earned_in(congress, (first, period.first - timedelta(days=1))):
        for holder in _held_by(one):
            sums = found.setdefault(holder, {})
            sums[one.measure] = sums.get(one.measure, NOTHING) + one.amount
    return found


def _went_wrong(congress: Congress, period: Period) -> Iterable[tuple[Holder, Incident]]:
    """Yield what went wrong in the year until the end of the period, with whom it concerns.

    A mishap of a piece concerns its authors and their units; one without a piece whom it names.
    """
    year = (date(period.last.year, 1, 1), period.last)
    mishaps = Circumstance.objects.of_congress(congress).standing().filter(kind=Kind.INCIDENT, on__range=year)
    for one in mishaps.select_related("unit").order_by("on", "pk"):
        told = incident(one)
        if one.person_id or one.unit_id:
            named = ((PERSON, one.person_id), (UNIT, one.unit_id))
        else:
            named = [holder for holder, _piece in work.holders([one.manuscript_id])]
        for holder in named:
            if holder[1]:
                yield holder, told


def _seat(gathered: Gathered, congress: Congress, period: Period) -> None:
    """Note the unit and the title of everybody's first writing post in the period."""
    posts = Post.objects.filter(
        unit__congress=congress, role__in=WRITING_ROLES, starts_on__lte=period.last
    ).exclude(ends_on__lt=period.first)
    seated = set()
    for post in posts.order_by("starts_on", "pk"):
        if post.person_id not in seated:
            seated.add(post.person_id)
            gathered.homes[post.person_id] = post.unit_id
            gathered.posts[post.person_id] = post.title or post.get_role_display()


def _cut(congress: Congress, period: Period, gathered: Gathered) -> Iterable[Account]:
    units = {unit.pk: unit for unit in Unit.objects.of(congress)}
    keys = {key for kind, key in (*gathered.tallied, *gathered.owed) if kind == PERSON} | set(gathered.homes)
    for person in Person.objects.filter(pk__in=keys).order_by("pk"):
        unit = units.get(gathered.homes.get(person.pk))
        if unit:  # who has no unit has nothing that a line could be written for
            account = Account(
                person.pk,
                unit.pk,
                unit.kind,
                age=age_of(person, on=period.first),
                post=gathered.posts.get(person.pk, ""),
            )
            yield _filled(account, gathered, period)
    for unit in units.values():
        yield _filled(Account(None, unit.pk, unit.kind), gathered, period)


def age_of(person: Person, *, on: date) -> int | None:
    """Return a person's age in whole years on a day; None where nobody knows the day of birth."""
    born = person.born_on
    return born and on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _filled(account: Account, gathered: Gathered, period: Period) -> Account:
    holder = _holder(account)
    return replace(
        account,
        tallied=tuple(gathered.tallied.get(holder, ())),
        owed=tuple(gathered.owed.get(holder, ())),
        incidents=tuple(one for one in gathered.incidents.get(holder, ()) if one.on in period),
        incidents_of_year=tuple(gathered.incidents.get(holder, ())),
        before=gathered.before.get(holder, {}),
    )


def _holder(account: Account) -> Holder:
    return (PERSON, account.person) if account.person else (UNIT, account.unit)
