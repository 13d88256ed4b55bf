"""What one manuscript earns."""

from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    ADD,
    ADD_FIRST,
    BONUS,
    EACH,
    EQUAL,
    FIRST,
    HIGHEST,
    LOWER,
    MULTIPLY,
    MULTIPLY_FIRST,
    PERCENT,
    SUM,
    WEIGHTS,
)
from byline.reckoning.credits import from_plain, to_plain
from byline.reckoning.scoring import (
    AmbiguousClauses,
    Author,
    Book,
    ChoiceLeftOpen,
    Facts,
    Fit,
    Line,
    Print,
    SharesMissing,
    Terms,
    reckon,
)

LIN = Author("lin", "beihe", Decimal(1))


def award(amount, *, clause="3.1", measure="points", **fit):
    return Line(clause, measure, Decimal(amount), fit=Fit(**fit))


def bonus(operation, amount, *, clause="4", measure="points", **fit):
    return Line(clause, measure, Decimal(amount), BONUS, operation, Fit(**fit))


def book(*lines, combination=HIGHEST, share=WEIGHTS, places=2, order="", band_end=LOWER, **terms):
    return Book("考核办法", (Terms("points", combination, share, places, **terms),), lines, order, band_end)


def printed(adoption=1, *, level="province", placement="inside", on=date(2026, 3, 5), **facts):
    facts = {"medium": "newspaper", "is_roundup": False, "length": 800} | facts
    return Print(adoption, "outlet", level, placement=placement, printed_on=on, **facts)


def piece(*prints, genre="feature", authors=(LIN,)):
    return Facts("汛期里的代表", genre, tuple(authors), tuple(prints) or (printed(),))


def amounts(rules, facts):
    return [credit.amount for credit in reckon(rules, facts)]


def test_a_print_earns_what_its_level_and_genre_are_worth():
    rules = book(award(8, level="province", genre="feature"), award(5, level="province", genre="news"))

    (credit,) = reckon(rules, piece())

    assert (credit.person, credit.unit, credit.measure) == ("lin", "beihe", "points")
    assert (credit.amount, credit.clause, credit.adoption) == (Decimal(8), "3.1", 1)


def test_an_empty_condition_fits_anything_and_the_closest_line_counts():
    rules = book(
        award(1, clause="3.9"), award(5, level="province"), award(9, level="province", genre="theory")
    )

    assert amounts(rules, piece(genre="theory")) == [9]
    assert amounts(rules, piece(genre="news")) == [5]
    assert amounts(rules, piece(printed(level="county"))) == [1]


def test_a_print_that_no_clause_names_earns_nothing():
    assert reckon(book(award(5, level="city")), piece()) == ()


def test_two_clauses_equally_close_are_refused_by_name():
    rules = book(award(5, clause="3.1", level="province"), award(6, clause="3.2", genre="feature"))

    with pytest.raises(AmbiguousClauses, match=r"Clauses 3\.1 and 3\.2 both fit"):
        reckon(rules, piece())


def test_a_front_page_adds_percent_of_the_award():
    rules = book(award(8), bonus(PERCENT, 50, placement="front_page"))

    assert amounts(rules, piece(printed(placement="front_page"))) == [12]
    assert amounts(rules, piece()) == [8]


def test_bonuses_of_two_clauses_are_both_given_and_of_one_clause_only_the_closest():
    rules = book(
        award(100),
        bonus(PERCENT, 50, clause="4", placement="front_page"),
        bonus(ADD, 10, clause="5", length_from=500),
        bonus(ADD, 30, clause="5", length_from=500, level="province"),
        order=MULTIPLY_FIRST,
    )

    assert amounts(rules, piece(printed(placement="front_page"))) == [180]


@pytest.mark.parametrize(("order", "expected"), [(MULTIPLY_FIRST, 35), (ADD_FIRST, 45)])
def test_the_order_of_bonuses_is_the_one_the_book_states(order, expected):
    rules = book(
        award(10),
        bonus(MULTIPLY, 2, clause="4"),
        bonus(PERCENT, 50, clause="5"),
        bonus(ADD, 5, clause="6"),
        order=order,
    )

    assert amounts(rules, piece()) == [expected]


def test_two_percentages_are_taken_of_the_same_sum():
    rules = book(award(10), bonus(PERCENT, 50, clause="4"), bonus(PERCENT, 20, clause="5"))

    assert amounts(rules, piece()) == [17]


def test_an_order_that_is_needed_and_not_stated_is_refused():
    rules = book(award(10), bonus(MULTIPLY, 2, clause="4"), bonus(ADD, 5, clause="6"))

    with pytest.raises(ChoiceLeftOpen, match="which bonuses come first"):
        reckon(rules, piece())


