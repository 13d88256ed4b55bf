"""Texts that no rule for paragraphs finds: poems, the first post of a thread, what stands behind a fold."""

import json
from urllib.parse import quote

import pytest

from tearsheet.outlines.written import written
from tearsheet.reading import read

TITLE = "柳溪的石阶"
POEM = (
    "石阶上长满青苔",
    "每一级都有人坐过",
    "祖母在第三级择菜",
    "我在第五级背书",
    "雨来的时候",
    "它们一起发亮",
    "像谁刚刚擦过",
    "又像谁刚刚离开",
)
TEXT = (
    "连日来，柳溪镇人大组织代表走进茶园、车间和合作社，了解春茶采摘、加工和销售，收集意见十二条。",
    "代表们建议，尽快修通后山的机耕路，把冷链车开到地头，让鲜叶当天进厂。",
    "镇人大把意见交镇政府办理，并约定一个月后回访，办不好的再上一次主席团会议。",
)
NAVIGATION = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>副刊</a></li></ul>"


def page(inner, *, title=TITLE):
    return f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{NAVIGATION}<h1>{title}</h1>{inner}</body></html>".encode()  # noqa: E501 one page


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def post(writer, at, text):
    return f"<div class='post'><div class='authi'><a>{writer}</a></div><div>发表于 {at}</div><div class='t'>{text}</div></div>"  # noqa: E501 one sentence or page, read as a whole


@pytest.mark.parametrize(
    "inner",
    [
        f"<div>{paragraphs(POEM)}</div>",
        f"<div>{'<br>'.join(POEM)}</div>",
        f"<div>{paragraphs(POEM)}</div><div class='comments'><p>您的邮箱地址不会被公开，必填项已经标出，请填写。</p></div>",  # noqa: E501 one sentence or page, read as a whole
    ],
)
def test_a_poem_is_read_line_by_line(inner):
    assert read(page(inner)).paragraphs == POEM


def test_a_writer_stands_alone_between_title_and_poem():
    reading = read(page(f"<center>林秀</center><div>{paragraphs(TEXT)}</div>"))

    assert (reading.author, reading.paragraphs) == ("林秀", TEXT)


def test_short_lines_under_an_article_are_no_poem():
    links = "".join(f"<p>{line}</p>" for line in POEM)

    assert read(page(f"<div>{paragraphs(TEXT)}</div><div>{links}</div>")).paragraphs[:3] == TEXT


def test_of_a_thread_the_first_post_is_read():
    replies = post("云上", "2026-11-24 08:00", "同感，我也去过那里，路确实不好走，希望早点修好。")
    replies += post("过路人", "2026-11-24 09:30", "支持一下，代表们说得对，冷链车早就该来了。")

    reading = read(page(post("柳溪老周", "2026-11-23 10:20", "<br>".join(TEXT)) + replies, title="茶园见闻"))

    assert reading.paragraphs == TEXT
    assert reading.published_at == "2026-11-23T10:20"
    assert reading.author == "柳溪老周"


@pytest.mark.parametrize("button", ["展开剩余 60%", "展开全文", "点击阅读全文"])
def test_text_behind_a_fold_is_read(button):
    rest = f"<div style='display:none'>{paragraphs(TEXT[2:])}</div><div><a>{button}</a></div>"

    assert read(page(f"<div>{paragraphs(TEXT[:2])}</div>{rest}")).paragraphs == TEXT


def test_hidden_text_without_a_button_stays_hidden():
    rest = f"<div style='display:none'>{paragraphs(TEXT[2:])}</div>"

    assert read(page(f"<div>{paragraphs(TEXT[:2])}</div>{rest}")).paragraphs == TEXT[:2]


def test_an_object_in_per_cents_is_read():
    kept = {"article": {"title": TITLE, "content": paragraphs(TEXT * 2), "editorName": "陈静"}}
    script = f"<script type='application/json'>{quote(json.dumps(kept, ensure_ascii=False))}</script>"

    reading = read(f"<html><head><title>{TITLE}</title></head><body>{script}</body></html>".encode())

    assert reading.paragraphs == TEXT * 2
    assert reading.editor == "陈静"


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ('document.write("青禾日报")', "青禾日报"),
        ("var ly = '青禾日报'; document.write('来源：' + ly);", "来源：青禾日报"),
        ('document.write("<b>青禾日报</b>")', "青禾日报"),
        ("document.write(unknown)", ""),
        ("document.write(new Date().getFullYear())", ""),
        ("if (a) { document.write('一') } else { document.write('二') }", ""),
        ("document.write('青禾' + name())", ""),
        ("var a = 1;", ""),
    ],
)
def test_what_a_script_writes_is_told_without_running_it(script, words):
    assert written(script) == words
