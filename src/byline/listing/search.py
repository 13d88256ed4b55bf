"""Finding manuscripts by the words somebody types. What one may not see is not found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Q, When

from byline.manuscripts import pairs
from byline.manuscripts.models import Authorship, Manuscript, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.team.models import Person

AT_MOST = 50
AROUND = 36  # characters shown on either side of what was found: two lines of the list
NUMBER = re.compile(r"(?:\S*?[〔\[(（](?P<year>\d{4})[〕\])）])?\s*第?0*(?P<number>\d{1,5})号?")


@dataclass(frozen=True)
class Hit:
    """A manuscript that was found, and the words round the place, if they stand in its text."""

    manuscript: Manuscript
    passage: str


def manuscripts_with(words: str, *, person: Person) -> list[Hit]:
    """Find what has the words in title, text, an author's name or the register number.

    Several words, parted by spaces, must all be there; signs alone ask for nothing. What has them in its
    title comes first, then the newest. At most AT_MOST are read. Nothing is found for no words.
    """
    terms = [term for term in words.split() if pairs.asked(term)]
    if not terms:
        return []
    Wording.objects.bring_up_to_date()
    found = Manuscript.objects.visible_to(person).filter(*map(told_by, terms))
    in_title = Wording.objects.saying(" ".join(terms), field="title")
    ordered = found.alias(is_titled=Case(When(in_title, then=1), default=0)).order_by(
        "-is_titled", "-changed_at", "-pk"
    )
    shown = ordered.select_related("unit", "registration").prefetch_related("authorship_set__person")
    return [Hit(manuscript, passage(manuscript.text, terms)) for manuscript in shown[:AT_MOST]]


def told_by(term: str) -> Q:
    """Return the condition that a manuscript has a term in its words, an author's name, or as its number."""
    authors = Authorship.objects.filter(person__name__contains=term).values("manuscript")
    return Wording.objects.saying(term) | Q(pk__in=authors) | numbered(term)


def numbered(words: str) -> Q:
    """Return the condition of a register number, as 87, 087号 or 青人信〔2026〕87号; else of nothing."""
    number = NUMBER.fullmatch(words)
    if number is None:
        return Q(pk__in=[])
    asked = Q(registration__number=int(number["number"]))
    return asked & Q(registration__year=int(number["year"])) if number["year"] else asked


def passage(text: str, terms: Sequence[str]) -> str:
    """Return the text round the first place of the rarest of `terms` in it, or nothing where it has none."""
    lowered = text.lower()
    found = [term for term in terms if term.lower() in lowered]
    if not found:
        return ""
    term = min(found, key=lambda one: lowered.count(one.lower()))
    place = lowered.find(term.lower())
    first, last = max(0, place - AROUND), place + len(term) + AROUND
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
