"""Vetoes, streaks and honours of a period."""

from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    ALL_TIED,
    BASE,
    COMPETITION,
    DENSE,
    DUTY,
    EVERY,
    HONOUR,
    HONOURS,
    NONE_TIED,
    PERIOD,
    SHORTFALL,
    STREAK,
    VETO,
    WHOLE_YEAR,
)
from byline.reckoning.closing import runs_short
from byline.reckoning.facts import Incident
from byline.reckoning.honours import PlacesLeftOpen, TiesLeftOpen
from tests.reckoning.accounts import MARCH, OWED, account, book, closed, given, honours, rule

DAY = date(2026, 3, 9)


def incident(mishap="untrue"):
    return Incident(1, mishap, DAY)


def test_a_veto_takes_the_period_but_leaves_its_penalties():
    veto = rule(VETO, "2", mishap="untrue", on=PERIOD, name="零分")
    bad = account(points=(40, -10), incidents=(incident(),), before={"points": Decimal(100)})

    result = closed(rule(BASE, amount=6), veto, of=bad)

    assert [(one.clause, one.amount) for one in result.credits] == [("1", 6), ("2", -46)]
    assert [(one.kind, one.name) for one in result.outcomes] == [("veto", "零分")]
    assert given(veto, of=account(points=40, incidents=(incident("late"),))) == []


def test_a_veto_of_the_year_takes_what_stood_before_and_what_comes_after():
    veto = rule(VETO, mishap="leak", on=WHOLE_YEAR)
    hundred = {"points": Decimal(100)}

    assert given(veto, of=account(points=8, incidents_of_year=(incident("leak"),), before=hundred)) == [
        ("1", -108)
    ]
    assert given(veto, of=account(points=8, incidents_of_year=(incident("leak"),))) == [("1", -8)]


def test_a_streak_warns_when_it_is_full_and_again_when_it_is_as_long_again():
    streak = rule(STREAK, "3", amount=-2, metric="adopted", count=3, name="通报批评")

    def warned(before):
        result = closed(OWED, streak, of=account(short_before={"1": before}))
        return len(result.outcomes), len(result.credits)

    assert [warned(before) for before in range(6)] == [(0, 0), (0, 0), (1, 1), (0, 0), (0, 0), (1, 1)]


def test_how_long_a_streak_is_goes_on_to_the_next_period():
    somebody = account(short_before={"1": 2})

    assert runs_short(book(OWED), MARCH, somebody) == {"1": 3}
    assert runs_short(book(OWED), MARCH, account(adopted=30, short_before={"1": 2})) == {"1": 0}


@pytest.mark.parametrize(
    ("ties", "tied", "who"),
    [
        (COMPETITION, ALL_TIED, [("1", 1), ("2", 2), ("3", 2)]),
        (COMPETITION, NONE_TIED, [("1", 1)]),
        (DENSE, ALL_TIED, [("1", 1), ("2", 2), ("3", 2)]),
    ],
)
def test_equals_at_the_last_place_of_an_honour_have_it_all_or_none(ties, tied, who):
    assert (
        honours(rule(HONOUR, metric="points", count=2, name="能手", ties=tied), 9, 7, 7, 5, ties=ties) == who
    )


def test_places_after_equals_stay_empty_or_not():
    line = rule(HONOUR, metric="points", at_least=Decimal(5), name="能手")

    assert honours(line, 9, 9, 5, 4) == [("1", 1), ("2", 1), ("3", 3)]
    assert honours(line, 9, 9, 5, 4, ties=DENSE) == [("1", 1), ("2", 1), ("3", 2)]
    with pytest.raises(PlacesLeftOpen):
        honours(line, 9, 9, ties="")


def test_who_has_nothing_or_a_veto_has_no_honour():
    lines = (
        rule(VETO, "1", mishap="untrue", on=HONOURS),
        rule(HONOUR, "2", amount=3, metric="points", count=3, name="能手", ties=ALL_TIED),
    )
    three = [account("1", points=9, incidents=(incident(),)), account("2", points=8), account("3")]

    result = closed(*lines, of=three)

    assert [(one.kind, one.person) for one in result.outcomes] == [("veto", "1"), ("honour", "2")]
    assert [(one.person, one.amount) for one in result.credits] == [("2", 3)]


def test_who_stays_under_a_line_is_named():
    assert [
        one.kind for one in closed(rule(HONOUR, metric="points", under=Decimal(6), name="不达标")).outcomes
    ] == ["warning"]


def test_an_honour_ranks_by_what_stands_in_the_end():
    lines = (
        rule(DUTY, amount=9, metric="adopted"),
        rule(SHORTFALL, "2", amount=1, metric="adopted", by=EVERY),
        rule(HONOUR, "3", metric="points", count=1, name="能手", ties=ALL_TIED),
    )

    two = [account("1", points=20), account("2", points=15, adopted=9)]
    assert [one.person for one in closed(*lines, of=two).outcomes] == ["2"]


def test_a_tie_that_the_honour_leaves_open_is_asked_for():
    with pytest.raises(TiesLeftOpen, match="Clause 1 has equals"):
        honours(rule(HONOUR, metric="points", count=1, name="能手"), 9, 9)
