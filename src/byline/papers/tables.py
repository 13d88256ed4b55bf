"""Tables of a Word file as elements: python-docx counts all cells again for each one it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from byline.papers.characters import legal
from byline.papers.measures import ROW_PT, TEXT_WIDTH_PT
from byline.papers.official import Column, Imprint, Side, Table, in_words
from byline.papers.styles import CENTRE, LEFT, RIGHT, element, twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

SIDES: dict[Side, str] = {"start": LEFT, "centre": CENTRE, "end": RIGHT}
# eighths of a point: a table's edges and the hairlines in it; the 0.35 mm and 0.25 mm of the 版记
EDGE, HAIRLINE = 10, 4
OUTER_RULE, INNER_RULE = 8, 6
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


def imprint_of(imprint: Imprint) -> BaseOxmlElement:
    """Return the 版记 as a table that stands at the foot of the page on which the text ends.

    Word and WPS set it there; LibreOffice leaves a table as wide as the text right after the text.
    """
    width = twips(TEXT_WIDTH_PT)
    goes_to = [_paragraph(f"{how}：{whom}", look="公文版记分送", side=LEFT) for how, whom in imprint.goes_to]
    printed = f"\t{imprint.maker}\t{in_words(imprint.printed_on)}印发"
    rows = [_row([_cell(*goes_to, width=width)])] if goes_to else []
    rows.append(_row([_cell(_paragraph(printed, look="公文版记", side=LEFT), width=width)]))
    return element("w:tbl", _about_the_imprint(width), _grid([width]), *rows)


def _about_the_imprint(width: int) -> BaseOxmlElement:
    foot = {"vertAnchor": "margin", "horzAnchor": "margin", "tblpXSpec": "left", "tblpYSpec": "bottom"}
    sides = (element(f"w:{side}", w=0, type="dxa") for side in (LEFT, RIGHT))
    return element(
        "w:tblPr",
        element("w:tblpPr", leftFromText=0, rightFromText=0, **foot),
        element("w:tblW", w=width, type="dxa"),
        _lines(edge=OUTER_RULE, between=INNER_RULE),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *sides),
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


def run(text: str) -> BaseOxmlElement:
    """Return text as a run; a tab in it becomes a tab."""
    made = element("w:r")
    for place, piece in enumerate(legal(text).split("\t")):
        if place:
            made.append(element("w:tab"))
        if piece:
            words = element("w:t")
            words.text = piece
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made
