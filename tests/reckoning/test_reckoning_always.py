"""What holds for every book and every manuscript."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from byline.reckoning.book import BONUS, EQUAL, HIGHEST, MULTIPLY_FIRST, PERCENT, SUM, WEIGHTS
from byline.reckoning.scoring import Author, Book, Facts, Fit, Line, Print, Terms, reckon
from byline.reckoning.sharing import parts

LEVELS = ("national", "province", "city", "county", "township")
GENRES = ("news", "feature", "theory")
cents = st.integers(0, 10_000_00).map(lambda cents: Decimal(cents).scaleb(-2))
weights = st.integers(1, 1000).map(lambda weight: Decimal(weight).scaleb(-3))


@st.composite
def books(draw, combination):
    cells = draw(st.lists(cents, min_size=len(LEVELS), max_size=len(LEVELS)))
    lines = [Line(f"3.{at}", "points", amount, fit=Fit(level=LEVELS[at])) for at, amount in enumerate(cells)]
    lines += [
        Line("3.9", "points", draw(cents), fit=Fit(level=level, genre="theory"))
        for level in draw(st.sets(st.sampled_from(LEVELS)))
    ]
    percent = Decimal(draw(st.integers(0, 300)))
    lines.append(Line("4", "points", percent, BONUS, PERCENT, Fit(placement="headline")))
    terms = Terms("points", combination, draw(st.sampled_from((WEIGHTS, EQUAL))), draw(st.integers(0, 2)))
    return Book("book", (terms,), tuple(lines), MULTIPLY_FIRST)


@st.composite
def manuscripts(draw):
    authors = draw(st.lists(weights, min_size=1, max_size=6))
    placed = st.tuples(
        st.sampled_from(LEVELS), st.sampled_from(("headline", "inside")), st.integers(0, 60), st.booleans()
    )
    prints = [
        Print(number, "o", level, "newspaper", placement, roundup, date(2026, 1, 1) + timedelta(days), 500)
        for number, (level, placement, days, roundup) in enumerate(draw(st.lists(placed, max_size=5)))
    ]
    names = tuple(Author(at, "unit", weight) for at, weight in enumerate(authors))
    return Facts("m", draw(st.sampled_from(GENRES)), names, tuple(prints))


def total(credited):
    return sum((credit.amount for credit in credited), Decimal(0))


def alone(facts, one):
    return replace(facts, prints=(one,))


@given(cents, st.lists(weights, min_size=1, max_size=9))
def test_shares_add_up_to_the_cent(amount, shares):
    shared = parts(amount, shares, places=2)

    assert sum(shared) == amount
    exact = [amount * share / sum(shares) for share in shares]
    assert all(abs(one - fair) < Decimal("0.01") for one, fair in zip(shared, exact, strict=True))


@given(books(SUM), manuscripts())
def test_the_sum_of_several_outlets_is_the_sum_of_each_alone(book, facts):
    assert total(reckon(book, facts)) == sum(total(reckon(book, alone(facts, one))) for one in facts.prints)


@given(books(HIGHEST), manuscripts())
def test_the_highest_is_as_high_as_each_alone(book, facts):
    each = [total(reckon(book, alone(facts, one))) for one in facts.prints]

    assert total(reckon(book, facts)) == max(each, default=0)


@given(books(HIGHEST), manuscripts(), st.randoms())
def test_the_order_in_which_prints_come_makes_no_difference(book, facts, chance):
    shuffled = list(facts.prints)
    chance.shuffle(shuffled)

    assert reckon(book, replace(facts, prints=tuple(shuffled))) == reckon(book, facts)


@given(books(SUM), manuscripts())
def test_a_print_more_never_takes_anything_away_from_the_others(book, facts):
    fewer = reckon(book, replace(facts, prints=facts.prints[:-1]))

    assert set(fewer) <= set(reckon(book, facts))


@given(books(HIGHEST), manuscripts())
def test_what_authors_get_adds_up_to_what_one_author_would_get(book, facts):
    one_author = replace(facts, authors=facts.authors[:1])

    assert total(reckon(book, facts)) == total(reckon(book, one_author))
