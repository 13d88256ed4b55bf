"""Tables of a Word file as elements: python-docx counts all cells again for each one it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from byline.papers.characters import legal
from byline.papers.measures import ROW_PT, TEXT_WIDTH_PT
from byline.papers.styles import CENTRE, LEFT, RIGHT, element, twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from byline.papers.official import Column, Side, Table

SIDES: dict[Side, str] = {"start": LEFT, "centre": CENTRE, "end": RIGHT}
# eighths of a point: a table's edges and the hairlines in it
EDGE, HAIRLINE = 10, 4
CELL_MARGIN_PT = 5


def table_of(table: Table) -> BaseOxmlElement:
    """Return the table as an element: its heading row repeats on every page, no row breaks."""
    heads = [
        _cell(_paragraph(column.title, look="公文表头", side=SIDES[column.side]), width=_width(table, column))
        for column in table.columns
    ]
    rows = [_row(_cells(table, row)) for row in table.rows]
    if not rows:
        words = _paragraph(table.when_empty, look="公文表格", side=LEFT)
        rows = [_row([_cell(words, width=twips(TEXT_WIDTH_PT), across=len(table.columns))])]
    return element(
        "w:tbl",
        _about(),
        _grid([_width(table, column) for column in table.columns]),
        _row(heads, is_head=True),
        *rows,
    )


def _width(table: Table, column: Column) -> int:
    return round(twips(TEXT_WIDTH_PT) * table.width_of(column))


def _about() -> BaseOxmlElement:
    sides = (element(f"w:{side}", w=twips(CELL_MARGIN_PT), type="dxa") for side in (LEFT, RIGHT))
    return element(
        "w:tblPr",
        element("w:tblW", w=twips(TEXT_WIDTH_PT), type="dxa"),
        _lines(edge=EDGE, between=HAIRLINE),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *sides),
    )


def _lines(*, edge: int, between: int) -> BaseOxmlElement:
    sizes = {"top": edge, "bottom": edge, "insideH": between}
    return element(
        "w:tblBorders", *(element(f"w:{side}", val="single", sz=size) for side, size in sizes.items())
    )


def _grid(widths: list[int]) -> BaseOxmlElement:
    return element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))


def _row(cells: list[BaseOxmlElement], *, is_head: bool = False) -> BaseOxmlElement:
    about = element(
        "w:trPr", element("w:cantSplit"), element("w:trHeight", val=twips(ROW_PT), hRule="atLeast")
    )
    if is_head:
        about.append(element("w:tblHeader"))
    return element("w:tr", about, *cells)


def _cells(table: Table, row: tuple[str, ...]) -> list[BaseOxmlElement]:
    return [
        _cell(_paragraph(cell, look="公文表格", side=SIDES[column.side]), width=_width(table, column))
        for column, cell in zip(table.columns, row, strict=True)
    ]


def _cell(*paragraphs: BaseOxmlElement, width: int, across: int = 1) -> BaseOxmlElement:
    about = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if across > 1:
        about.append(element("w:gridSpan", val=across))
    about.append(element("w:vAlign", val="center"))
    return element("w:tc", about, *paragraphs)


def _paragraph(text: str, *, look: str, side: str) -> BaseOxmlElement:
    about = element("w:pPr", element("w:pStyle", val=look), element("w:jc", val=side))
    return element("w:p", about, run(text))


def run(text: str, *marks: BaseOxmlElement, at: str = "\t", becomes: str = "w:tab") -> BaseOxmlElement:
    """Return text as a run under its marks; a tab in it, or what else `at` says, `becomes` an element."""
    made = element("w:r", *marks)
    for place, piece in enumerate(legal(text).split(at)):
        if place:
            made.append(element(becomes))
        if piece:
            words = element("w:t")
            words.text = piece
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made
