"""Rules, reckonings and periods in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from byline.reckoning.book import BONUS, EQUAL, HIGHEST, MULTIPLY, PERCENT, WEIGHTS
from byline.reckoning.periods import Period
from byline.reckoning.scoring import Author, Book, Facts, Fit, Line, Print, Terms, reckon
from byline.reckoning.words import explain, period_label

LINES = (
    Line("3.2", "points", Decimal(8), fit=Fit(level="province", genre="feature")),
    Line("4", "points", Decimal(50), BONUS, PERCENT, Fit(placement="front_page")),
)


def worked(*, shares=("0.6", "0.4"), share=WEIGHTS, lines=LINES, prints=1, places=2):
    authors = tuple(Author(at, at, Decimal(one)) for at, one in enumerate(shares))
    printed = tuple(
        Print(at, "o", "province", "newspaper", "front_page", False, date(2026, 3, 5), 800)
        for at in range(prints)
    )
    book = Book("book", (Terms("points", HIGHEST, share, places),), lines)
    return reckon(book, Facts("m", "feature", authors, printed))[0].working


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-hans", "省级通讯 8 + 头版 50% 4 = 12；两名作者，林秀 60%：7.2"),
        ("en", "Province Feature 8 + Front page 50% 4 = 12; two authors, 林秀 60%: 7.2"),
    ],
)
def test_the_arithmetic_of_a_credit_is_told(language, words):
    with translation.override(language):
        assert explain(worked(), author="林秀") == words


def test_one_author_and_one_print_are_told_without_more_words():
    assert explain(worked(shares=["1"], lines=LINES[:1])) == "省级通讯 8"


def test_equal_parts_several_outlets_and_rounding_are_told():
    lines = (*LINES[:1], Line("5", "points", Decimal("1.13"), BONUS, MULTIPLY, Fit(length_from=500)))

    told = explain(worked(shares="111", share=EQUAL, lines=lines, prints=2, places=1))

    assert told == (
        "省级通讯 8 × 1.13（500字以上） = 9.04；四舍五入为9；2家媒体采用，只计最高的一家；3名作者各 3"
    )


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("2026-03", "2026年3月", "March 2026"),
        ("2026-Q2", "2026年第2季度", "quarter 2 of 2026"),
        ("2026-H1", "2026年上半年", "first half of 2026"),
        ("2026-H2", "2026年下半年", "second half of 2026"),
        ("2026", "2026年", "year 2026"),
    ],
)
def test_periods_are_named(key, chinese, english):
    assert period_label(Period.parse(key)) == chinese
    with translation.override("en"):
        assert period_label(Period.parse(key)) == english
