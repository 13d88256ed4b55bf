"""Months, quarters, half-years and years."""

from datetime import date
from fractions import Fraction

import pytest

from byline.reckoning.periods import (
    HALF_YEAR,
    MONTH,
    MONTHS_IN,
    QUARTER,
    WEEK,
    YEAR,
    NeitherPeriodNorWeek,
    NotAPeriod,
    Period,
)

DAY = date(2026, 2, 14)


@pytest.mark.parametrize(
    ("kind", "key", "first", "last"),
    [
        (MONTH, "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        (QUARTER, "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (HALF_YEAR, "2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        (YEAR, "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(kind, key, first, last):
    period = Period.containing(DAY, kind)

    assert (period.key, period.first, period.last) == (key, first, last)
    assert DAY in period
    assert Period.parse(key) == period


def test_periods_are_made_by_year_and_number():
    assert Period.month(2024, 2).last == date(2024, 2, 29)
    assert Period.quarter(2026, 4).last == date(2026, 12, 31)
    assert Period.half_year(2026, 2).first == date(2026, 7, 1)
    assert Period.year(2026).key == "2026"


@pytest.mark.parametrize(
    ("key", "before"), [("2026-01", "2025-12"), ("2026-Q1", "2025-Q4"), ("2026-H2", "2026-H1")]
)
def test_the_period_before_and_the_period_after(key, before):
    assert Period.parse(key).previous().key == before
    assert Period.parse(before).next().key == key


@pytest.mark.parametrize(
    "key", ["", "2026-13", "2026-Q5", "2026-H3", "26", "2026-1", "0000", "９９９９", "2026-H1 "]
)
def test_what_is_no_period_is_refused_with_examples(key):
    with pytest.raises(NotAPeriod, match="Write it as 2026, 2026-H1"):
        Period.parse(key)


def test_the_share_gone_counts_the_day_itself():
    april = Period.month(2026, 4)

    assert april.share_gone(date(2026, 3, 31)) == 0
    assert april.share_gone(date(2026, 4, 15)) == Fraction(1, 2)
    assert april.share_gone(date(2026, 5, 1)) == 1


def test_a_half_year_is_made_of_two_quarters_and_six_months():
    half = Period.half_year(2026, 2)

    assert [one.key for one in half.parts(QUARTER)] == ["2026-Q3", "2026-Q4"]
    assert len(half.parts(MONTH)) == 6


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2026, 1, 1), "2026-W01"), (date(2027, 1, 3), "2026-W53"), (date(2026, 3, 5), "2026-W10")],
)
def test_a_week_runs_from_monday_to_sunday_and_may_begin_in_another_year(day, key):
    week = Period.containing(day, WEEK)

    assert (week.key, week.days, week.first.isoweekday()) == (key, 7, 1)
    assert day in week
    assert Period.parse_with_weeks(key) == week
    assert week.next().previous() == week


def test_a_month_has_the_weeks_whose_sunday_it_holds():
    assert [one.number for one in Period.month(2026, 3).parts(WEEK)] == [9, 10, 11, 12, 13]
    weeks = [week for number in range(1, 13) for week in Period.month(2026, number).parts(WEEK)]
    assert weeks == list(Period.year(2026).parts(WEEK))
    assert len(set(weeks)) == 52


@pytest.mark.parametrize("key", ["2026-W00", "2025-W53", "2026-W1", "2026-13"])
def test_what_is_no_week_is_refused_with_examples(key):
    with pytest.raises(NeitherPeriodNorWeek, match="for a week, 2026-W10"):
        Period.parse_with_weeks(key)


def test_pages_that_count_whole_months_take_no_weeks():
    with pytest.raises(NotAPeriod):
        Period.parse("2026-W10")
    assert WEEK not in MONTHS_IN
