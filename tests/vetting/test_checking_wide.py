"""What a book leaves unsaid beside levels and genres: outlets, classes, days, endorsements, incidents."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest

from byline.reckoning.book import (
    ADD,
    CHARACTERS,
    COMMISSION,
    COMPETITION,
    EACH,
    ENDORSEMENT,
    EXCLUSION,
    FEE,
    HIGHEST,
    INCIDENT,
    LOWER,
    MULTIPLY,
    OF_AWARD,
    PERCENT,
    PRIZE,
    READS,
    REPLACE,
    SAME_LEVEL,
    VETO,
    WEIGHTS,
    Book,
    Fit,
    PeriodLine,
    Terms,
)
from byline.reckoning.terms import Genre, Level, Medium, Mishap, Outcome, Part, Placement
from byline.vetting.checking import DEAD, GAP, OPEN, OVERLAP, Finding, Vocabulary, check
from tests.reckoning.pieces import award, bonus

WORDS = Vocabulary(
    levels=("province", "city"),
    genres=("news", "feature"),
    media=("newspaper", "website", "tv"),
    placements=("headline", "inside"),
    parts=("filming", "editing"),
    outcomes=("met", "late", "missed"),
    mishaps=("untrue", "late"),
)
ALL_WORDS = Vocabulary(
    tuple(Level), tuple(Genre), tuple(Medium), tuple(Placement), tuple(Part), tuple(Outcome), tuple(Mishap)
)
STATED = Terms("points", HIGHEST, WEIGHTS, 2, same_news=EACH, endorsements=EACH)
BOOK = Book("考核办法", (STATED,), (), "", LOWER, COMPETITION, 0)


def findings(*lines, words=WORDS, order="", **terms):
    stated = replace(STATED, **terms)
    return check(replace(BOOK, terms=(stated,), lines=lines, order=order), words=words)


def kinds(*lines, **terms):
    return [(one.kind, one.clauses) for one in findings(*lines, **terms)]


@pytest.mark.parametrize(
    ("changed", "choice"), [({"ties": ""}, "ties"), ({"cut_off_day": None}, "cut_off_day")]
)
def test_what_a_book_states_for_all_measures_is_asked_for_once(changed, choice):
    rules = replace(BOOK, lines=(award(5),), **changed)

    assert check(rules, words=WORDS) == (Finding(OPEN, choice=choice),)


@pytest.mark.parametrize("band", [{"length_from": 500}, {"hours_under": 24}])
def test_the_ends_of_bands_are_asked_for_only_where_there_are_bands(band):
    rules = replace(BOOK, band_end="")

    assert check(replace(rules, lines=(award(5),)), words=WORDS) == ()
    found = check(replace(rules, lines=(award(5), award(6, clause="2", **band))), words=WORDS)
    assert found == (Finding(OPEN, choice="band_end"),)


def test_what_several_endorsements_count_is_asked_for_only_where_one_counts():
    comment = award(5, clause="3", about=ENDORSEMENT)

    assert findings(award(5), endorsements="") == ()
    assert findings(award(5), comment, endorsements="") == (Finding(OPEN, "points", choice="endorsements"),)


@pytest.mark.parametrize("basis", [READS, CHARACTERS])
def test_for_how_many_reads_or_characters_is_asked_for(basis):
    rate = award(5, basis=basis)

    assert findings(rate) == (Finding(OPEN, "points", ("1",), rate.fit, "each"),)
    assert findings(replace(rate, each=1000)) == ()
    assert findings(award(5, basis=FEE)) == ()


def test_for_each_how_many_without_saying_of_what_is_named():
    assert findings(award(5, each=1000)) == (Finding(OPEN, "points", ("1",), Fit(), "basis"),)


@pytest.mark.parametrize(
    ("operations", "is_open"),
    [
        ((MULTIPLY, PERCENT), True),
        ((MULTIPLY, MULTIPLY), True),
        ((ADD, PERCENT), True),
        ((ADD, ADD), False),
        ((PERCENT, PERCENT), False),
        ((REPLACE, ADD), False),
    ],
)
def test_the_order_is_asked_for_where_two_bonuses_can_meet(operations, is_open):
    first, second = (bonus(one, 2, clause=str(at), level="city") for at, one in enumerate(operations, 2))
    apart = replace(second, fit=Fit(level="province"))

    assert findings(award(5), first, second) == (
        (Finding(OPEN, "points", choice="order"),) if is_open else ()
    )
    assert findings(award(5), first, second, order=OF_AWARD) == ()
    assert findings(award(5), first, apart) == ()


def test_a_named_outlet_beside_its_level_is_neither_a_clash_nor_dead():
    lines = (
        award(5),
        award(6, clause="2", level="province", genre="news"),
        award(9, clause="3", outlet="日报"),
        award(7, clause="4", group="党报"),
    )

    assert findings(*lines) == ()


def test_a_closer_line_of_an_outlet_that_its_own_lines_cover_is_dead():
    each_level = [award(9, clause=level, outlet="日报", level=level) for level in WORDS.levels]

    assert kinds(award(5), award(8, clause="2", outlet="日报"), *each_level) == [(DEAD, ("2",))]


def test_outlets_that_no_line_names_are_a_gap_of_their_level():
    lines = (award(5, level="city"), award(9, clause="2", level="province", outlet="日报"))

    assert findings(*lines) == (Finding(GAP, "points", fit=Fit(level="province", outlet="*")),)
    assert findings(*lines, analogy=SAME_LEVEL) == ()


def test_media_that_no_line_names_are_one_gap():
    assert findings(award(5, medium="newspaper")) == (Finding(GAP, "points", fit=Fit(medium="*")),)
    both = (award(5, medium="newspaper"), award(5, clause="2", medium="website"))
    assert findings(*both) == (Finding(GAP, "points", fit=Fit(medium="tv")),)


def test_classes_of_units_are_asked_for_only_where_some_award_names_none():
    towns = award(5, unit_kind="township")
    offices = award(8, clause="2", unit_kind="office", level="city")

    assert findings(towns) == ()
    assert findings(towns, offices) == (
        Finding(GAP, "points", fit=Fit(level="province", unit_kind="office")),
    )


def test_days_outside_a_campaign_are_a_gap_with_its_ends():
    spring = award(5, printed_from=date(2026, 3, 1), printed_until=date(2026, 3, 31))

    assert findings(spring) == (
        Finding(GAP, "points", fit=Fit(printed_until=date(2026, 2, 28))),
        Finding(GAP, "points", fit=Fit(printed_from=date(2026, 4, 1))),
    )


def test_two_campaigns_clash_on_the_days_they_share():
    spring = award(6, clause="2", printed_from=date(2026, 3, 1), printed_until=date(2026, 3, 31))
    floods = award(7, clause="3", printed_from=date(2026, 3, 20), printed_until=date(2026, 4, 20))

    (found,) = findings(award(5), spring, floods)

    shared = Fit(printed_from=date(2026, 3, 20), printed_until=date(2026, 3, 31))
    assert found == Finding(OVERLAP, "points", ("2", "3"), shared)


def test_what_is_left_out_needs_no_award():
    late = award(0, clause="2", kind=EXCLUSION, level="city")

    assert findings(award(5, level="province"), late) == ()


def test_a_measure_of_incidents_or_of_periods_alone_needs_no_award_for_prints():
    fine = award(-5, about=INCIDENT, mishap="untrue")
    base = PeriodLine("1", "points", "base", "year", amount=Decimal(6))

    assert findings(fine) == ()
    assert check(replace(BOOK, period_lines=(base,)), words=WORDS) == ()


@pytest.mark.parametrize(
    "lost",
    [
        award(5, clause="9", about=INCIDENT, mishap="galaxy"),
        award(5, clause="9", about=COMMISSION, mishap="untrue"),
        award(5, clause="9", about=ENDORSEMENT, placement="headline"),
        award(5, clause="9", about=PRIZE, outlet="日报"),
        award(5, clause="9", about=PRIZE, basis=FEE),
        award(0, clause="9", kind=VETO, about=INCIDENT, mishap="galaxy"),
        award(0, clause="9", kind=EXCLUSION, level="galaxy"),
        bonus(ADD, 5, clause="9", about=ENDORSEMENT),
        award(5, clause="9", length_from=500, length_under=500),
    ],
)
def test_a_line_that_asks_for_what_its_kind_of_fact_never_has_is_dead(lost):
    assert kinds(award(5), lost) == [(DEAD, ("9",))]


def test_lines_about_different_things_do_not_clash():
    lines = (
        award(5),
        award(5, clause="2", about=ENDORSEMENT),
        award(5, clause="3", about=PRIZE),
        award(5, clause="4", about=COMMISSION, outcome="met"),
        award(-5, clause="5", about=INCIDENT),
        award(0, clause="6", kind=VETO, mishap="untrue"),
        award(3, clause="7", part="filming"),
    )

    assert findings(*lines) == ()


def test_two_lines_for_one_part_clash_and_two_parts_do_not():
    filming = award(3, clause="2", part="filming")

    assert findings(award(5), filming, award(3, clause="3", part="editing")) == ()
    assert kinds(award(5), filming, replace(filming, clause="3")) == [(OVERLAP, ("2", "3"))]


def test_a_hundred_and_fifty_lines_are_checked_in_a_second():
    cells = [
        award(5, clause=f"1.{level}.{genre}", level=level, genre=genre)
        for level in ALL_WORDS.levels
        for genre in ALL_WORDS.genres
    ]
    outlets = [award(9, clause=f"2.{at}", outlet=f"报{at}", level="province") for at in range(50)]
    placed = [
        award(12, clause=f"3.{at}", outlet=f"报{at}", level="province", length_from=500, placement="headline")
        for at in range(20)
    ]
    bonuses = [
        bonus(PERCENT, 50, clause=f"4.{at}", medium=medium, level=level)
        for at, (medium, level) in enumerate(
            (medium, level) for medium in ALL_WORDS.media for level in ALL_WORDS.levels
        )
    ]

    start = perf_counter()
    found = findings(*cells, *outlets, *placed, *bonuses, words=ALL_WORDS)

    assert perf_counter() - start < 1
    assert found == ()
