from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from byline.papers.sheet import as_xlsx


def cells_of(content):
    sheet = load_workbook(BytesIO(content)).active
    return sheet, [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_what_looks_like_a_formula_stays_text():
    sheet, rows = cells_of(
        as_xlsx("排名", ["姓名", "网址"], [["=1+1", "http://example.org"], ["@甲", "+86"]])
    )

    assert rows == [["=1+1", "http://example.org"], ["@甲", "+86"]]
    assert sheet["A3"].data_type == "s"
    assert sheet["B3"].hyperlink is None


def test_days_are_days_and_sums_are_numbers():
    sheet, rows = cells_of(
        as_xlsx("台账", ["日期", "条数", "无"], [[date(2026, 3, 5), Decimal("0.6"), None]])
    )

    assert sheet["A3"].is_date
    assert rows[0][0].date() == date(2026, 3, 5)
    assert rows[0][1:] == [0.6, None]


def test_any_title_names_a_sheet():
    sheet, _rows = cells_of(as_xlsx("'2026年上半年[个人]排名：按采用条数/积分" + "很长" * 20, ["名次"], []))

    assert 0 < len(sheet.title) <= 31
    assert sheet["A1"].value.startswith("'2026年上半年[个人]")


def test_a_text_too_long_for_a_cell_ends_with_a_mark():
    _sheet, rows = cells_of(as_xlsx("正文", ["正文"], [["字" * 40_000], ["控制\x00符"]]))

    assert len(rows[0][0]) == 32_767
    assert rows[0][0].endswith("…")
    assert rows[1][0] == "控制符"
