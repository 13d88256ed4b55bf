"""What the rules say of whole periods, line by line."""

from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    AWARDED,
    BASE,
    BASE_LOST,
    CAP,
    CONVERSION,
    DOWN,
    DUTY,
    EARNED,
    EVERY,
    FLOOR,
    HONOUR,
    HONOURS,
    ONCE,
    PENALTIES,
    PERIOD,
    SHORTFALL,
    STEP,
    STREAK,
    SURPLUS,
    TOTAL,
    UNITS,
    VETO,
    Book,
    Fit,
    Line,
    PeriodLine,
    Terms,
    Who,
)
from byline.reckoning.closing import reckon_period
from byline.reckoning.duties import AmbiguousDuties
from byline.reckoning.facts import Owed
from byline.reckoning.periods import Period
from byline.reckoning.rounding import RoundingLeftOpen
from byline.reckoning.statement import AwardLeftOpen, LineLeftOpen
from tests.reckoning.accounts import MARCH, OWED, account, closed, given, rule


def test_a_base_stands_at_the_start():
    (credit,) = closed(rule(BASE, amount=6)).credits

    assert (credit.person, credit.unit, credit.amount, credit.clause) == ("林秀", "柳河镇", 6, "1")
    assert (credit.about, credit.fact, credit.on) == ("period", "2026-03", date(2026, 3, 31))


def test_only_the_lines_of_a_period_s_own_kind_apply():
    lines = rule(BASE, amount=6), rule(BASE, "2", amount=60, per="year")

    assert given(*lines) == [("1", 6)]
    assert given(*lines, period=Period.year(2026)) == [("2", 60)]


def test_lines_of_people_pass_units_by_and_the_other_way_round():
    lines = rule(BASE, amount=6), rule(BASE, "2", amount=7, of=UNITS)

    assert given(*lines) == [("1", 6)]
    assert given(*lines, of=account(None)) == [("2", 7)]


@pytest.mark.parametrize(
    ("who", "fits"),
    [
        (Who(unit_kind="township"), True),
        (Who(unit_kind="office"), False),
        (Who(unit="柳河镇", person="林秀"), True),
        (Who(person="赵方"), False),
        (Who(post="主任"), False),
        (Who(age_until=35), True),
        (Who(age_from=36), False),
    ],
)
def test_a_line_is_about_whom_it_names(who, fits):
    somebody = account(kind="township", age=35)

    assert given(rule(BASE, amount=6, who=who), of=somebody) == ([("1", 6)] if fits else [])


def test_an_age_that_nobody_knows_fits_no_line_of_ages():
    assert given(rule(BASE, amount=6, who=Who(age_until=35))) == []


@pytest.mark.parametrize(
    ("by", "amount", "lost"),
    [(EVERY, 2, -16), (ONCE, 5, -5), (AWARDED, 1, -32), (AWARDED, 2, -64), (BASE_LOST, 0, -6)],
)
def test_what_lacks_costs_as_the_line_says(by, amount, lost):
    awards = (Line("9", "points", Decimal(4)),)
    lines = rule(BASE, "0", amount=6), OWED, rule(SHORTFALL, "2", amount=amount, metric="adopted", by=by)

    assert given(*lines, of=account(adopted=22), awards=awards)[1:] == [("2", lost)]
    assert given(*lines, of=account(adopted=30), awards=awards)[1:] == []


def test_what_exceeds_earns():
    lines = OWED, rule(SURPLUS, "2", amount=2, metric="adopted", by=EVERY)

    assert given(*lines, of=account(adopted=33)) == [("2", 6)]


def test_a_fine_that_equals_the_award_asks_which_award():
    fine = rule(SHORTFALL, "2", amount=1, metric="adopted", by=AWARDED)
    awards = (
        Line("8", "points", Decimal(4), fit=Fit("city")),
        Line("9", "points", Decimal(9), fit=Fit("province")),
    )
    of_city = rule(DUTY, amount=2, metric="adopted", minimum_level="city")

    assert given(of_city, fine, awards=awards) == [("2", -8)]
    with pytest.raises(AwardLeftOpen, match="Clause 2 takes what one piece earns"):
        given(OWED, fine, awards=awards)


def test_the_closest_duty_counts_and_a_target_of_one_s_own_before_it():
    lines = (
        OWED,
        rule(DUTY, "1.2", amount=20, metric="adopted", who=Who(unit="柳河镇")),
        rule(SHORTFALL, "2", amount=1, metric="adopted", by=EVERY),
    )

    assert given(*lines) == [("2", -20)]
    assert given(*lines, of=account(unit="青石乡")) == [("2", -30)]
    assert given(*lines, of=account(owed=(Owed("adopted", Decimal(3)),))) == [("2", -3)]


