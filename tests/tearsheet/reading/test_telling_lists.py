"""Lists of titles and of beginnings, and articles that only end in lists."""

import pytest

from tearsheet.reading import read

TITLES = [f"榆树镇人大代表小组开展第{number}次集中视察活动" for number in "一二三四五六七八"]
TEXT = "十月十一日，榆树镇人大组织代表视察农村饮水工程，代表们提出了加强管护、改善水质的意见建议，镇政府表示将尽快办理落实。"  # noqa: E501 one sentence or page, read as a whole
LISTS = {
    "titles": "".join(
        f"<li><a href='/{one}'>{one}</a><span>10-1{i}</span></li>" for i, one in enumerate(TITLES)
    )
    + "<div>上一页 下一页</div>",
    "titles with a paragraph of the place": "<p>本栏目刊登各乡镇人大的工作动态。</p>"
    + "".join(f"<li><a href='/{one}'>{one}</a> 2024-10-1{i}</li>" for i, one in enumerate(TITLES))
    + "<div>共 8 页</div>",
    "beginnings cut off": "".join(
        f"<h3><a href='/{one}'>{one}</a></h3><p>{TEXT[:55]}…</p>" for one in TITLES
    ),
    "beginnings without dots": "".join(
        f"<div><a href='/{one}'>{one}</a><p>{TEXT[:50]}</p></div>" for one in TITLES
    ),
    "whole leads": "".join(
        f"<div><h4><a href='/{one}'>{one}</a></h4><p>{TEXT}</p><em>10-11</em></div>" for one in TITLES
    ),
    "links around all": "".join(
        f"<a href='/{one}'><h4>{one}</h4><p>{TEXT[:55]}...</p></a>" for one in TITLES
    ),
}


def page(inner):
    return f"<html><head><title>榆树镇人大</title></head><body><div>{inner}</div></body></html>".encode()


@pytest.mark.parametrize("inner", LISTS.values(), ids=LISTS)
def test_a_list_is_told(inner):
    reading = read(page(inner))

    assert reading.is_list
    assert reading.articles == ()


@pytest.mark.parametrize("inner", LISTS.values(), ids=LISTS)
def test_an_article_with_a_list_beside_it_is_no_list(inner):
    article = f"<h1>{TITLES[0]}</h1><div class='text'>" + f"<p>{TEXT}</p><p>{TEXT[::-1]}。</p>" * 6 + "</div>"

    reading = read(page(f"{article}<div class='more'>{inner}</div>"))

    assert not reading.is_list
