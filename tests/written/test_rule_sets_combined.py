"""Rule sets in which shapes meet that no published set joins, and what pieces and periods come to by them."""

from decimal import Decimal
from pathlib import Path

import pytest

from byline.rules.models.rulebook import WORDS
from byline.vetting.checking import DEAD, OVERLAP, check
from byline.written.report import lines_of
from byline.written.rulebooks import read, write
from tests.written.facts import LIN, ZHAO, found, line, piece, printed, sums, target

HERE = Path(__file__).parent / "combined"
NAMES = sorted(path.stem for path in HERE.glob("*.toml"))
QIAN = {"person": "钱明", "unit": "柳河镇"}
REPORTER = {"person": "记者", "unit": "日报", "is_journalist": True}


def book(name):
    return read((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def told(name, *lines, period=None):
    return "\n".join(lines_of(found(book(name), *lines, period=period)))


@pytest.mark.parametrize("name", NAMES)
def test_each_is_written_again_as_it_was_and_has_no_clashes(name):
    assert read(write(book(name))) == book(name)
    assert [one for one in check(book(name), words=WORDS) if one.kind in {OVERLAP, DEAD}] == []


def test_the_best_two_of_three_outlets_with_bonuses_in_their_order_for_two_of_three_authors():
    facts = piece(
        1,
        printed("province", placement="front_page", length=1501),
        printed("city", on="2026-03-06"),
        printed("national", outlet="新华每日", on="2026-03-07", length=1500),
        authors=(LIN, ZHAO, QIAN),
    )

    # 12 + 6 + 3 = 21 and 20: half of each, and nothing for the third
    assert (
        sums(book("c1"), facts, of="林秀")
        == sums(book("c1"), facts, of="赵方")
        == {"points": Decimal("20.5")}
    )
    assert sums(book("c1"), facts, of="钱明") == {}
    assert "省级 12 + 头版 50% 6 + 超过1500字 3 = 21；3家媒体采用，计最高的2家" in told("c1", facts)


def test_a_group_comes_before_its_level_and_an_unnamed_national_outlet_counts_like_the_named_one():
    grouped = piece(1, printed("province", group="省直媒体", placement="headline"), authors=(LIN,))
    unnamed = piece(2, printed("national", outlet="某某网"), authors=(LIN,))

    assert sums(book("c1"), grouped) == {"points": 30}
    assert sums(book("c1"), unnamed) == {"points": 20}
    assert "待核" in told("c1", unnamed) or "比照" in told("c1", unnamed)


def test_of_equal_news_the_first_sender_alone_counts_whatever_its_outlet():
    other = {"person": "孙立", "unit": "北河镇"}
    first = piece(1, printed("city"), authors=(other,), news="汛情", sent_at="2026-03-02T08:00")
    second = piece(2, printed("province"), news="汛情", sent_at="2026-03-02T09:00")

    assert sums(book("c1"), first, second, of="北河镇") == {"points": 6}
    assert sums(book("c1"), first, second) == {"points": 0}


def test_fee_reads_and_a_round_up_each_of_the_award_alone_cut_to_the_cent():
    facts = piece(
        1,
        printed("city", medium="wechat", fee=33.33, reads=2999, is_roundup=True),
        authors=(LIN | {"share": 2}, ZHAO | {"share": 1}),
    )

    # 66.66 + 10 − 33.33 = 43.33, of which two thirds and one third; each has the whole piece
    assert sums(book("c2"), facts, of="林秀") == {"yuan": Decimal("28.89"), "pieces": 1}
    assert sums(book("c2"), facts, of="赵方") == {"yuan": Decimal("14.44"), "pieces": 1}
    assert sums(book("c2"), facts) == {"yuan": Decimal("43.33")}
    assert "稿酬 33.33 × 2 = 66.66" in told("c2", facts)


def test_reads_of_no_full_step_are_told_in_words():
    said = told("c2", piece(1, printed("city", medium="wechat", fee=10, reads=999)))

    assert "不满1000次阅读，计 0" in said
    assert "0 × 0" not in said


def test_who_films_and_who_edits_have_their_own_and_the_author_none_of_it():
    facts = piece(
        1,
        printed("city", fee=50),
        genre="video",
        contributions=[
            {"person": "钱明", "unit": "柳河镇", "part": "filming"},
            {"person": "赵方", "unit": "柳河镇", "part": "editing"},
        ],
    )

    assert [sums(book("c2"), facts, of=one)["yuan"] for one in ("林秀", "钱明", "赵方")] == [
        100,
        30,
        Decimal("12.5"),
    ]


def test_a_unit_s_month_has_base_surplus_cap_floor_and_veto():
    sent = [piece(n, printed("city"), sent_on="2026-03-02") for n in range(1, 6)]
    praised = piece(
        6, printed("county"), sent_on="2026-03-03", endorsements=[{"level": "city", "on": "2026-03-09"}]
    )
    negative = line("incident", mishap="negative", on="2026-03-20", unit="柳河镇")
    late = line("incident", mishap="late", on="2026-03-21", unit="柳河镇")

    # 10 base; 6 × 4 + 6 = 30 earned and 4 × 2 for what was sent beyond two, together held at 12
    assert sums(book("c3"), *sent, praised, period="2026-03") == {"points": 22}
    # late costs three
    assert sums(book("c3"), *sent, praised, late, period="2026-03") == {"points": 19}
    # a veto leaves what was lost, and it comes after the floor
    assert sums(book("c3"), *sent, praised, late, negative, period="2026-03") == {"points": -3}


def test_a_unit_that_is_short_loses_its_base_and_a_department_owes_less():
    office = line("unit", unit="文旅局", **{"class": "department"})
    one_each = [
        piece(1, printed("county"), sent_on="2026-03-02"),
        piece(2, printed("county"), authors=({"person": "周平", "unit": "文旅局"},), sent_on="2026-03-02"),
    ]

    assert sums(book("c3"), office, *one_each, period="2026-03") == {"points": 4}
    assert sums(book("c3"), office, *one_each, period="2026-03", of="文旅局") == {"points": 14}


def test_the_year_is_converted_and_equals_at_the_second_place_have_no_honour():
    units = [line("unit", unit=name, **{"class": "department"}) for name in ("甲局", "乙局", "丙局")]
    sent = [
        piece(f"{name}{month}", authors=({"person": name, "unit": name},), sent_on=f"2026-{month:02}-02")
        for name in ("甲局", "乙局", "丙局")
        for month in range(1, 13)
    ]
    more = piece("多", printed("city"), authors=({"person": "甲局", "unit": "甲局"},))

    year = found(book("c3"), *units, *sent, more, period="2026")

    assert year.sums()["unit", "甲局"] == {"points": 124, "assessment": 11}
    assert year.sums()["unit", "乙局"] == {"points": 120, "assessment": 10}
    assert [one.unit for _period, one in year.outcomes if one.name == "先进单位"] == ["甲局"]


@pytest.mark.parametrize(
    ("genre", "on", "words", "points"),
    [
        ("feature", "2026-05-01", {}, 20),
        ("feature", "2026-05-31", {"is_commissioned": True}, 28),
        ("feature", "2026-06-01", {"is_commissioned": True}, 14),
        ("theory", "2026-05-02", {}, 10),
        ("research", "2026-05-02", {"is_commissioned": True}, 56),
        ("picture", "2026-04-30", {}, 3),
        ("news", "2026-04-30", {"sent_at": "2026-04-02T09:00", "happened_at": "2026-04-01T09:00"}, 10),
        ("news", "2026-04-30", {"sent_at": "2026-04-02T09:01", "happened_at": "2026-04-01T09:00"}, None),
    ],
)
def test_a_campaign_doubles_what_genre_and_commission_made(genre, on, words, points):
    facts = piece(1, printed("province", on=on), genre=genre, authors=(LIN, ZHAO), **words)

    assert sums(book("c4"), facts, of="林秀").get("points") == points
    assert sums(book("c4"), facts, of="赵方") == {}


def test_an_untrue_piece_earns_nothing_whatever_was_written_on_it_and_costs_five():
    bad = piece(
        1,
        printed("province"),
        genre="feature",
        endorsements=[{"level": "province", "on": "2026-03-09"}, {"level": "city", "on": "2026-03-10"}],
    )
    untrue = line("incident", mishap="untrue", on="2026-04-01", piece=1)
    missed = line("commission", outcome="missed", on="2026-04-02", person="林秀", unit="柳河镇")

    assert sums(book("c4"), bad) == {"points": 25}
    assert sums(book("c4"), bad, untrue, missed) == {"points": -13}


def test_a_quarter_fines_what_lacks_as_it_would_have_been_paid():
    lin = line("person", person="林秀", unit="柳河镇", post="信息员", age=35)
    facts = [lin, piece(1, printed("province"), authors=(REPORTER, LIN), sent_on="2026-01-05")]

    # the reporter takes nothing; one of two is missing; two months without a piece are no streak of three
    assert sums(book("c5"), *facts, period="2026-Q1", of="林秀") == {"yuan": 0, "assessment": 1}
    assert "yuan" not in sums(book("c5"), *facts, period="2026-Q1")


def test_three_months_short_are_a_streak_and_a_rate_under_the_band_costs():
    zhao = line("person", person="赵方", unit="柳河镇", age=30)
    silent = found(book("c5"), zhao, period="2026-Q1")
    tried = [piece(n, authors=(ZHAO,), sent_on=f"2026-0{n}-02") for n in (1, 2, 3)]

    assert silent.sums()["person", "赵方"] == {"assessment": -2}
    assert [one.name for _period, one in silent.outcomes] == ["通报批评"]
    assert sums(book("c5"), zhao, *tried, period="2026-Q1", of="赵方") == {"assessment": -1}


def test_halves_of_a_cent_go_to_the_even_one_and_shares_add_up():
    facts = piece(1, printed("county"), authors=(LIN, ZHAO))

    assert [sums(book("c5"), facts, of=one)["yuan"] for one in ("林秀", "赵方")] == [
        Decimal("10.03"),
        Decimal("10.02"),
    ]


def test_ranking_weighs_all_outlets_and_money_the_best_one():
    facts = piece(
        1,
        printed("province", placement="front_page", length=1234),
        printed("city", on="2026-03-06"),
        authors=(LIN, ZHAO),
        prizes=[{"level": "city", "on": "2026-12-01"}],
    )

    # 5 + 3; 200 in place of 120 and 12 × 2 for full hundreds, and the prize
    assert sums(book("c6"), facts) == {"weight": 8, "yuan": 724}
    assert "每满100字（2 × 12） 24" in told("c6", facts)


def test_the_year_s_money_is_held_and_all_equals_at_the_first_place_are_named():
    facts = [
        *(piece(n, printed("national"), authors=(LIN,)) for n in (1, 2, 3)),
        *(piece(n, printed("national"), authors=(ZHAO,)) for n in (4, 5, 6)),
        piece(7, printed("county"), authors=(QIAN,)),
    ]

    year = found(book("c6"), *facts, period="2026")

    assert year.sums()["person", "林秀"] == {"weight": 24, "yuan": 800}
    assert [(one.person, one.name, one.place) for _period, one in year.outcomes] == [
        ("林秀", "头名", 1),
        ("赵方", "头名", 1),
        ("钱明", "待提高", None),
    ]
    owed = target(5, period="2026", metric="weight", person="钱明")
    assert sums(book("c6"), *facts, owed, period="2026", of="钱明") == {"weight": 1, "yuan": 20}
