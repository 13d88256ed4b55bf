"""Finding manuscripts and people by the words somebody types. What one may not see is not found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q

from byline.manuscripts.models import Authorship, Manuscript
from byline.team.models import Person

AT_MOST = 50
PEOPLE_AT_MOST = 12
AROUND = 36  # characters shown on either side of what was found: two lines of the list
NUMBER = re.compile(r"(?:\S*?[〔\[(（](?P<year>\d{4})[〕\])）])?\s*第?0*(?P<number>\d{1,5})号?")


@dataclass(frozen=True)
class Hit:
    """A manuscript that was found, and the words round the place, if they stand in its text."""

    manuscript: Manuscript
    passage: str


def manuscripts_with(words: str, *, person: Person) -> list[Hit]:
    """Find what has the words in title, text, an author's name or the register number, newest first.

    At most AT_MOST; one more is never read. Nothing is found for no words.
    """
    if not words:
        return []
    authors = Authorship.objects.filter(person__name__contains=words).values("manuscript")
    asked = Q(title__contains=words) | Q(body__contains=words) | Q(pk__in=authors) | numbered(words)
    found = (
        Manuscript.objects.visible_to(person)
        .filter(asked)
        .with_state()
        .select_related("unit", "registration")
    )
    newest = found.prefetch_related("authorship_set__person").order_by("-changed_at", "-pk")[:AT_MOST]
    return [Hit(manuscript, passage(manuscript.text, words)) for manuscript in newest]


def numbered(words: str) -> Q:
    """Return the condition of a register number, as 87, 087号 or 青人信〔2026〕87号; else of nothing."""
    number = NUMBER.fullmatch(words)
    if number is None:
        return Q(pk__in=[])
    asked = Q(registration__number=int(number["number"]))
    return asked & Q(registration__year=int(number["year"])) if number["year"] else asked


def people_named(words: str, *, person: Person):
    """Find people by a part of their name, for those who may see the list of people."""
    if not words or not person.has_perm("team.view_person"):
        return Person.objects.none()
    return Person.objects.visible_to(person).filter(name__contains=words).order_by("pk")[:PEOPLE_AT_MOST]


def passage(text: str, words: str) -> str:
    """Return the text round the first place of `words`, or nothing where it has none."""
    place = text.find(words)
    if place < 0:
        return ""
    first, last = max(0, place - AROUND), place + len(words) + AROUND
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
