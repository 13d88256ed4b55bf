"""What a manuscript is due by its confirmed adoptions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.manuscripts.text import length
from byline.reckoning.book import PRINT
from byline.reckoning.facts import Author, Facts, Print
from byline.reckoning.scoring import reckon
from byline.rules.models import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.ledger.models.decision import Confirmation
    from byline.manuscripts.models import Manuscript
    from byline.reckoning.credits import Step


@dataclass(frozen=True)
class Line:
    """What an entry is for, by keys: entries with the same line add up."""

    person: int | None
    unit: int
    measure: str
    rulebook: int
    clause: str
    adoption: int | None
    about: str = PRINT
    fact: int | None = None


@dataclass(frozen=True)
class Due:
    """How much a line is due, and how that was reckoned."""

    amount: Decimal = Decimal(0)
    working: tuple[Step, ...] = ()


NOTHING = Due()


def dues(manuscript: Manuscript, confirmations: Iterable[Confirmation]) -> dict[Line, Due]:
    """Return what a manuscript is due by these confirmations.

    Each print counts by the rulebook in force on its day; prints under one rulebook are combined as that
    rulebook says. Raises NoRulebookInForce.
    """
    all_prints = [printed(confirmation) for confirmation in confirmations]
    rulebooks = Rulebook.objects.of(manuscript.congress)
    in_force = rulebooks.in_force_on_each({one.printed_on for one in all_prints})
    prints: dict[Rulebook, list[Print]] = defaultdict(list)
    for one in all_prints:
        prints[in_force[one.printed_on]].append(one)
    authors = tuple(
        Author(authorship.person_id, authorship.unit_id, authorship.share)
        for authorship in manuscript.authorship_set.all()
    )
    return {
        Line(credit.person, credit.unit, credit.measure, rulebook.pk, credit.clause, credit.adoption): Due(
            credit.amount, credit.working
        )
        for rulebook, its_prints in prints.items()
        for credit in reckon(
            rulebook.book(), Facts(str(manuscript.pk), manuscript.genre, authors, tuple(its_prints))
        )
    }


def printed(confirmation: Confirmation) -> Print:
    """Return a confirmed adoption as the rules see it."""
    clipping = confirmation.adoption.clipping
    return Print(
        adoption=confirmation.adoption_id,
        outlet=clipping.outlet.name,
        level=clipping.outlet.level,
        medium=clipping.outlet.medium,
        placement=confirmation.placement,
        is_roundup=confirmation.is_roundup,
        printed_on=clipping.printed_on,
        length=length(clipping.body),
        group=clipping.outlet.group,
    )
