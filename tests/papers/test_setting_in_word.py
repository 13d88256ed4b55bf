from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from byline.papers.measures import TEXT_WIDTH_PT, head_size
from byline.papers.official import NEWSLETTER, Column, Paper, Table
from byline.papers.word import as_word

COLUMNS = (Column("姓名"), Column("条数", "end"))


def parts_of(content, name):
    return ZipFile(BytesIO(content)).read(name).decode()


def test_the_page_has_the_margins_of_the_standard(a_paper):
    section = Document(BytesIO(as_word(a_paper(3)))).sections[0]

    for asked, given in zip(
        (37, 35, 28, 26),
        (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
        strict=True,
    ):
        assert given == pytest.approx(Mm(asked), abs=Mm(0.1))


def test_the_grid_counts_lines_and_not_characters(a_paper):
    body = parts_of(as_word(a_paper(3)), "word/document.xml")

    assert body.count("<w:docGrid") == 1
    assert 'w:type="lines" w:linePitch="579"' in body


def test_twenty_two_lines_fit_on_a_page(a_paper):
    section = Document(BytesIO(as_word(a_paper(3)))).sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin

    assert 22 <= room / Pt(28.95) < 23


def test_chinese_letters_are_named_by_their_official_faces(a_paper):
    styles = parts_of(as_word(a_paper(3)), "word/styles.xml")

    for face in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"):
        assert f'w:eastAsia="{face}"' in styles
    assert 'w:firstLineChars="200"' in styles


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left(a_paper):
    word = Document(BytesIO(as_word(a_paper(3))))
    odd, even = word.sections[0].footer.paragraphs[0], word.sections[0].even_page_footer.paragraphs[0]

    assert word.settings.odd_and_even_pages_header_footer
    assert odd.style.element.pPr.find(qn("w:jc")).get(qn("w:val")) == "right"
    assert even.style.element.pPr.find(qn("w:jc")).get(qn("w:val")) == "left"
    assert [field.get(qn("w:instr")) for field in odd.part.element.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_the_heading_row_of_a_table_repeats_and_no_row_breaks(a_paper):
    body = parts_of(as_word(a_paper(3)), "word/document.xml")

    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 1 + 3


def test_an_empty_table_says_so(a_paper, words_of_word):
    paper = Paper(title="通报", maker="办公室", blocks=(Table(COLUMNS, ()),))

    assert "条数无" in words_of_word(as_word(paper))


def test_characters_that_no_file_may_hold_are_left_out(a_paper, words_of_word):
    content = as_word(a_paper(1, text="采用\x00了\x0b46\ud800条\ufffe。", name="林\x1f秀"))

    assert "采用了46条。" in words_of_word(content)
    assert "林秀1" in words_of_word(content)


def test_a_bare_paper_needs_only_a_title_and_a_maker(words_of_word):
    assert words_of_word(as_word(Paper(title="通报", maker="办公室"))) == "通报"
    assert words_of_word(as_word(Paper(title="通报", maker="办公室", style=NEWSLETTER))) == "办公室通报"


def test_the_imprint_stands_in_a_box_at_the_foot_of_the_last_page(a_paper):
    body = parts_of(as_word(a_paper(3)), "word/document.xml")

    box = body[body.rindex("<wp:anchor") :]
    assert '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align>' in box
    assert "各乡镇人大主席团，本会各委室。" in box
    assert box.index("</wp:anchor>") < box.index("<w:sectPr")


def test_a_chart_is_a_picture_with_its_words(a_chart):
    content = as_word(Paper(title="通报", maker="办公室", blocks=(a_chart,)))

    assert "北河镇5.5" in parts_of(content, "word/document.xml")
    assert ZipFile(BytesIO(content)).read("word/media/image1.png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "head", ["通报", "信息宣传工作通报", "云州市青禾县人民代表大会常务委员会办公室工作通报"]
)
def test_a_red_head_is_as_large_as_its_line_allows(head):
    size = head_size(head)

    assert 26 <= size <= 48
    assert size == 26 or size * len(head) <= TEXT_WIDTH_PT
