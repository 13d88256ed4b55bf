"""The words of a finished file, for every room that makes some."""

import shutil
import subprocess
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

PDFTOTEXT = shutil.which("pdftotext")


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
