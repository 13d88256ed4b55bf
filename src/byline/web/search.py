"""Finding people by the words somebody types. Whom one may not see is not found."""

from __future__ import annotations

from byline.listing.spelling import spelt
from byline.team.models import Person

PEOPLE_AT_MOST = 12


def people_named(words: str, *, person: Person) -> list[Person]:
    """Find people by a part of their name or by its initials, for those who may see the list of people."""
    if not words or not person.has_perm("team.view_person"):
        return []
    seen = Person.objects.visible_to(person).order_by("pk")
    if not words.isascii():
        return list(seen.filter(name__contains=words)[:PEOPLE_AT_MOST])
    asked = words.lower().replace(" ", "")
    return [one for one in seen if any(asked in told for told in spelt(one.name))][:PEOPLE_AT_MOST]
