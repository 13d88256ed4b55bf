"""The pages that a document may stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from byline.papers import measures


@dataclass(frozen=True)
class Layout:
    """Paper and margins in millimetres, and how pages are numbered.

    "sides" is — 1 — at the outer edge, as official papers have it; "all" is 第1页 共9页 in the middle.
    `is_on_grid` is for running text: 22 lines a page; tables have rows of their own heights.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    folio: Literal["", "sides", "all"] = ""
    is_on_grid: bool = False

    @property
    def text_width(self) -> float:
        """The width of the text area in points."""
        return (self.width - self.left - self.right) * measures.PT_PER_MM

    @property
    def text_height(self) -> float:
        """The height of the text area in points."""
        return (self.height - self.top - self.bottom) * measures.PT_PER_MM


PORTRAIT = Layout(
    measures.PAGE_WIDTH_MM,
    measures.PAGE_HEIGHT_MM,
    measures.TOP_MM,
    measures.RIGHT_MM,
    measures.BOTTOM_MM,
    measures.LEFT_MM,
    "sides",
    is_on_grid=True,
)
LANDSCAPE = Layout(measures.PAGE_HEIGHT_MM, measures.PAGE_WIDTH_MM, 22, 15, 18, 15, "all")
# a form is one page: narrower margins leave room for opinions, and there is nothing to number
FORM = Layout(measures.PAGE_WIDTH_MM, measures.PAGE_HEIGHT_MM, 25, 22, 18, 25)
