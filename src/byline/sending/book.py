"""The printed register book: one line for each number of a year, as a list, a Word file, a PDF and a sheet.

What is printed is in Chinese, whatever language its reader reads Byline in. It knows no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.papers.flow.layouts import LANDSCAPE
from byline.papers.flow.looks import BOOK_LINE, BOOK_TITLE, cell
from byline.papers.flow.pieces import Cell, Flow, Grid, Line, Run, line
from byline.papers.official import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from byline.papers.flow.pieces import Side

LETTERS_PT = 9
HEAD_ROW_PT, ROW_PT = 24, 20
EMPTY = "（本期没有登记的稿件）"


@dataclass(frozen=True)
class Column:
    """A column of the book: its heading, its part of the width, the field of an entry that stands in it."""

    title: str
    share: float
    field: str
    is_short: bool = False


COLUMNS = (
    Column("登记号", 3.6, "number", is_short=True),
    Column("登记日期", 2.15, "day", is_short=True),
    Column("标题", 5.0, "title"),
    Column("作者", 2.2, "authors"),
    Column("单位", 2.0, "unit"),
    Column("体裁", 1.1, "genre", is_short=True),
    Column("审稿人", 2.3, "reviewers"),
    Column("报送媒体", 4.2, "sent_to"),
    Column("刊发情况", 4.2, "printed"),
)


@dataclass(frozen=True)
class Entry:
    """One number of the register as it is printed; a cancelled one keeps its number and says why."""

    number: str
    registered_on: date
    title: str
    authors: str
    unit: str
    genre: str
    reviewers: str
    sent_to: str
    printed: str
    why_cancelled: str = ""

    @property
    def day(self) -> str:
        """The day as it stands in a narrow column: 2026.3.5."""
        day = self.registered_on
        return f"{day.year}.{day.month}.{day.day}"

    @property
    def told(self) -> str:
        """What stands under 刊发情况: where and when it was printed, or why the number was cancelled."""
        return f"已注销：{self.why_cancelled}" if self.why_cancelled else self.printed


@dataclass(frozen=True)
class Cover:
    """What stands above the table: whose book, of what time, kept by whom, made on which day."""

    congress: str
    span: str
    made_on: date
    narrowed: str = ""


def book_of(entries: Sequence[Entry], cover: Cover) -> Flow:
    """Set the register book on A4 across, its heading row on every page."""
    title = f"{cover.congress}稿件登记簿"
    cancelled = sum(1 for entry in entries if entry.why_cancelled)
    counted = f"共{len(entries)}件" + (f"（其中注销{cancelled}件）" if cancelled else "")
    parts = [cover.span, counted, cover.narrowed, f"制表日期：{in_words(cover.made_on)}"]
    told = "　　".join(part for part in parts if part)
    return Flow(
        title=f"{title}（{cover.span}）",
        maker=cover.congress,
        pieces=(line(BOOK_TITLE, title), line(BOOK_LINE, told), _table(entries)),
        layout=LANDSCAPE,
    )


def rows_of(entries: Sequence[Entry]) -> tuple[list[str], list[list[str | date]]]:
    """Return headings and rows for a sheet, days as days: the same columns and one that tells the state."""
    headings = [column.title for column in COLUMNS] + ["状态"]
    rows = [
        [
            *(entry.registered_on if column.field == "day" else _said(entry, column) for column in COLUMNS),
            "已注销" if entry.why_cancelled else "有效",
        ]
        for entry in entries
    ]
    return headings, rows


def _table(entries: Sequence[Entry]) -> Grid:
    head, plain = cell(LETTERS_PT, is_head=True), cell(LETTERS_PT)
    heads = tuple(Cell((line(head, column.title),)) for column in COLUMNS)
    rows = [tuple(_cell(entry, column, look=plain) for column in COLUMNS) for entry in entries]
    if not rows:
        rows = [(Cell((line(plain, EMPTY, side="center"),), across=len(COLUMNS)),)]
    return Grid(
        shares=tuple(column.share for column in COLUMNS),
        rows=(heads, *rows),
        heads=1,
        heights=(HEAD_ROW_PT, *[ROW_PT] * len(rows)),
    )


def _cell(entry: Entry, column: Column, *, look: str) -> Cell:
    """Strike a cancelled number and its title through; why it was cancelled stays plain."""
    is_struck = bool(entry.why_cancelled) and column.field in {"number", "title"}
    side: Side = "center" if column.is_short else ""
    return Cell((Line(look, (Run(_said(entry, column), is_struck=is_struck),), side),))


def _said(entry: Entry, column: Column) -> str:
    return entry.told if column.field == "printed" else str(getattr(entry, column.field))
