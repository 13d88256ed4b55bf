"""A period that is closed: its targets stay as they were."""

from decimal import Decimal

import pytest
from django.urls import reverse

from byline.closing.models import Closing
from byline.reckoning.periods import HALF_YEAR, Period
from byline.rules.models import Target
from byline.rules.models.target import Owed
from byline.targets.models import Copying
from byline.targets.models.closed import PeriodIsClosed


@pytest.fixture
def earlier(today):
    return Period.containing(today, HALF_YEAR).previous()


@pytest.fixture
def closed(earlier, rulebook, beihe, chen):
    """The earlier half-year, with a target, is closed."""
    Target.objects.lay_on([beihe], owed=Owed(earlier, "pieces", Decimal(6)), by=chen)
    return Closing.objects.close(earlier, by=chen)


def test_no_quota_is_laid_on_a_closed_period(closed, drawn_up, earlier, chen):
    with pytest.raises(PeriodIsClosed):
        drawn_up(9, period=earlier, whom="units", measure="points").lay(by=chen)


def test_nothing_is_copied_onto_a_closed_period(closed, earlier, beihe, chen):
    Target.objects.lay_on([beihe], owed=Owed(earlier.previous(), "pieces", Decimal(9)), by=chen)
    copying = Copying(
        congress=chen.congress, origin=earlier.previous().key, destination=earlier.key, standing="give_way"
    )

    with pytest.raises(PeriodIsClosed):
        copying.copy(by=chen)


def test_a_target_of_a_closed_period_is_not_corrected(closed, chen, desk):
    target = Target.objects.get()

    answer = desk(chen).post(reverse("target-correction", args=[target.pk]), {"amount": "9", "reason": ""})

    assert answer.status_code == 422
    target.refresh_from_db()
    assert target.amount == 6


def test_a_month_within_a_closed_half_year_is_closed_too(closed, earlier, drawn_up, beihe, chen):
    month = Period.containing(earlier.first, "month")

    with pytest.raises(PeriodIsClosed):
        drawn_up(2, period=month, whom="units").lay(by=chen)
