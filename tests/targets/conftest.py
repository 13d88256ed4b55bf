"""Periods and quotas that the scenes of this room need."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from byline.reckoning.periods import HALF_YEAR, Period
from byline.targets.models import Quota


@pytest.fixture
def this_half(today):
    """The half-year of today, for which targets are set."""
    return Period.containing(today, HALF_YEAR)


@pytest.fixture
def drawn_up(chen, this_half):
    """Draw up a quota: drawn_up(6, whom="people", role="writer")."""

    def draw(amount, *, period=this_half, measure="pieces", **scope):
        quota = Quota(
            starts_on=period.first, ends_on=period.last, measure=measure, amount=Decimal(amount), **scope
        )
        return quota.draw_up(by=chen)

    return draw


@pytest.fixture
def transferred(this_half):
    """Let somebody's posts go over to another unit from a day of the period on."""

    def transfer(person, *, to, after):
        day = this_half.first + timedelta(days=after - 1)
        for post in person.post_set.filter(ends_on=None):
            post.ends_on = day
            post.save()
            person.post_set.create(
                unit=to, role=post.role, title=post.title, starts_on=day + timedelta(days=1)
            )

    return transfer


@pytest.fixture
def born():
    """Enter a day of birth."""

    def enter(person, year):
        person.born_on = date(year, 1, 1)
        person.save(update_fields=["born_on"])

    return enter
