"""Whether a manuscript may go to an outlet now: one manuscript for many outlets, in which order, how soon.

A newspaper that asked for a piece alone, or a rule of the office, keeps it from others for some days. What
lies with an outlet longer than that without a word counts as not taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MANY, IN_ORDER, ONE_AT_A_TIME = "many", "in_order", "one"


class HeldExclusively(Refused):
    """{outlet} has this manuscript for itself until {day}. Wait until then, or withdraw it there first."""


class WithOthers(Refused):
    """{outlet} has this manuscript already, so nobody can have it alone. Withdraw it there, or untick it."""


class AsksExclusivity(Refused):
    """{outlet} takes exclusive pieces only. Tick that it goes to them alone, or choose another outlet."""


class OneAtATime(Refused):
    """{outlet} has until {day} to answer; only one outlet is asked at a time. Wait, or withdraw it there."""


class NextInOrder(Refused):
    """The next in order is {outlet}. Send it there first, or withdraw what was asked for there."""


class EmbargoOver(Refused):
    """The embargo day {day} is over. Give today or a later day, or none."""


class UnderEmbargo(Refused):
    """{outlet} was told that this is not printed before {day}; until then it cannot go on the own site."""


@dataclass(frozen=True)
class Rule:
    """How many outlets may have one manuscript, and how many days each has to answer."""

    mode: str = MANY
    days_to_wait: int = 7


@dataclass(frozen=True)
class Offer:
    """What another outlet has to do with the manuscript: it has it open, or is to get it."""

    outlet: str
    is_open: bool
    is_exclusive: bool = False
    rank: int = 1
    sent_on: date | None = None
    embargo_until: date | None = None

    def has_until(self, rule: Rule) -> date | None:
        """Return the last day on which it may still answer; None when it does not have it."""
        if not self.is_open or self.sent_on is None:
            return None
        return self.sent_on + timedelta(days=rule.days_to_wait)

    def holds(self, rule: Rule, *, on: date) -> bool:
        """Tell whether it has the manuscript and may still answer on a day."""
        until = self.has_until(rule)
        return until is not None and on <= until


@dataclass(frozen=True)
class Wish:
    """To which outlet it is to go, and on which terms."""

    outlet: str
    is_exclusive: bool = False
    asks_exclusivity: bool = False
    is_own_site: bool = False
    rank: int = 1
    embargo_until: date | None = None


def allow(wish: Wish, *, beside: Iterable[Offer], rule: Rule, on: date) -> None:
    """Return where the manuscript may go there on a day, beside what other outlets have of it.

    Raises EmbargoOver, AsksExclusivity, UnderEmbargo, HeldExclusively, WithOthers, OneAtATime, NextInOrder.
    """
    others = list(beside)
    if wish.embargo_until and wish.embargo_until < on:
        raise EmbargoOver(day=wish.embargo_until)
    if wish.asks_exclusivity and not wish.is_exclusive:
        raise AsksExclusivity(outlet=wish.outlet)
    if wish.is_own_site:
        refuse_before_embargo(others, on=on)
    refuse_while_held(wish, [offer for offer in others if offer.holds(rule, on=on)], rule=rule)
    if rule.mode == IN_ORDER:
        refuse_out_of_order(wish, others)


def refuse_before_embargo(others: list[Offer], *, on: date) -> None:
    """Raise UnderEmbargo where another outlet was told a day that has not come."""
    for offer in others:
        if offer.is_open and offer.embargo_until and on < offer.embargo_until:
            raise UnderEmbargo(outlet=offer.outlet, day=offer.embargo_until)


def refuse_while_held(wish: Wish, holding: list[Offer], *, rule: Rule) -> None:
    """Raise where an outlet that may still answer keeps the manuscript from this one."""
    for offer in holding:
        if offer.is_exclusive:
            raise HeldExclusively(outlet=offer.outlet, day=offer.has_until(rule))
    for offer in holding:
        if wish.is_exclusive:
            raise WithOthers(outlet=offer.outlet)
        if rule.mode != MANY:
            raise OneAtATime(outlet=offer.outlet, day=offer.has_until(rule))


def refuse_out_of_order(wish: Wish, others: list[Offer]) -> None:
    """Raise NextInOrder where an outlet before this one has not been asked yet."""
    before = [offer for offer in others if not offer.is_open and offer.rank < wish.rank]
    if before:
        raise NextInOrder(outlet=min(before, key=lambda offer: offer.rank).outlet)
