"""An official paper as plain data: what stands on it, in which order, before any renderer sets it.

`word.as_word`, `pdf.as_pdf` and `page.as_html` all set the same Paper, so they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from byline.papers.characters import width

if TYPE_CHECKING:
    from datetime import date

    from byline.papers.chart import Chart

FIGURES = "零一二三四五六七八九"
TEN = 10
HUNDRED = 100
Side: TypeAlias = Literal["start", "centre", "end"]
# OFFICIAL is GB/T 9704: the number above the red rule, maker and day under the text.
# NEWSLETTER is a 简报: the issue under the red head, maker left and day right above the red rule.
Style: TypeAlias = Literal["official", "newsletter"]
OFFICIAL: Style = "official"
NEWSLETTER: Style = "newsletter"
# blank characters at the right of the day under a text, where no seal stands
DAY_INSET = 4


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is 一、in 黑体, 2 （一）in 楷体, 3 and 4 in 仿宋. Its mark is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text. A line break in it begins a new paragraph, as it does for one who types.

    Where the pages are edited on the screen, `key` says which text it is; paper bears no trace of it.
    """

    text: str
    key: str = ""

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


@dataclass(frozen=True)
class Attachments:
    """The note under the text that names what is attached, by the titles."""

    titles: tuple[str, ...]

    def lines(self) -> list[str]:
        """Give its lines; several titles are numbered and stand under one another."""
        if len(self.titles) == 1:
            return [f"附件：{self.titles[0]}"]
        numbered = (f"{place}.{title}" for place, title in enumerate(self.titles, start=1))
        return [f"{'附件：' if place == 0 else '　　　'}{line}" for place, line in enumerate(numbered)]


@dataclass(frozen=True)
class Undersigned:
    """Under the text: who issues the paper, and below it the day, four characters from the right."""

    maker: str
    day: date

    def lines(self) -> list[tuple[str, float]]:
        """Give maker and day, each with the blank characters at its right; their middles stand in line."""
        day = in_words(self.day)
        beside = max(0.0, DAY_INSET + (width(day) - width(self.maker)) / 2)
        return [(self.maker, beside), (day, float(DAY_INSET))]


Block: TypeAlias = "Heading | Paragraph | Annex | Table | Chart | Attachments | Undersigned"


@dataclass(frozen=True)
class Imprint:
    """The last lines (版记): to whom it goes (报、送、发), who printed it on which day, how many copies.

    Without a maker there is no line of printing; 0 copies are not told.
    """

    maker: str
    printed_on: date
    goes_to: tuple[tuple[str, str], ...] = ()
    copies: int = 0

    @property
    def printed(self) -> tuple[str, str] | None:
        """Who printed it, and when; None where that is not told."""
        return (self.maker, f"{in_words(self.printed_on)}印发") if self.maker else None

    @property
    def copies_in_words(self) -> str:
        """How many copies were printed, or nothing."""
        return f"（共印{self.copies}份）" if self.copies else ""


@dataclass(frozen=True)
class Paper:
    """One paper; an empty part is not set.

    On a newsletter `maker` and `day` stand under the red head, left and right. `title_key` is to the title
    what its key is to a paragraph.
    """

    title: str
    maker: str
    day: date | None = None
    red_head: str = ""
    number: str = ""
    addressees: str = ""
    blocks: tuple[Block, ...] = field(default=())
    imprint: Imprint | None = None
    style: Style = OFFICIAL
    title_key: str = ""

    @property
    def has_maker_line(self) -> bool:
        """Whether maker and day stand above the red rule."""
        return self.style == NEWSLETTER

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
