from decimal import Decimal

import pytest

from byline.rewards.awarding import Figure, Rule, candidates, from_plain, short_ones, to_plain


def names(awarded):
    return [one.figure.name for _criterion, one, _why in awarded]


def figure(name, pieces, points=0, *, target=None, kind="township"):
    return Figure(
        f"person:{name}",
        name,
        "北河镇",
        kind,
        (("pieces", Decimal(pieces)), ("points", Decimal(points))),
        None if target is None else Decimal(target),
        Decimal(pieces),
    )


FIVE = [figure("甲", 5, 9), figure("乙", 4, 8), figure("丙", 4, 7), figure("丁", 1), figure("戊", 0)]


def rule(number, **terms):
    return Rule(
        **{"holders": "people", "shape": "top", "measure": "pieces", "number": Decimal(number), **terms}
    )


def chosen(one_rule, *, figures=FIVE, vetoed=None):
    return [one.figure.name for one in candidates(figures, one_rule, vetoed=vetoed or {}) if one.is_in]


@pytest.mark.parametrize(
    ("ties", "who"), [("all", ["甲", "乙", "丙"]), ("none", ["甲"]), ("second", ["甲", "乙"])]
)
def test_who_shares_the_last_place_goes_by_the_stated_rule(ties, who):
    assert chosen(rule(2, ties=ties)) == who


@pytest.mark.parametrize(("places", "who"), [("competition", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3])])
def test_places_after_equals_go_by_the_rulebooks_rule(places, who):
    assert [one.place for one in candidates(FIVE, rule(4, places=places), vetoed={})] == who


def test_a_vetoed_one_is_shown_as_out_and_the_next_moves_up():
    told = candidates(FIVE, rule(1, ties="second"), vetoed={"person:甲": "泄密"})

    assert [(one.figure.name, one.is_in, one.reason) for one in told] == [
        ("甲", False, "泄密"),
        ("乙", True, ""),
    ]
    assert [one.place for one in told] == [1, 2]


def test_nobody_with_nothing_is_awarded():
    assert chosen(rule(9)) == ["甲", "乙", "丙", "丁"]


def test_a_threshold_takes_all_who_reach_it():
    assert chosen(rule(4, shape="threshold")) == ["甲", "乙", "丙"]


def test_over_target_counts_in_percent_and_needs_a_target():
    figures = [figure("甲", 6, target=5), figure("乙", 5, target=5), figure("丙", 9)]

    assert chosen(rule(120, shape="over_target"), figures=figures) == ["甲"]


def test_a_class_of_units_is_compared_by_itself():
    figures = [figure("甲", 9, kind="office"), figure("乙", 3)]

    assert chosen(rule(1, kind="township"), figures=figures) == ["乙"]


def test_two_half_years_short_in_a_row_are_a_streak():
    first, second = [figure("甲", 1, target=4)], [figure("甲", 2, target=4), figure("乙", 0, target=1)]

    told = {one.figure.name: (one.kind, one.periods) for one in short_ones([first, second])}

    assert told == {"甲": ("streak", 2), "乙": ("shortfall", 1)}


def test_who_met_the_target_since_gives_no_cause():
    assert short_ones([[figure("甲", 1, target=4)], [figure("甲", 4, target=4)]]) == ()


def test_figures_come_back_as_they_were_written_down():
    assert from_plain(to_plain(FIVE)) == tuple(FIVE)
