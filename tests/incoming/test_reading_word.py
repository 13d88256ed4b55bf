import pytest

from byline.incoming import Loss, read_file
from tests.incoming.making import NAMES, docx, p, picture, png, with_members

TITLE = p("北河镇：代表联络站开到田间地头", side="center", size=44)


def read(body, **parts):
    return read_file(docx(body, **parts), name="稿件.docx")


def test_a_piece_from_wps_comes_with_its_parts():
    piece = read(
        TITLE
        + p("——青川县代表家站建设见闻", side="center", size=32)
        + p("（北河镇人大　林秀　王强）", side="center")
        + p("　　今年以来，北河镇人大把代表联络站建在村口。")
        + p("一、听民声", bold=True)
        + p("　　群众都说好。")
    )

    assert piece.title == "北河镇：代表联络站开到田间地头"
    assert piece.subtitle == "青川县代表家站建设见闻"
    assert piece.authors_named == ("林秀", "王强")
    assert piece.signed == "（北河镇人大　林秀　王强）"
    assert (
        piece.html
        == "<p>今年以来，北河镇人大把代表联络站建在村口。</p><h2>一、听民声</h2><p>群众都说好。</p>"
    )


def test_a_title_broken_into_two_lines_is_one_title():
    piece = read(TITLE + p("——小站点托起大民生", side="center") + p("正文在此，共有一句。"))
    two = read(
        p("北河镇人大：", side="center", size=44)
        + p("代表进站接待选民", side="center", size=44)
        + p("正文。")
    )

    assert piece.subtitle == "小站点托起大民生"
    assert two.title == "北河镇人大：代表进站接待选民"


def test_headings_are_known_by_what_wps_calls_them():
    piece = read(p("代表进站", style="2") + p("正文一句。") + p("做法", style="3") + p("正文两句。"))

    assert (piece.title, piece.html) == ("代表进站", "<p>正文一句。</p><h2>做法</h2><p>正文两句。</p>")


def test_a_signing_line_at_the_end_of_the_last_paragraph_is_taken_out():
    piece = read(TITLE + p("群众都说好。（通讯员 林秀）"))

    assert piece.authors_named == ("林秀",)
    assert piece.html == "<p>群众都说好。</p>"


@pytest.mark.parametrize(
    "words", ["（图为代表视察现场）", "（待续）", "（下转第二版）", "（以下简称“家站”）"]
)
def test_brackets_that_name_nobody_stay_in_the_text(words):
    piece = read(TITLE + p("群众都说好。" + words))

    assert piece.authors_named == ()
    assert words in piece.html


def test_numbers_that_wps_sets_by_itself_are_kept():
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def numbered(text, depth):
        return p(text, inside=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')

    piece = read(
        TITLE
        + numbered("建站", 0) + numbered("选址", 1) + numbered("用人", 1) + numbered("先看路。", 2)
        + numbered("管站", 0) + numbered("值班", 1),
        numbering=numbering,
    )  # fmt: skip

    assert piece.html == (
        "<h2>一、建站</h2><h3>（一）选址</h3><h3>（二）用人</h3><p>1.先看路。</p><h2>二、管站</h2><h3>（一）值班</h3>"
    )


def test_changes_are_taken_as_accepted():
    thrice = "<w:r><w:t>三次。</w:t></w:r>"
    moved = f"<w:moveTo>{thrice}</w:moveTo><w:moveFrom>{thrice}</w:moveFrom>"
    changed = (
        "<w:p><w:r><w:t>代表</w:t></w:r><w:ins><w:r><w:t>进站</w:t></w:r></w:ins>"
        f"<w:del><w:r><w:delText>下乡</w:delText></w:r></w:del>{moved}</w:p>"
    )

    piece = read(TITLE + changed)

    assert piece.html == "<p>代表进站三次。</p>"
    assert piece.lost == (Loss.CHANGES,)


def test_the_text_of_a_box_is_read_once():
    box = (
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        "<w:drawing><wp:anchor>"
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + p("竖排的框里还有一句。")
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + p("竖排的框里还有一句。")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )  # fmt: skip

    assert read(TITLE + box).html == "<p>正文。</p><p>竖排的框里还有一句。</p>"


def test_a_table_keeps_its_spans():
    def cell(text, about=""):
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(text)}</w:tc>"

    table = (
        "<w:tbl><w:tr>" + cell("合计", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + cell("北河镇", '<w:vMerge w:val="restart"/>') + cell("86") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("12") + "</w:tr></w:tbl>"
    )  # fmt: skip

    assert read(TITLE + table).html == (
        '<table><tbody><tr><td colspan="2"><p>合计</p></td></tr><tr><td rowspan="2"><p>北河镇</p></td>'
        "<td><p>86</p></td></tr><tr><td><p>12</p></td></tr></tbody></table>"
    )


def test_pictures_come_with_caption_and_words():
    body = TITLE + p("正文。") + picture("rId5", alt="代表在听") + p("图为代表在联络站接待群众。王强　摄")
    file = with_members(
        docx(body, links=[("rId5", "image", "media/image1.png")]), {"word/media/image1.png": png()}
    )

    piece = read_file(file, name="稿件.docx")

    assert piece.pictures == (png(),)
    assert piece.html == (
        '<p>正文。</p><figure><img src="picture:0" alt="代表在听">'
        "<figcaption>图为代表在联络站接待群众。王强　摄</figcaption></figure>"
    )
    assert '<img src="/pictures/9/" alt="代表在听">' in piece.with_pictures(["/pictures/9/"])
    assert piece.with_pictures([""]) == "<p>正文。</p><p>图为代表在联络站接待群众。王强　摄</p>"


def test_a_picture_that_stands_elsewhere_is_told_and_not_fetched():
    piece = read(TITLE + p("正文。") + picture("rId5"), links=[("rId5", "image", "file:///etc/passwd")])

    assert (piece.html, piece.pictures, piece.lost) == ("<p>正文。</p>", (), (Loss.PICTURES,))


def test_only_links_to_somewhere_safe_stay():
    body = (
        '<w:p><w:hyperlink r:id="rId8"><w:r><w:t>全文</w:t></w:r></w:hyperlink><w:r><w:t>和</w:t></w:r>'
        '<w:hyperlink r:id="rId9"><w:r><w:t>坑</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rId99"><w:r><w:t>无</w:t></w:r></w:hyperlink></w:p>'
    )
    links = [("rId8", "hyperlink", "https://example.gov.cn/a"), ("rId9", "hyperlink", "javascript:alert(1)")]

    assert read(TITLE + body, links=links).html == '<p><a href="https://example.gov.cn/a">全文</a>和坑无</p>'


def test_a_footnote_stands_at_the_end():
    body = '<w:p><w:r><w:t>共86人</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("截至六月底。")}</w:footnote></w:footnotes>'
    links = [("rId3", "footnotes", "footnotes.xml")]

    assert (
        read(TITLE + body, links=links, footnotes=notes).html
        == "<p>共86人[1]</p><ol><li>截至六月底。</li></ol>"
    )


def test_words_over_signs_and_formulas_are_kept_as_text():
    above = "<w:rt><w:r><w:t>chuān</w:t></w:r></w:rt>"
    ruby = f"<w:r><w:ruby>{above}<w:rubyBase><w:r><w:t>川</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    formula = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"

    piece = read(TITLE + f"<w:p><w:r><w:t>青</w:t></w:r>{ruby}{formula}</w:p>")

    assert (piece.html, piece.lost) == ("<p>青川a+b</p>", (Loss.FORMULAS,))
