"""How far targets are met by a day, as far as a person may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.rules.models import Target
from byline.targets.doing import done_of
from byline.targets.progress import Progress
from byline.targets.tallying import NOTHING
from byline.team.models import Post

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.team.models import Person, Unit

BEHIND, SHORT, ON_TIME, MET = "behind", "short", "on_time", "met"


@dataclass(frozen=True)
class Owing:
    """One target with how far it is met, and the unit that owes it or that its person is in."""

    target: Target
    progress: Progress
    unit: Unit | None = None
    is_own: bool = False

    @property
    def unit_kind(self) -> str:
        """The class of the unit."""
        return self.unit.kind if self.unit else ""

    @property
    def unit_name(self) -> str:
        """The unit in short."""
        return self.unit.short_name if self.unit else ""

    @property
    def states(self) -> set[str]:
        """How it stands: MET; or BEHIND time or ON_TIME, and SHORT at this pace."""
        if self.progress.is_met:
            return {MET}
        told = {BEHIND if self.progress.is_behind() else ON_TIME}
        return told | {SHORT} if self.progress.forecast_shortfall else told


def owings(person: Person, *, period: Period, on: date) -> list[Owing]:
    """Return the targets of a period that a person may see, with what is done of each by a day.

    Units stand first, in their order, then people in the order of their units; within both one's own lead.
    """
    targets = Target.objects.visible_to(person).in_period(period).filter(amount__gt=0)
    ordered = list(
        targets.select_related("unit", "person", "congress").order_by(
            "unit__rank", "unit_id", "person_id", "pk"
        )
    )
    units = units_in([target.person_id for target in ordered if target.person_id], period)
    own = {post.unit_id for post in person.posts_today}
    done = done_of(ordered, on=on)
    gone = period.share_gone(on)
    owing = [
        Owing(
            target,
            Progress(target.amount, done.get(target.pk, NOTHING), gone),
            target.unit or units.get(target.person_id),
            is_own=target.unit_id in own or target.person_id == person.pk,
        )
        for target in ordered
    ]
    return sorted(owing, key=_place)


def progress_of(targets: list[Target], *, on: date) -> list[tuple[Target, Progress]]:
    """Tell of each of these targets how far it is met by a day."""
    done = done_of(targets, on=on)
    return [
        (one, Progress(one.amount, done.get(one.pk, NOTHING), one.period.share_gone(on))) for one in targets
    ]


def _place(one: Owing) -> tuple:
    rank = (one.unit.rank, one.unit.pk) if one.unit else (0, 0)
    return (one.target.unit_id is None, not one.is_own, rank, one.target.person_id or 0, one.target.demanded)


def units_in(people: list[int], period: Period) -> dict[int, Unit]:
    """Find the unit each person was in last within a period."""
    if not people:
        return {}
    posts = Post.objects.filter(person__in=people, starts_on__lte=period.last).exclude(
        ends_on__lt=period.first
    )
    return {post.person_id: post.unit for post in posts.select_related("unit").order_by("starts_on", "-pk")}
