"""Finding manuscripts by the words somebody types. What one may not see is not found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Q, When

from byline.listing.spelling import is_spelt
from byline.manuscripts import pairs
from byline.manuscripts.models import Authorship, Manuscript, Registration, Wording
from byline.team.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from byline.team.models import Congress

AROUND = 36  # characters shown on either side of what was found: two lines of the page
NEAR = 11  # the same under a title in the list: one line of its column
NUMBER = re.compile(r"(?:\S*?[〔\[(（](?P<year>\d{4})[〕\])）])?\s*第?0*(?P<number>\d{1,5})号?")


@dataclass(frozen=True)
class Hit:
    """A manuscript that was found, and the words round the place, if they stand in its text."""

    manuscript: Manuscript
    passage: str


def terms_of(words: str) -> list[str]:
    """Return the words that can be asked for; signs alone ask for nothing."""
    return [term for term in words.split() if pairs.asked(term)]


def telling(words: str, *, congress: Congress) -> Q:
    """Return the condition that a manuscript has all the words, each in its text, an author or its number.

    It holds nowhere where no word can be asked for.
    """
    terms = terms_of(words)
    if not terms:
        return Q(pk__in=[])
    Wording.objects.bring_up_to_date()
    condition = Q()
    for term in terms:
        condition &= Wording.objects.saying(term) | written_by(term, congress=congress) | numbered(term)
    return condition


def written_by(words: str, *, congress: Congress) -> Q:
    """Return the condition that an author's name has these words, or is spelt with these Latin letters."""
    if not words.isascii():
        people = Person.objects.of(congress).filter(name__contains=words).values("pk")
        return Q(pk__in=Authorship.objects.filter(person__in=people).values("manuscript"))
    names = Person.objects.of(congress).values_list("pk", "name")
    keys = [key for key, name in names if is_spelt(name, words)]
    return Q(pk__in=Authorship.objects.filter(person__in=keys).values("manuscript")) if keys else nothing()


def numbered(words: str) -> Q:
    """Return the condition of a register number, as 87, 087号 or 青人信〔2026〕87号; else of nothing."""
    number = NUMBER.fullmatch(words)
    if number is None:
        return nothing()
    found = Registration.objects.standing().filter(number=int(number["number"]))
    found = found.filter(year=int(number["year"])) if number["year"] else found
    return Q(pk__in=found.values("manuscript"))


def nothing() -> Q:
    """Return the condition that holds nowhere."""
    return Q(pk__in=[])


def titled_first(found: QuerySet, words: str) -> QuerySet:
    """Return the keys of what was found: what has the words in its title first, then the newest."""
    in_title = Wording.objects.saying(" ".join(terms_of(words)), field="title")
    ranked = found.alias(is_titled=Case(When(in_title, then=1), default=0))
    return ranked.order_by("-is_titled", "-changed_at", "-pk").values_list("pk", flat=True)


def hits_of(keys: Sequence[int], words: str) -> list[Hit]:
    """Read the manuscripts of some keys, in the keys' order, each with its passage."""
    terms = terms_of(words)
    rows = Manuscript.objects.filter(pk__in=keys).select_related("unit", "registration")
    by_key = {row.pk: row for row in rows.prefetch_related("authorship_set__person")}
    found = [by_key[key] for key in keys if key in by_key]
    return [Hit(manuscript, passage(manuscript.text, terms)) for manuscript in found]


def passage(text: str, terms: Sequence[str], *, around: int = AROUND) -> str:
    """Return the text round the first place of the rarest of `terms` in it, or nothing where it has none.

    `around` is how many characters stand on either side.
    """
    lowered = text.lower()
    found = [term for term in terms if term.lower() in lowered]
    if not found:
        return ""
    term = min(found, key=lambda one: lowered.count(one.lower()))
    place = lowered.find(term.lower())
    first, last = max(0, place - around), place + len(term) + around
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
