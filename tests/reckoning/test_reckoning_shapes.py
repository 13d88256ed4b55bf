"""Each shape that published rules have, as far as the prints of one piece go."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    ADD,
    CHARACTERS,
    EXCLUSION,
    FEE,
    FIRST_SENDER,
    MULTIPLY,
    MULTIPLY_FIRST,
    OF_AWARD,
    PERCENT,
    READS,
    REPLACE,
    SAME_LEVEL,
    SUM,
    TOP,
    UPPER,
    Book,
    Terms,
)
from byline.reckoning.scoring import AmbiguousClauses, TwoReplace, reckon
from tests.reckoning.pieces import ZHAO, amounts, award, bonus, book, each, piece, printed


def test_a_table_of_levels_and_genres_gives_each_cell_its_points():
    table = book(
        award(8, level="province"), award(15, level="province", genre="theory"), award(5, level="city")
    )

    assert amounts(table, piece(genre="theory")) == [15]
    assert amounts(table, piece(printed(level="city"), genre="theory")) == [5]


def test_a_named_outlet_overrides_its_group_and_the_group_its_level():
    rules = book(
        award(8, clause="1", level="province"),
        award(12, clause="2", group="党报"),
        award(20, clause="3", outlet="日报"),
    )

    assert amounts(rules, piece(printed(outlet="日报", group="党报"))) == [20]
    assert amounts(rules, piece(printed(outlet="晚报", group="党报"))) == [12]
    assert amounts(rules, piece(printed(outlet="商报"))) == [8]


def test_a_named_outlet_comes_first_even_where_another_line_says_more_about_the_piece():
    rules = book(
        award(30, level="province", genre="theory", clause="1"), award(20, outlet="日报", clause="2")
    )

    assert amounts(rules, piece(printed(outlet="日报"), genre="theory")) == [20]


def test_of_two_lines_for_one_outlet_the_closer_counts_and_equals_are_refused():
    closer = book(award(20, outlet="日报"), award(25, outlet="日报", genre="theory", clause="2"))
    equal = book(
        award(20, outlet="日报", placement="inside"), award(25, outlet="日报", genre="news", clause="2")
    )

    assert amounts(closer, piece(printed(outlet="日报"), genre="theory")) == [25]
    with pytest.raises(AmbiguousClauses):
        reckon(equal, piece(printed(outlet="日报")))


def test_points_yuan_and_pieces_stand_side_by_side_in_one_book():
    lines = (award(8), award(100, measure="yuan"), award(1, measure="pieces"))
    terms = tuple(Terms(one, SUM, "weights", 2) for one in ("pieces", "points", "yuan"))

    credited = reckon(Book("考核办法", terms, lines), piece())

    assert [(one.measure, one.amount) for one in credited] == [("pieces", 1), ("points", 8), ("yuan", 100)]


def test_a_multiple_of_the_fee_is_paid_with_half_as_much_again_on_the_front_page():
    rules = book(award(5, basis=FEE, level="province"), bonus(PERCENT, 50, placement="front_page"))

    (credit,) = reckon(rules, piece(printed(fee=Decimal(100), placement="front_page")))

    assert credit.amount == 750
    assert [(step.amount, step.size) for step in credit.working] == [(500, 100), (250, 50)]


def test_a_fee_that_no_slip_shows_yet_earns_nothing():
    assert amounts(book(award(5, basis=FEE)), piece(printed(fee=None))) == []


def test_each_full_thousand_reads_counts_and_what_is_over_does_not():
    rules = book(award(1, basis=READS, each=1000))

    assert amounts(rules, piece(printed(reads=3999))) == [3]
    assert amounts(rules, piece(printed(reads=999))) == []


def test_a_sum_for_each_hundred_characters_is_added():
    rules = book(award(10), bonus(ADD, 2, basis=CHARACTERS, each=100))

    assert amounts(rules, piece(printed(length=450))) == [18]


def test_a_headline_has_a_figure_of_its_own_in_place_of_the_award():
    rules = book(
        award(6),
        bonus(REPLACE, 10, placement="headline"),
        bonus(PERCENT, 50, clause="3", genre="theory"),
    )

    assert amounts(rules, piece(printed(placement="headline"))) == [10]
    assert amounts(rules, piece(printed(placement="headline"), genre="theory")) == [15]


def test_two_bonuses_that_both_replace_the_award_are_refused():
    rules = book(award(6), bonus(REPLACE, 10), bonus(REPLACE, 12, clause="3"))

    with pytest.raises(TwoReplace):
        reckon(rules, piece())


def test_a_picture_counts_half_and_research_twice():
    rules = book(
        award(6), bonus(MULTIPLY, "0.5", genre="picture"), bonus(MULTIPLY, 2, genre="research", clause="3")
    )

    assert amounts(rules, piece(genre="picture")) == [3]
    assert amounts(rules, piece(genre="research")) == [12]


def test_bonuses_taken_of_the_award_alone_do_not_multiply_each_other():
    bonuses = (bonus(MULTIPLY, 2), bonus(PERCENT, 50, clause="3"), bonus(ADD, 5, clause="4"))

    assert amounts(book(award(10), *bonuses, order=OF_AWARD), piece()) == [30]
    assert amounts(book(award(10), *bonuses, order=MULTIPLY_FIRST), piece()) == [35]


def test_the_upper_end_belongs_to_a_band_where_the_book_says_so():
    bands = (award(1, length_under=500), award(2, clause="2", length_from=500))

    assert amounts(book(*bands), piece(printed(length=500))) == [2]
    assert amounts(book(*bands, band_end=UPPER), piece(printed(length=500))) == [1]


def test_a_round_up_gives_less_than_an_own_piece():
    rules = book(award(5, is_roundup=False), award(3, is_roundup=True, clause="2"))

    assert amounts(rules, piece(printed(is_roundup=True))) == [3]


def test_a_commissioned_piece_earns_more():
    rules = book(award(5), bonus(ADD, 2, is_commissioned=True))

    assert amounts(rules, piece(is_commissioned=True)) == [7]
    assert amounts(rules, piece()) == [5]


def test_only_the_best_two_of_several_outlets_count():
    rules = book(
        award(5, level="province"), award(3, level="city"), award(1, level="county"), combination=TOP, top=2
    )
    prints = (printed(1, level="county"), printed(2, level="city"), printed(3))

    credited = reckon(rules, piece(*prints))

    assert [(one.adoption, one.amount) for one in credited] == [(2, 3), (3, 5)]
    assert credited[0].working[-1].kind == "top_of"


@pytest.mark.parametrize(("came_first", "earned"), [(True, [8]), (False, [0])])
def test_of_one_news_from_several_units_only_the_first_sender_is_credited(came_first, earned):
    rules = book(award(8), same_news=FIRST_SENDER)

    assert amounts(rules, piece(came_first=came_first)) == earned


def test_what_an_earlier_sender_took_is_told():
    (credit,) = reckon(book(award(8), same_news=FIRST_SENDER), piece(came_first=False))

    assert (credit.working[-1].kind, credit.working[-1].operation) == ("vetoed", FIRST_SENDER)


def test_what_was_sent_a_day_after_the_event_does_not_count():
    rules = book(award(8), award(0, clause="2", kind=EXCLUSION, hours_from=24))

    assert amounts(rules, piece(hours=Decimal("23.5"))) == [8]
    assert amounts(rules, piece(hours=Decimal(24))) == []


def test_ranking_points_may_weigh_levels_otherwise_than_points():
    lines = (award(8), award(3, measure="weight"))
    rules = Book("考核办法", (Terms("points", SUM, "weights", 2), Terms("weight", SUM, "weights", 0)), lines)

    assert [one.amount for one in reckon(rules, piece())] == [8, 3]


@pytest.mark.parametrize(("day", "earned"), [(9, 8), (10, 16), (20, 16), (21, 8)])
def test_a_campaign_counts_by_the_day_of_print_with_both_its_ends(day, earned):
    rules = book(
        award(8), bonus(MULTIPLY, 2, printed_from=date(2026, 3, 10), printed_until=date(2026, 3, 20))
    )

    assert amounts(rules, piece(printed(printed_on=date(2026, 3, day)))) == [earned]


def test_an_outlet_that_no_clause_names_counts_like_its_level_and_is_shown_to_a_person():
    rules = book(award(10, level="province", outlet="日报"), analogy=SAME_LEVEL)

    (credit,) = reckon(rules, piece(printed(outlet="新报")))

    assert (credit.amount, credit.needs_a_look) == (10, True)
    assert credit.working[0].operation == SAME_LEVEL
    assert not reckon(rules, piece(printed(outlet="日报")))[0].needs_a_look


def test_nothing_is_reckoned_by_analogy_where_the_level_has_two_figures_or_the_book_says_nothing():
    lines = (
        award(10, level="province", outlet="日报"),
        award(8, level="province", outlet="晚报", clause="2"),
    )

    assert amounts(book(*lines, analogy=SAME_LEVEL), piece(printed(outlet="新报"))) == []
    assert amounts(book(*lines[:1]), piece(printed(outlet="新报"))) == []


def test_an_award_may_depend_on_the_class_the_unit_and_the_person():
    rules = book(
        award(5, clause="1", unit_kind="township"),
        award(8, clause="2", unit_kind="office"),
        award(9, clause="3", unit_kind="office", unit="office", person="zhao"),
    )

    assert each(rules, piece()) == {"lin": 5}
    assert each(rules, piece(authors=(zhao(),))) == {"zhao": 9}
    assert each(rules, piece(authors=(zhao("wu"),))) == {"wu": 8}


def test_authors_whose_awards_differ_each_take_their_part_of_their_own():
    rules = book(award(5, unit_kind="township"), award(8, unit_kind="office", clause="2"), share="equal")

    assert each(rules, piece(authors=(*piece().authors, zhao()))) == {
        "lin": Decimal("2.5"),
        "zhao": Decimal(4),
    }


def zhao(name="zhao"):
    return replace(ZHAO, person=name)
