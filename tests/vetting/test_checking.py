"""What a book of rules leaves unsaid."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    ADD,
    AWARD,
    BONUS,
    COMPETITION,
    EACH,
    FIXED,
    HIGHEST,
    LOWER,
    MULTIPLY_FIRST,
    PERCENT,
    PRINT,
    TOP,
    WEIGHTS,
    Book,
    Fit,
    Line,
    Terms,
)
from byline.vetting.checking import DEAD, EMPTY, GAP, OPEN, OVERLAP, Finding, Vocabulary, check

WORDS = Vocabulary(
    levels=("province", "city", "county"),
    genres=("news", "feature"),
    media=("newspaper", "website"),
    placements=("headline", "front_page", "inside"),
)
STATED = Terms("points", HIGHEST, WEIGHTS, 2, same_news=EACH)


def line(clause="1", *, amount=5, kind=AWARD, operation="", measure="points", about=PRINT, **fit):
    return Line(clause, measure, Decimal(amount), kind, operation, Fit(**fit), about)


def findings(*lines, terms=(STATED,), order=""):
    return check(Book("考核办法", terms, lines, order, LOWER, COMPETITION, 0), words=WORDS)


def test_a_book_in_which_one_line_fits_everything_leaves_nothing_open():
    assert findings(line()) == ()


def test_a_book_without_a_line_says_nothing():
    assert findings() == (Finding(EMPTY),)


def test_a_level_that_no_line_names_is_one_gap():
    found = findings(line(level="province"), line("2", level="city"))

    assert found == (Finding(GAP, "points", fit=Fit(level="county")),)


def test_a_genre_that_no_line_names_is_one_gap():
    assert findings(line(genre="news")) == (Finding(GAP, "points", fit=Fit(genre="feature")),)


def test_a_single_cell_that_is_missing_is_named_by_level_and_genre():
    found = findings(line(level="province"), line("2", level="city"), line("3", level="county", genre="news"))

    assert found == (Finding(GAP, "points", fit=Fit(level="county", genre="feature")),)


def test_a_gap_for_round_ups_only_says_so():
    assert findings(line(is_roundup=False)) == (Finding(GAP, "points", fit=Fit(is_roundup=True)),)


def test_a_gap_below_a_length_says_where_it_ends():
    found = findings(line(length_from=500))

    assert found == (Finding(GAP, "points", fit=Fit(length_from=0, length_under=500)),)


def test_a_measure_with_terms_and_no_award_is_a_gap():
    found = findings(line(), terms=(STATED, replace(STATED, measure="yuan")))

    assert found == (Finding(GAP, "yuan"),)


def test_two_lines_of_which_neither_is_closer_overlap():
    found = findings(line("1"), line("2", level="city"), line("3", genre="news"))

    assert found == (Finding(OVERLAP, "points", ("2", "3"), Fit(level="city", genre="news")),)


def test_a_third_line_that_decides_ends_the_overlap():
    assert (
        findings(
            line("1"), line("2", level="city"), line("3", genre="news"), line("4", level="city", genre="news")
        )
        == ()
    )


def test_the_same_line_twice_overlaps():
    assert findings(line("1"), line("2"))[0].kind == OVERLAP


def test_bonuses_overlap_only_within_one_clause():
    of_two_clauses = [
        line("7", kind=BONUS, operation=PERCENT, placement="headline"),
        line("8", kind=BONUS, operation=PERCENT, level="city"),
    ]
    of_one_clause = [
        line("7", kind=BONUS, operation=PERCENT, placement="headline"),
        line("7", kind=BONUS, operation=PERCENT, level="city"),
    ]

    assert findings(line(), *of_two_clauses) == ()
    assert [one.kind for one in findings(line(), *of_one_clause)] == [OVERLAP]


def test_a_line_that_closer_ones_cover_everywhere_is_dead():
    each = [line(level, level=level) for level in WORDS.levels]

    assert findings(line("9"), *each) == (Finding(DEAD, "points", ("9",)),)


def test_a_line_with_an_unknown_word_is_dead():
    assert findings(line("1"), line("2", level="galaxy"))[0].kind == DEAD


@pytest.mark.parametrize(
    ("terms", "choice"),
    [
        (replace(STATED, combination=""), "combination"),
        (replace(STATED, combination=TOP), "top"),
        (replace(STATED, share=""), "share"),
        (replace(STATED, share=FIXED), "part"),
        (replace(STATED, places=None), "places"),
        (replace(STATED, rounding=""), "rounding"),
        (replace(STATED, same_news=""), "same_news"),
        (replace(STATED, credited=""), "credited"),
    ],
)
def test_a_choice_not_made_is_named(terms, choice):
    assert findings(line(), terms=(terms,)) == (Finding(OPEN, "points", choice=choice),)


def test_the_order_of_bonuses_is_asked_for_only_where_it_makes_a_difference():
    percent = line("7", kind=BONUS, operation=PERCENT, placement="headline")
    fixed = line("8", kind=BONUS, operation=ADD, placement="headline")

    assert findings(line(), percent) == ()
    assert findings(line(), percent, fixed) == (Finding(OPEN, "points", choice="order"),)
    assert findings(line(), percent, fixed, order=MULTIPLY_FIRST) == ()


def test_a_bonus_that_does_not_say_what_it_does_is_named():
    bonus = line("7", kind=BONUS)

    assert findings(line(), bonus) == (Finding(OPEN, "points", ("7",), choice="operation"),)


def test_an_award_within_an_exclusion_never_counts():
    left_out = line("6", kind="exclusion", level="county")
    every = [line(str(at), level=level) for at, level in enumerate(("national", "province", "city"), 1)]

    assert Finding(DEAD, "points", ("9",), Fit(level="county", genre="news")) in findings(
        *every, left_out, line("9", level="county", genre="news")
    )
