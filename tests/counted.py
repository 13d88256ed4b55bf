"""Prints of the county that were confirmed, on any day and for any person: what rankings are made of."""

import itertools
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from byline.ledger.models import Adoption, Confirmation, Entry
from byline.manuscripts.models import Manuscript
from byline.outlets.models import Clipping
from byline.reckoning.periods import Period


@pytest.fixture
def proposed(chen):
    """Propose a print: the outlet printed a piece of the person's on a day."""
    numbers = itertools.count(1)

    def propose(person, *, by_outlet, on):
        unit = person.unit_on(on)
        text = f"第{next(numbers)}篇"
        manuscript = Manuscript.objects.create(
            congress=unit.congress, unit=unit, title=text, created_by=person, changed_by=person
        )
        clipping = Clipping.objects.create(
            congress=unit.congress, outlet=by_outlet, title=text, printed_on=on, body=text, text_digest=text
        )
        return Adoption.objects.create(
            congress=unit.congress, clipping=clipping, manuscript=manuscript, verdict="proven", kept=1.0
        )

    return propose


@pytest.fixture
def printed(proposed, chen, rulebook):
    """Confirm a print and enter its credit: pieces and points, counted on the day of print."""

    def confirm(person, *, by_outlet, on, pieces="1", points="4"):
        adoption = proposed(person, by_outlet=by_outlet, on=on)
        confirmation = Confirmation.objects.create(adoption=adoption, by=chen)
        for measure, amount in (("pieces", pieces), ("points", points)):
            entry = Entry(
                congress=adoption.congress,
                person=person,
                unit=adoption.manuscript.unit,
                manuscript=adoption.manuscript,
                adoption=adoption,
                measure=measure,
                amount=Decimal(amount),
                rulebook=rulebook,
                clause="2.1",
                counted_on=on,
                confirmation=confirmation,
                level=by_outlet.level,
            )
            Entry.objects.write([entry])
        return adoption

    return confirm


@pytest.fixture
def last_month():
    """The month that is over."""
    return Period.containing(timezone.localdate(), "month").previous()


@pytest.fixture
def half(last_month):
    """The half-year in which the last month lies."""
    return Period.containing(last_month.last, "half_year")


@pytest.fixture
def day_of(last_month):
    """Give a day of the last month by its number."""

    def day(number):
        return date(last_month.first.year, last_month.first.month, number)

    return day


@pytest.fixture
def a_month_of_prints(printed, day_of, lin, sun, wu, yunzhou_daily, dongjiang_daily):
    """Sun has three prints, Lin and Wu two each; one of Lin's stood in the provincial paper."""
    for number in (3, 9, 21):
        printed(sun, by_outlet=yunzhou_daily, on=day_of(number))
    printed(lin, by_outlet=dongjiang_daily, on=day_of(5), points="8")
    printed(lin, by_outlet=yunzhou_daily, on=day_of(6))
    printed(wu, by_outlet=yunzhou_daily, on=day_of(7))
    printed(wu, by_outlet=yunzhou_daily, on=day_of(8))
