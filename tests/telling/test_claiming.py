"""Percentages and places of a free text, held against the tables."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from byline.telling.drifting import drifts
from byline.telling.figures import Figures, Row


@pytest.fixture
def figures():
    """A March with two townships and a department, and one person of each township."""

    def row(name, kind, *amounts, unit=""):
        now, total, points, target = (Decimal(one) for one in amounts)
        return Row(0, False, name, unit, now, total, points, target, total, kind)

    people = (
        row("林秀", "township", 3, 6, 43, 8, unit="北河镇"),
        row("孙晓燕", "township", 2, 4, 20, 8, unit="柳林乡"),
    )
    units = (
        row("北河镇", "township", 3, 6, 43, 12),
        row("柳林乡", "township", 2, 4, 20, 4),
        row("财政局", "department", 0, 1, 50, 4),
    )
    levels, so_far = (("province", 1), ("city", 4)), (("province", 2), ("city", 9))
    return Figures(
        "2026-03",
        Decimal(5),
        Decimal(4),
        tuple((level, Decimal(amount)) for level, amount in levels),
        people,
        units,
        Fraction(1, 2),
        tuple((level, Decimal(amount)) for level, amount in so_far),
    )


@pytest.mark.parametrize(
    "text",
    [
        "全县共采用5条，同比增长25%，其中省级1条，占20%。",
        "同比多1条。同比增长百分之二十五。比去年同期增加1条。去年同期采用4条。",
        "同比增长超过20%。任务完成率近60%。",
        "单位任务共20条，已完成11条，占55%，快于时间进度5个百分点。",
        "北河镇完成任务的50%，与时间进度持平。柳林乡完成率100%，居首位。",
        "北河镇采用条数居全县第一位，柳林乡居乡镇第2名，财政局积分排名第一。",
        "孙晓燕、林秀分列第二、第一名。林秀（北河镇）、孙晓燕（柳林乡）居前两名。",
        "财政局采用条数居末位。财政局居全县倒数第一位。北河镇占全县的55%。",
        "第一季度，请第一责任人查找原因。林秀等3名同志，3个乡镇，第5次会议。",
    ],
)
def test_what_the_tables_say_too_is_no_drift(figures, text):
    assert drifts(text, figures, region="全县") == ()


@pytest.mark.parametrize(
    ("text", "named", "said", "counted"),
    [
        ("采用5条，同比增长20%。", "同比", "增长20%", ("增加25%",)),
        ("采用5条，同比下降25%。", "同比", "下降25%", ("增加25%",)),
        ("同比多3条。", "同比", "多3条", ("增加1条",)),
        ("去年同期采用6条。", "去年同期", "6条", ("4条",)),
        ("单位任务已完成11条，占60%。", "占", "60%", ("55%",)),
        ("慢于时间进度5个百分点。", "慢于时间进度", "5个百分点", ("快于时间进度5个百分点",)),
        ("北河镇完成任务的80%。", "北河镇", "80%", ("50%",)),
        ("柳林乡采用4条，居全县第一位。", "柳林乡", "第1位", ("第2位",)),
        ("孙晓燕居首位。", "孙晓燕", "第1位", ("第2位",)),
        ("林秀、孙晓燕分别居第二、第一位。", "林秀", "第2位", ("第1位",)),
        ("财政局进入全县前二名。", "财政局", "前2位", ("第3位",)),
        ("北河镇居末位。", "北河镇", "倒数第1位", ("倒数第3位", "倒数第2位")),
        ("省级占30%。", "省级", "30%", ("20%", "18%")),
    ],
)
def test_what_the_tables_say_otherwise_is_told_with_what_they_say(figures, text, named, said, counted):
    drift = drifts(text, figures, region="全县")[0]

    assert (drift.named, drift.said, drift.counted) == (named, said, counted)
    assert not drift.is_unknown


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        ("环比增长10%。", "环比", "增长10%"),
        ("北河镇同比增长20%。", "北河镇同比", "增长20%"),
        ("石桥镇居第一位。", "石桥镇居", "第1位"),
        ("北河镇居全市第一位。", "北河镇", "第1位"),
        ("林秀较上月上升3位。", "林秀", "上升3位"),
        ("代表满意度达98%。", "代表满意度达", "98%"),
    ],
)
def test_what_the_tables_do_not_tell_is_told_apart_from_what_is_wrong(figures, text, named, said):
    (drift,) = drifts(text, figures, region="全县")

    assert (drift.named, drift.said) == (named, said)
    assert drift.is_unknown


def test_without_anything_a_year_ago_a_growth_is_unknown(figures):
    (drift,) = drifts("同比增长20%。", replace(figures, last_year=Decimal(0)))

    assert drift.is_unknown


def test_of_two_people_of_one_name_either_may_be_meant(figures):
    lin, sun = figures.people
    figures = replace(figures, people=(lin, replace(sun, name="林秀")))

    assert drifts("林秀居第二位，被采用4条。", figures) == ()
    assert drifts("林秀被采用5条。", figures)[0].counted
