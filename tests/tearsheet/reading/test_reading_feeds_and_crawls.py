"""Feeds, pages saved as one file, and crawls: whole, odd, cut off and hostile."""

import gzip
import json
import quopri
import zlib

import pytest

from tearsheet.errors import BrokenArchive, PageTooLarge
from tearsheet.kept.archive import stored_pages
from tearsheet.reading import read

FIRST = "三月五日，白石滩县人大常委会组织代表到云溪镇视察春耕备耕，实地查看农资供应和水利设施。"
SECOND = "代表们建议加强农资市场监管，备足化肥种子，组织农技人员到田间地头指导，确保不误农时。"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
PAGE = f"<html><head><meta charset='gb2312'><title>代表视察春耕</title></head><body><h1>白石滩代表视察春耕备耕</h1>{BODY}</body></html>"  # noqa: E501 one page
RSS = f"""<?xml version="1.0" encoding="gb2312"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>白石滩新闻</title>
<item><title>代表视察春耕备耕</title><link>https://baishitan.example/1</link><pubDate>Tue, 05 Mar 2024 01:30:00 GMT</pubDate>
<dc:creator>林秀禾</dc:creator><source url="https://x.example">白石滩日报</source><description>三月五日……</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>云溪镇召开人代会 &mdash; 侧记&b;</title><link>https://baishitan.example/2</link><pubDate>Wed, 06 Mar 2024 10:00:00 +0800</pubDate>
<description>{BODY.replace("<", "&lt;").replace(">", "&gt;")}</description></item></channel></rss>"""  # noqa: E501 one feed
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>白石滩新闻</title><entry><title>代表视察春耕备耕</title>
<link rel="self" href="https://baishitan.example/self"/><link href="https://baishitan.example/3"/><published>2024-03-05T01:30:00Z</published>
<author><name>林秀禾</name></author><summary>三月五日</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "白石滩新闻",
    "items": [{"id": "4", "url": "https://baishitan.example/4", "title": "代表视察春耕备耕", "content_html": BODY,  # noqa: E501 one sentence or page, read as a whole
               "date_published": "2024-03-05T09:30:00+08:00", "authors": [{"name": "林秀禾"}]}],
}  # fmt: skip


def kept(path, data):
    path.write_bytes(data)
    return list(stored_pages(path))


def said(page):
    return read(page.data, charset=page.charset, address=page.address)


@pytest.mark.parametrize(
    "data",
    [RSS.encode("gb18030"), ATOM.encode(), json.dumps(JSON_FEED).encode()],
    ids=["rss", "atom", "json"],
)
def test_each_entry_of_a_feed_is_a_page(tmp_path, data):
    first = kept(tmp_path / "feed.xml", data)[0]

    reading = said(first)

    assert first.address.startswith("https://baishitan.example/")
    assert reading.title == "代表视察春耕备耕"
    assert reading.published_at == "2024-03-05T09:30:00"
    assert reading.author == "林秀禾"
    assert reading.paragraphs == (FIRST, SECOND)


def test_a_feed_declares_no_entities(tmp_path):
    _, second = kept(tmp_path / "feed.rss", RSS.encode("gb18030"))

    assert said(second).title == "云溪镇召开人代会 — 侧记&b;"
    assert said(second).paragraphs == (FIRST, SECOND)


