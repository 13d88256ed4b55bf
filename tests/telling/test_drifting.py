from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from byline.telling.differing import differences
from byline.telling.drifting import Drift, drifts
from byline.telling.figures import Figures, Row, from_plain, to_plain


@pytest.fixture
def figures():
    """A March with Lin and Sun of two townships."""
    lin = Row(1, False, "林秀", "北河镇", Decimal(3), Decimal("5.5"), Decimal(43), Decimal(8), Decimal("5.5"))
    sun = Row(2, False, "孙晓燕", "柳林乡", Decimal(2), Decimal(4), Decimal(20))
    beihe = Row(1, False, "北河镇", "", Decimal(3), Decimal("5.5"), Decimal(43), Decimal(12), Decimal("5.5"))
    levels = (("province", Decimal(1)), ("city", Decimal(4)))
    return Figures(
        "2026-03",
        Decimal(5),
        Decimal(3),
        levels,
        (lin, sun),
        (beihe,),
        Fraction(1, 2),
        (("city", Decimal(9)),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "全县共被各级媒体采用5条，同比多2条，其中省级1条、市级4条。",
        "林秀本月被采用3条，累计5.5条，还差2.5条。",
        "北河镇任务12条，已得43分。上半年单位任务共12条，已完成5.5条。",
        "去年同期采用3条。林秀写得勤，3个乡镇要学习。",
        "",
    ],
)
def test_figures_that_the_tables_have_are_no_drift(figures, text):
    assert drifts(text, figures) == ()


@pytest.mark.parametrize(
    ("text", "drift"),
    [
        ("全县共被采用6条。", Drift("采用", "6条", ("5条", "9条"))),
        ("林秀本月被采用4条。", Drift("林秀", "4条", ("3条", "5.5条", "8条", "2.5条"))),
        ("其中市级3条。", Drift("市级", "3条", ("4条", "9条"))),
        ("孙晓燕得21分。", Drift("孙晓燕", "21分", ("20分", "0分"))),
        ("单位任务共13条。", Drift("任务共", "13条", ("12条",))),
    ],
)
def test_a_figure_that_is_another_is_told_with_what_the_tables_say(figures, text, drift):
    assert drifts(text, figures) == (drift,)


def test_differences_name_each_figure_before_and_after(figures):
    lin, sun = figures.people
    later = replace(
        figures, pieces=Decimal(6), people=(replace(sun, place=1, total=Decimal(6)), replace(lin, place=2))
    )

    told = [(one.who, one.what, one.before, one.after) for one in differences(figures, later)]

    assert told == [
        ("合计", "本期采用条数", "5", "6"),
        ("孙晓燕（柳林乡）", "上半年累计条数", "4", "6"),
        ("孙晓燕（柳林乡）", "上半年名次", "2", "1"),
        ("林秀（北河镇）", "上半年名次", "1", "2"),
    ]
    assert differences(figures, figures) == ()


def test_frozen_figures_come_back_as_they_were(figures):
    later = replace(figures, corrections=differences(figures, replace(figures, pieces=Decimal(6))))

    assert from_plain(to_plain(later)) == later


def test_figures_frozen_before_there_were_more_are_read_too(figures):
    plain = to_plain(figures)
    for name in ("by_level_total", "changes", "corrections"):
        del plain[name]
    for rows in ("people", "units"):
        plain[rows] = [row[:9] for row in plain[rows]]

    assert from_plain(plain) == replace(figures, by_level_total=())
