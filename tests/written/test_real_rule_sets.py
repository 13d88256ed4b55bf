"""Rule sets that real offices published, as rulebooks, and what pieces and periods come to by them."""

import pytest

from byline.written.rulebooks import read, write
from tests.written.facts import LIN, ZHAO, found, line, piece, printed, sums, target
from tests.written.sets import SETS, book


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_written_again_as_it_was(name):
    assert read(write(book(name))) == book(name)


def test_r1_a_provincial_front_page_is_five_fees_and_half_as_much_again():
    facts = piece(1, printed("province", placement="front_page", fee=100))

    assert sums(book("r01"), facts) == {"yuan": 750}


def test_r1_a_city_paper_besides_adds_nothing_as_only_the_highest_counts():
    facts = piece(1, printed("province", placement="front_page", fee=100), printed("city", fee=60))

    assert sums(book("r01"), facts) == {"yuan": 750}


def test_r1_department_information_has_a_figure_of_its_own():
    assert sums(book("r01"), piece(1, printed("province", group="部门信息"))) == {"yuan": 60}


def test_r2_bulletins_and_a_leader_s_comment_accumulate():
    facts = piece(
        1,
        printed("city"),
        printed("province", outlet="上报省"),
        printed("province"),
        genre="information",
        endorsements=[{"level": "city", "on": "2026-03-09"}],
    )

    assert sums(book("r02"), facts) == {"points": 20}


def test_r3_a_commission_met_and_praised_is_eaten_up_by_one_that_came_late():
    facts = piece(
        1,
        printed("city"),
        genre="information",
        is_commissioned=True,
        endorsements=[{"level": "city", "on": "2026-03-09"}],
    )
    late = line("commission", outcome="late", on="2026-03-20", unit="柳河镇")

    assert sums(book("r03"), facts, late) == {"points": 0}


def test_r3_points_of_the_year_become_points_of_the_assessment():
    facts = [piece(number, printed("national")) for number in range(1, 8)]

    assert sums(book("r03"), *facts, period="2026") == {"points": 70, "assessment": 7}


def test_r5_eight_pieces_short_of_thirty_cost_sixteen():
    facts = [piece(number, printed("county")) for number in range(1, 23)]

    assert sums(book("r05"), *facts, period="2026-03") == {"points": -16}


def test_r5_a_headline_found_untrue_earns_nothing_and_costs_five():
    facts = piece(
        1, printed("province", placement="headline"), incidents=[{"mishap": "untrue", "on": "2026-03-20"}]
    )

    assert sums(book("r05"), facts) == {"points": -5}


def test_r5_negative_coverage_takes_the_month_and_ten_more():
    facts = [piece(number, printed("province")) for number in range(1, 31)]
    negative = line("incident", mishap="negative", on="2026-03-20", unit="柳河镇")

    assert sums(book("r05"), *facts, period="2026-03") == {"points": 180}
    assert sums(book("r05"), *facts, negative, period="2026-03") == {"points": -10}


def test_r5_three_months_short_are_criticised_and_the_year_has_no_honours():
    facts = [piece(month, printed("province", on=f"2026-0{month}-10")) for month in (1, 2, 3)]

    outcomes = found(book("r05"), *facts, period="2026").outcomes

    told = [(period.key, one.kind, one.name) for period, one in outcomes if one.person is None]
    assert told[:2] == [("2026-03", "warning", "通报批评"), ("2026-06", "warning", "通报批评")]
    assert ("2026", "veto", "取消评优") in told
    assert not any(kind == "honour" for _period, kind, _name in told)


def test_r7_base_late_theory_piece_and_comment():
    facts = piece(
        1,
        printed("city"),
        genre="theory",
        sent_on="2026-03-01",
        endorsements=[{"level": "county", "on": "2026-03-09"}],
    )
    late = line("incident", mishap="late", on="2026-03-20", unit="柳河镇")

    assert sums(book("r07"), facts, late, period="2026-Q1") == {"points": 45}


def test_r7_what_is_left_is_never_under_nothing_and_under_six_is_below_standard():
    owed = target(9, period="2026-Q1", metric="sent", unit="柳河镇")
    sent = piece(1, sent_on="2026-03-01")

    whole = found(book("r07"), owed, sent, period="2026-Q1")

    assert whole.sums()["unit", "柳河镇"] == {"points": 0}
    assert [one.name for _period, one in whole.outcomes] == ["不达标"]


@pytest.mark.parametrize(
    ("level", "length", "yuan"), [("province", 620, 135), ("county", 500, 35), ("county", 499, 25)]
)
def test_r9_five_hundred_characters_and_more_earn_a_sum_by_level(level, length, yuan):
    assert sums(book("r09"), piece(1, printed(level, length=length)))["yuan"] == yuan


def test_r9_two_correspondents_split_the_money_themselves_and_count_half_a_piece_each():
    authors = (LIN | {"share": 0.7}, ZHAO | {"share": 0.3})
    facts = piece(1, printed("province"), authors=authors)

    assert sums(book("r09"), facts) == {"yuan": 85, "pieces": 1}
    assert sums(book("r09"), facts, of="林秀") == {"yuan": pytest.approx(59.5), "pieces": pytest.approx(0.5)}
    assert sums(book("r09"), facts, of="赵方")["pieces"] == pytest.approx(0.5)


