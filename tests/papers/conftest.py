"""A paper as an office would send it out."""

from datetime import date
from decimal import Decimal

import pytest

from byline.papers.chart import Bar, Chart
from byline.papers.official import Annex, Column, Heading, Imprint, Paper, Paragraph, Table

COLUMNS = (
    Column("名次", "centre", 0.7),
    Column("姓名"),
    Column("单位", share=1.6),
    Column("采用（条）", "end", 1.3),
)
IMPRINT = Imprint(
    "青禾县人大常委会办公室",
    date(2026, 3, 26),
    (("报", "县人大常委会主任、副主任。"), ("发", "各乡镇人大主席团，本会各委室。")),
)


@pytest.fixture
def a_paper():
    """Make a month's bulletin with so many rows in its table."""

    def with_rows(rows, *, text="全县采用46条，同比多9条。", name="宋佳宁"):
        lines = tuple((str(place), f"{name}{place}", "教科文卫工委", "11.5") for place in range(1, rows + 1))
        return Paper(
            title="关于2026年3月份\n信息采用情况的通报",
            maker="青禾县人大常委会办公室",
            day=date(2026, 3, 26),
            red_head="信息宣传工作通报",
            number="第3期",
            addressees="各乡镇人大，县人大常委会各委室：",
            blocks=(
                Paragraph(text),
                Heading("一、表扬"),
                Paragraph("高翔、许可提前完成任务。\n孙晓燕居前。"),
                Heading("（一）乡镇", level=2),
                Annex("附件1", "个人采用排名"),
                Table(COLUMNS, lines, "按采用条数"),
            ),
            imprint=IMPRINT,
        )

    return with_rows


@pytest.fixture
def a_chart():
    """Two units, one with a target."""
    bars = (
        Bar("北河镇", Decimal("5.5"), "5.5", Decimal(8)),
        Bar("柳林乡<b>", Decimal(0), "0"),
    )
    return Chart("上半年单位采用条数", bars, "竖线为任务")
