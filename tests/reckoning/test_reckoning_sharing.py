"""How several authors share, and how amounts are rounded."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    DOWN,
    EACH,
    EQUAL,
    FIRST,
    FIXED,
    HALF_EVEN,
    HALF_UP,
    UNITS,
    UP,
    WEIGHTS,
    Book,
    Terms,
)
from byline.reckoning.scoring import reckon
from tests.reckoning.pieces import LIN, ZHAO, amounts, award, book, each, piece, printed

WU = replace(LIN, person="wu")
QIAN = replace(ZHAO, person="qian", unit="media", is_journalist=True)


def test_each_of_two_names_takes_a_fixed_half_and_a_third_name_nothing():
    rules = book(award(200), share=FIXED, part=Decimal("0.5"), max_authors=2)

    assert each(rules, piece(authors=(LIN, ZHAO, WU))) == {"lin": 100, "zhao": 100}


def test_a_fixed_part_need_not_add_up_and_one_author_alone_takes_the_whole():
    rules = book(award(9), share=FIXED, part=Decimal("0.4"), places=1)

    assert each(rules, piece(authors=(LIN, ZHAO))) == {"lin": Decimal("3.6"), "zhao": Decimal("3.6")}
    assert each(rules, piece()) == {"lin": 9}


def test_correspondents_take_all_where_a_journalist_signs_too():
    rules = book(award(85), share=EQUAL, leaves_out_journalists=True)

    assert each(rules, piece(authors=(QIAN, LIN))) == {"lin": 85}
    assert each(rules, piece(authors=(QIAN,))) == {"qian": 85}


def test_money_and_count_are_shared_each_in_its_own_way():
    lines = (award(100, measure="yuan"), award(1, measure="pieces"))
    terms = (Terms("pieces", "highest", EQUAL, 2), Terms("yuan", "highest", FIRST, 2))

    credited = reckon(Book("考核办法", terms, lines), piece(authors=(LIN, ZHAO)))

    assert [(one.person, one.measure, one.amount) for one in credited] == [
        ("lin", "pieces", Decimal("0.5")),
        ("zhao", "pieces", Decimal("0.5")),
        ("lin", "yuan", 100),
    ]


def test_a_piece_counts_once_for_each_unit_and_its_people_share_that():
    rules = book(award(3), share=UNITS)

    assert each(rules, piece(authors=(LIN, ZHAO, WU))) == {
        "lin": Decimal("1.5"),
        "zhao": 3,
        "wu": Decimal("1.5"),
    }


def test_a_line_may_share_otherwise_than_its_measure():
    rules = book(award(5), award(3, clause="2", is_roundup=True, share=UNITS), share=EQUAL)

    assert each(rules, piece(authors=(LIN, ZHAO))) == {"lin": Decimal("2.5"), "zhao": Decimal("2.5")}
    assert each(rules, piece(printed(is_roundup=True), authors=(LIN, ZHAO))) == {"lin": 3, "zhao": 3}


@pytest.mark.parametrize(
    ("share", "earned"),
    [
        (WEIGHTS, {"beihe": 6, "office": 2}),
        (EQUAL, {"beihe": 4, "office": 4}),
        (FIRST, {"beihe": 8}),
        (EACH, {"beihe": 8, "office": 8}),
        (UNITS, {"beihe": 8, "office": 8}),
    ],
)
def test_units_share_as_their_authors_together_do(share, earned):
    rules = book(award(8), share=share, credited=UNITS)
    authors = (LIN, replace(WU, share=Decimal(2)), ZHAO)

    assert each(rules, piece(authors=authors)) == earned


def test_authors_of_one_unit_are_one_where_units_are_credited():
    (credit,) = reckon(book(award(8), share=EQUAL, credited=UNITS), piece(authors=(LIN, WU)))

    assert (credit.person, credit.unit, credit.amount, len(credit.working)) == (None, "beihe", 8, 1)


@pytest.mark.parametrize(
    ("rounding", "amount", "earned"),
    [
        (HALF_UP, "2.25", "2.3"),
        (HALF_EVEN, "2.25", "2.2"),
        (DOWN, "2.29", "2.2"),
        (UP, "2.21", "2.3"),
        (DOWN, "-2.29", "-2.2"),
        (UP, "-2.21", "-2.3"),
        (HALF_UP, "-2.25", "-2.3"),
    ],
)
def test_an_amount_is_rounded_the_way_the_book_states(rounding, amount, earned):
    assert amounts(book(award(amount), places=1, rounding=rounding), piece()) == [Decimal(earned)]
