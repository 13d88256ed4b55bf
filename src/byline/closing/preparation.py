"""All that one looks at before a period is closed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from byline.activity.deeds import told
from byline.closing import reckoned
from byline.closing.accounts import accounts
from byline.closing.models.kept import outcome_label
from byline.closing.unconfirmed import Unconfirmed, unconfirmed
from byline.errors import Refused
from byline.reckoning import duties
from byline.reckoning.terms import Genre, Level, Measure, Metric
from byline.team.models import Person, Unit

if TYPE_CHECKING:
    from byline.ledger.models import Entry
    from byline.reckoning.credits import Outcome
    from byline.reckoning.duties import Due
    from byline.reckoning.periods import Period
    from byline.rules.models import Rulebook
    from byline.team.models import Congress


@dataclass(frozen=True)
class Short:
    """Somebody who owes more of something than they have done."""

    who: Person | Unit
    due: Due

    @property
    def words(self) -> str:
        """Of what, in the reader's language."""
        due = self.due
        known = dict(Metric.choices) | dict(Measure.choices)
        above = gettext("{level} and above")
        level = above.format(level=Level(due.minimum_level).label) if due.minimum_level else ""
        genre = str(Genre(due.genre).label) if due.genre else ""
        return "　".join(one for one in (str(known.get(due.metric, due.metric)), level, genre) if one)


@dataclass(frozen=True)
class Said:
    """What the rules say of somebody besides amounts: a warning, an honour or a veto."""

    who: Person | Unit
    outcome: Outcome

    @property
    def label(self) -> str:
        """What it is, in the reader's language."""
        return outcome_label(self.outcome.kind)


@dataclass(frozen=True)
class Preparation:
    """What is left open, who is short, what closing would write; `finding` is why it cannot be reckoned."""

    left: tuple[Unconfirmed, ...]
    short: tuple[Short, ...] = ()
    entries: tuple[Entry, ...] = ()
    said: tuple[Said, ...] = ()
    rulebook: Rulebook | None = None
    finding: str = ""


def prepared(congress: Congress, period: Period) -> Preparation:
    """Bring together what one looks at before a period is closed; nothing is written."""
    left = unconfirmed(congress, period)
    try:
        result = reckoned.result_of(congress, period)
        short = tuple(shortfalls(congress, period, rulebook=result.rulebook))
    except Refused as refused:
        return Preparation(left, finding=told(refused))
    entries = result.entries()
    people, units = _named(congress)
    for entry in entries:
        entry.person, entry.unit, entry.rulebook = (
            people.get(entry.person_id),
            units[entry.unit_id],
            result.rulebook,
        )
    said = tuple(Said(people.get(one.person) or units[one.unit], one) for one in result.outcomes)
    return Preparation(left, short, tuple(entries), said, result.rulebook)


def shortfalls(congress: Congress, period: Period, *, rulebook: Rulebook) -> list[Short]:
    """Return who has not done in a period what is owed, by the rules or by a target, units first."""
    book = rulebook.book()
    people, units = _named(congress)
    found = []
    for account in accounts(congress, period, book=book):
        who = people[account.person] if account.person else units[account.unit]
        found += [
            Short(who, due) for due in duties.dues(book, account, per=period.kind) if due.gap > Decimal(0)
        ]
    return sorted(found, key=lambda one: isinstance(one.who, Person))


def _named(congress: Congress) -> tuple[dict[int, Person], dict[int, Unit]]:
    return (
        {person.pk: person for person in Person.objects.of(congress)},
        {unit.pk: unit for unit in Unit.objects.of(congress)},
    )
