"""Any damage to a page, and any text at all, gives a reading that keeps its promises or a refusal."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tearsheet.errors import TearsheetError
from tearsheet.reading import Reading, read, read_text
from tearsheet.restoring.restore import restore
from tests.tearsheet.reading.pagemaking import hinted, made_pages, stories

PAGES = {page.id: page for page in made_pages()}
NAMED = st.sampled_from(sorted(PAGES))
KNOWN_CHARSETS = ("utf-8", "gb2312", "GBK", "big5", "utf-16", "utf-7", "iso-8859-1")
CHARSETS = (
    "",
    "x-user-defined",
    "rot13",
    "unicode_escape",
    "base64",
    "idna",
    "undefined",
    "無",
    "a" * 999,
    *KNOWN_CHARSETS,
)
FOUND_KINDS = {
    "injected_text", "place_name_list", "stray_tags", "pinyin_hints", "byte_damage", "mojibake",
    "hidden_text", "title_mismatch", "list_page", "link_farm",
}  # fmt: skip
BYTES = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\x81", b"\xb0\xa1", b"<", b"</", b"&#xD800;", b"&#0;", b"'",
    b'"', b"{", b"}", b"<!--", b"-->", b"<![CDATA[",
)  # fmt: skip
TAGS = (
    "<script>", "</script>", "<style>", "<title>", "<table><tr>", "</table>", "<p style='display:none'>",
    "<p>", "</p>", "<br>", "<base href='//a'>", "<meta charset='utf-7'>", "&nbsp;",
)  # fmt: skip
LABELS = (
    "来源：", "作者", "责任编辑：", "记者 ", "（记者", "（", "）", "2024年2月30日", "2024年13月45日25:61",
    "99:99", "0000-00-00 00:00", "05-12", " > ", "首页", "正文", "林秀", "縣(xian)", "（wǎng)", "?h",
    "会议审议了报告。", "摄", "\n", "\u3000", " ", "https://a.example/", "\u202e\u200b\ufeff",
)  # fmt: skip
DAMAGED = (
    *"縣鄉鎮監督?hI]紤(著着乾干後后里裡徵征藉借於餘余準准發髮人大。，ab \n)", "(xiāng)", "(zhèn)", "(zhen)",
    "(jiān)", "(xian)", "(xiàn)(xiàn)", "?h", "??]", "?fàn)I",
)  # fmt: skip
SHARDS = st.sampled_from([*BYTES, *(one.encode() for one in TAGS + LABELS)])
WORDS = st.sampled_from([*TAGS, *LABELS, "\ud800"])


def keeps_its_promises(reading):
    """Whether a reading can be stored, dated and shown, and names only what it knows."""
    said = [reading.title, reading.source, reading.author, reading.editor, reading.channel, reading.body]
    json.dumps(said, ensure_ascii=False).encode()
    assert "\x00" not in "".join(said)
    assert reading.published_on is None or 1900 < reading.published_on.year < 2200
    assert {finding.kind for finding in reading.findings} <= FOUND_KINDS
    assert all(paragraph.strip() for paragraph in reading.paragraphs)
    assert all(0 <= one.start < one.end <= len(reading.paragraphs) for one in reading.articles)
    return True


def told(data, charset=""):
    """The reading, an empty one where the page is refused."""
    try:
        return read(data, charset=charset)
    except TearsheetError:
        return Reading()


def read_or_refused(data, charset=""):
    try:
        reading = read(data, charset=charset)
    except TearsheetError:
        return True
    return keeps_its_promises(reading)


@settings(max_examples=150, deadline=None)
@given(
    NAMED,
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 300), SHARDS), max_size=8),
    st.sampled_from(CHARSETS),
)
def test_a_page_with_pieces_lost_and_others_put_in_is_read_or_refused(page, blows, charset):
    data = PAGES[page].data
    for place, lost, shard in blows:
        at = int(place * len(data))
        data = data[:at] + shard + data[at + lost :]

    assert read_or_refused(data, charset)


@settings(max_examples=60, deadline=None)
@given(NAMED, st.floats(0, 1))
def test_a_page_that_breaks_off_anywhere_is_read_or_refused(page, share):
    data = PAGES[page].data

    assert read_or_refused(data[: int(share * len(data))])


@settings(max_examples=40, deadline=None)
@example("trs-listed", "english-photo", 0.388671875, 0.25)
@given(NAMED, NAMED, st.floats(0, 1), st.floats(0, 1))
def test_two_pages_run_together_are_read_or_refused(one, other, end, start):
    head, tail = PAGES[one].data, PAGES[other].data
    joined = head[: int(end * len(head))] + tail[int(start * len(tail)) :]

    assert read_or_refused(joined)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_order_of_the_words_that_rules_look_for_is_read_or_refused(words):
    assert read_or_refused("".join(words).encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_pasted_text_is_read_or_refused(text):
    try:
        assert keeps_its_promises(read_text(text))
    except TearsheetError:
        return


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="縣鄉(xiāng)鎮(zhèn監jiān督)?hI]h紤]着著乾干後里人大。，ab \n", max_size=80))
def test_restoring_twice_is_restoring_once(text):
    once = restore(text).text

    assert restore(once).text == once


@pytest.mark.parametrize("name", sorted(stories()))
def test_a_story_stays_as_it_is_and_its_hinted_copy_comes_back_to_itself(name):
    body = stories()[name].body
    once = restore(hinted(body)).text

    assert restore(once).text == once
    assert restore(body).text == body or restore(body).script == "traditional"


@settings(max_examples=30, deadline=None)
@given(NAMED)
def test_a_page_reads_the_same_each_time(name):
    page = PAGES[name]

    assert told(page.data, charset=page.charset) == told(page.data, charset=page.charset)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([name for name, page in PAGES.items() if not {"charset", "bytes"} & set(page.record)]))
def test_a_page_reads_the_same_in_each_charset_that_it_is_rightly_told_in(name):
    text = PAGES[name].data.decode()
    once = told(text.encode())

    assert told(text.encode("utf-16"), charset="utf-16").body == once.body
    assert told(text.encode("gb18030"), charset="gb18030").body == once.body
