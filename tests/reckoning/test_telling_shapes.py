"""Lines, reckonings and remarks of every shape in words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from byline.reckoning.book import (
    ADD,
    ADD_FIRST,
    CHARACTERS,
    COMMISSION,
    DOWN,
    ENDORSEMENT,
    EQUAL,
    FEE,
    FIRST_SENDER,
    FIXED,
    HIGHEST,
    MULTIPLY,
    MULTIPLY_FIRST,
    PERCENT,
    PRIZE,
    READS,
    REPLACE,
    SAME_LEVEL,
    TOP,
    UNITS,
    UPPER,
    VETO,
)
from byline.reckoning.credits import (
    BY_ANALOGY,
    NO_ANALOGY,
    NO_FEE,
    NO_HOURS,
    NO_READS,
    Remark,
    from_plain,
    to_plain,
)
from byline.reckoning.facts import Commissioned, Contribution, Prize
from byline.reckoning.scoring import reckon
from byline.reckoning.words import explain, remark_words
from tests.reckoning.pieces import DAY, LIN, ZHAO, award, bonus, book, endorsed, mishap, piece, printed

BOTH = (LIN, ZHAO)
HALF = bonus(PERCENT, 50, placement="front_page")
MIXED = (
    bonus(MULTIPLY, 2, placement="headline"),
    bonus(PERCENT, 50, clause="3", genre="theory"),
    bonus(ADD, 5, clause="4", length_from=500),
)
THEORY = piece(printed(placement="headline"), genre="theory")
CREW = (Contribution("sun", "media", "filming"), Contribution("sun", "media", "editing"))


def told(rules, facts):
    """The words of the first credit."""
    return explain(reckon(rules, facts)[0].working, author="林秀")


@pytest.mark.parametrize(
    ("rules", "facts", "words"),
    [
        (
            book(award(50, level="province"), HALF, share=EQUAL),
            piece(printed(placement="front_page"), authors=BOTH),
            "省级 50 + 头版 50% 25 = 75；两名作者各 37.5",
        ),
        (
            book(award(5, basis=FEE), HALF),
            piece(printed(placement="front_page", fee=Decimal(100))),
            "稿酬 100 × 5 = 500 + 头版 50% 250 = 750",
        ),
        (book(award(6, level="province"), bonus(MULTIPLY, "0.5")), piece(), "省级 6 × 0.5 = 3"),
        (
            book(award(10, level="province"), *MIXED, order=MULTIPLY_FIRST),
            THEORY,
            "省级 10 × 2（头条） = 20 + 理论 50% 10 + 500字以上 5 = 35",
        ),
        (
            book(award(10, level="province"), *MIXED, order=ADD_FIRST),
            THEORY,
            "省级 10 + 500字以上 5 = 15 × 2（头条） = 30 + 理论 50% 15 = 45",
        ),
        (
            book(award(6, level="province"), bonus(REPLACE, 10, placement="headline")),
            piece(printed(placement="headline")),
            "省级 6，头条改按 10 计 = 10",
        ),
        (book(award(1, basis=READS, each=1000)), piece(printed(reads=12345)), "每满1000次阅读 1 × 12 = 12"),
        (
            book(award(10), bonus(ADD, 2, basis=CHARACTERS, each=100)),
            piece(printed(length=450)),
            "每次采用 10 + 每满100字（2 × 4） 8 = 18",
        ),
        (
            book(award(5, about=ENDORSEMENT, level="city"), endorsements=HIGHEST),
            piece(endorsements=endorsed("city", "city")),
            "市级批示 5；2次批示，只计最高的一次",
        ),
        (
            book(award(200, about=PRIZE, level="county")),
            piece(prizes=(Prize(1, "county", DAY),)),
            "县级获奖 200",
        ),
        (
            book(award(-10, about=COMMISSION, outcome="late")),
            piece(commissions=(Commissioned(1, "late", DAY),)),
            "约稿迟交 -10",
        ),
        (
            book(award(10, level="province"), award(0, kind=VETO, clause="9", mishap="untrue"), share=EQUAL),
            piece(incidents=(mishap("untrue"),), authors=BOTH),
            "省级 10；两名作者各 5；内容失实：该稿不计",
        ),
        (
            book(award(10), same_news=FIRST_SENDER),
            piece(came_first=False),
            "每次采用 10；同一新闻别人先报送，不计",
        ),
        (
            book(award(10, outlet="日报", level="province"), analogy=SAME_LEVEL),
            piece(printed(outlet="晚报")),
            "比照同级：省级 10",
        ),
        (
            book(award(200), share=FIXED, part=Decimal("0.5")),
            piece(authors=BOTH),
            "每次采用 200；两名作者，每人按0.5计：100",
        ),
        (
            book(award(9), share=UNITS),
            piece(authors=(*BOTH, replace(LIN, person="wu"))),
            "每次采用 9；两个单位，各计一次：9；两名作者，林秀 50%：4.5",
        ),
        (book(award(9), share=EQUAL, credited=UNITS), piece(authors=BOTH), "每次采用 9；两个单位各 4.5"),
        (
            book(award("2.29"), places=1, rounding=DOWN, combination=TOP, top=2),
            piece(printed(1), printed(2), printed(3)),
            "每次采用 2.29；舍去尾数为2.2；3家媒体采用，计最高的2家",
        ),
        (
            book(award(3, part="filming"), award(2, part="editing")),
            piece(contributions=CREW),
            "摄像 3；编辑 2；合计 5",
        ),
        (book(award(8, unit="beihe", person="lin")), piece(), "每次采用 8"),
    ],
)
def test_the_arithmetic_of_each_shape_is_told(rules, facts, words):
    assert told(rules, facts) == words


@pytest.mark.parametrize(
    ("line", "length", "words"),
    [
        ({"length_from": 500, "length_under": 1000}, 1000, "（超过500字、不超过1000字） 8"),
        ({"length_from": 500}, 501, "（超过500字） 8"),
        ({"length_under": 500}, 500, "（不超过500字） 8"),
        ({"hours_from": 24, "hours_under": 48}, 800, "（超过24小时、48小时以内） 8"),
        ({"hours_from": 24}, 800, "（超过24小时） 8"),
        ({"hours_under": 48}, 800, "（48小时以内） 8"),
    ],
)
def test_a_band_that_holds_its_upper_end_says_so(line, length, words):
    rules = book(award(8, level="province", **line), band_end=UPPER)
    facts = piece(printed(length=length), hours=Decimal(48))

    assert told(rules, facts) == f"省级{words}"
    working = reckon(rules, facts)[0].working
    assert from_plain(to_plain(working)) == working


def test_what_reads_give_is_held_to_a_most():
    rules = book(award(6, level="province"), bonus(ADD, 1, basis=READS, each=1000, cap=Decimal(20)))
    most, fewer = piece(printed(reads=33000)), piece(printed(reads=19999))

    assert told(rules, most) == "省级 6 + 每满1000次阅读（1 × 33，最多20） 20 = 26"
    assert told(rules, fewer) == "省级 6 + 每满1000次阅读（1 × 19） 19 = 25"
    working = reckon(rules, most)[0].working
    assert from_plain(to_plain(working)) == working
    assert not {"rate", "band_end"} & set(to_plain(reckon(rules, fewer)[0].working)[1])


def test_a_fee_is_held_to_a_most_before_its_bonus():
    rules = book(award(5, basis=FEE, cap=Decimal(400)), HALF)

    said = told(rules, piece(printed(placement="front_page", fee=Decimal(100))))

    assert said == "稿酬 100 × 5，最多400 + 头版 50% 200 = 600"


def test_parts_that_are_not_quite_equal_are_told_as_one_s_own():
    three = (LIN, ZHAO, replace(ZHAO, person="sun"))
    credited = reckon(book(award(100), share=EQUAL, places=0), piece(authors=three))

    assert [explain(one.working, author=one.person) for one in credited] == [
        "每次采用 100；3名作者均分，lin 34",
        "每次采用 100；3名作者均分，zhao 33",
        "每次采用 100；3名作者均分，sun 33",
    ]


def test_no_brackets_stand_in_brackets():
    rules = book(award(5), bonus(MULTIPLY, 2, level="province", length_from=500, is_roundup=False))

    assert told(rules, piece()) == "每次采用 5 × 2（省级，500字以上，单独采用） = 10"


def test_a_price_for_each_character_is_told_plainly():
    rules = book(award("0.08", basis=CHARACTERS, each=1))

    assert told(rules, piece(printed(length=1234))) == "每字 0.08 × 1234 = 98.72"


def test_the_arithmetic_is_told_in_english_too():
    rules = book(award(5, basis=FEE), HALF)

    with translation.override("en"):
        said = told(rules, piece(printed(placement="front_page", fee=Decimal(100))))

    assert said == "fee 100 × 5 = 500 + Front page 50% 250 = 750"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (NO_FEE, "补登稿酬单"),
        (NO_READS, "阅读量"),
        (NO_HOURS, "时效"),
        (BY_ANALOGY, "比照同级"),
        (NO_ANALOGY, "暂不计"),
    ],
)
def test_what_a_person_has_to_see_to_is_told_in_a_sentence(kind, words):
    said = remark_words(Remark(kind, "17", "points", 7, "3.1"))

    assert words in said
    assert said.endswith("。")
    assert "{" not in said
