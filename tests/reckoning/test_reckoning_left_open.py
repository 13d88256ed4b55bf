"""What a book leaves open is refused where a piece needs it; what facts lack is a remark."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.errors import Refused
from byline.reckoning.book import (
    ADD,
    ENDORSEMENT,
    EXCLUSION,
    FEE,
    FIRST_SENDER,
    FIXED,
    INCIDENT,
    LOWER,
    MULTIPLY,
    PERCENT,
    READS,
    SAME_LEVEL,
    TOP,
    VETO,
)
from byline.reckoning.credits import BY_ANALOGY, NO_ANALOGY, NO_FEE, NO_HOURS, NO_READS
from byline.reckoning.fitting import ChoiceLeftOpen
from byline.reckoning.scoring import (
    BandEndLeftOpen,
    CombinationLeftOpen,
    EachLeftOpen,
    EndorsementsLeftOpen,
    OperationLeftOpen,
    OrderLeftOpen,
    PartLeftOpen,
    RoundingLeftOpen,
    SameNewsLeftOpen,
    ShareLeftOpen,
    TopLeftOpen,
    reckon,
    remarks,
)
from tests.reckoning.pieces import LIN, ZHAO, amounts, award, bonus, book, endorsed, mishap, piece, printed

TWICE = (printed(1), printed(2))
BOTH = (LIN, ZHAO)
COMMENT = award(5, clause="3", about=ENDORSEMENT)


@pytest.mark.parametrize(
    ("refusal", "rules", "facts"),
    [
        (CombinationLeftOpen, book(award(8), combination=""), piece(*TWICE)),
        (TopLeftOpen, book(award(8), combination=TOP), piece(*TWICE)),
        (ShareLeftOpen, book(award(8), share=""), piece(authors=BOTH)),
        (PartLeftOpen, book(award(8), share=FIXED), piece(authors=BOTH)),
        (RoundingLeftOpen, book(award(8), places=None), piece()),
        (RoundingLeftOpen, book(award("8.005"), rounding=""), piece()),
        (EndorsementsLeftOpen, book(COMMENT), piece(endorsements=endorsed("city", "city"))),
        (SameNewsLeftOpen, book(award(8), same_news=""), piece(came_first=False)),
        (BandEndLeftOpen, book(award(8, length_from=800), band_end=""), piece()),
        (OrderLeftOpen, book(award(8), bonus(PERCENT, 5), bonus(ADD, 1, clause="3")), piece()),
        (OrderLeftOpen, book(award(8), bonus(MULTIPLY, 2), bonus(MULTIPLY, 2, clause="3")), piece()),
        (OperationLeftOpen, book(award(8), bonus("", 2)), piece()),
        (EachLeftOpen, book(award(8, basis=READS)), piece(printed(reads=5000))),
    ],
)
def test_what_a_piece_needs_and_the_book_leaves_open_is_refused_by_name(refusal, rules, facts):
    with pytest.raises(refusal, match="State"):
        reckon(rules, facts)

    assert issubclass(refusal, ChoiceLeftOpen)
    assert issubclass(refusal, Refused)


@pytest.mark.parametrize(
    ("rules", "facts"),
    [
        (book(award(8), combination=""), piece()),
        (book(award(8), share=""), piece()),
        (book(award(8), rounding=""), piece()),
        (book(award(8), COMMENT), piece(endorsements=endorsed("city"))),
        (book(award(8), same_news=""), piece()),
        (book(award(8, length_from=500), band_end=""), piece()),
        (book(award(8), bonus(PERCENT, 5), bonus(PERCENT, 5, clause="3")), piece()),
    ],
)
def test_what_a_piece_does_not_need_may_be_left_open(rules, facts):
    assert amounts(rules, facts)


def seen(rules, facts):
    return [(one.kind, one.measure, one.fact, one.clause) for one in remarks(rules, facts)]


def test_a_fee_and_reads_that_a_clause_asks_for_and_nobody_has_shown_are_named():
    rules = book(award(3, basis=FEE), bonus(ADD, 1, basis=READS, each=1000))

    assert seen(rules, piece(printed(7))) == [(NO_FEE, "points", 7, "1"), (NO_READS, "points", 7, "2")]
    assert seen(rules, piece(printed(7, fee=Decimal(50), reads=0))) == []


def test_reads_that_are_missing_leave_the_award_as_it_is():
    assert amounts(book(award(3), bonus(ADD, 1, basis=READS, each=1000)), piece()) == [3]


def test_hours_that_a_clause_asks_for_and_nobody_knows_are_named():
    rules = book(award(8), award(0, clause="2", kind=EXCLUSION, hours_from=24), band_end=LOWER)

    assert seen(rules, piece(printed(7))) == [(NO_HOURS, "points", 7, "2")]
    assert amounts(rules, piece()) == [8]
    assert seen(rules, piece(hours=Decimal(5))) == []


def test_what_counts_by_analogy_and_what_finds_none_is_named():
    rules = book(award(10, level="province", outlet="日报"), analogy=SAME_LEVEL)

    assert seen(rules, piece(printed(7, outlet="新报"))) == [(BY_ANALOGY, "points", 7, "1")]
    assert seen(rules, piece(printed(7, level="city"))) == [(NO_ANALOGY, "points", 7, "")]
    assert seen(replace(rules, terms=book().terms), piece(printed(7, level="city"))) == []


def test_two_authors_are_no_reason_to_say_a_thing_twice():
    rules = book(award(3, basis=FEE), award(4, basis=FEE, unit="beihe", clause="2"), share="equal")

    assert seen(rules, piece(printed(7), authors=BOTH)) == [
        (NO_FEE, "points", 7, "2"),
        (NO_FEE, "points", 7, "1"),
    ]
    assert len(remarks(book(award(3, basis=FEE)), piece(authors=BOTH))) == 1


def test_nothing_is_asked_for_where_all_is_taken_anyway():
    veto = award(0, clause="2", kind=VETO, about=INCIDENT, mishap="untrue")

    assert seen(book(award(3, basis=FEE), veto), piece(incidents=(mishap("untrue"),))) == []
    assert seen(book(award(3, basis=FEE), same_news=FIRST_SENDER), piece(came_first=False)) == []
