"""Who has not written: people who owe something or hold a writing post, and what came of them in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max
from django.utils import timezone

from byline.ledger.models import Entry
from byline.manuscripts.models import Authorship, Filing
from byline.reckoning.terms import Measure
from byline.rules.models import Target
from byline.targets.tallying import WRITING_ROLES
from byline.team.models import Leave, Person, Post
from byline.team.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.periods import Period

NOTHING_WRITTEN, NOTHING_HANDED_IN, NOTHING_ADOPTED = "written", "handed_in", "adopted"


@dataclass
class Writer:
    """Somebody who is expected to write, with what they did in the period."""

    person: Person
    unit: str = ""
    unit_key: int | None = None
    unit_kind: str = ""
    owes: bool = False
    written: int = 0
    handed_in: int = 0
    adopted: int = 0
    last_at: datetime | None = None
    is_on_leave: bool = False

    def lacks(self, what: str) -> bool:
        """Whether nothing of a kind came of them: NOTHING_WRITTEN, NOTHING_HANDED_IN or NOTHING_ADOPTED."""
        return not getattr(self, what)


def writers_of(person: Person, *, period: Period, on: date) -> list[Writer]:
    """Return who is expected to write in a period and whom a person may see, with what came of each by a day.

    The person's own unit stands first, then units in their order. Seven questions, however many they are.
    """
    last = min(period.last, max(on, period.first))
    found = _expected(person, period)
    _count_pieces(found, period.first, last)
    entries = Entry.objects.of_congress(person.congress).between(period.first, last).measured(Measure.PIECES)
    counted = (
        entries.filter(person__in=found)
        .order_by()
        .values_list("person")
        .annotate(Count("manuscript", distinct=True))
    )
    for key, adopted in counted:
        found[key].adopted = adopted
    for key in Leave.objects.filter(person__in=found).touching(last, last).values_list("person", flat=True):
        found[key].is_on_leave = True
    own = {post.unit_id for post in person.posts_today}
    return sorted(found.values(), key=lambda one: one.unit_key not in own)


def _expected(person: Person, period: Period) -> dict[int, Writer]:
    """Find those with a writing post or a target in the period, in the order of their units."""
    posts = Post.objects.filter(
        unit__congress=person.congress,
        role__in=WRITING_ROLES,
        starts_on__lte=period.last,
        person__is_active=True,
    ).exclude(ends_on__lt=period.first)
    targets = Target.objects.filter(congress=person.congress, amount__gt=0).within(period)
    if not person.holds(Role.EDITOR, Role.LEADER, Role.AUDITOR):
        posts = posts.filter(unit__in=person.units_headed()) | posts.filter(person=person)
        targets = targets.visible_to(person)
    found: dict[int, Writer] = {}
    for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk"):
        unit = post.unit
        found.setdefault(post.person_id, Writer(post.person, unit.short_name, unit.pk, unit.kind))
    for target in targets.of_people():
        found.setdefault(target.person_id, Writer(target.person)).owes = True
    return found


def _count_pieces(found: dict[int, Writer], first: date, last: date) -> None:
    begins = timezone.make_aware(datetime.combine(first, time.min))
    ends = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    authored = Authorship.objects.filter(person__in=found).order_by()
    began = authored.filter(manuscript__created_at__gte=begins, manuscript__created_at__lt=ends)
    for key, count in began.values_list("person").annotate(Count("manuscript")):
        found[key].written = count
    handed = Filing.objects.filter(at__gte=begins, at__lt=ends).values("manuscript")
    for key, count in (
        authored.filter(manuscript__in=handed).values_list("person").annotate(Count("manuscript"))
    ):
        found[key].handed_in = count
    for key, at in authored.values_list("person").annotate(Max("manuscript__created_at")):
        found[key].last_at = at
