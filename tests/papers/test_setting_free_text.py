"""Free text as Word and PDF: both say the same, in the measures that offices use."""

import os
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import mammoth
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image as Pixels

from byline.papers.flow.looks import BODY, CAPTION, QUOTE, SUBTITLE, TITLE
from byline.papers.flow.markup import LOST_PICTURE, pieces_of
from byline.papers.flow.pdf import OnlyItsOwn, flow_as_pdf
from byline.papers.flow.pieces import Flow, Grid, Image, line
from byline.papers.flow.word import flow_as_word
from byline.papers.pdf import NothingOutside

SOFFICE = shutil.which("soffice")
TEXT = """
<p>县人大代表沿青河大堤<strong>逐段察看</strong>，见<a href="https://qinghe.example/12">县人大网站</a>。</p>
<h2>一、主要做法</h2><h3>（一）听得见</h3>
<ul><li><p>每月12日接待</p><ol><li><p>先登记</p></li><li><p>后办理</p></li></ol></li></ul>
<ol><li>第一项</li><li>第二项</li></ol>
<blockquote><p>清淤只是头一步。</p></blockquote>
<figure><img src="/pictures/1/" alt="堤上">
<figcaption>图为代表听取意见。<small>赵敏　摄</small></figcaption></figure>
<table><thead><tr><th>乡镇</th><th colspan="2">建议（件）</th></tr></thead>
<tbody><tr><td rowspan="2">北河镇</td><td>水利</td><td>9</td></tr>
<tr><td>道路</td><td>3<br>另2件</td></tr></tbody></table>
<p>上一行<br>下一行</p>
"""
SAYS = (
    "堤上接待日县人大代表沿青河大堤逐段察看，见县人大网站（https://qinghe.example/12）。一、主要做法（一）听得见"
    "——每月12日接待（1）先登记（2）后办理1.第一项2.第二项清淤只是头一步。图为代表听取意见。赵敏　摄"
    "乡镇建议（件）北河镇水利9道路3另2件上一行下一行"
).replace("　", "")


def picture(width=600, height=400, kind="JPEG"):
    held = BytesIO()
    Pixels.new("RGB", (width, height), "green").save(held, kind)
    return Image(held.getvalue(), width, height)


def flow_of(html, *, title="堤上接待日", pictures=None):
    shown = pictures or {"/pictures/1/": picture()}
    pieces = pieces_of(html, picture=shown.get)
    return Flow(title, "青禾县人大常委会", (line(TITLE, title), *pieces), running="青人信〔2026〕12号")


def said_in_pdf(words_of_pdf, flow):
    """Read a PDF without what stands at the head of each page."""
    return words_of_pdf(flow_as_pdf(flow)).replace(flow.running, "")


def part(flow, name):
    return ZipFile(BytesIO(flow_as_word(flow))).read(name).decode()


def looks_of(flow):
    return [paragraph.style.name for paragraph in Document(BytesIO(flow_as_word(flow))).paragraphs]


def test_word_and_pdf_say_the_same(words_of_word, words_of_pdf):
    flow = flow_of(TEXT)

    assert words_of_word(flow_as_word(flow)) == SAYS
    assert said_in_pdf(words_of_pdf, flow).replace("\u200b", "") == SAYS


