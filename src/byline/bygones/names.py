"""Names in a past ledger that nobody knows here, and how they are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from byline.bygones.rows import UNKNOWN_PERSON, UNKNOWN_UNIT
from byline.errors import Refused
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.bygones.models import PastLedger

LONGEST_PERSON, LONGEST_UNIT, LONGEST_SHORT = 30, 60, 20


class NoNewNames(Refused):
    """Every name in this ledger is known already, so there is none to enter."""


class NameTooLong(Refused):
    """“{name}” is too long for a name. See whether that column is the right one."""


def unknown(ledger: PastLedger) -> tuple[dict[str, str], list[str]]:
    """Return the people nobody knows, each with the unit that stands beside the name, and such units."""
    people: dict[str, str] = {}
    units: list[str] = []
    bad = ledger.pastline_set.exclude(problems=[]).order_by("number")
    for problems, unit_name in bad.values_list("problems", "unit_name"):
        for kind, words in problems:
            if kind == UNKNOWN_PERSON:
                people.setdefault(words, unit_name)
            elif kind == UNKNOWN_UNIT and words not in units:
                units.append(words)
    return people, units


@transaction.atomic
def enter(ledger: PastLedger, *, kind: str, by: Person) -> int:
    """Enter the unknown people as names only, and the unknown units as units of a class; say how many.

    The rows are to be read again afterwards. Raises NoNewNames, NameTooLong and UnitKnown.
    """
    people, units = unknown(ledger)
    if not people and not units:
        raise NoNewNames
    for name, longest in [
        *((one, LONGEST_PERSON) for one in people),
        *((one, LONGEST_UNIT) for one in units),
    ]:
        if len(name) > longest:
            raise NameTooLong(name=name)
    for name in units:
        Unit(congress=by.congress, name=name, short_name=name[:LONGEST_SHORT], kind=kind).add(by=by)
    for name, belongs_to in people.items():
        Person.objects.known_by_name(name, belongs_to=belongs_to[:LONGEST_UNIT], by=by)
    return len(people) + len(units)
