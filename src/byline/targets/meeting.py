"""How far targets are met by a day, as far as a person may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.rules.models import Target
from byline.targets.progress import Progress
from byline.targets.tallying import PERSON, UNIT, Counted, counted_by

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from byline.reckoning.periods import Period
    from byline.team.models import Person

NOW = "now"


@dataclass(frozen=True)
class Owing:
    """One target with how far it is met."""

    target: Target
    progress: Progress
    counted: Counted


def owings(person: Person, *, period: Period, on: date) -> list[Owing]:
    """Return the targets of a period that a person may see, with what is done of each by a day.

    Units stand first, in their order, then people. Three questions, however many they are.
    """
    targets = Target.objects.visible_to(person).in_period(period).select_related("unit", "person")
    ordered = targets.order_by("unit__rank", "unit_id", "person_id", "measure", "pk")
    spans = {NOW: (period.first, min(period.last, max(on, period.first)))}
    counted = {by: counted_by(person.congress, by=by, spans=spans) for by in (UNIT, PERSON)}
    gone = period.share_gone(on)
    owing = [_owing(target, counted[UNIT if target.unit_id else PERSON], gone) for target in ordered]
    return sorted(owing, key=lambda one: one.target.unit_id is None)


def _owing(target: Target, counted: dict[int, Counted], gone: Fraction) -> Owing:
    key = target.unit_id or target.person_id
    one = counted.get(key, Counted(key, str(target.holder)))
    return Owing(target, Progress(target.amount, one.done_of(target, span=NOW), gone), one)
