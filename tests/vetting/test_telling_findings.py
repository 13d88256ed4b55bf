"""What a rulebook leaves unsaid, in words."""

import pytest

from byline.reckoning.book import ENDORSEMENT, Fit
from byline.vetting.checking import (
    BAND_END,
    BASIS,
    CREDITED,
    CUT_OFF_DAY,
    DEAD,
    EACH_OF,
    EMPTY,
    ENDORSEMENTS,
    GAP,
    OPEN,
    OVERLAP,
    PART,
    ROUNDING,
    SAME_NEWS,
    TIES,
    TOP_NUMBER,
    Finding,
)
from byline.vetting.sentences import finding_words


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(EMPTY), "还没有条款"),
        (Finding(GAP, "points", fit=Fit(level="township")), "乡镇级"),
        (Finding(OVERLAP, "points", ("2", "3"), Fit(level="city")), "第2、3条"),
        (Finding(DEAD, "points", ("9",)), "第9条"),
        (Finding(OPEN, "points", choice="combination"), "几家媒体"),
        (Finding(OPEN, "points", choice="share"), "几名作者"),
        (Finding(OPEN, "points", choice="places"), "取整"),
        (Finding(OPEN, "points", choice="order"), "先乘"),
        (Finding(OPEN, "points", ("7",), choice="operation"), "第7条"),
    ],
)
def test_what_is_left_open_is_told_in_a_sentence(finding, words):
    told = finding_words(finding)

    assert words in told
    assert told.endswith("。")


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding(OPEN, choice=BAND_END), "含哪一头"),
        (Finding(OPEN, choice=TIES), "并列"),
        (Finding(OPEN, choice=CUT_OFF_DAY), "截止日"),
        (Finding(OPEN, "points", choice=TOP_NUMBER), "家数"),
        (Finding(OPEN, "points", choice=PART), "固定计多少"),
        (Finding(OPEN, "points", choice=ROUNDING), "尾数"),
        (Finding(OPEN, "points", choice=ENDORSEMENTS), "批示"),
        (Finding(OPEN, "points", choice=SAME_NEWS), "同一新闻"),
        (Finding(OPEN, "points", choice=CREDITED), "记给单位"),
        (Finding(OPEN, "points", ("7",), choice=BASIS), "第7条"),
        (Finding(OPEN, "points", ("7",), choice=EACH_OF), "第7条"),
        (Finding(GAP, "points", fit=Fit(level="province", outlet="*")), "省级其他媒体"),
        (Finding(DEAD, "points", ("7",), Fit(level="city"), about=ENDORSEMENT), "市级批示"),
    ],
)
def test_what_is_left_open_of_wider_rules_is_told_in_a_sentence(finding, words):
    said = finding_words(finding)

    assert words in said
    assert said.endswith("。")
    assert "{" not in said