def test_two_duties_of_which_neither_is_closer_are_refused():
    lines = (
        rule(DUTY, "1", amount=1, metric="sent", who=Who(post="主任")),
        rule(DUTY, "2", amount=2, metric="sent", who=Who(unit="柳河镇")),
    )

    with pytest.raises(AmbiguousDuties, match="Clauses 1 and 2"):
        given(*lines, of=account(post="主任"))


def test_a_shortfall_looks_at_its_level_and_genre_or_at_all():
    lines = (
        rule(DUTY, "1", amount=3, metric="adopted", minimum_level="province"),
        rule(DUTY, "1", amount=5, metric="adopted", minimum_level="city"),
    )

    both = rule(SHORTFALL, "2", amount=1, metric="adopted", by=EVERY)
    high = rule(SHORTFALL, "3", amount=1, metric="adopted", by=EVERY, minimum_level="province")
    assert given(*lines, both, high, of=account(adopted=4)) == [("2", -4), ("3", -3)]


def test_all_or_nothing_is_a_step_and_of_several_the_first_that_fits_counts():
    steps = (
        rule(STEP, amount=50, metric="sent", at_least=Decimal(15)),
        rule(STEP, amount=20, metric="sent", at_least=Decimal(10)),
        rule(STEP, "2", amount=-1, metric="sent", under=Decimal(12)),
    )

    assert given(*steps, of=account(sent=15)) == [("1", 50)]
    assert given(*steps, of=account(sent=11)) == [("1", 20), ("2", -1)]
    assert given(*steps, of=account(sent=14)) == [("1", 20)]


def test_a_rate_is_in_percent_and_there_is_none_of_nothing():
    low = rule(STEP, amount=-1, metric="adoption_rate", under=Decimal(30))

    assert given(low, of=account(sent=10, adopted=2)) == [("1", -1)]
    assert given(low, of=account(sent=10, adopted=3)) == []
    assert given(low, of=account()) == []


@pytest.mark.parametrize(
    ("kind", "on", "limit", "points", "change"),
    [
        (CAP, TOTAL, 20, 30, -16),
        (CAP, EARNED, 20, 30, -10),
        (FLOOR, TOTAL, 0, (3, -20), 11),
        (CAP, PENALTIES, 5, (0, -20), 15),
        (FLOOR, BASE, 0, (9, -20), 14),
        (CAP, BASE, 5, 0, -1),
    ],
)
def test_floors_and_caps_hold_the_part_that_they_name(kind, on, limit, points, change):
    lines = rule(BASE, "0", amount=6), rule(kind, "2", amount=limit, on=on)

    assert given(*lines, of=account(points=points)) == [("0", 6), ("2", change)]


def test_a_year_s_cap_holds_the_year_and_no_month():
    year = rule(CAP, amount=10, per="year", on=TOTAL)

    assert given(year, of=account(points=15)) == []
    assert given(year, of=account(points=15), period=Period.year(2026)) == [("1", -5)]


@pytest.mark.parametrize(
    ("at_least", "points", "cap", "amount"), [(100, 70, 10, 7), (100, 250, 10, 10), (3, 1, None, "3.33")]
)
def test_points_are_converted_on_a_straight_line_up_to_a_cap(at_least, points, cap, amount):
    convert = PeriodLine(
        "1", "assessment", CONVERSION, "month", amount=Decimal(10), metric="points",
        at_least=Decimal(at_least), cap=None if cap is None else Decimal(cap),
    )  # fmt: skip
    terms = Terms("assessment", places=2)
    result = reckon_period(Book("b", (terms,), (), period_lines=(convert,)), MARCH, [account(points=points)])

    assert [(one.measure, one.amount) for one in result.credits] == [("assessment", Decimal(amount))]


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        (rule(STEP, metric="sent"), "at_least"),
        (rule(SHORTFALL, metric="adopted", amount=1), "by"),
        (rule(FLOOR), "on"),
        (rule(CAP, on=HONOURS), "on"),
        (rule(VETO, mishap="late"), "on"),
        (rule(VETO, on=PERIOD), "mishap"),
        (rule(STREAK, metric="adopted"), "count"),
        (rule(HONOUR, metric="points"), "count"),
        (rule(CONVERSION, metric="sent", amount=1), "at_least"),
    ],
)
def test_what_a_line_leaves_open_is_asked_for(line, choice):
    with pytest.raises(LineLeftOpen, match=f"does not say its {choice}"):
        closed(OWED, line)


def test_what_a_period_gives_is_rounded_as_the_terms_say():
    convert = rule(CONVERSION, amount=1, metric="sent", at_least=Decimal(3))

    assert given(convert, of=account(sent=2)) == [("1", Decimal("0.67"))]
    assert given(convert, of=account(sent=2), rounding=DOWN, places=1) == [("1", Decimal("0.6"))]
    with pytest.raises(RoundingLeftOpen):
        given(convert, of=account(sent=2), places=None)
