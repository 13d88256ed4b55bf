"""Rule sets that real offices published, as far as clauses, bonuses, outlets and shares go."""

from datetime import date
from decimal import Decimal

import pytest

from byline.reckoning.book import ADD, BONUS, EACH, EQUAL, HIGHEST, LOWER, MULTIPLY, PERCENT, SUM
from byline.reckoning.scoring import Author, Book, Facts, Fit, Line, Print, Terms, reckon

LEVELS = ("national", "province", "city", "county")


def by_level(measure, **amounts):
    return tuple(
        Line(f"1.{at}", measure, Decimal(amount), fit=Fit(level=level))
        for at, (level, amount) in enumerate(amounts.items(), 1)
    )


def printed(adoption, level, *, placement="inside", is_roundup=False, length=300):
    return Print(
        adoption, "outlet", level, "newspaper", placement, is_roundup, date(2026, 3, adoption), length
    )


def earned(book, *prints, genre="news", authors=1):
    names = tuple(Author(at, at, Decimal(1)) for at in range(authors))
    credited = reckon(book, Facts("piece", genre, names, prints))
    return {
        measure: [one.amount for one in credited if one.measure == measure]
        for measure in dict.fromkeys(one.measure for one in credited)
    }


def test_r1_department_information_in_yuan_with_half_as_much_again_on_the_front_page():
    lines = (
        *by_level("yuan", city=40, province=60, national=80),
        Line("2", "yuan", Decimal(50), BONUS, PERCENT, Fit(placement="front_page")),
    )
    book = Book("R1", (Terms("yuan", HIGHEST, EQUAL, 2),), lines)

    paid = earned(book, printed(1, "province", placement="front_page"), printed(2, "city"))

    assert paid == {"yuan": [90]}


def test_r2_bulletins_accumulate():
    lines = (
        *by_level("points", city=3, province=10, national=50),
        Line("1.9", "points", Decimal(20), fit=Fit(level="city", genre="research")),
        Line("1.9", "points", Decimal(30), fit=Fit(level="province", genre="research")),
    )
    book = Book("R2", (Terms("points", SUM, EQUAL, 2),), lines)

    assert earned(book, printed(1, "city"), printed(2, "province")) == {"points": [3, 10]}
    assert earned(book, printed(1, "city"), printed(2, "province"), genre="research") == {"points": [20, 30]}


@pytest.mark.parametrize(
    ("level", "placement", "points"),
    [
        ("city", "inside", 4),
        ("city", "headline", 8),
        ("province", "headline", 10),
        ("national", "headline", 40),
    ],
)
def test_r5_a_headline_has_its_own_figure(level, placement, points):
    plain = by_level("points", city=4, province=6, national=20)
    headlines = tuple(
        Line("1.9", "points", Decimal(amount), fit=Fit(level=at, placement="headline"))
        for at, amount in (("city", 8), ("province", 10), ("national", 40))
    )
    book = Book("R5", (Terms("points", HIGHEST, EQUAL, 2),), plain + headlines)

    assert earned(book, printed(1, level, placement=placement)) == {"points": [points]}


@pytest.mark.parametrize(
    ("level", "length", "yuan"),
    [("province", 620, 135), ("county", 500, 35), ("county", 499, 25), ("national", 500, 300)],
)
def test_r9_five_hundred_characters_and_more_earn_a_sum_by_level(level, length, yuan):
    lengths = (("county", 10), ("city", 30), ("province", 50), ("national", 150))
    longer = tuple(
        Line("2", "yuan", Decimal(amount), BONUS, ADD, Fit(level=at, length_from=500))
        for at, amount in lengths
    )
    lines = by_level("yuan", county=25, city=35, province=85, national=150) + longer
    book = Book("R9", (Terms("yuan", HIGHEST, EQUAL, 2),), lines, band_end=LOWER)

    assert earned(book, printed(1, level, length=length)) == {"yuan": [yuan]}


def test_r9_two_correspondents_count_half_a_piece_each():
    book = Book("R9", (Terms("pieces", HIGHEST, EQUAL, 2),), (Line("3", "pieces", Decimal(1)),))

    assert earned(book, printed(1, "province"), authors=2) == {"pieces": [Decimal("0.5"), Decimal("0.5")]}


def test_r11_six_theory_pieces_in_the_provincial_journal():
    lines = (
        Line("1.1", "yuan", Decimal(200), fit=Fit(level="province", genre="theory")),
        Line("1.2", "yuan", Decimal(100), fit=Fit(level="province")),
    )
    book = Book("R11", (Terms("yuan", HIGHEST, EQUAL, 2),), lines)

    pieces = [earned(book, printed(1, "province"), genre="theory") for _ in range(6)]

    assert sum(piece["yuan"][0] for piece in pieces) == 1200


def test_r18_only_the_highest_of_county_city_and_province():
    lines = by_level("points", county=1, city=3, province=5)
    book = Book("R18", (Terms("points", HIGHEST, EQUAL, 2),), lines)

    assert earned(book, printed(1, "county"), printed(2, "city"), printed(3, "province")) == {"points": [5]}


def test_r19_two_names_take_half_each():
    lines = (*by_level("yuan", city=50, province=200), Line("3", "pieces", Decimal(1)))
    terms = (Terms("yuan", SUM, EQUAL, 2), Terms("pieces", SUM, EQUAL, 2))

    shared = earned(Book("R19", terms, lines), printed(1, "province"), authors=2)

    assert shared == {"yuan": [100, 100], "pieces": [Decimal("0.5"), Decimal("0.5")]}


def test_r26_a_headline_doubles():
    lines = (
        *by_level("yuan", national=200, province=100, city=50, county=20),
        Line("2", "yuan", Decimal(2), BONUS, MULTIPLY, Fit(placement="headline")),
    )
    book = Book("R26", (Terms("yuan", SUM, EQUAL, 2),), lines)

    assert earned(book, printed(1, "province", placement="headline")) == {"yuan": [200]}


def test_r27_research_doubles_and_a_round_up_gives_three_to_each_unit():
    lines = (
        Line("1", "points", Decimal(5), fit=Fit(is_roundup=False)),
        Line("2", "points", Decimal(3), fit=Fit(is_roundup=True)),
        Line("3", "points", Decimal(2), BONUS, MULTIPLY, Fit(genre="research", is_roundup=False)),
    )
    book = Book("R27", (Terms("points", SUM, EACH, 2),), lines)

    assert earned(book, printed(1, "city", is_roundup=True), authors=2) == {"points": [3, 3]}
    assert earned(book, printed(1, "city"), genre="research") == {"points": [10]}
