import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearsheet.errors import TearsheetError
from tearsheet.indexing import screening
from tearsheet.indexing.screening import letters_of, screen, screen_many
from tearsheet.indexing.views import View
from tearsheet.matching import Index, Page
from tearsheet.reading import read
from tests.tearsheet.matching.pressroom import Pressroom

TITLE = "青石桥镇代表把议事桌搬进晒谷场"
PIECE = (
    "八月的傍晚，青石桥镇晒谷场上摆开三张方桌，二十七名村民围坐在一起，听镇人大代表柳闻莺报告水渠修缮的账目。"
    "渠长四千一百米，今年已清淤两千六百米，剩下的一段归两个村共管，谁出人、谁出钱，当场议了下来。"
)
OTHER = (
    "城南旧货市场的灯光亮到凌晨，摊主把搪瓷缸和旧钟表一件件擦净，等着周末的客人。"
    "据市场管理方介绍，这里有摊位三百余个，多数摊主在此经营超过十年。"
)
HEAD = "<!DOCTYPE html><head><meta charset='utf-8'><title>TITLE</title><style>p{content:'>'}</style></head>"
MENU = "<ul>" + "".join(f"<li><a href='/{n}/'>栏目{n}</a></li>" for n in range(40)) + "</ul>"
SCRIPT = "<script>for (var i = 0; i<n && n>2; i++) { track('统计代码', \"<div>\"); }</script>"
PAGE = HEAD + "<body><!-- 导航 > -->" + MENU + SCRIPT + "BODY<p>版权所有</p></body></html>"


def page(body, *, title="新闻"):
    return PAGE.replace("TITLE", title).replace("BODY", body)


@pytest.fixture(scope="module")
def index():
    return Index.of([*Pressroom(5).ledger, *made(TITLE, PIECE)])


def made(title, body):
    one = Pressroom(5).ledger[0]
    return [type(one)("piece", title, body)]


def paragraphs(text):
    return "".join(f"<p>　　{line}</p>\n" for line in text.split("\n"))


