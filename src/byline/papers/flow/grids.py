"""Paragraphs and ruled tables of a Word file as elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.papers.styles import LEFT, RIGHT, element, twips
from byline.papers.tables import run

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from byline.papers.flow.pieces import Grid, Line, Run, Slot

RULE_EIGHTHS = 4
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# a cell of many columns has no room for white at its sides
MANY_COLUMNS = 9
MARGIN_PT, NARROW_MARGIN_PT, MARGIN_ABOVE_PT = 4, 1.5, 1.5


def margin_of(grid: Grid) -> float:
    """Return the white at the left and right of a cell's text, in points."""
    return MARGIN_PT if len(grid.shares) <= MANY_COLUMNS else NARROW_MARGIN_PT


def paragraph_of(line: Line) -> BaseOxmlElement:
    """Return the paragraph as an element."""
    about = element("w:pPr", element("w:pStyle", val=line.look))
    if line.is_kept:
        about.append(element("w:keepNext"))
    if line.side:
        about.append(element("w:jc", val=line.side))
    return element("w:p", about, *(_run(each) for each in line.runs if each.text))


def grid_of(grid: Grid, *, width: float) -> BaseOxmlElement:
    """Return the table as an element, `width` points wide; its heading rows repeat, no row breaks."""
    lengths = [twips(width * grid.width_of(column)) for column in range(len(grid.shares))]
    rows = [_row(grid, place, slots, lengths) for place, slots in enumerate(grid.slots())]
    columns = element("w:tblGrid", *(element("w:gridCol", w=length) for length in lengths))
    return element("w:tbl", _about(grid, width=sum(lengths)), columns, *rows)


def _about(grid: Grid, *, width: int) -> BaseOxmlElement:
    margins = {
        "top": MARGIN_ABOVE_PT,
        LEFT: margin_of(grid),
        "bottom": MARGIN_ABOVE_PT,
        RIGHT: margin_of(grid),
    }
    lines = (element(f"w:{side}", val="single", sz=RULE_EIGHTHS, space=0, color="auto") for side in SIDES)
    return element(
        "w:tblPr",
        element("w:tblW", w=width, type="dxa"),
        element("w:jc", val="center"),
        element("w:tblBorders", *lines),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            *(element(f"w:{side}", w=twips(white), type="dxa") for side, white in margins.items()),
        ),
    )


def _row(grid: Grid, place: int, slots: list[Slot], lengths: list[int]) -> BaseOxmlElement:
    about = element("w:trPr", element("w:cantSplit"))
    if grid.height_of(place):
        about.append(element("w:trHeight", val=twips(grid.height_of(place)), hRule="atLeast"))
    if place < grid.heads:
        about.append(element("w:tblHeader"))
    return element("w:tr", about, *(_cell(slot, lengths) for slot in slots))


def _cell(slot: Slot, lengths: list[int]) -> BaseOxmlElement:
    cell = slot.cell
    width = sum(lengths[slot.column : slot.column + cell.across])
    about = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if cell.across > 1:
        about.append(element("w:gridSpan", val=cell.across))
    if cell.down > 1:
        about.append(element("w:vMerge", val="continue" if slot.is_continued else "restart"))
    about.append(element("w:vAlign", val="center"))
    if slot.is_continued or not cell.lines:
        return element("w:tc", about, element("w:p"))
    return element("w:tc", about, *(paragraph_of(line) for line in cell.lines))


def _run(piece: Run) -> BaseOxmlElement:
    marks = [element("w:b"), element("w:bCs")] if piece.is_strong else []
    marks += [element("w:strike")] if piece.is_struck else []
    return run(piece.text, *([element("w:rPr", *marks)] if marks else []), at="\n", becomes="w:br")
