"""Targets set only where their period is not closed: what was settled by them stays settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from byline.closing.models import Closing
from byline.errors import Refused
from byline.reckoning.words import period_label
from byline.rules.models import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.reckoning.periods import Period
    from byline.rules.models.owed import Owed
    from byline.team.models import Congress, Person, Unit


class PeriodIsClosed(Refused):
    """{period} was closed on {day}, and its targets with it. Reopen the period first."""


def refuse_closed(congress: Congress, periods: Iterable[Period]) -> None:
    """Refuse with PeriodIsClosed where one of these periods, or a longer one around it, is closed."""
    closings = Closing.objects.of(congress).standing()
    for period in periods:
        closed = closings.filter(starts_on__lte=period.first, ends_on__gte=period.last).first()
        if closed:
            raise PeriodIsClosed(period=period_label(period), day=timezone.localdate(closed.at))


def lay_down(orders: Iterable[tuple[Unit | Person, Owed]], *, by: Person, reason: str = "") -> list[Target]:
    """Set what each of these units or people owes, as `Target.objects.lay_down` does.

    Refuses with PeriodIsClosed besides.
    """
    orders = list(orders)
    refuse_closed(by.congress, {owed.period for _holder, owed in orders})
    return Target.objects.lay_down(orders, by=by, reason=reason)
