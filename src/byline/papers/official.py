"""An official paper as plain data: what stands on it, in which order, before any renderer sets it.

`word.as_word`, `pdf.as_pdf` and `page.as_html` all set the same Paper, so they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date

FIGURES = "零一二三四五六七八九"
TEN = 10
HUNDRED = 100
Side: TypeAlias = Literal["start", "centre", "end"]


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is 一、in 黑体, 2 （一）in 楷体, 3 and 4 in 仿宋. Its mark is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text. A line break in it begins a new paragraph, as it does for one who types."""

    text: str

    def lines(self) -> list[str]:
        """Give the paragraphs that the text consists of, without the empty ones."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Annex:
    """The beginning of an attachment: a new page, its label ("附件1") and its title."""

    label: str
    title: str


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its width in parts of the sum of all shares.

    A `is_wide` one stays away where the screen is narrow; on paper all columns stand.
    """

    title: str
    side: Side = "start"
    share: float = 1.0
    is_wide: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text under headings that repeat on every page; an empty one says so in one row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    when_empty: str = "无"

    def width_of(self, column: Column) -> float:
        """Return the column's part of the table's width, between 0 and 1."""
        return column.share / sum(each.share for each in self.columns)


Block: TypeAlias = Heading | Paragraph | Annex | Table


@dataclass(frozen=True)
class Imprint:
    """The last lines (版记): to whom it goes (报、送、发), who printed it and on which day."""

    maker: str
    printed_on: date
    goes_to: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Paper:
    """One paper. `maker` and `day` stand under the red head, left and right; an empty part is not set."""

    title: str
    maker: str
    day: date | None = None
    red_head: str = ""
    number: str = ""
    addressees: str = ""
    blocks: tuple[Block, ...] = field(default=())
    imprint: Imprint | None = None

    @property
    def day_in_words(self) -> str:
        """The day as it is printed, or nothing while there is none."""
        return in_words(self.day) if self.day else ""


def in_words(day: date) -> str:
    """Return the day as an official paper writes it: 2026年3月5日, Arabic figures, no leading zero."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese(number: int) -> str:
    """Return 1 to 99 in Chinese figures: 一, 十, 十二, 二十一. ValueError for any other number."""
    if not 0 < number < HUNDRED:
        raise ValueError(number)
    tens, ones = divmod(number, TEN)
    head = "" if tens == 0 else "十" if tens == 1 else FIGURES[tens] + "十"
    return head + (FIGURES[ones] if ones else "")


def mark(number: int, *, level: int = 1) -> str:
    """Return the mark before a heading of this level: 一、 then （一） then 1. then （1）."""
    marks = {1: f"{chinese(number)}、", 2: f"（{chinese(number)}）", 3: f"{number}.", 4: f"（{number}）"}
    return marks[level]
