"""What a new congress still lacks before the first manuscript can go its way, told to who can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from byline.outlets.models import Outlet
from byline.rules.models import Rulebook
from byline.team.models import Congress, Person, Unit
from byline.team.roles import Role
from byline.web.frame import address_of

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Step:
    """One thing to begin with: its name, why it is wanted, its deed, who may do it, where, until when."""

    name: Any
    note: Any
    deed: Any
    may: str
    place: str
    is_done: Callable[[Congress], bool]

    @property
    def address(self):
        """Give where it is done."""
        return address_of(self.place)


def steps_of(person: Person) -> tuple[Step, ...]:
    """Return what is not done yet of what this person may do, in order."""
    return tuple(step for step in STEPS if person.has_perm(step.may) and not step.is_done(person.congress))


def has_units(congress: Congress) -> bool:
    """Tell whether there is a unit beside the office that set-up made."""
    return Unit.objects.of(congress).exclude(kind=Unit.Kind.OFFICE).exists()


def has_writer(congress: Congress) -> bool:
    """Tell whether somebody writes."""
    return Person.objects.of(congress).holding(Role.WRITER).exists()


def has_editor(congress: Congress) -> bool:
    """Tell whether somebody reviews, registers and confirms."""
    return Person.objects.of(congress).holding(Role.EDITOR).exists()


def has_leader(congress: Congress) -> bool:
    """Tell whether somebody signs."""
    return Person.objects.of(congress).holding(Role.LEADER).exists()


def has_outlets(congress: Congress) -> bool:
    """Tell whether an outlet is known."""
    return Outlet.objects.of(congress).exists()


def has_rules(congress: Congress) -> bool:
    """Tell whether rules are at least drafted."""
    return Rulebook.objects.of(congress).exists()


STEPS = (
    Step(
        _("Units"),
        _("Committees, townships, departments: targets and rankings go by them."),
        _("Add a unit"),
        "team.add_unit",
        "new-unit",
        has_units,
    ),
    Step(
        _("An editor"),
        _("Reviews, registers, sends and confirms. Add the person, then give the post."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        has_editor,
    ),
    Step(
        _("A leader"),
        _("Signs the rulebook and the bulletins."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        has_leader,
    ),
    Step(
        _("Writers"),
        _("Those who write in the units; they write and claim for themselves."),
        _("Add a person"),
        "team.add_person",
        "new-person",
        has_writer,
    ),
    Step(
        _("Outlets"),
        _("Papers, sites and accounts, each with its level and where its pages live."),
        _("Add an outlet"),
        "outlets.add_outlet",
        "new-outlet",
        has_outlets,
    ),
    Step(
        _("Rulebook"),
        _("What a print earns. A leader signs it, and then prints can be confirmed."),
        _("Open the rulebooks"),
        "rules.add_rulebook",
        "rulebooks",
        has_rules,
    ),
)
