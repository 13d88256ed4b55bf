"""Bylines as Chinese sites set them: papers, agencies, governments, congresses, accounts, media centres.

What differs from page to page stands in byline_pages.json; names, places and outlets are invented.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tearsheet.reading import read

CASES = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent / "byline_pages.json").read_text("utf-8"))
}
TITLE = "柳溪镇人大代表走进茶园问计春茶产销"
TEXT = (
    "连日来，柳溪镇人大组织代表走进茶园、车间和合作社，了解春茶采摘、加工和销售，收集意见十二条。",
    "代表们建议，尽快修通后山的机耕路，把冷链车开到地头，让鲜叶当天进厂。",
    "镇人大把意见交镇政府办理，并约定一个月后回访，办不好的再上一次主席团会议。",
)


def text_of(case):
    head, tail = case.get("signed_head", ""), case.get("signed_tail", "")
    return (head + TEXT[0], TEXT[1], TEXT[2] + tail)


def page(case, *, text=None):
    """One page: what the head says, the lines above the title, under it, the text, the lines behind it."""
    paragraphs = "".join(f"<p>　　{one}</p>" for one in text or text_of(case))
    heading = case.get("heading", "<h1>TITLE</h1>").replace("TITLE", TITLE)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_青禾县人大网</title>
    {case.get("head", "")}</head><body><ul class="nav">
    <li><a href="/">首页</a></li><li><a href="/a">人大要闻</a></li><li><a href="/b">代表工作</a></li></ul>
    {case.get("above", "")}<div class="main">{heading}{case.get("under", "")}
    <div class="content">{paragraphs}</div>{case.get("behind", "")}</div>
    <div class="related"><h3>相关阅读</h3>
    <ul><li><a href="/1">云桥乡召开人大主席团会议</a>2020-01-02</li></ul></div>
    <footer>青禾县人大常委会办公室主办　版权所有</footer></body></html>""".encode()


@pytest.mark.parametrize("name", CASES)
def test_a_byline_is_read_as_a_person_reads_it(name):
    expected = CASES[name]["expected"]

    reading = read(page(CASES[name]), address=CASES[name].get("address", ""))

    assert {key: getattr(reading, key) for key in expected} == expected
    assert all(reading.found[key] for key, value in expected.items() if value)


@pytest.mark.parametrize("name", CASES)
def test_the_body_holds_the_text_and_no_byline(name):
    assert read(page(CASES[name])).paragraphs == text_of(CASES[name])


def test_questions_of_an_interview_are_no_bylines():
    text = (
        "记者：您好，请问柳溪镇的茶园今年收成怎么样？",
        "林秀：今年雨水好，鲜叶比去年多两成，价格也稳。",
        "记者：镇人大做了哪些工作，代表们又提了什么建议？",
    )

    reading = read(page({}, text=text))

    assert reading.author == ""
    assert reading.paragraphs == text


def test_a_document_keeps_the_day_under_it():
    text = (*TEXT, "青禾县人大常委会办公室", "2026年11月23日")

    reading = read(page({}, text=text))

    assert reading.published_at == "2026-11-23"
    assert reading.paragraphs == text


def test_every_field_says_where_it_stands():
    reading = read(page(CASES["a province's portal"]))

    assert reading.found["title"].startswith("页面上的标题行：柳溪镇人大代表")
    assert reading.found["source"].startswith("标题下方：发布时间：2026-11-23")
    assert reading.found["editor"].startswith("正文之后：责任编辑：陈静")
    assert reading.found["channel"].startswith("页面上方：您现在的位置")


def test_the_day_of_the_address_stands_in_where_the_page_shows_none():
    reading = read(page({}), address="http://www.qinghe.example/202611/t20261123_55.html")

    assert reading.published_at == ""
    assert reading.published_on == dt.date(2026, 11, 23)
    assert reading.published_moment is None


def test_the_moment_of_print_has_chinas_zone():
    reading = read(page({"under": "<p>2026-11-23 10:20</p>"}))

    assert reading.published_moment == dt.datetime(2026, 11, 23, 2, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("said", "fetched", "own"),
    [
        ("/a/1.html", "http://www.qinghe.example/m/1", "http://www.qinghe.example/a/1.html"),
        ("http://www.qinghe.example/", "http://www.qinghe.example/m/1", "http://www.qinghe.example/m/1"),
        ("http://www.qinghe.example/a/1.html", "", "http://www.qinghe.example/a/1.html"),
        ("", "http://www.qinghe.example/m/1", "http://www.qinghe.example/m/1"),
    ],
)
def test_a_page_says_its_own_address(said, fetched, own):
    head = f'<link rel="canonical" href="{said}">' if said else ""

    assert read(page({"head": head}), address=fetched).address == own
