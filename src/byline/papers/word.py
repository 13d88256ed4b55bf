"""A paper as a Word file that opens alike in Word, WPS and LibreOffice."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from byline.papers import measures
from byline.papers.characters import legal
from byline.papers.chart import Chart
from byline.papers.imprint import imprint_of
from byline.papers.official import Annex, Attachments, Block, Heading, Paper, Paragraph, Table, Undersigned
from byline.papers.packing import describe, packed
from byline.papers.picture import as_png
from byline.papers.styles import CENTRE, LEFT, RIGHT, Look, add_style, element, set_the_ground, twips
from byline.papers.tables import run, table_of

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section
    from docx.text.paragraph import Paragraph as WordParagraph

BODY = Look(measures.FANGSONG, measures.BODY_PT, indent=2)
# eighths of a point: 1.6 pt
RED_RULE = 13
# 11 points off the text are the 4 mm of the standard
RED_RULE_BELOW = 11
FOOT = partial(Look, measures.FANGSONG, measures.IMPRINT_PT, side=LEFT, line=measures.IMPRINT_PT * 1.5)
LOOKS = {
    "公文期号": Look(measures.FANGSONG, measures.BODY_PT, side=CENTRE),
    "公文字号": Look(measures.FANGSONG, measures.BODY_PT, side=CENTRE, before=measures.NUMBER_BELOW_PT),
    "公文编印": Look(
        measures.FANGSONG,
        measures.BODY_PT,
        side=LEFT,
        tabs=(measures.BODY_PT, measures.TEXT_WIDTH_PT - measures.BODY_PT),
        rules=(("bottom", RED_RULE),),
        rules_colour=measures.RED,
        rules_space=RED_RULE_BELOW,
    ),
    "公文红线": Look(
        measures.FANGSONG,
        measures.BODY_PT,
        side=CENTRE,
        line=measures.LINE_PT / 4,
        rules=(("bottom", RED_RULE),),
        rules_colour=measures.RED,
        rules_space=RED_RULE_BELOW,
    ),
    "公文标题": Look(
        measures.HEADLINE,
        measures.TITLE_PT,
        side=CENTRE,
        line=measures.TITLE_PT * 1.5,
        before=2 * measures.LINE_PT,
        after=measures.LINE_PT,
    ),
    "公文主送": Look(measures.FANGSONG, measures.BODY_PT),
    "公文一级标题": Look(measures.HEI, measures.BODY_PT, indent=2, outline=1),
    "公文二级标题": Look(measures.KAI, measures.BODY_PT, indent=2, outline=2),
    "公文三级标题": Look(measures.FANGSONG, measures.BODY_PT, indent=2, outline=3),
    "公文四级标题": Look(measures.FANGSONG, measures.BODY_PT, indent=2, outline=4),
    "公文附件说明": Look(measures.FANGSONG, measures.BODY_PT, side=LEFT, indent=2, is_kept=True),
    "公文署名": Look(measures.FANGSONG, measures.BODY_PT, side=RIGHT, is_kept=True),
    "公文附件": Look(measures.HEI, measures.BODY_PT, side=LEFT, on_new_page=True),
    "公文附件标题": Look(
        measures.HEADLINE, measures.ANNEX_TITLE_PT, side=CENTRE, line=measures.LINE_PT, after=8, outline=1
    ),
    "公文表题": Look(measures.HEI, measures.BODY_PT, side=CENTRE),
    "公文表头": Look(measures.HEI, measures.TABLE_PT - 1, line=measures.ROW_LINE_PT),
    "公文表格": Look(measures.FANGSONG, measures.TABLE_PT, line=measures.ROW_LINE_PT),
    "公文表后": Look(measures.FANGSONG, measures.BODY_PT, line=measures.LINE_PT / 2),
    "公文图": Look(measures.FANGSONG, measures.BODY_PT, side=CENTRE, line=0),
    "公文版记": FOOT(tabs=(measures.IMPRINT_PT, measures.TEXT_WIDTH_PT - measures.IMPRINT_PT)),
    "公文版记分送": FOOT(inset=1, hanging=2),
    "公文印数": Look(
        measures.FANGSONG, measures.IMPRINT_PT, side=RIGHT, inset=1, line=measures.IMPRINT_PT * 1.5
    ),
    "公文奇页码": Look(measures.SONG, measures.FOLIO_PT, side=RIGHT, inset=1, line=measures.FOLIO_PT + 2),
    "公文偶页码": Look(measures.SONG, measures.FOLIO_PT, side=LEFT, inset=1, line=measures.FOLIO_PT + 2),
}
HEADINGS = {1: "公文一级标题", 2: "公文二级标题", 3: "公文三级标题", 4: "公文四级标题"}


def as_word(paper: Paper) -> bytes:
    """Return the paper as the bytes of a .docx: the measures of GB/T 9704, official fonts by name."""
    word = Document()
    _lay_out(word.sections[0])
    _add_styles(word, paper)
    _number_pages(word)
    describe(word, title=paper.title, maker=paper.maker)
    _set_head(word, paper)
    for block in paper.blocks:
        _set(word, block)
    if paper.imprint:
        _say(word, "", style="公文表后")._p.append(imprint_of(paper.imprint))  # noqa: SLF001 -- nor for boxes
    return packed(word)


def _lay_out(section: Section) -> None:
    """A4, the standard's margins, 22 lines; LibreOffice would spread a grid of characters over the line."""
    section.page_width, section.page_height = Mm(measures.PAGE_WIDTH_MM), Mm(measures.PAGE_HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(measures.TOP_MM), Mm(measures.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(measures.LEFT_MM), Mm(measures.RIGHT_MM)
    section.footer_distance = Mm(
        measures.BOTTOM_MM - measures.FOLIO_BELOW_MM - (measures.FOLIO_PT + 2) / measures.PT_PER_MM
    )
    about = section._sectPr  # noqa: SLF001 -- python-docx has no word for the grid
    for old in about.findall(qn("w:docGrid")):
        about.remove(old)
    about.append(element("w:docGrid", type="lines", linePitch=twips(measures.LINE_PT)))


def _add_styles(word: Word, paper: Paper) -> None:
    set_the_ground(word, BODY)
    size = measures.head_size(paper.red_head)
    gap = 0 if paper.has_maker_line else measures.HEAD_BELOW_PT - size * measures.HALF_LEADING
    red_head = Look(measures.HEADLINE, size, side=CENTRE, line=size * 1.2, before=gap, colour=measures.RED)
    for name, look in {"公文红头": red_head, **LOOKS}.items():
        add_style(word, name, look)


def _number_pages(word: Word) -> None:
    """Set the page number between dashes: at the right of odd pages, at the left of even ones."""
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    for footer, style in ((section.footer, "公文奇页码"), (section.even_page_footer, "公文偶页码")):
        paragraph = footer.paragraphs[0]
        paragraph.style = style
        line = paragraph._p  # noqa: SLF001 -- python-docx has no fields
        for piece in (run("— "), element("w:fldSimple", run("1"), instr="PAGE"), run(" —")):
            line.append(piece)


def _set_head(word: Word, paper: Paper) -> None:
    if paper.red_head:
        _say(word, paper.red_head, style="公文红头")
    if paper.number:
        _say(word, paper.number, style="公文期号" if paper.has_maker_line else "公文字号")
    if paper.has_maker_line:
        _say(word, f"\t{paper.maker}\t{paper.day_in_words}", style="公文编印")
    elif paper.red_head:
        _say(word, "", style="公文红线")
    title = _say(word, "", style="公文标题")
    for place, line in enumerate(paper.title.splitlines()):
        if place:
            title.add_run().add_break()
        title.add_run(legal(line))
    if paper.addressees:
        _say(word, paper.addressees, style="公文主送")


def _say(word: Word, text: str, *, style: str) -> WordParagraph:
    return word.add_paragraph(legal(text), style=style)


def _set(word: Word, block: Block) -> None:
    match block:
        case Heading():
            _say(word, block.text, style=HEADINGS[block.level])
        case Paragraph():
            for line in block.lines():
                _say(word, line, style="Normal")
        case Chart():
            _draw(word, block)
        case Attachments() | Undersigned():
            _set_under_the_text(word, block)
        case Annex():
            _say(word, block.label, style="公文附件")
            _say(word, block.title, style="公文附件标题")
        case Table():
            if block.caption:
                _say(word, block.caption, style="公文表题")
            _append(word, table_of(block))


def _draw(word: Word, chart: Chart) -> None:
    """Set the chart as a picture as wide as the text, with its words for one who does not see it."""
    picture = (
        _say(word, "", style="公文图")
        .add_run()
        .add_picture(BytesIO(as_png(chart)), Pt(measures.TEXT_WIDTH_PT))
    )
    picture._inline.docPr.set("descr", legal(chart.in_words()))  # noqa: SLF001 -- python-docx has no word for it


def _set_under_the_text(word: Word, block: Attachments | Undersigned) -> None:
    if isinstance(block, Attachments):
        for line in ("", *block.lines()):
            _say(word, line, style="公文附件说明")
        return
    _say(word, "", style="公文署名")
    for words, beside in block.lines():
        line = _say(word, words, style="公文署名")
        line.paragraph_format.right_indent = Pt(beside * measures.BODY_PT)


def _append(word: Word, table: object) -> None:
    """Append a table and a line after it: Word joins two tables that touch, and wants a last paragraph."""
    word.element.body.insert_element_before(table, "w:sectPr")
    _say(word, "", style="公文表后")
