import base64
import shutil

import pytest

from byline.incoming import Loss, read_file
from tests.incoming.making import docx, p, png

TEXT = (
    "北河镇：代表进站接待选民\r\n（北河镇人大　林　秀）\r\n\r\n　　代表们走进联络站。\r\n　　群众都说好。\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_plain_text_is_read_in_the_encodings_that_offices_use(encoding):
    piece = read_file(TEXT.encode(encoding), name="稿件.txt")

    assert piece.title == "北河镇：代表进站接待选民"
    assert piece.html == "<p>代表们走进联络站。</p><p>群众都说好。</p>"
    assert piece.authors_named == ("林秀",)


def test_a_text_without_a_title_keeps_its_first_sentence():
    piece = read_file("代表们走进联络站，听取群众意见。\n群众都说好。".encode(), name="a.txt")

    assert (piece.title, piece.html) == ("", "<p>代表们走进联络站，听取群众意见。</p><p>群众都说好。</p>")


def test_signs_of_html_in_a_plain_text_are_text():
    assert (
        read_file("题目\n甲 <script> 乙 & 丙。".encode(), name="a.txt").html
        == "<p>甲 &lt;script&gt; 乙 &amp; 丙。</p>"
    )


def test_markdown_keeps_what_it_marks():
    table = "| 站 | 次 |\n|---|---|\n| 一 | 3 |"
    written = "# 代表进站\n\n今年以来，**北河镇**人大。\n\n## 做法\n\n- 甲\n- 乙\n\n> 群众说好。\n\n"
    written += f"{table}\n\n<script>1</script>"
    piece = read_file(written.encode(), name="a.md")

    assert piece.title == "代表进站"
    assert piece.html == (
        "<p>今年以来，<strong>北河镇</strong>人大。</p><h2>做法</h2><ul><li>甲</li><li>乙</li></ul>"
        "<blockquote><p>群众说好。</p></blockquote><table><tbody><tr><th><p>站</p></th><th><p>次</p></th></tr>"
        "<tr><td><p>一</p></td><td><p>3</p></td></tr></tbody></table><p>&lt;script&gt;1&lt;/script&gt;</p>"
    )


def test_a_page_that_word_has_filtered_is_read():
    page = """<html><head><meta charset=gb2312><title>x</title><style>p{}</style></head><body lang=ZH-CN>
    <p class=MsoNormal align=center style='text-align:center'><span style='font-size:22.0pt'>北河镇：
代表进站</span></p><p class=MsoNormal style='text-indent:32.0pt'><span>代表们走进联络站，
听群众说话。</span></p><script>alert(1)</script>
    <p><a href="javascript:x">看</a><img src="image001.png"></p></body></html>"""
    piece = read_file(page.encode("gb18030"), name="稿件.html")

    assert piece.title == "北河镇：代表进站"
    assert piece.html == "<p>代表们走进联络站，听群众说话。</p><p>看</p>"
    assert piece.lost == (Loss.PICTURES,)


def test_a_page_saved_as_a_word_file_is_read():
    page = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><h1>代表进站</h1><p>正文。</p></html>"

    assert read_file(page.encode(), name="稿件.doc").title == "代表进站"


def test_a_picture_inside_a_page_comes_along():
    data = base64.b64encode(png()).decode()
    piece = read_file(
        f"<html><p>题目</p><p>正文。<img src='data:image/png;base64,{data}'></p></html>".encode(),
        name="a.htm",
    )

    assert piece.pictures == (png(),)
    assert piece.html == '<p>正文。</p><figure><img src="picture:0" alt=""></figure>'


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here to open old files with")
def test_an_old_file_is_read_by_libreoffice():
    # told by its content, RTF under the name of a .doc is the commonest old file
    words = "".join(f"\\u{ord(sign)}?" for sign in "代表进站")
    rtf = f"{{\\rtf1\\ansi\\pard\\qc {words}\\par\\pard {words}\\u12290?\\par}}"

    piece = read_file(rtf.encode(), name="稿件.doc")

    assert (piece.title, piece.html) == ("代表进站", "<p>代表进站。</p>")


def test_the_same_file_gives_the_same_text():
    file = docx(p("题目", side="center") + p("正文。"))

    assert read_file(file, name="a.docx") == read_file(file, name="b.doc")