def test_r9_with_a_journalist_the_correspondent_takes_all():
    journalist = {"person": "报社记者", "unit": "省报", "is_journalist": True}

    assert (
        sums(book("r09"), piece(1, printed("province"), authors=(journalist, LIN)), of="林秀")["yuan"] == 85
    )


def test_r9_the_party_office_owes_five_and_others_one():
    offices = [line("unit", unit=name, **{"class": "office"}) for name in ("党政办", "社事办")]

    assert sums(book("r09"), *offices, piece(1, printed("county")), period="2026-03", of="党政办") == {
        "assessment": -1
    }
    assert sums(book("r09"), *offices, period="2026-03", of="社事办") == {"assessment": -1}
    assert "assessment" not in sums(book("r09"), piece(1, printed("county")), period="2026-03")


def test_r9_whoever_is_under_thirty_six_writes_every_week():
    young = line("person", person="林秀", unit="柳河镇", age=30)
    facts = [young, piece(1, printed("county"), sent_on="2026-03-02")]

    # five weeks end in March 2026, and in one of them something was sent in
    assert sums(book("r09"), *facts, period="2026-03", of="林秀")["assessment"] == -2


def test_r11_six_theory_pieces_in_the_provincial_journal():
    facts = [piece(number, printed("province", medium="journal"), genre="theory") for number in range(1, 7)]

    assert sums(book("r11"), *facts) == {"yuan": 1200}


def test_r11_what_is_over_and_under_the_task_of_the_year():
    owed = target(3, period="2026", genre="news", person="林秀")
    over = [owed, *(piece(number, printed("city")) for number in range(1, 6))]

    assert sums(book("r11"), *over, period="2026", of="林秀") == {"yuan": 250, "assessment": 2}
    assert sums(book("r11"), owed, piece(1, printed("city")), period="2026", of="林秀")["assessment"] == -4


def test_r14_three_provincial_fees():
    assert sums(book("r14"), piece(1, printed("province", fee=80))) == {"yuan": 240}


def test_r14_without_a_slip_nothing_is_paid_and_somebody_has_to_see_to_it():
    whole = found(book("r14"), piece(1, printed("province")))

    assert (whole.sums(), [one.kind for one in whole.remarks]) == ({}, ["no_fee"])


def test_r16_the_first_three_townships_are_praised():
    units = [line("unit", unit=f"第{number}乡", **{"class": "township"}) for number in range(1, 6)]
    facts = [
        piece(number, printed(level), authors=[{"person": number, "unit": f"第{number}乡"}])
        for number, level in enumerate(("city", "national", "province", "city", "city"), 1)
    ]

    whole = found(book("r16"), *units, *facts, period="2026-Q1")

    assert [(one.unit, one.place) for _period, one in whole.outcomes] == [
        ("第1乡", 3),
        ("第2乡", 1),
        ("第3乡", 2),
        ("第4乡", 3),
        ("第5乡", 3),
    ]


def test_r18_only_the_highest_of_county_city_and_province():
    facts = piece(1, printed("county"), printed("city"), printed("province"))

    assert sums(book("r18"), facts) == {"points": 5}


def test_r18_a_year_has_ten_points_at_most():
    facts = [piece(number, printed("province", length=1200)) for number in range(1, 4)]

    assert sums(book("r18"), *facts, period="2026") == {"points": 10}


def test_r19_two_names_share_award_and_comment_and_count_half_each():
    facts = piece(
        1, printed("province"), authors=(LIN, ZHAO), endorsements=[{"level": "county", "on": "2026-03-09"}]
    )

    assert sums(book("r19"), facts)["yuan"] == 300
    assert sums(book("r19"), facts, of="林秀") == {"yuan": 150, "pieces": pytest.approx(0.5)}


def test_r19_what_is_missing_is_fined_as_it_would_have_been_paid_and_a_hundred_for_the_month():
    assert sums(book("r19"), period="2026-03") == {"yuan": -150}


def test_r26_a_headline_doubles():
    assert sums(book("r26"), piece(1, printed("province", placement="headline"))) == {"yuan": 200}


@pytest.mark.parametrize(("sent", "points"), [(14, None), (15, 50)])
def test_r27_fifteen_pieces_a_year_or_nothing(sent, points):
    facts = [piece(number, sent_on="2026-03-04") for number in range(1, sent + 1)]

    assert sums(book("r27"), *facts, period="2026").get("points") == points


def test_r27_a_round_up_gives_three_to_each_unit_and_research_doubles():
    other = {"person": "孙立", "unit": "青石乡"}
    roundup = piece(1, printed("city", is_roundup=True), authors=(LIN, other))

    assert [sums(book("r27"), roundup, of=unit)["points"] for unit in ("柳河镇", "青石乡")] == [3, 3]
    assert sums(book("r27"), piece(1, printed("city"), genre="research")) == {"points": 10}