def test_a_piece_in_a_round_up_is_worth_what_the_round_up_clause_says():
    rules = book(award(5, is_roundup=False), award(3, clause="3.2", is_roundup=True))

    assert amounts(rules, piece(printed(is_roundup=True))) == [3]
    assert amounts(rules, piece(printed(is_roundup=False))) == [5]


def test_a_length_band_begins_with_its_first_number_and_ends_before_its_last():
    rules = book(award(1), award(2, length_from=500, length_under=1000), award(3, length_from=1000))

    by_length = [amounts(rules, piece(printed(length=count)))[0] for count in (499, 500, 999, 1000)]

    assert by_length == [1, 2, 2, 3]


def test_of_several_outlets_only_the_highest_counts_and_the_others_leave_no_trace():
    rules = book(award(1, level="county"), award(8, clause="3.2", level="province"))

    (credit,) = reckon(rules, piece(printed(7, level="county"), printed(9)))

    assert (credit.amount, credit.adoption, credit.clause) == (8, 9, "3.2")


def test_of_equal_outlets_the_earlier_counts_and_of_one_day_the_lower_number():
    rules = book(award(8))
    later, earlier = printed(2, on=date(2026, 3, 6)), printed(10, on=date(2026, 3, 5))

    assert reckon(rules, piece(later, earlier))[0].adoption == 10
    assert reckon(rules, piece(earlier, printed(9)))[0].adoption == 9


def test_several_outlets_add_up_where_the_book_says_so():
    rules = book(award(1, level="county"), award(8, level="province"), combination=SUM)

    assert sorted(amounts(rules, piece(printed(1, level="county"), printed(2)))) == [1, 8]


def test_each_measure_combines_its_own_way():
    rules = Book(
        "考核办法",
        (Terms("pieces", SUM, WEIGHTS, 2), Terms("points", HIGHEST, WEIGHTS, 2)),
        (award(1, measure="pieces"), award(8)),
    )

    credited = reckon(rules, piece(printed(1), printed(2)))

    assert [(one.measure, one.amount) for one in credited] == [("pieces", 1), ("pieces", 1), ("points", 8)]


def test_authors_share_by_their_weights():
    authors = (Author("lin", "beihe", Decimal("0.6")), Author("zhao", "office", Decimal("0.4")))

    assert amounts(book(award(12)), piece(authors=authors)) == [Decimal("7.2"), Decimal("4.8")]


def test_three_equal_shares_of_ten_add_up_to_ten_with_the_odd_cent_to_the_first():
    authors = tuple(Author(name, "beihe", Decimal(1)) for name in "abc")

    assert amounts(book(award(10)), piece(authors=authors)) == [
        Decimal("3.34"),
        Decimal("3.33"),
        Decimal("3.33"),
    ]


@pytest.mark.parametrize(
    ("share", "expected"), [(EQUAL, [4, 4]), (EACH, [8, 8]), (FIRST, [8]), (WEIGHTS, [6, 2])]
)
def test_the_book_says_how_authors_share(share, expected):
    authors = (Author("lin", "beihe", Decimal("0.75")), Author("zhao", "office", Decimal("0.25")))

    assert amounts(book(award(8), share=share), piece(authors=authors)) == expected


def test_shares_that_are_all_nothing_are_refused():
    authors = (Author("lin", "beihe", Decimal(0)), Author("zhao", "office", Decimal(0)))

    with pytest.raises(SharesMissing):
        reckon(book(award(8)), piece(authors=authors))


@pytest.mark.parametrize(
    ("open_choice", "words"),
    [
        ({"combination": ""}, "several outlets"),
        ({"share": ""}, "several authors"),
        ({"places": None}, "rounded"),
    ],
)
def test_a_choice_that_is_needed_and_not_made_is_refused(open_choice, words):
    authors = (LIN, Author("zhao", "office", Decimal(1)))

    with pytest.raises(ChoiceLeftOpen, match=words):
        reckon(book(award(8), **open_choice), piece(printed(1), printed(2), authors=authors))


def test_a_credit_is_rounded_half_up_before_it_is_shared():
    rules = book(award("2.5"), bonus(PERCENT, 10), places=1)

    (credit,) = reckon(rules, piece())

    assert credit.amount == Decimal("2.8")
    assert credit.working[-1].kind == "rounded"


def test_a_credit_of_nothing_is_left_out():
    assert reckon(book(award(0)), piece()) == ()


def test_the_working_can_be_kept_as_plain_data_and_read_again():
    rules = book(award(8, level="province"), bonus(PERCENT, 50, length_from=500))
    (credit,) = reckon(rules, piece())

    assert from_plain(to_plain(credit.working)) == credit.working
