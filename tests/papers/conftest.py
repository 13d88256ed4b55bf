"""A paper as an office would send it out, and the words of a finished file."""

import shutil
import subprocess
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from byline.papers.official import Annex, Column, Heading, Imprint, Paper, Paragraph, Table

PDFTOTEXT = shutil.which("pdftotext")
COLUMNS = (
    Column("名次", "centre", 0.7),
    Column("姓名"),
    Column("单位", share=1.6),
    Column("采用（条）", "end", 1.3),
)
IMPRINT = Imprint(
    "青禾县人大常委会办公室",
    date(2026, 3, 26),
    (("报", "县人大常委会主任、副主任。"), ("发", "各乡镇人大主席团，本会各委室。")),
)


@pytest.fixture
def a_paper():
    """Make a month's bulletin with so many rows in its table."""

    def with_rows(rows, *, text="全县采用46条，同比多9条。", name="宋佳宁"):
        lines = tuple((str(place), f"{name}{place}", "教科文卫工委", "11.5") for place in range(1, rows + 1))
        return Paper(
            title="关于2026年3月份\n信息采用情况的通报",
            maker="青禾县人大常委会办公室",
            day=date(2026, 3, 26),
            red_head="信息宣传工作通报",
            number="第3期",
            addressees="各乡镇人大，县人大常委会各委室：",
            blocks=(
                Paragraph(text),
                Heading("一、表扬"),
                Paragraph("高翔、许可提前完成任务。\n孙晓燕居前。"),
                Heading("（一）乡镇", level=2),
                Annex("附件1", "个人采用排名"),
                Table(COLUMNS, lines, "按采用条数"),
            ),
            imprint=IMPRINT,
        )

    return with_rows


@pytest.fixture
def words_of_word():
    """Read the text of a .docx in its order, without blanks."""

    def read(content):
        words = Document(BytesIO(content)).element.body.iter(qn("w:t"))
        return "".join("".join(word.text for word in words).split())

    return read


@pytest.fixture
def words_of_pdf(tmp_path):
    """Read the text of a PDF as pdftotext sees it, without blanks and page numbers."""
    if not PDFTOTEXT:
        pytest.skip("pdftotext is not installed: apt-get install poppler-utils")

    def read(content):
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        # -layout would put columns side by side; the order of the text is that of the paper
        command = [PDFTOTEXT, "-raw", str(path), "-"]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- our own file
        lines = [line for line in text.splitlines() if not (line.startswith("— ") and line.endswith(" —"))]
        return "".join("".join(lines).split())

    return read
