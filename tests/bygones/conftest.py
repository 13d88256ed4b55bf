"""Sheets as offices keep them."""

from io import BytesIO

import pytest
from openpyxl import Workbook

HEADINGS = ["序号", "日期", "稿件标题", "媒体名称", "级别", "作者", "单位", "得分"]


def sheet(rows, *, headings=HEADINGS, title="2023年", above=()):
    """Make the bytes of an .xlsx with these rows."""
    book = Workbook()
    page = book.active
    page.title = title
    for row in (*above, headings, *rows):
        page.append(row)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


GOOD = [
    [1, "2023-05-06", "北河镇：代表问路", "东江日报", "省级", "林秀", "北河镇", 8],
    [2, "2023年6月1日", "柳林乡：田头议事", "云州日报", "市级媒体", "孙晓燕", "柳林乡", "4"],
    [3, "2023.7.2", "两镇同护一河水", "青禾融媒", "县", "林秀、吴建民", "北河镇", 2],
]


@pytest.fixture
def past(lin, wu, sun, chen):
    """The ledger of 2023 with three rows, as bytes."""
    return sheet(GOOD, above=[["青禾县人大2023年信息宣传台账"]])
