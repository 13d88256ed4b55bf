"""What is given or taken beside the prints: endorsements, prizes, commissions, incidents, other parts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from byline.reckoning.book import (
    COMMISSION,
    EACH,
    ENDORSEMENT,
    EXCLUSION,
    HIGHEST,
    INCIDENT,
    PRIZE,
    SUM,
    UNITS,
    VETO,
)
from byline.reckoning.facts import Commissioned, Contribution, Prize
from byline.reckoning.scoring import reckon
from tests.reckoning.pieces import (
    DAY,
    LIN,
    ZHAO,
    amounts,
    award,
    book,
    each,
    endorsed,
    mishap,
    piece,
    printed,
    unprinted,
)

COMMENTS = (
    award(5, clause="2.1", about=ENDORSEMENT, level="city"),
    award(10, clause="2.2", about=ENDORSEMENT, level="city", genre="research"),
    award(50, clause="2.3", about=ENDORSEMENT, level="province"),
)
ASKED = (
    award(5, clause="3.1", about=COMMISSION, outcome="met"),
    award(-10, clause="3.2", about=COMMISSION, outcome="late"),
    award(-5, clause="3.3", about=COMMISSION, outcome="missed"),
)
UNTRUE = (
    award(0, clause="4.1", kind=VETO, about=INCIDENT, mishap="untrue"),
    award(-5, clause="4.2", about=INCIDENT, mishap="untrue"),
)


def test_a_leaders_comment_adds_to_the_prints_by_its_level():
    rules = book(award(3), *COMMENTS, combination=SUM, endorsements=EACH)

    assert amounts(rules, piece(endorsements=endorsed("city"))) == [3, 5]
    assert amounts(rules, piece(endorsements=endorsed("city"), genre="research")) == [3, 10]


@pytest.mark.parametrize(("stated", "earned"), [(EACH, [3, 5, 50]), (HIGHEST, [3, 50])])
def test_of_several_comments_each_counts_or_only_the_highest(stated, earned):
    rules = book(award(3), *COMMENTS, endorsements=stated)

    assert amounts(rules, piece(endorsements=endorsed("city", "province"))) == earned


def test_a_comment_on_a_piece_that_nobody_printed_counts_too():
    facts = replace(piece(endorsements=endorsed("city")), prints=())

    (credit,) = reckon(book(award(3), *COMMENTS), facts)

    assert (credit.about, credit.fact, credit.adoption, credit.on) == (ENDORSEMENT, 1, None, DAY)


def test_a_comment_is_shared_like_a_print():
    rules = book(*COMMENTS)

    assert each(rules, piece(authors=(LIN, ZHAO), endorsements=endorsed("city"))) == {
        "lin": Decimal("2.5"),
        "zhao": Decimal("2.5"),
    }


def test_prizes_are_all_given():
    rules = book(
        award(200, about=PRIZE, level="county"), award(600, about=PRIZE, level="province", clause="2")
    )
    prizes = (Prize(1, "county", DAY), Prize(2, "province", DAY))

    assert amounts(rules, piece(prizes=prizes)) == [200, 600]


def test_a_commission_met_earns_and_one_that_came_late_costs():
    met = book(award(5), *ASKED, endorsements=EACH)

    assert amounts(met, piece(commissions=(Commissioned(1, "met", DAY),))) == [5, 5]
    assert amounts(met, piece(commissions=(Commissioned(1, "late", DAY),))) == [5, -10]


def test_a_missed_commission_costs_the_unit_it_was_asked_of_and_needs_no_piece():
    missed = Commissioned(7, "missed", DAY, unit="beihe", kind="township")

    (credit,) = reckon(book(award(5), *ASKED), unprinted(commissions=(missed,)))

    assert (credit.person, credit.unit, credit.amount) == (None, "beihe", -5)
    assert (credit.clause, credit.about, credit.fact) == ("3.3", COMMISSION, 7)


def test_a_commission_of_one_person_is_not_shared_with_the_other_author():
    late = Commissioned(1, "late", DAY, person="zhao")

    assert each(book(*ASKED), piece(authors=(LIN, ZHAO), commissions=(late,))) == {"zhao": -10}
    (credit,) = reckon(book(*ASKED), piece(authors=(LIN, ZHAO), commissions=(late,)))
    assert credit.unit == "office"


def test_an_untrue_item_counts_nothing_and_costs_what_the_clause_says():
    rules = book(award(10), *COMMENTS, *UNTRUE, endorsements=EACH)

    credited = reckon(rules, piece(incidents=(mishap("untrue"),), endorsements=endorsed("city")))

    assert [(one.about, one.amount) for one in credited] == [("print", 0), (ENDORSEMENT, 0), (INCIDENT, -5)]
    assert (credited[0].working[-1].kind, credited[0].working[-1].clause) == ("vetoed", "4.1")


def test_another_mishap_takes_nothing_from_the_piece():
    assert amounts(book(award(10), *UNTRUE), piece(incidents=(mishap("late"),))) == [10]


def test_a_veto_holds_in_its_own_measure_only():
    rules = book(award(10), *UNTRUE)
    pieces = award(1, measure="pieces")
    both = replace(
        rules, terms=(*rules.terms, replace(rules.terms[0], measure="pieces")), lines=(*rules.lines, pieces)
    )

    assert amounts(both, piece(incidents=(mishap("untrue"),))) == [0, -5, 1]


def test_what_a_mishap_costs_several_authors_is_shared_to_the_cent():
    rules = book(award(-5, about=INCIDENT, mishap="untrue"))
    authors = (LIN, ZHAO, replace(LIN, person="wu"))

    got = each(rules, piece(authors=authors, incidents=(mishap("untrue"),)))

    assert got == {"lin": Decimal("-1.67"), "zhao": Decimal("-1.67"), "wu": Decimal("-1.66")}


def test_an_incident_of_one_person_costs_that_person_alone():
    rules = book(award(-2, about=INCIDENT))

    assert each(rules, piece(authors=(LIN, ZHAO), incidents=(mishap("error", person="lin"),))) == {"lin": -2}


def test_who_planned_filmed_or_edited_has_points_of_their_own():
    rules = book(award(10), award(3, clause="2", part="filming"), award(2, clause="3", part="editing"))
    crew = (
        Contribution("sun", "media", "filming"),
        Contribution("sun", "media", "editing"),
        Contribution("he", "media", "voice"),
    )

    assert each(rules, piece(contributions=crew)) == {"lin": 10, "sun": 5}


def test_two_parts_of_one_person_under_one_clause_are_one_credit():
    rules = book(award(3, clause="2", part="filming"), award(2, clause="2", part="editing"))
    crew = (Contribution("sun", "media", "filming"), Contribution("sun", "media", "editing"))

    (credit,) = reckon(rules, piece(contributions=crew))

    assert (credit.amount, [step.amount for step in credit.working]) == (5, [3, 2])


def test_what_does_not_count_for_the_authors_does_not_for_those_who_did_other_parts():
    rules = book(
        award(10), award(3, clause="2", part="filming"), award(0, clause="3", kind=EXCLUSION, is_roundup=True)
    )
    facts = piece(printed(is_roundup=True), contributions=(Contribution("sun", "media", "filming"),))

    assert reckon(rules, facts) == ()


def test_units_are_credited_where_a_measure_is_theirs():
    rules = book(award(8), *COMMENTS, credited=UNITS, share="equal")

    credited = reckon(rules, piece(authors=(LIN, ZHAO, replace(LIN, person="wu"))))

    assert [(one.person, one.unit, one.amount) for one in credited] == [
        (None, "beihe", 4),
        (None, "office", 4),
    ]


def test_personal_credits_say_whether_the_unit_has_them_too():
    assert not reckon(book(award(8), counts_for_unit=False), piece())[0].counts_for_unit
    assert reckon(book(award(8), counts_for_unit=False, credited=UNITS), piece())[0].counts_for_unit