WRITTEN = {
    "in paragraphs": page(paragraphs(PIECE)),
    "with words marked": page(
        f"<p>{PIECE.replace('镇人大代表', '<a href=x><b>镇人大</b></a><span>代表</span>')}</p>"
    ),
    "with a script in between": page(
        f"<p>{PIECE[:40]}<script>var a = 1 < 2;</script><!-- 广告位 -->{PIECE[40:]}</p>"
    ),
    "in lines of an old page": page("<td>" + PIECE.replace("，", "，<BR>&nbsp;&nbsp;\n") + "</td>"),
    "in numbered entities": page("".join(f"&#{ord(one)};" for one in PIECE)),
    "in hexadecimal entities": page("".join(f"&#x{ord(one):x};" for one in PIECE)),
    "as a string of a script": page(f'<script>var content = "<p>{PIECE}<\\/p>";</script>'),
    "as escapes of JSON": page(f"<script type='application/json'>{json.dumps({'text': PIECE})}</script>"),
    "as markup escaped in JSON": page(
        f"<script>window.data={json.dumps('<p>' + PIECE.replace('。', '。</p><p>'))}</script>"
    ),
    "as escapes of JSON within JSON": page(
        f"<script>var a={json.dumps(json.dumps({'text': PIECE}))}</script>"
    ),
    "as braced escapes": page(
        "<script>a='" + "".join(f"\\u{{{ord(one):x}}}" for one in PIECE) + "'</script>"
    ),
    "as bytes in per cents": page(f"<script>var a = decodeURIComponent('{quote(PIECE)}')</script>"),
    "as an answer of JSON": json.dumps({"code": 0, "data": {"html": f"<p style='x'>{PIECE}</p>"}}),
    "as an answer in a call": f"callback_1({json.dumps({'content': PIECE}, ensure_ascii=False)});",
    "as a field's value": page(f"<input type='hidden' value='{html.escape('<p>' + PIECE)}'>"),
    "as markup escaped in a field": page(f"<textarea>{html.escape('<p>' + PIECE + '</p>')}</textarea>"),
    "in Traditional": page(paragraphs(PIECE.replace("镇", "鎮").replace("张", "張").replace("两", "兩"))),
    "in the head": page("").replace("<style>", f'<meta name="description" content="{PIECE}"><style>'),
    "as bare text": f"{TITLE}\n\n　　{PIECE}\n",
    "in a mail": f"Content-Type: multipart/related\nContent-Transfer-Encoding: quoted-printable\n\n{PIECE}",
    "with hints": page(
        paragraphs(PIECE.replace("镇", "鎮(zhèn)").replace("张", "張(zhāng)").replace("两", "兩(liǎng)"))
    ),
    "in a comment that never ends": page("<!-- " + paragraphs(PIECE)),
    "in a script that never ends": page(f"<script>'{PIECE}'"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_page_that_prints_a_manuscript_is_worth_a_reading(index, how):
    assert screen(WRITTEN[how].encode(), index=index)


@pytest.mark.parametrize("charset", ["gbk", "gb18030", "big5", "utf-16", "utf-8-sig"])
def test_so_is_a_page_in_another_charset(index, charset):
    source = page(paragraphs(PIECE)).replace("utf-8", charset)

    assert screen(source.encode(charset, "ignore"), index=index)


@pytest.mark.parametrize("charset", ["gbk", "gb2312", "GB18030"])
def test_the_charset_a_server_said_is_enough(index, charset):
    source = page(paragraphs(PIECE)).replace("<meta charset='utf-8'>", "")

    assert letters_of(source.encode(charset), charset=charset)
    assert screen(source.encode(charset), charset=charset, index=index)


@pytest.mark.parametrize(
    "harm",
    [
        lambda source: source.encode().decode("cp1252", "ignore").encode(),
        lambda source: source.encode().decode("gb18030", "ignore").encode(),
        lambda source: source.encode("gb18030"),
        lambda source: source.encode().replace("镇".encode(), b"\xe9\x95"),
        lambda source: source.replace("镇", "\ufffd").encode(),
        lambda source: source.encode("utf-16"),
    ],
    ids=[
        "utf-8 read as cp1252",
        "utf-8 read as gb18030",
        "no charset",
        "lost bytes",
        "marks of loss",
        "utf-16",
    ],
)
def test_an_odd_page_is_always_worth_a_reading(index, harm):
    assert screen(harm(page(paragraphs(OTHER + "石桥镇" * 9))), index=index)


def test_a_stranger_is_not(index):
    assert not screen(page(paragraphs(OTHER)).encode(), index=index)
    assert not screen(page(paragraphs(OTHER)).replace("utf-8", "gb2312").encode("gb18030"), index=index)
    assert not screen("<html><body>Nothing here but a café – © 2031.</body></html>".encode(), index=index)
    assert not screen(("<p>" + "Совсем другая страница. " * 20).encode(), index=index)


def test_an_author_who_explains_a_rare_name_is_no_hint(index):
    assert not screen(page(f"<p>县志里的瞿(qú)姓来自北方。{OTHER}</p>").encode(), index=index)


def test_tags_scripts_and_styles_are_no_text():
    assert View.of(letters_of(page(f"<p class='导航'>{PIECE}</p>").encode())).letters.count("导航") == 0
    assert "track" not in letters_of(page(PIECE).encode())
    assert "content" not in letters_of(page(PIECE).encode())


def test_no_page_is_lost_that_a_reading_would_find():
    pressroom = Pressroom(11)
    index = Index.of(pressroom.ledger)
    cases = [case.page for case in pressroom.write_pages()]
    sources = [page(paragraphs(one.body) + MENU, title=html.escape(one.title)).encode() for one in cases]
    found = [bool(index.candidates(read_page(source))) for source in sources]
    worth = list(screen_many(((source, "") for source in sources), index=index))

    assert sum(found) > len(found) / 2
    assert [
        one.id for one, was, is_worth in zip(cases, found, worth, strict=True) if was and not is_worth
    ] == []


def read_page(source):
    reading = read(source)
    return Page("p", reading.title, reading.body)


def test_many_at_once_are_told_what_each_is_told_alone(index, monkeypatch):
    sources = [(one.encode(), "") for one in (*WRITTEN.values(), page(paragraphs(OTHER)), "")]
    alone = [screen(data, index=index) for data, _ in sources]

    assert list(screen_many(sources, index=index)) == alone
    monkeypatch.setattr(screening, "TOGETHER", 3)
    assert list(screen_many(iter(sources), index=index)) == alone


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text("<>!-/'\"&#;=\\u0 aspn([{中文（", max_size=400).map(str.encode),
    )
)
def test_any_bytes_are_screened(data):
    assert screen(data, index=Index()) in (True, False)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(("<b>", "</b>", "<br>", "&nbsp;", " ", "\n", "<!-- x -->", "<i class='>'>")),
        max_size=30,
    )
)
def test_markup_within_a_sentence_changes_no_letter(marks):
    step = len(PIECE) // (len(marks) + 1)
    cut = [PIECE[n * step : (n + 1) * step] for n in range(len(marks))] + [PIECE[len(marks) * step :]]
    source = "".join(one + mark for one, mark in zip(cut, [*marks, ""], strict=True))

    assert View.of(letters_of(page(source).encode())).letters.count(View.of(PIECE).letters) == 1


def test_what_cannot_be_read_is_left_to_the_reading_to_refuse(index):
    for data in (b"%PDF-1.7 text", bytes(99), b"", b"  \n", b"<html><body></body></html>"):
        with pytest.raises(TearsheetError):
            read(data)
        assert screen(data, index=index)
