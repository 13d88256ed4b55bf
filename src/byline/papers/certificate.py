"""Certificates as a Word file: one to a page, across, with a double frame in red and the name in the text."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from byline.papers.characters import legal
from byline.papers.measures import FANGSONG, HEADLINE, KAI, PAGE_HEIGHT_MM, PAGE_WIDTH_MM, RED
from byline.papers.official import in_words
from byline.papers.packing import describe, packed
from byline.papers.styles import CENTRE, LEFT, RIGHT, Look, add_style, element, set_the_ground

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as Word

MARGIN_MM, TOP_MM = 40, 30
PT_IN_MM = 72 / 25.4
WIDTH_PT, HEIGHT_PT = (PAGE_HEIGHT_MM - 2 * MARGIN_MM) * PT_IN_MM, (PAGE_WIDTH_MM - 2 * TOP_MM) * PT_IN_MM
HEADING_PT, NAME_PT, TEXT_PT = 54, 26, 22
# eighths of a point, and points between frame and edge of the paper
FRAME, FRAME_SPACE = 24, 24
# what is left over of the height: so much of it above the heading, and below it and below the text
ABOVE, BELOW = 0.26, 0.28
LOOKS = {
    "证书标题": Look(HEADLINE, HEADING_PT, side=CENTRE, line=HEADING_PT * 1.2, colour=RED, after=18),
    "证书姓名": Look(KAI, NAME_PT, side=LEFT, line=NAME_PT * 1.5, after=6),
    "证书正文": Look(FANGSONG, TEXT_PT, indent=2, line=TEXT_PT * 1.65, after=30),
    "证书落款": Look(FANGSONG, TEXT_PT - 2, side=RIGHT, inset=2, line=TEXT_PT * 1.5),
}


@dataclass(frozen=True)
class Certificate:
    """One certificate: its heading, for whom, what it says, who gives it, and the day."""

    heading: str
    whom: str
    text: str
    maker: str
    day: date


def as_certificates(certificates: Sequence[Certificate]) -> bytes:
    """Return a .docx with a page for each certificate. ValueError without any."""
    if not certificates:
        message = "There is no certificate to print."
        raise ValueError(message)
    word = Document()
    _lay_out(word)
    set_the_ground(word, Look(FANGSONG, TEXT_PT))
    for name, look in LOOKS.items():
        add_style(word, name, look)
    describe(word, title=certificates[0].heading, maker=certificates[0].maker)
    for place, one in enumerate(certificates):
        free = _free(one)
        heading = word.add_paragraph(_spaced(one.heading), style="证书标题").paragraph_format
        heading.page_break_before, heading.space_before = place > 0, Pt(free * ABOVE)
        heading.space_after = Pt(LOOKS["证书标题"].after + free * BELOW)
        word.add_paragraph(f"{legal(one.whom)}：", style="证书姓名")
        text = word.add_paragraph(legal(one.text), style="证书正文").paragraph_format
        text.space_after = Pt(LOOKS["证书正文"].after + free * BELOW)
        word.add_paragraph(legal(one.maker), style="证书落款")
        word.add_paragraph(in_words(one.day), style="证书落款")
    return packed(word)


def _free(one: Certificate) -> float:
    """Return the points of height that the words leave over: they are shared out, so that none stand high."""
    taken = LOOKS["证书落款"].line
    words = {
        "证书标题": " ",
        "证书姓名": f"{one.whom}：",
        "证书正文": f"　　{one.text}",
        "证书落款": one.maker,
    }
    for name, text in words.items():
        look = LOOKS[name]
        characters = len(text.encode("gb18030")) / 2  # a figure is half as wide
        taken += ceil(characters * look.size / WIDTH_PT) * look.line + look.after
    return max(0.0, HEIGHT_PT - taken)


def _lay_out(word: Word) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_HEIGHT_MM), Mm(PAGE_WIDTH_MM)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(TOP_MM)
    about = section._sectPr  # noqa: SLF001 -- python-docx has no word for frames
    sides = (
        element(f"w:{side}", val="thinThickSmallGap", sz=FRAME, space=FRAME_SPACE, color=RED)
        for side in ("top", "left", "bottom", "right")
    )
    frame = element("w:pgBorders", *sides, offsetFrom="page")
    about.find(qn("w:pgMar")).addnext(frame)


def _spaced(heading: str) -> str:
    """Set the characters of a short heading apart, as certificates do."""
    return "　".join(legal(heading))
