"""What lines about periods leave open, and where they contradict each other."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    AWARDED,
    BASE,
    BASE_LOST,
    CAP,
    CONVERSION,
    DUTY,
    EVERY,
    FLOOR,
    HONOUR,
    PERIOD,
    SHORTFALL,
    STEP,
    STREAK,
    TOTAL,
    UNITS,
    VETO,
    Book,
    Terms,
    Who,
)
from byline.vetting.checking import Vocabulary, check
from byline.vetting.closing_checks import unsaid
from byline.vetting.sentences import finding_words
from tests.reckoning.accounts import OWED, book, rule


def choices(*lines):
    return [one.choice for one in unsaid(book(*lines))]


def test_a_whole_line_of_each_kind_leaves_nothing_open():
    assert (
        choices(
            OWED,
            rule(BASE, amount=6),
            rule(STEP, amount=5, metric="sent", at_least=Decimal(15)),
            rule(SHORTFALL, amount=2, metric="adopted", by=EVERY),
            rule(FLOOR, on=TOTAL),
            rule(CAP, amount=20, on=TOTAL),
            rule(CONVERSION, amount=1, metric="points", at_least=Decimal(10)),
            rule(VETO, mishap="leak", on=PERIOD),
            rule(STREAK, metric="adopted", count=3, name="批评"),
            rule(HONOUR, metric="points", count=3, name="能手", ties="all"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (rule(DUTY, amount=3), ["metric"]),
        (rule(BASE), ["amount"]),
        (rule(STEP, metric="sent"), ["at_least"]),
        (rule(STEP, metric="adoption_rate", under=Decimal("0.3")), ["percent_meant"]),
        (rule(SHORTFALL, amount=1, metric="sent"), ["by"]),
        (rule(SHORTFALL, metric="sent", by=BASE_LOST), ["base_missing"]),
        (rule(SHORTFALL, amount=1, metric="sent", by=AWARDED), ["award_missing"]),
        (rule(CAP, amount=3), ["part_held"]),
        (rule(CONVERSION, amount=1, metric="sent"), ["at_least"]),
        (rule(VETO), ["reach", "cause"]),
        (rule(STREAK, metric="sent"), ["count", "name"]),
        (rule(HONOUR, metric="points", name="能手"), ["count"]),
        (rule(HONOUR, metric="points", name="能手", count=3), ["honour_ties"]),
    ],
)
def test_what_a_line_leaves_open_is_named(line, found):
    assert choices(line) == found


def test_two_duties_of_the_same_people_contradict_each_other_unless_one_is_closer():
    of_heads = rule(DUTY, "2", amount=2, metric="adopted", who=Who(post="主任"))
    of_unit = rule(DUTY, "3", amount=3, metric="adopted", who=Who(unit="柳河镇"))
    of_both = rule(DUTY, "4", amount=4, metric="adopted", who=Who(unit="柳河镇", post="主任"))

    assert choices(OWED, of_heads) == []
    assert unsaid(book(of_heads, of_unit))[0].clauses == ("2", "3")
    assert choices(of_heads, of_unit, of_both) == []
    assert choices(of_heads, rule(DUTY, amount=1, metric="adopted", who=Who(post="秘书"))) == []
    assert choices(OWED, replace(OWED, clause="9", amount=Decimal(7))) == ["both_owed"]


def test_ages_that_do_not_meet_are_no_contradiction():
    young = rule(DUTY, "1", amount=4, metric="sent", who=Who(age_until=35))

    assert choices(young, rule(DUTY, "2", amount=2, metric="sent", who=Who(age_from=36))) == []
    assert choices(young, rule(DUTY, "2", amount=2, metric="sent", who=Who(age_from=35))) == ["both_owed"]


def test_the_same_line_twice_a_floor_above_a_cap_and_a_step_that_never_counts():
    base = rule(BASE, amount=6)
    steps = (
        rule(STEP, amount=5, metric="sent", at_least=Decimal(5)),
        rule(STEP, amount=9, metric="sent", at_least=Decimal(9)),
    )

    assert choices(base, replace(base, clause="2")) == ["twice"]
    assert choices(base, replace(base, clause="2", of=UNITS)) == []
    assert choices(rule(FLOOR, amount=9, on=TOTAL), rule(CAP, amount=5, on=TOTAL)) == ["crossed"]
    assert choices(*steps) == ["never"]
    assert choices(*reversed(steps)) == []


def test_the_check_of_a_book_names_them_each_in_a_sentence():
    words = Vocabulary(("city",), ("news",), ("newspaper",), ("inside",))
    whole = Book(
        "b", (Terms("points", places=2),), (), ties="dense", cut_off_day=0, period_lines=(rule(VETO, "7"),)
    )

    found = [one for one in check(whole, words=words) if one.clauses == ("7",)]

    assert [one.choice for one in found] == ["reach", "cause"]
    assert all("7" in finding_words(one) for one in found)


def test_a_measure_that_only_periods_give_has_to_be_rounded_too():
    bare = Book("b", (), (), period_lines=(rule(BASE, amount=1),))

    assert [(one.measure, one.choice) for one in unsaid(bare)] == [("points", "period_places")]
