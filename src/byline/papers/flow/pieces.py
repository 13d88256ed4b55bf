"""A document of free text as plain data, before any renderer sets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from byline.papers.flow.layouts import PORTRAIT, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

Side: TypeAlias = Literal["", "left", "center", "right", "both"]


@dataclass(frozen=True)
class Run:
    """Letters that look alike. A line break in `text` breaks the line, not the paragraph."""

    text: str
    is_strong: bool = False
    is_struck: bool = False


@dataclass(frozen=True)
class Line:
    """One paragraph: the name of its look (see `looks.LOOKS`) and its runs.

    `side` overrules the look's. `is_kept` keeps its end on the page of what follows, as some looks do always.
    """

    look: str
    runs: tuple[Run, ...]
    side: Side = ""
    is_kept: bool = False

    @property
    def text(self) -> str:
        """What it says, without looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Image:
    """A picture: the bytes of a JPEG or PNG, its size in pixels, and what is said where it cannot be seen."""

    content: bytes
    width: int
    height: int
    said: str = ""

    @property
    def kind(self) -> str:
        """The media type, told by the first bytes."""
        return "image/png" if self.content.startswith(b"\x89PNG") else "image/jpeg"


@dataclass(frozen=True)
class Cell:
    """One cell of a grid, which may go over several columns and rows."""

    lines: tuple[Line, ...]
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Slot:
    """A cell where it begins in a row, or where one from a row above goes on."""

    cell: Cell
    column: int
    is_continued: bool = False


@dataclass(frozen=True)
class Grid:
    """A ruled table. `shares` are the columns' widths in parts of their sum; the first `heads` rows repeat.

    Each row names only the cells that begin in it, and all rows together cover the grid without gaps or
    overlaps. `heights` are the least heights of the rows in points; rows without one are as high as needed.
    """

    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    heights: tuple[float, ...] = ()

    def width_of(self, column: int, across: int = 1) -> float:
        """Return the part of the whole width, 0 to 1, that columns from this one on take."""
        return sum(self.shares[column : column + across]) / sum(self.shares)

    def height_of(self, row: int) -> float:
        """Return the least height of a row in points, 0 for none."""
        return self.heights[row] if row < len(self.heights) else 0

    def slots(self) -> Iterator[list[Slot]]:
        """Give for each row what stands in it from left to right, cells from above included."""
        going_on: dict[int, tuple[Cell, int]] = {}
        for row in self.rows:
            waiting = iter(row)
            slots, column = [], 0
            while column < len(self.shares):
                cell, left = going_on.pop(column, (None, 0))
                is_continued = cell is not None
                if cell is None:
                    cell = next(waiting)
                    left = cell.down
                slots.append(Slot(cell, column, is_continued))
                if left > 1:
                    going_on[column] = (cell, left - 1)
                column += cell.across
            yield slots


Piece: TypeAlias = Line | Image | Grid


@dataclass(frozen=True)
class Flow:
    """One document. `title` and `maker` describe the file; `running` stands at the head of every page."""

    title: str
    maker: str
    pieces: tuple[Piece, ...]
    running: str = ""
    layout: Layout = PORTRAIT

    @property
    def images(self) -> list[Image]:
        """All pictures in their order."""
        return [piece for piece in self.pieces if isinstance(piece, Image)]


def line(look: str, text: str, *, side: Side = "") -> Line:
    """Return a paragraph of plain text."""
    return Line(look, (Run(text),), side)
