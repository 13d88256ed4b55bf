"""Pages that carry their article where no reader sees it until a script has run."""

import json
from urllib.parse import quote

import pytest

from tearsheet.reading import read

FIRST = "九月十二日，杨树坪县人大常委会组织部分县人大代表，对全县农村饮水安全工程运行情况开展视察。"
SECOND = "代表们先后来到石桥水厂、南坡村蓄水池和三岔口泵站，查看水质检测记录，听取了供水单位的介绍。"
THIRD = "座谈会上，代表们建议加快老旧管网改造，健全管护制度，落实管护经费，让群众喝上放心水。"
TEXTS = (FIRST, SECOND, THIRD)
TITLE = "杨树坪县人大代表视察农村饮水安全"
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)
FOOT = "<div class='footer'>版权所有 杨树坪县融媒体中心</div>"


def shell(inner, head=""):
    return f"<html><head><title>{TITLE}</title>{head}</head><body><div id='app'></div>{inner}{FOOT}</body></html>".encode()  # noqa: E501 one page


def escaped(text):
    return json.dumps(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("/", "\\/")


ARTICLE = {
    "title": TITLE, "content": BODY, "pubTime": "2024-09-13 08:30", "source": "杨树坪发布", "author": "林秀禾",  # noqa: E501 one sentence or page, read as a whole
    "comments": [{"user": "云上", "comment": "写得真好，农村饮水是件大事，希望管网改造早日完成，让大家都喝上放心水。" * 4}],  # noqa: E501 one sentence or page, read as a whole
}  # fmt: skip
CARRIERS = {
    "state of an application": f"<script>window.__INITIAL_STATE__={json.dumps({'detail': {'data': ARTICLE}}, ensure_ascii=False)};(function(){{}}())</script>",  # noqa: E501 one page
    "data of a framework": f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps({'props': {'pageProps': {'article': ARTICLE}}})}</script>",  # noqa: E501 one page
    "escaped string": f"<script>var info = {{id: 12, title: '{TITLE}', content: {escaped(BODY)}, list: undefined}};</script>",  # noqa: E501 one page
    "JSON in a string": f"<script>window.data = JSON.parse({json.dumps(json.dumps({'article': ARTICLE}))})</script>",  # noqa: E501 one sentence or page, read as a whole
    "bytes in per cents": f"<script>var html = decodeURIComponent('{quote(BODY)}');</script>",
    "hexadecimal escapes": f"<script>content_noencode: JsDecode('{BODY.replace('<', chr(92) + 'x3c').replace('>', chr(92) + 'x3e')}'),</script>",  # noqa: E501 one page
    "JSON-LD": f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'headline': TITLE, 'articleBody': chr(10).join(TEXTS)})}</script>",  # noqa: E501 one page
    "blocks of an editor": f"<script>window.$$data={json.dumps({'content': [{'type': 'p', 'text': text} for text in TEXTS]})}</script>",  # noqa: E501 one page
    "noscript": f"<noscript><div>{BODY}</div></noscript>",
    "text area": f"<textarea style='display:none'>{BODY.replace('<', '&lt;').replace('>', '&gt;')}</textarea>",  # noqa: E501 one sentence or page, read as a whole
    "template in a script": f"<script type='text/template'>{BODY}</script>",
    "hidden field": f"<input type='hidden' name='body' value='{BODY}'>",
}


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_a_carried_article_is_read(carrier):
    reading = read(shell(carrier))

    assert reading.paragraphs == TEXTS
    assert reading.title == TITLE


@pytest.mark.parametrize("carrier", ["state of an application", "data of a framework", "JSON in a string"])
def test_the_fields_beside_a_carried_article_are_read(carrier):
    reading = read(shell(CARRIERS[carrier]))

    assert (reading.source, reading.author) == ("杨树坪发布", "林秀禾")
    assert reading.published_at.startswith("2024-09-13T08:30")


@pytest.mark.parametrize("wrapping", ["{}", "callback_1({});", "\n {} "])
def test_a_bare_answer_is_read(wrapping):
    answer = wrapping.format(json.dumps({"code": 0, "data": {**ARTICLE, "pubTime": 1726187400}}))

    reading = read(answer.encode(), address="https://yangshuping.example/api/12.json")

    assert reading.paragraphs == TEXTS
    assert reading.title == TITLE
    assert reading.published_at == "2024-09-13T08:30:00"


def test_half_an_article_is_completed_from_what_the_page_carries():
    half = f"<h1>{TITLE}</h1><div class='text'><p>{FIRST}</p></div><div class='more'>展开全文</div>"

    reading = read(shell(half + CARRIERS["state of an application"]))

    assert reading.paragraphs == TEXTS


def test_what_a_page_shows_is_not_replaced_by_its_settings():
    settings = {
        "privacy": {
            "content": "本应用尊重并保护所有用户的个人隐私权，将按照本政策的规定使用和披露您的个人信息。" * 30
        }
    }
    page = f"<h1>{TITLE}</h1><div>{BODY * 2}</div><script>window.config={json.dumps(settings, ensure_ascii=False)}</script>"  # noqa: E501 one sentence or page, read as a whole

    assert read(shell(page)).paragraphs[:3] == TEXTS


def test_an_article_that_waits_for_its_script_is_no_hidden_text():
    page = f"""<h1>{TITLE}</h1><div id="js_content" style="visibility: hidden; opacity: 0; ">{BODY}</div>
    <script>var msg_title = '{TITLE}'.html(false); var ct = "1726187400"; var nickname = "杨树坪人大";</script>"""  # noqa: E501 one sentence or page, read as a whole

    reading = read(shell(page))

    assert reading.paragraphs == TEXTS
    assert reading.findings == ()


def test_a_script_title_is_read_where_the_page_shows_none():
    page = f"<html><body><section style='visibility:hidden'>{BODY}</section><script>var msg_title = '{TITLE}';</script></body></html>"  # noqa: E501 one sentence or page, read as a whole

    assert read(page.encode()).title == TITLE


def test_hostile_scripts_end():
    for script in (
        '"' * 200_000,
        "={" * 100_000,
        "'\\" * 100_000,
        "[" * 100_000 + "会议审议了报告",
        "a='" + "\\u4f1a" * 100_000,
    ):
        page = f"<script>{script}会议审议了报告。</script><p>会议审议了报告，通过了决议。</p>"
        assert read(page.encode()).paragraphs
