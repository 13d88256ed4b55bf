"""A document of free text as a Word file that opens alike in Word, WPS and LibreOffice."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from byline.papers.characters import legal
from byline.papers.flow.grids import grid_of, paragraph_of
from byline.papers.flow.looks import (
    AFTER_TABLE,
    BODY,
    FOLIO_ALL,
    FOLIO_EVEN,
    FOLIO_ODD,
    LOOKS,
    PICTURE,
    RUNNING,
)
from byline.papers.flow.pieces import Flow, Grid, Image, Line, Piece, line
from byline.papers.flow.sizes import fitted
from byline.papers.measures import FOLIO_BELOW_MM, FOLIO_PT, LINE_PT, PT_PER_MM
from byline.papers.packing import describe, packed
from byline.papers.styles import add_style, element, set_the_ground, twips
from byline.papers.tables import run

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section

    from byline.papers.flow.layouts import Layout

FOLIO_ROOM_PT = FOLIO_PT + 2
HEADER_ABOVE_MM = 15


def flow_as_word(flow: Flow) -> bytes:
    """Return the document as the bytes of a .docx; the same document gives the same bytes."""
    word = Document()
    _lay_out(word.sections[0], flow.layout)
    set_the_ground(word, LOOKS[BODY])
    for name, look in LOOKS.items():
        add_style(word, name, look)
    _set_head_and_foot(word, flow)
    describe(word, title=flow.title, maker=flow.maker)
    for piece in flow.pieces:
        _set(word, piece, layout=flow.layout)
    return packed(word)


def _lay_out(section: Section, layout: Layout) -> None:
    """Set paper, margins and a grid of lines; LibreOffice would spread one of characters over the line."""
    if layout.width > layout.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.width), Mm(layout.height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.header_distance = Mm(HEADER_ABOVE_MM)
    section.footer_distance = Mm(layout.bottom - FOLIO_BELOW_MM - FOLIO_ROOM_PT / PT_PER_MM)
    about = section._sectPr  # noqa: SLF001 -- python-docx has no word for the grid
    for old in about.findall(qn("w:docGrid")):
        about.remove(old)
    if layout.is_on_grid:
        about.append(element("w:docGrid", type="lines", linePitch=twips(LINE_PT)))


def _set_head_and_foot(word: Word, flow: Flow) -> None:
    """Set the running head and the page numbers, on even pages too where these differ."""
    section = word.sections[0]
    has_sides = flow.layout.folio == "sides"
    word.settings.odd_and_even_pages_header_footer = has_sides
    if flow.running:
        for header in (section.header, *([section.even_page_header] if has_sides else [])):
            _fill(header.paragraphs[0], RUNNING, run(flow.running))
    if has_sides:
        for footer, look in ((section.footer, FOLIO_ODD), (section.even_page_footer, FOLIO_EVEN)):
            _fill(footer.paragraphs[0], look, run("— "), _field("PAGE"), run(" —"))
    elif flow.layout.folio == "all":
        pieces = (run("第"), _field("PAGE"), run("页　共"), _field("NUMPAGES"), run("页"))
        _fill(section.footer.paragraphs[0], FOLIO_ALL, *pieces)


def _fill(paragraph, look: str, *pieces) -> None:
    paragraph.style = look
    for piece in pieces:
        paragraph._p.append(piece)  # noqa: SLF001 -- python-docx has no fields


def _field(name: str):
    return element("w:fldSimple", run("1"), instr=name)


def _set(word: Word, piece: Piece, *, layout: Layout) -> None:
    match piece:
        case Line():
            _append(word, paragraph_of(piece))
        case Image():
            _picture(word, piece, layout=layout)
        case Grid():
            _append(word, grid_of(piece, width=layout.text_width))
            # Word joins two tables that touch, and wants a paragraph last
            _append(word, paragraph_of(line(AFTER_TABLE, "")))


def _append(word: Word, made) -> None:
    word.element.body.insert_element_before(made, "w:sectPr")


def _picture(word: Word, image: Image, *, layout: Layout) -> None:
    """Embed a picture as it is, at its size on paper, in a line of its own."""
    width, height = fitted(image, layout=layout)
    inline = word.part.new_pic_inline(BytesIO(image.content), Pt(width), Pt(height))
    inline.docPr.set("descr", legal(image.said))
    paragraph = paragraph_of(line(PICTURE, ""))
    paragraph.append(element("w:r", element("w:drawing", inline)))
    _append(word, paragraph)
