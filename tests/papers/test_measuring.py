"""A paper measured as a clerk with a ruler would: margins, lines, characters and rules of GB/T 9704-2012."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from byline.papers.official import NEWSLETTER, OFFICIAL, Paragraph
from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from tests.printed import PDFTOTEXT

MM = 72 / 25.4
EDGES = " ".join(rf'{edge}="([\d.]+)"' for edge in ("xMin", "yMin", "xMax", "yMax"))
LINE = re.compile(rf"<line {EDGES}>(.*?)</line>", re.DOTALL)
WORD = re.compile(r"<word[^>]*>(.*?)</word>")
FULL = Paragraph("人大代表履职信息采用" * 200)


@pytest.fixture
def lines_on(tmp_path):
    """Return the lines of each page of a PDF: (left, top, right, foot) in points, and the words."""
    if not PDFTOTEXT:
        pytest.skip("pdftotext is not installed: apt-get install poppler-utils")

    def read(content):
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        command = [PDFTOTEXT, "-bbox-layout", str(path), "-"]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- our own file
        return [
            [(*map(float, line.groups()[:4]), "".join(WORD.findall(line[5]))) for line in LINE.finditer(page)]
            for page in found.split("<page ")[1:]
        ]

    return read


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters(a_paper, lines_on):
    paper = replace(a_paper(3), blocks=(FULL,), imprint=None)

    page = [line for line in lines_on(as_pdf(paper))[1] if "—" not in line[4]]

    assert len(page) == 22
    assert {len(line[4]) for line in page} == {28}
    assert {round(line[0]) for line in page} == {round(28 * MM)}
    assert all(abs(line[2] - (210 - 26) * MM) < 1 for line in page)
    assert page[0][1] >= 37 * MM
    assert page[-1][3] <= (297 - 35) * MM + 1
    assert page[1][1] - page[0][1] == pytest.approx(28.95, abs=0.05)


def test_an_official_head_begins_thirty_five_millimetres_under_the_margin(a_paper, lines_on):
    head = next(line for line in lines_on(as_pdf(a_paper(3)))[0] if line[4] == "信息宣传工作通报")
    middle = (head[1] + head[3]) / 2
    size = 52

    assert middle == pytest.approx((37 + 35) * MM + size / 2, abs=4 * MM)


@pytest.mark.parametrize(("style", "below"), [(OFFICIAL, 35), (NEWSLETTER, 0)])
def test_the_head_in_word_stands_where_the_style_has_it(a_paper, style, below):
    styles = Document(BytesIO(as_word(replace(a_paper(3), style=style)))).styles
    head = styles["公文红头"]
    half_leading = (head.paragraph_format.line_spacing - head.font.size) / 2

    assert head.paragraph_format.space_before + (half_leading if below else 0) == pytest.approx(
        Mm(below), abs=Pt(0.1)
    )
    assert styles["公文字号"].paragraph_format.space_before == pytest.approx(Pt(2 * 28.95), abs=Pt(0.1))


def test_red_rule_and_imprint_rules_are_as_thick_as_the_standard_has_them(a_paper):
    word = Document(BytesIO(as_word(a_paper(3))))
    red = word.styles["公文红线"].element.find(f".//{qn('w:bottom')}")
    box = word.element.body.findall(f".//{qn('w:pBdr')}/*")
    eighths = [int(rule.get(qn("w:sz"))) for rule in box]

    # 4 mm under the number; eighths of a point: 0.35 mm are 8, 0.25 mm are 6
    assert int(red.get(qn("w:space"))) == pytest.approx(4 * MM, abs=0.5)
    assert eighths == [8, 6, 8]
