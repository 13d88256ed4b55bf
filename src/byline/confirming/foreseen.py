"""What a confirmation would write, as the desk tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.reckoning.terms import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.ledger.models import Entry
    from byline.team.models import Person


@dataclass(frozen=True)
class Foreseen:
    """One entry for each clause that applies, the entries person by person, and those in points."""

    clauses: list[Entry]
    people: list[tuple[Person, list[Entry]]]
    points: list[Entry]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Foreseen:
        """Sort entries that are not saved yet; people stand in the order of the authors."""
        people: dict[Person, list[Entry]] = {}
        for entry in entries:
            people.setdefault(entry.person, []).append(entry)
        clauses = {(entry.rulebook_id, entry.clause): entry for entry in entries}
        points = [entry for entry in entries if entry.measure == Measure.POINTS]
        return cls(list(clauses.values()), list(people.items()), points)