def test_a_cut_off_feed_gives_what_it_holds(tmp_path):
    data = RSS.encode("gb18030")

    assert said(kept(tmp_path / "feed.xml", data[: len(data) * 3 // 4])[0]).paragraphs == (FIRST, SECOND)


def test_a_page_that_only_speaks_of_feeds_is_a_page(tmp_path):
    page = PAGE.replace("<body>", "<body><link rel='alternate' href='/feed.xml'>&lt;rss&gt;")

    assert [one.name for one in kept(tmp_path / "a.html", page.encode())] == ["a.html"]


def mhtml(*parts):
    head = b"MIME-Version: 1.0\r\nSnapshot-Content-Location: http://baishitan.example/9\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n"  # noqa: E501 one sentence or page, read as a whole
    return (
        head
        + b"".join(
            b"--xx\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"  # noqa: E501 one sentence or page, read as a whole
            + quopri.encodestring(part.encode("gb18030"))
            + b"\r\n"
            for part in parts
        )
        + b"--xx--\r\n"
    )


def test_a_saved_page_in_an_old_charset_is_read(tmp_path):
    [page] = kept(tmp_path / "a.mhtml", mhtml(PAGE))

    assert page.address == "http://baishitan.example/9"
    assert said(page).paragraphs == (FIRST, SECOND)


def test_of_saved_frames_the_one_with_the_text_is_read(tmp_path):
    frames = "<html><frameset cols='20%,80%'><frame src='l.htm'><frame src='r.htm'></frameset></html>"

    [page] = kept(tmp_path / "a.mht", mhtml(frames, "<html><a href='/'>首页</a></html>", PAGE))

    assert said(page).paragraphs == (FIRST, SECOND)


def record(
    body,
    *,
    kind="response",
    http="",
    inner="text/html; charset=utf-8",
    declared=None,
    address="http://baishitan.example/1",
):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {inner}\r\n{http}\r\n".encode() if kind == "response" else b""
    outer = "application/http; msgtype=response" if kind == "response" else inner
    block = head + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {outer}\r\n"
            f"Content-Length: {declared or len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def chunked(body):
    return (
        b"".join(
            b"%x\r\n%s\r\n" % (len(body[i : i + 100]), body[i : i + 100]) for i in range(0, len(body), 100)
        )
        + b"0\r\n\r\n"
    )


PLAIN = PAGE.replace("gb2312", "utf-8").encode()
RECORDS = {
    "response": record(PLAIN),
    "chunked": record(chunked(PLAIN), http="Transfer-Encoding: chunked\r\n"),
    "packed": record(gzip.compress(PLAIN), http="Content-Encoding: gzip\r\n"),
    "packed and chunked": record(
        chunked(gzip.compress(PLAIN)), http="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    ),
    "deflated": record(zlib.compress(PLAIN), http="Content-Encoding: deflate\r\n"),
    "resource": record(PLAIN, kind="resource"),
    "conversion": record(
        f"白石滩代表视察春耕备耕\n\n　　{FIRST}\n　　{SECOND}\n".encode(),
        kind="conversion",
        inner="text/plain",
    ),
}


@pytest.mark.parametrize("one", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
def test_a_record_gives_its_page(tmp_path, one, pack):
    [page] = kept(tmp_path / "a.warc", pack(one))

    assert page.address == "http://baishitan.example/1"
    assert said(page).paragraphs == (FIRST, SECOND)


def test_a_crawl_packed_as_one_piece_is_read_whole(tmp_path):
    pages = kept(tmp_path / "a.warc.gz", gzip.compress(RECORDS["response"] + RECORDS["resource"]))

    assert len(pages) == 2
    assert not any(page.refusal for page in pages)


def test_pictures_errors_and_requests_of_a_crawl_are_no_pages(tmp_path):
    records = [
        record(b"\xff\xd8\xff", inner="image/jpeg"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(PLAIN).replace(b"200 OK", b"404 Not Found", 1),
        RECORDS["response"],
    ]

    assert len(kept(tmp_path / "a.warc", b"".join(records))) == 1


def test_a_crawl_that_breaks_off_is_told_after_what_it_held(tmp_path):
    whole = RECORDS["response"] + RECORDS["resource"]
    packed = gzip.compress(RECORDS["response"]) + gzip.compress(RECORDS["resource"])
    for name, data in (("a.warc", whole[:-300]), ("b.warc.gz", packed[:-40])):
        pages = kept(tmp_path / name, data)

        assert pages[0].data == PLAIN
        assert isinstance(pages[-1].refusal, BrokenArchive), name


def test_a_record_that_declares_more_than_it_holds_is_told(tmp_path):
    pages = kept(tmp_path / "a.warc", record(PLAIN, declared=1_000_000_000))

    assert isinstance(pages[-1].refusal, BrokenArchive)


def test_bombs_in_a_crawl_are_refused_and_the_rest_is_read(tmp_path):
    bomb = record(gzip.compress(b"\x00" * 5_000_000), http="Content-Encoding: gzip\r\n")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(bomb) + gzip.compress(RECORDS["response"]))

    first, second = stored_pages(path, limit=1_000_000)

    assert isinstance(first.refusal, PageTooLarge)
    assert second.data == PLAIN


def test_a_bomb_without_a_line_ends(tmp_path):
    [page] = kept(tmp_path / "a.warc.gz", gzip.compress(b"WARC/1.0\r\nX: " + b"\x00" * 120_000_000, 1))

    assert isinstance(page.refusal, BrokenArchive)
