"""What each filter keeps, as a condition on manuscripts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from byline.listing import search
from byline.manuscripts.models import Appearance, Submission
from byline.manuscripts.models.review import Taking
from byline.manuscripts.models.submission import GONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from byline.team.models import Person

A_DAY = timedelta(days=1)


def condition_of(kept: dict, *, person: Person) -> Q:
    """Return one condition for all that a FilterForm keeps."""
    condition = Q()
    for name, value in kept.items():
        if name in PLAIN:
            condition &= Q(**{PLAIN[name]: value})
        elif name in ASKED:
            condition &= ASKED[name](value, kept, person)
    return condition & of_outlet(kept) & of_period(kept)


def of_words(words: str, _kept: dict, person: Person) -> Q:
    """Keep what has the words, as the search page finds it."""
    return search.telling(words, congress=person.congress)


def of_author(words: str, _kept: dict, person: Person) -> Q:
    """Keep what somebody of this name, or with these initials, wrote."""
    return search.written_by(words, congress=person.congress)


def of_number(words: str, _kept: dict, _person: Person) -> Q:
    """Keep what has this number."""
    return search.numbered(words)


def of_due(asked: str, _kept: dict, _person: Person) -> Q:
    """Keep what is under review and overdue, or due today."""
    if asked == "over":
        return Q(due_at__lt=timezone.now())
    today = timezone.localdate()
    return Q(due_at__gte=start_of(today), due_at__lt=start_of(today + A_DAY))


def of_taken(_asked: str, _kept: dict, person: Person) -> Q:
    """Keep what the person has taken up."""
    return Q(pk__in=Taking.objects.filter(by=person, ended_at=None).values("filing__manuscript"))


def of_outlet(kept: dict) -> Q:
    """Keep what went to an outlet, or to any, and what it printed; nothing is asked without both."""
    outlet, outcome = kept.get("outlet"), kept.get("outcome", "")
    if not (outlet or outcome):
        return Q()
    there = {"outlet": outlet} if outlet else {}
    sent = Q(pk__in=Submission.objects.filter(stands_at__in=GONE, **there).values("manuscript"))
    printed = Q(pk__in=Appearance.objects.filter(retracted_at=None, **there).values("manuscript"))
    return {"": sent | printed, "sent": sent, "printed": printed, "silent": sent & ~printed}[outcome]


def of_period(kept: dict) -> Q:
    """Keep what was changed, begun or registered between two days, both counted."""
    since, until, day = kept.get("since"), kept.get("until"), kept.get("day", "changed")
    condition = Q()
    if day == "registered":
        if since:
            condition &= Q(registration__registered_on__gte=since)
        return condition & Q(registration__registered_on__lte=until) if until else condition
    field = {"changed": "changed_at", "begun": "created_at"}[day]
    if since:
        condition &= Q(**{f"{field}__gte": start_of(since)})
    return condition & Q(**{f"{field}__lt": start_of(until + A_DAY)}) if until else condition


def start_of(day: date) -> datetime:
    """Return the first moment of a day, as the office's clock has it."""
    return timezone.make_aware(datetime.combine(day, time.min))


PLAIN = {"state": "stands_at", "genre": "genre", "unit": "unit", "key_task": "key_task", "topic": "topic"}
ASKED: dict[str, Callable[[str, dict, Person], Q]] = {
    "q": of_words,
    "author": of_author,
    "number": of_number,
    "due": of_due,
    "taken": of_taken,
}
