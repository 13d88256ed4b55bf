"""The real door, against a strange site that means ill."""

import gzip
import zlib

import pytest

from byline.gateways import fetching
from byline.gateways.connecting import InsideAddress, NoSuchHost, is_public
from byline.gateways.fetching import (
    AnsweredOtherwise,
    FakeFetcher,
    Fetcher,
    NoAnswer,
    NoPageThere,
    NotAnAddress,
    RedirectsInCircles,
    TooMuchSent,
    Unreadable,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"])
PAGE = "<html><body><h1>柳树下的接待日</h1></body></html>".encode()
HTML = "text/html"


def fetch(address):
    return Fetcher().fetch(address)


def test_a_page_comes_as_it_was_sent(site):
    site.says(PAGE, Content_Type=HTML)

    assert fetch(site.address("/a.html")).data == PAGE


def test_the_site_is_asked_by_its_own_name_with_escaped_letters(site):
    site.says(PAGE, Content_Type=HTML)
    fetch(site.address("/新闻/a.html?页=1"))

    first, *others = site.asked[0].decode().split("\r\n")
    assert first == "GET /%E6%96%B0%E9%97%BB/a.html?%E9%A1%B5=1 HTTP/1.1"
    assert f"Host: {site.host}" in others


def test_the_charset_of_the_header_is_handed_on(site):
    site.says("<p>青禾</p>".encode("gbk"), Content_Type='text/html; Charset="GBK"')

    fetched = fetch(site.address())

    assert fetched.charset == "gbk"
    assert fetched.data.decode("gbk") == "<p>青禾</p>"


def test_a_page_without_a_type_is_taken_for_one(site):
    site.says(PAGE)

    assert fetch(site.address()).data == PAGE


def test_where_a_page_moved_to_is_followed(site):
    site.says(status="302 Found", Location="/b.html")
    site.says(PAGE, Content_Type=HTML)

    assert fetch(site.address("/a.html")).address == site.address("/b.html")


def test_endless_redirects_are_refused(site):
    site.says(status="302 Found", Location="/again")

    with pytest.raises(RedirectsInCircles, match=r"127\.0\.0\.1"):
        fetch(site.address())

    assert len(site.asked) == fetching.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1:9/",
        "http://169.254.169.254/latest/",
        "http://localhost/",
        "http://[::1]/",
        "//10.0.0.1/",
    ],
)
def test_a_redirect_to_the_inside_is_refused(site, inside):
    site.says(status="301 Moved", Location=inside)

    with pytest.raises(InsideAddress):
        fetch(site.address())


@pytest.mark.parametrize(
    "elsewhere", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://[", "http://a@b/"]
)
def test_a_redirect_to_what_is_no_address_is_refused(site, elsewhere):
    site.says(status="302 Found", Location=elsewhere)

    with pytest.raises(NotAnAddress):
        fetch(site.address())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "新闻",
        "file:///etc/passwd",
        "ftp://paper.example/a.html",
        "javascript:alert(1)",
        "http://",
        "http:///a.html",
        "http://chen@paper.example/",
        "http://:secret@paper.example/",
        "http://paper.example:port/",
        "http://paper.example:99999/",
        "http://[::1/",
        "http://paper.example/\x00",
    ],
)
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(NotAnAddress):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://10.1.2.3/",
        "http://192.168.0.1:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
def test_the_inside_is_refused_in_every_spelling(site, address):
    with pytest.raises((InsideAddress, NoSuchHost, NotAnAddress)):
        fetch(address)


def test_another_port_of_the_machine_that_may_be_reached_is_refused(site):
    with pytest.raises(InsideAddress):
        fetch("http://127.0.0.1:1/")


def test_public_machines_are_told_from_inside_ones():
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")
    assert not is_public("100.64.0.1")


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Oops", "204 No Content"])
def test_an_answer_without_a_page_is_told_with_its_status(site, status):
    site.says(b"", status=status, Content_Type=HTML)

    with pytest.raises(AnsweredOtherwise, match=status[:3]):
        fetch(site.address())


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "video/mp4"])
def test_what_is_no_page_is_told_by_its_kind(site, kind):
    site.says(b"%PDF-1.7", Content_Type=kind)

    with pytest.raises(NoPageThere, match=kind):
        fetch(site.address())


def test_a_page_too_large_is_refused(site, settings):
    settings.LARGEST_PAGE = 1_000_000
    site.says(b"x" * 600_000, b"x" * 600_000, Content_Type=HTML)

    with pytest.raises(TooMuchSent, match="1 MB"):
        fetch(site.address())


def test_a_packed_page_is_unpacked(site):
    site.says(gzip.compress(PAGE), Content_Type=HTML, Content_Encoding="gzip")

    assert fetch(site.address()).data == PAGE


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_bomb_is_stopped_at_the_size_of_what_it_unpacks_to(site, settings, pack):
    settings.LARGEST_PAGE = 2_000_000
    site.says(pack(b"\0" * 50_000_000), Content_Type=HTML, Content_Encoding="gzip")

    with pytest.raises(TooMuchSent):
        fetch(site.address())


@pytest.mark.parametrize(
    ("packed", "packing"),
    [(PAGE, "gzip"), (gzip.compress(gzip.compress(PAGE)), "gzip, gzip"), (PAGE, "br"), (b"\x1f\x8b", "zstd")],
    ids=["no gzip at all", "packed twice", "brotli", "zstd"],
)
def test_what_cannot_be_unpacked_is_told(site, packed, packing):
    site.says(packed, Content_Type=HTML, Content_Encoding=packing)

    with pytest.raises(Unreadable):
        fetch(site.address())


@pytest.mark.parametrize("where", ["head", "body", "packed body"])
def test_who_drips_is_not_waited_for(site, monkeypatch, where):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.4)
    site.pause = 0.1
    drops = [b" "] * 60
    if where == "head":
        site.answers.append([b"HTTP/1.1 200 OK\r\n", *[b"X-Drop: 1\r\n"] * 60, b"\r\n", PAGE])
    elif where == "body":
        site.says(*drops, Content_Type=HTML)
    else:
        packed = gzip.compress(PAGE)[:10] + b"\x00\x00\x00\xff\xff" * 60  # sixty empty blocks
        site.says(*[packed[start : start + 5] for start in range(0, len(packed), 5)], Content_Encoding="gzip")

    with pytest.raises(NoAnswer):
        fetch(site.address())


@pytest.mark.parametrize(
    "noise", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"]
)
def test_noise_is_no_answer(site, noise):
    site.answers.append([noise])

    with pytest.raises(NoAnswer):
        fetch(site.address())


def test_a_secret_connection_to_a_site_without_one_is_no_answer(site):
    site.says(PAGE)

    with pytest.raises(NoAnswer):
        fetch(site.address().replace("http:", "https:"))


def test_a_site_that_hangs_up_is_no_answer(site, settings):
    settings.FETCHING_MAY_REACH = ["127.0.0.1:9"]

    with pytest.raises(NoAnswer):
        fetch("http://127.0.0.1:9/")


def test_the_fake_keeps_the_same_limits(settings):
    settings.LARGEST_PAGE = 10
    fake = FakeFetcher({"http://paper.example/": PAGE})

    with pytest.raises(TooMuchSent):
        fake.fetch("http://paper.example/")
    with pytest.raises(NoAnswer):
        fake.fetch("http://elsewhere.example/")
    with pytest.raises(NotAnAddress):
        fake.fetch("paper.example")
