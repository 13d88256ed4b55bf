"""Who serves where, who is away, what is owed and signed in a period: gathered once, for many quotas."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from byline.rules.models import Pledge, Target
from byline.targets.models.laying import Portion
from byline.targets.prorating import Absence, Service
from byline.team.models import Leave, Person, Post, Unit

if TYPE_CHECKING:
    from datetime import date

    from byline.reckoning.periods import Period
    from byline.rules.models import Demanded
    from byline.team.models import Congress

UNIT, PERSON = "unit", "person"
Holder = tuple[str, int]


@dataclass(frozen=True)
class Somebody:
    """A person as quotas look at them."""

    name: str
    born_on: date | None


@dataclass
class Muster:
    """A congress in a period. Each part asks one question, when it is first looked at."""

    congress: Congress
    period: Period
    people: dict[int, Somebody] = field(default_factory=dict)

    @cached_property
    def units(self) -> list[Unit]:
        """Give the units, in their order."""
        return list(Unit.objects.of(self.congress))

    @cached_property
    def services(self) -> list[Service]:
        """Give the posts that take a day of the period, and remember who holds them."""
        posts = Post.objects.filter(unit__congress=self.congress, starts_on__lte=self.period.last)
        posts = posts.exclude(ends_on__lt=self.period.first).filter(person__is_active=True)
        found = []
        for post in posts.select_related("person", "unit").order_by("unit__rank", "starts_on", "pk"):
            self.people.setdefault(post.person_id, Somebody(post.person.name, post.person.born_on))
            found.append(
                Service(
                    post.person_id,
                    post.unit_id,
                    post.unit.kind,
                    post.role,
                    post.title,
                    post.starts_on,
                    post.ends_on,
                )
            )
        return found

    @cached_property
    def absences(self) -> list[Absence]:
        """Give the leaves that take a day of the period."""
        leaves = Leave.objects.of(self.congress).touching(self.period.first, self.period.last)
        return [Absence(leave.person_id, leave.starts_on, leave.ends_on) for leave in leaves]

    @cached_property
    def standing(self) -> dict[tuple[Holder, Demanded], Target]:
        """Give what is owed for exactly this period, by holder and kind."""
        targets = Target.objects.filter(congress=self.congress).in_period(self.period)
        return {
            (holder_of(target), target.demanded): target
            for target in targets.select_related("unit", "person")
        }

    @cached_property
    def portions(self) -> dict[int, Portion]:
        """Give the portion that each target of a quota was last laid at, by target."""
        targets = [target.pk for target in self.standing.values()]
        found = Portion.objects.filter(target__in=targets).select_related("laying")
        return {portion.target_id: portion for portion in found.order_by("pk")}

    @cached_property
    def signed(self) -> set[Holder]:
        """Give those who signed for the period, by key."""
        pledges = Pledge.objects.of(self.congress).covering(self.period)
        return {
            (UNIT, unit) if unit else (PERSON, person)
            for unit, person in pledges.values_list("unit_id", "person_id")
        }

    def portion_of(self, target: Target) -> Portion | None:
        """Return what a quota last made of a target; None where it was set, or corrected since, by hand."""
        portion = self.portions.get(target.pk)
        return portion if portion and portion.proration.amount == target.amount else None


def holder_of(target: Target) -> Holder:
    """Return who owes a target, by key."""
    return (UNIT, target.unit_id) if target.unit_id else (PERSON, target.person_id)


def fetched(keys: list[Holder]) -> dict[Holder, Unit | Person]:
    """Fetch units and people by their keys."""
    found: dict[Holder, Unit | Person] = {}
    for kind, model in ((UNIT, Unit), (PERSON, Person)):
        wanted = {key for of_kind, key in keys if of_kind == kind}
        found |= {(kind, one.pk): one for one in model.objects.filter(pk__in=wanted)} if wanted else {}
    return found
