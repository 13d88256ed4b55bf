"""What holds for every book and every manuscript."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.reckoning.book import (
    ADD,
    BONUS,
    DOWN,
    EACH,
    ENDORSEMENT,
    EQUAL,
    EXCLUSION,
    FIRST,
    HALF_EVEN,
    HALF_UP,
    HIGHEST,
    INCIDENT,
    LOWER,
    MULTIPLY_FIRST,
    PERCENT,
    SUM,
    TOP,
    UNITS,
    UP,
    VETO,
    WEIGHTS,
)
from byline.reckoning.facts import Endorsement, Incident
from byline.reckoning.scoring import Author, Book, Facts, Fit, Line, Print, Terms, reckon
from byline.reckoning.sharing import parts
from byline.reckoning.words import explain

LEVELS = ("national", "province", "city", "county", "township")
GENRES = ("news", "feature", "theory")
OUTLETS = ("日报", "晚报", "商报")
MODES = {HALF_UP: ROUND_HALF_UP, DOWN: ROUND_DOWN, UP: ROUND_UP, HALF_EVEN: ROUND_HALF_EVEN}
cents = st.integers(0, 10_000_00).map(lambda cents: Decimal(cents).scaleb(-2))
weights = st.integers(1, 1000).map(lambda weight: Decimal(weight).scaleb(-3))


@st.composite
def books(draw, combination, shares=(WEIGHTS, EQUAL)):
    cells = draw(st.lists(cents, min_size=len(LEVELS), max_size=len(LEVELS)))
    lines = [Line(f"3.{at}", "points", amount, fit=Fit(level=LEVELS[at])) for at, amount in enumerate(cells)]
    lines += [
        Line("3.9", "points", draw(cents), fit=Fit(level=level, genre="theory"))
        for level in draw(st.sets(st.sampled_from(LEVELS)))
    ]
    lines += [
        Line("5", "points", draw(cents), fit=Fit(outlet=one))
        for one in draw(st.sets(st.sampled_from(OUTLETS)))
    ]
    lines += [Line("6", "points", draw(cents), fit=Fit(group="党报"))] * draw(st.integers(0, 1))
    lines.append(
        Line("4", "points", Decimal(draw(st.integers(0, 300))), BONUS, PERCENT, Fit(placement="headline"))
    )
    lines.append(Line("7", "points", draw(cents), BONUS, ADD, Fit(length_from=500)))
    lines.append(Line("8", "points", draw(cents), about=ENDORSEMENT))
    lines.append(Line("9", "points", -draw(cents), about=INCIDENT))
    lines.append(Line("10", "points", Decimal(0), EXCLUSION, fit=Fit(is_roundup=True, level="township")))
    terms = Terms(
        "points",
        combination,
        draw(st.sampled_from(shares)),
        draw(st.integers(0, 2)),
        top=draw(st.integers(1, 3)),
        rounding=draw(st.sampled_from(tuple(MODES))),
        endorsements=draw(st.sampled_from((HIGHEST, EACH))),
    )
    return Book("book", (terms,), tuple(lines), MULTIPLY_FIRST, LOWER)


@st.composite
def manuscripts(draw):
    authors = draw(st.lists(weights, min_size=1, max_size=6))
    placed = st.fixed_dictionaries(
        {
            "level": st.sampled_from(LEVELS),
            "placement": st.sampled_from(("headline", "inside")),
            "is_roundup": st.booleans(),
            "outlet": st.sampled_from(("", *OUTLETS)),
            "group": st.sampled_from(("", "党报")),
            "length": st.sampled_from((499, 500, 900)),
            "printed_on": st.integers(0, 60).map(lambda days: date(2026, 1, 1) + timedelta(days)),
        }
    )
    prints = [
        Print(number, medium="newspaper", **facts)
        for number, facts in enumerate(draw(st.lists(placed, max_size=5)))
    ]
    names = tuple(Author(at, draw(st.sampled_from("ab")), weight) for at, weight in enumerate(authors))
    happened = {
        "endorsements": tuple(
            Endorsement(at, "city", date(2026, 2, 1)) for at in range(draw(st.integers(0, 2)))
        ),
        "incidents": tuple(Incident(at, "late", date(2026, 2, 2)) for at in range(draw(st.integers(0, 2)))),
    }
    return Facts("m", draw(st.sampled_from(GENRES)), names, tuple(prints), **happened)


def total(credited):
    return sum((credit.amount for credit in credited), Decimal(0))


def alone(facts, one):
    return replace(facts, prints=(one,))


def of_prints(facts):
    return replace(facts, endorsements=(), incidents=())


def by_hand(book, facts):
    """What the prints of one author's piece come to, reckoned the long way round from the docstrings."""
    (terms,) = book.terms
    worth = []
    for one in facts.prints:
        if one.is_roundup and one.level == "township":
            continue
        named = [line for line in book.lines if line.clause == "5" and line.fit.outlet == one.outlet]
        grouped = [line for line in book.lines if line.clause == "6" and one.group]
        theory = [
            line
            for line in book.lines
            if line.clause == "3.9" and line.fit.level == one.level and facts.genre == "theory"
        ]
        level = [
            line for line in book.lines if line.clause.startswith("3.") and line.fit == Fit(level=one.level)
        ]
        amount = (named or grouped or theory or level)[0].amount
        percent, fixed = (
            next(line.amount for line in book.lines if line.clause == clause) for clause in ("4", "7")
        )
        amount += amount * percent / 100 if one.placement == "headline" else 0
        amount += fixed if one.length >= 500 else 0
        worth.append(amount.quantize(Decimal(1).scaleb(-terms.places), rounding=MODES[terms.rounding]))
    if terms.combination == SUM:
        return sum(worth)
    return sum(sorted(worth, reverse=True)[: 1 if terms.combination == HIGHEST else terms.top])


