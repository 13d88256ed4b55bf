"""A list as a sheet for Excel and WPS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter

from byline.papers.characters import legal, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | float | Decimal | date | datetime | None

# a name or a text may begin with "=": it stays text, or opening the list would run it
AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
CELL_HOLDS = 32_767
NAME_HOLDS = 31
NARROWEST, WIDEST = 8, 60
HEADING_ROW = 1


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its title, the headings, the rows."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def as_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return an .xlsx file: the title, the headings, the rows.

    Text stays text whatever it begins with, numbers and Decimals are numbers, days and moments (in local
    time) are real dates. Text longer than a cell holds (32,767 characters) ends with "…".
    """
    return as_workbook([Sheet(title, columns, rows)])


def as_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return an .xlsx file with these sheets, each as `as_xlsx` has it."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, AS_TYPED) as book:
        for one in sheets:
            _lay(book, one)
    return held.getvalue()


def _lay(book: Workbook, one: Sheet) -> None:
    rows = [[_fitting(cell) for cell in row] for row in one.rows]
    sheet = book.add_worksheet(_sheet_name(one.title))
    sheet.write_string(0, 0, _fitting_text(one.title), book.add_format({"bold": True, "font_size": 14}))
    heading = book.add_format({"bold": True, "bottom": 1})
    for across, column in enumerate(one.columns):
        sheet.write_string(HEADING_ROW, across, _fitting_text(column), heading)
    days = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
    for down, row in enumerate(rows, start=HEADING_ROW + 1):
        for across, cell in enumerate(row):
            _write(sheet, (down, across), cell, moments if isinstance(cell, datetime) else days)
    _arrange(sheet, one.columns, rows)


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, dated: Format) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(*place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, dated)
    else:
        sheet.write_number(*place, cell)


def _arrange(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Freeze the headings, offer filters, and make each column as wide as its widest cell, within reason."""
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    if columns:
        sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + len(rows), len(columns) - 1)
    for across, column in enumerate(columns):
        cells = (str(row[across]) for row in rows if across < len(row) and row[across] is not None)
        widest = max((width(cell) for cell in (column, *cells)), default=0)
        sheet.set_column(across, across, min(WIDEST, max(NARROWEST, 2 * widest + 2)))


def _fitting(cell: Cell) -> Cell:
    return _fitting_text(cell) if isinstance(cell, str) else cell


def _fitting_text(text: str) -> str:
    text = legal(text)
    return text if len(text) <= CELL_HOLDS else text[: CELL_HOLDS - 1] + "…"


def _sheet_name(title: str) -> str:
    r"""Excel allows a sheet 31 characters, none of []:*?/\ and no apostrophe at either end."""
    return re.sub(r"[\[\]:*?/\\\n\r\t]", " ", legal(title)).strip(" '")[:NAME_HOLDS].strip(" '") or "1"
