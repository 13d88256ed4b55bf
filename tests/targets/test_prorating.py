"""Prorating: days served that were no leave, of the days of the period."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.reckoning.periods import Period
from byline.targets.prorating import (
    HALF_UP,
    HUNDREDTHS,
    UP,
    WHOLE,
    Absence,
    Proration,
    Service,
    age_on,
    days_served,
    shared_out,
)

HALF = Period.half_year(2026, 2)
LIN, BEIHE, LIULIN = 1, 11, 12


def post(unit, first, last=None):
    return Service(LIN, unit, "township", "writer", "", first, last)


@pytest.mark.parametrize(
    ("rounding", "amount"), [(WHOLE, "6"), (UP, "4"), (HALF_UP, "4"), (HUNDREDTHS, "3.98")]
)
def test_six_pieces_for_122_of_184_days(rounding, amount):
    assert Proration(Decimal(6), 122, 184, rounding).amount == Decimal(amount)


def test_who_served_no_day_owes_nothing_and_who_served_all_the_whole():
    assert Proration(Decimal(6), 0, 184, WHOLE).amount == 0
    assert Proration(Decimal("2.5"), 184, 184, UP).amount == Decimal("2.5")


def test_days_of_leave_count_for_nothing():
    served = days_served(
        [post(BEIHE, date(2020, 1, 1))], [Absence(LIN, date(2026, 11, 1), None)], period=HALF
    )

    assert served == {LIN: {BEIHE: 123}}


def test_a_transfer_gives_each_unit_its_days():
    posts = [post(BEIHE, date(2020, 1, 1), date(2026, 9, 30)), post(LIULIN, date(2026, 10, 1))]

    assert days_served(posts, [], period=HALF) == {LIN: {BEIHE: 92, LIULIN: 92}}


def test_a_day_in_two_posts_counts_once_for_the_older_post():
    posts = [post(LIULIN, date(2026, 8, 1)), post(BEIHE, date(2020, 1, 1))]

    assert days_served(posts, [], period=HALF) == {LIN: {BEIHE: 184}}


def test_a_post_outside_the_period_gives_no_day():
    assert days_served([post(BEIHE, date(2020, 1, 1), date(2026, 6, 30))], [], period=HALF) == {}


def test_the_parts_of_a_transferred_person_add_up():
    assert shared_out(Decimal(5), days={BEIHE: 92, LIULIN: 92}, rounding=HALF_UP) == {BEIHE: 3, LIULIN: 2}


@given(
    st.decimals(min_value=0, max_value=9999, places=2),
    st.dictionaries(st.integers(1, 9), st.integers(1, 184), min_size=1, max_size=6),
    st.sampled_from([WHOLE, UP, HALF_UP, HUNDREDTHS]),
)
def test_parts_always_add_up_exactly(amount, days, rounding):
    parts = shared_out(amount, days=days, rounding=rounding)

    assert sum(parts.values()) == amount
    assert min(parts.values()) >= 0


def test_age_is_in_full_years():
    assert age_on(date(2026, 7, 1), born_on=date(1991, 7, 1)) == 35
    assert age_on(date(2026, 6, 30), born_on=date(1991, 7, 1)) == 34