@settings(deadline=None)
@given(st.one_of(books(SUM), books(HIGHEST), books(TOP)), manuscripts())
def test_the_long_way_round_comes_to_the_same(book, facts):
    assert total(reckon(book, of_prints(facts))) == by_hand(book, facts)


@given(cents, st.lists(weights, min_size=1, max_size=9), st.booleans())
def test_shares_add_up_to_the_cent(amount, shares, is_taken):
    amount = -amount if is_taken else amount
    shared = parts(amount, shares, places=2)

    assert sum(shared) == amount
    exact = [amount * share / sum(shares) for share in shares]
    assert all(abs(one - fair) < Decimal("0.01") for one, fair in zip(shared, exact, strict=True))


@settings(deadline=None)
@given(books(SUM), manuscripts())
def test_the_sum_of_several_outlets_is_the_sum_of_each_alone(book, facts):
    facts = of_prints(facts)

    assert total(reckon(book, facts)) == sum(total(reckon(book, alone(facts, one))) for one in facts.prints)


@settings(deadline=None)
@given(books(HIGHEST), manuscripts())
def test_the_highest_is_as_high_as_each_alone(book, facts):
    facts = of_prints(facts)
    each = [total(reckon(book, alone(facts, one))) for one in facts.prints]

    assert total(reckon(book, facts)) == max(each, default=0)


@settings(deadline=None)
@given(books(HIGHEST), manuscripts())
def test_the_highest_is_never_over_the_best_few_nor_these_over_the_sum(book, facts):
    highest, top, every = (
        total(reckon(replace(book, terms=(replace(book.terms[0], combination=one),)), facts))
        for one in (HIGHEST, TOP, SUM)
    )

    assert highest <= top <= every


@settings(deadline=None)
@given(st.one_of(books(HIGHEST), books(TOP)), manuscripts(), st.randoms())
def test_the_order_in_which_facts_come_makes_no_difference(book, facts, chance):
    shuffled = {}
    for name in ("prints", "endorsements", "incidents"):
        some = list(getattr(facts, name))
        chance.shuffle(some)
        shuffled[name] = tuple(some)

    assert reckon(book, replace(facts, **shuffled)) == reckon(book, facts)


@settings(deadline=None)
@given(books(SUM), manuscripts())
def test_a_print_more_never_takes_anything_away_from_the_others(book, facts):
    fewer = reckon(book, replace(facts, prints=facts.prints[:-1]))

    assert set(fewer) <= set(reckon(book, facts))


@settings(deadline=None)
@given(st.one_of(books(HIGHEST, (WEIGHTS, EQUAL, FIRST)), books(SUM)), manuscripts())
def test_what_authors_get_adds_up_to_what_one_author_would_get(book, facts):
    one_author = replace(facts, authors=facts.authors[:1])

    assert total(reckon(book, facts)) == total(reckon(book, one_author))


@settings(deadline=None)
@given(books(TOP, (UNITS,)), manuscripts())
def test_each_unit_gets_what_one_author_would_get(book, facts):
    whole = total(reckon(book, replace(facts, authors=facts.authors[:1])))
    credited = reckon(book, facts)

    for unit in {author.unit for author in facts.authors}:
        assert total(one for one in credited if one.unit == unit) == whole


@settings(deadline=None)
@given(books(SUM), manuscripts())
def test_what_units_get_is_what_their_people_would_get(book, facts):
    terms = replace(book.terms[0], credited=UNITS)
    of_units = reckon(replace(book, terms=(terms,)), facts)

    assert total(of_units) == total(reckon(book, facts))
    assert all(credit.person is None for credit in of_units)


@settings(deadline=None)
@given(books(SUM, (WEIGHTS, EQUAL, EACH, FIRST, UNITS)), manuscripts())
def test_every_credit_has_no_more_decimals_than_stated_and_is_explained(book, facts):
    for credit in reckon(book, facts):
        assert -credit.amount.as_tuple().exponent <= book.terms[0].places
        assert credit.amount
        assert credit.working[-1].amount == credit.amount or len(facts.authors) == 1
        assert explain(credit.working)


@settings(deadline=None)
@given(books(SUM), manuscripts())
def test_a_veto_leaves_only_what_the_incidents_cost(book, facts):
    veto = Line("11", "points", Decimal(0), VETO, about=INCIDENT)
    credited = reckon(replace(book, lines=(*book.lines, veto)), facts)

    if facts.incidents:
        assert total(credited) == total(reckon(book, replace(facts, prints=(), endorsements=())))
        assert {one.amount for one in credited if one.about != INCIDENT} <= {0}
    else:
        assert credited == reckon(book, facts)


@pytest.mark.parametrize("share", [WEIGHTS, EQUAL, FIRST])
@given(facts=manuscripts(), amount=cents)
@settings(max_examples=30, deadline=None)
def test_authors_share_all_of_it_whichever_way(share, facts, amount):
    book = Book("book", (Terms("points", SUM, share, 2),), (Line("1", "points", amount),))

    assert total(reckon(book, facts)) == amount * len(facts.prints)