def test_another_reader_of_word_files_finds_the_same_words():
    told = mammoth.extract_raw_text(BytesIO(flow_as_word(flow_of(TEXT)))).value

    assert "".join(told.split()) == SAYS


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it_and_keeps_words_and_pages(tmp_path, words_of_pdf):
    flow = flow_of(TEXT)
    (tmp_path / "piece.docx").write_bytes(flow_as_word(flow))

    subprocess.run(  # noqa: S603 -- the file is our own
        [SOFFICE, "--headless", "--convert-to", "pdf", "piece.docx"],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert words_of_pdf((tmp_path / "piece.pdf").read_bytes()).replace(flow.running, "") == SAYS


def test_a_numbered_list_goes_on_where_it_was_told_to(words_of_word):
    html = '<ol start="3"><li>丙</li><li>丁</li></ol><ol start="x"><li>甲</li></ol>'

    assert "3.丙4.丁1.甲" in words_of_word(flow_as_word(flow_of(html)))


def test_a_credit_is_set_off_from_its_caption_by_one_blank():
    html = (
        '<figure><img src="/pictures/1/"><figcaption>图为现场。 <small>赵敏 摄</small></figcaption></figure>'
    )

    assert flow_of(html).pieces[-1].text == "图为现场。　赵敏 摄"


def test_the_same_text_gives_the_same_bytes():
    assert flow_as_word(flow_of(TEXT)) == flow_as_word(flow_of(TEXT))
    assert flow_as_pdf(flow_of(TEXT)) == flow_as_pdf(flow_of(TEXT))


def test_the_page_has_a_grid_of_lines_and_the_official_faces():
    flow = flow_of(TEXT)

    assert 'w:type="lines" w:linePitch="579"' in part(flow, "word/document.xml")
    styles = part(flow, "word/styles.xml")
    for face in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"):
        assert f'w:eastAsia="{face}"' in styles
    assert 'w:firstLineChars="200"' in styles


def test_the_number_stands_at_the_head_of_odd_and_even_pages():
    section = Document(BytesIO(flow_as_word(flow_of(TEXT)))).sections[0]

    assert section.header.paragraphs[0].text == "青人信〔2026〕12号"
    assert section.even_page_header.paragraphs[0].text == "青人信〔2026〕12号"
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE"]


def test_paragraphs_have_the_look_of_what_they_are():
    looks = looks_of(flow_of(TEXT))

    assert looks[:5] == [TITLE, BODY, "稿件一级标题", "稿件二级标题", "稿件列项"]
    assert QUOTE in looks
    assert CAPTION in looks
    assert SUBTITLE not in looks


def test_a_picture_is_embedded_with_its_words_and_no_wider_than_the_text():
    word = Document(BytesIO(flow_as_word(flow_of(TEXT))))

    (shape,) = word.inline_shapes
    assert shape.width.mm <= 156
    assert shape.width / shape.height == pytest.approx(1.5, rel=0.01)
    assert shape._inline.docPr.get("descr") == "堤上"


def test_spans_of_a_table_are_kept():
    body = part(flow_of(TEXT), "word/document.xml")

    assert body.count('<w:gridSpan w:val="2"/>') == 1
    assert body.count('<w:vMerge w:val="restart"/>') == 1
    assert body.count('<w:vMerge w:val="continue"/>') == 1
    assert body.count("<w:tblHeader/>") == 1


def test_a_picture_that_cannot_be_had_is_told_of(words_of_word):
    words = words_of_word(flow_as_word(flow_of('<p>前</p><img src="/pictures/7/"><p>后</p>')))

    assert f"前{LOST_PICTURE}后" in words


def test_a_pdf_takes_nothing_from_outside():
    with pytest.raises(NothingOutside):
        OnlyItsOwn([]).fetch("https://elsewhere.example/a.png")


ODD = {
    "nothing": "",
    "words without a paragraph": "只有一句话，没有段落",
    "a long latin word": f"<p>{'Abcdefghij' * 60}</p><table><tr><td>{'X' * 300}</td><td>短</td></tr></table>",
    "emoji and rare characters": "<p>𠮷𠀋镕喆珺䶮 👩‍👩‍👧 ☺ 代表</p>",
    "a table of thirty columns": "<table>"
    + ("<tr>" + "".join(f"<td>第{n}列</td>" for n in range(30)) + "</tr>") * 3
    + "</table>",
    "a ragged table": "<table><tr><td rowspan='9' colspan='99'>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
    "<tr><td colspan='x'>丁</td><td rowspan='0'>戊</td></tr></table>",
    "spans that meet": "<table><tr><td>1</td><td rowspan='2'>2</td></tr>"
    "<tr><td colspan='3'>3</td></tr></table>",
    "an empty table": "<table></table><table><tr></tr></table>",
    "a table in a table": "<table><tr><td>外<table><tr><td>内</td></tr></table></td></tr></table>",
    "a table of headings only": "<table><tr><th>甲</th></tr></table>",
    "pictures in odd places": "<ul><li><img src='/pictures/1/'></li></ul><p>前<img src='/pictures/1/'>后</p>"
    "<table><tr><td><img src='/pictures/1/'></td></tr></table>",
    "deep lists": "<ul><li>" * 30 + "底" + "</li></ul>" * 30,
    "control characters": "<p>采用\x0b了&#1;46\ufffe条</p>",
}


@pytest.mark.parametrize("html", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_set_and_both_files_agree(html, words_of_word, words_of_pdf):
    flow = flow_of(html)

    in_word = words_of_word(flow_as_word(flow))

    # an emoji may be drawn from several characters, and pdftotext gives those back in its own order
    if "👩" not in html:
        assert sorted(said_in_pdf(words_of_pdf, flow).replace("\u200b", "")) == sorted(in_word)
    else:
        assert "𠮷𠀋镕喆珺䶮" in said_in_pdf(words_of_pdf, flow)


def test_sixty_pictures_are_embedded():
    pictures = {f"/pictures/{n}/": picture(300 + n, 200, "PNG" if n % 2 else "JPEG") for n in range(60)}
    html = "".join(f'<figure><img src="{address}"></figure>' for address in pictures)

    word = Document(BytesIO(flow_as_word(flow_of(html, pictures=pictures))))

    assert len(word.inline_shapes) == 60
    assert flow_as_pdf(flow_of(html, pictures=pictures)).startswith(b"%PDF")


def test_every_row_of_a_grid_is_whole():
    for html in ODD.values():
        for grid in (piece for piece in flow_of(html).pieces if isinstance(piece, Grid)):
            for slots in grid.slots():
                assert sum(slot.cell.across for slot in slots) == len(grid.shares)
