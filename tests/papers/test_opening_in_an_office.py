import os
import shutil
import subprocess

import pytest

from byline.papers.word import as_word

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_file_and_keeps_its_words(a_paper, tmp_path, words_of_pdf):
    (tmp_path / "paper.docx").write_bytes(as_word(a_paper(30)))

    subprocess.run(  # noqa: S603 -- the file is our own
        [SOFFICE, "--headless", "--convert-to", "pdf", "paper.docx"],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        timeout=120,
    )

    words = words_of_pdf((tmp_path / "paper.pdf").read_bytes())
    assert "关于2026年3月份信息采用情况的通报" in words
    assert "宋佳宁30" in words
