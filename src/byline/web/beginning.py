"""What a new congress still lacks before the first manuscript can go its way, told to who can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists
from django.utils.translation import gettext_lazy as _

from byline.outlets.models import Outlet
from byline.rules.models import Rulebook
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role
from byline.web.frame import address_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet


@dataclass(frozen=True)
class Step:
    """One thing to begin with: its name, why it is wanted, its deed, who may do it, where, what ends it."""

    name: Any
    note: Any
    deed: Any
    may: str
    place: str
    done: Callable[[Congress], QuerySet]

    @property
    def address(self):
        """Give where it is done."""
        return address_of(self.place)


def steps_of(person: Person) -> tuple[Step, ...]:
    """Return what is not done yet of what this person may do, in order; asked in one question."""
    steps = [step for step in STEPS if person.has_perm(step.may)]
    if not steps:
        return ()
    asked = (Exists(step.done(person.congress)) for step in steps)
    (done,) = Congress.objects.filter(pk=person.congress_id).values_list(*asked)
    return tuple(step for step, is_done in zip(steps, done, strict=True) if not is_done)


def _units(congress: Congress) -> QuerySet:
    return Unit.objects.of(congress).exclude(kind=Unit.Kind.OFFICE)  # set-up made that one


def _holding(role: Role) -> Callable[[Congress], QuerySet]:
    return lambda congress: Person.objects.of(congress).holding(role)


STEPS = (
    Step(
        _("Units"),
        _("Committees, townships, departments: targets and rankings go by them."),
        _("Add a unit"),
        "team.add_unit",
        "new-unit",
        _units,
    ),
    Step(
        _("An editor"),
        _("Reviews, registers, sends and confirms. Add the person, then give the post."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        _holding(Role.EDITOR),
    ),
    Step(
        _("A leader"),
        _("Signs the rulebook and the bulletins."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        _holding(Role.LEADER),
    ),
    Step(
        _("Writers"),
        _("Those who write in the units; they write and claim for themselves."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        _holding(Role.WRITER),
    ),
    Step(
        _("Outlets"),
        _("Papers, sites and accounts, each with its level and where its pages live."),
        _("Add an outlet"),
        "outlets.add_outlet",
        "new-outlet",
        Outlet.objects.of,
    ),
    Step(
        _("Rulebook"),
        _("What a print earns. A leader signs it, and then prints can be confirmed."),
        _("Open the rulebooks"),
        "rules.add_rulebook",
        "rulebooks",
        Rulebook.objects.of,
    ),
)
