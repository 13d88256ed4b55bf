"""Pages that hold several articles, and pages that only look so."""

import pytest

from tearsheet.reading import read

ITEMS = (
    (
        "柳湾镇人大视察蓄水池",
        "林秀禾",
        "四月八日，柳湾镇人大组织代表视察新建的蓄水池，查看了施工质量和资金使用情况。",
    ),
    (
        "白杨乡召开人代会",
        "周原",
        "四月九日，白杨乡第五届人民代表大会第三次会议召开，听取和审议了政府工作报告。",
    ),
    (
        "石桥镇代表票决民生实事",
        "何月明",
        "四月十日，石桥镇人大代表从八件候选项目中票决出六件民生实事，当场公布结果。",
    ),
)
MORE = "代表们提出意见建议十二条，镇政府负责人当场作了答复，并承诺逐条办理、按时反馈。"
FORMS = {
    "page of a paper": lambda title, name, text: (
        f"<div class='news'><table><tr><td><strong>{title}</strong></td></tr><tr><td>本报记者 {name}</td></tr></table><p>　　{text}</p><p>　　{MORE}</p></div>"  # noqa: E501 one sentence or page, read as a whole
    ),
    "names behind the text": lambda title, name, text: (
        f"<p><strong>{title}</strong></p><p>　　{text}</p><p>　　{MORE}（{name}）</p>"
    ),
    "datelines": lambda title, name, text: (
        f"<h3>{title}</h3><p>本报讯（通讯员 {name}）{text}</p><p>{MORE}</p>"
    ),
    "bylines under titles": lambda title, name, text: (
        f"<h2>{title}</h2><p>作者：{name}</p><p>{text}</p><p>{MORE}</p>"
    ),
    "squares": lambda title, name, text: (
        f"<p align=center><b>{title}</b></p><p align=center>□ {name}</p><p>{text}</p><p>{MORE}</p>"
    ),
}


def page(inner, *, above=""):
    return f"<html><head><title>人大之窗</title></head><body><div class='nav'><a href='/'>首页</a></div>{above}<div class='content'>{inner}</div><div>版权所有 柳湾日报</div></body></html>".encode()  # noqa: E501 one page


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_article_has_its_title_its_writer_and_its_paragraphs(form):
    reading = read(page("".join(form(*item) for item in ITEMS)))

    assert [one.title for one in reading.articles] == [title for title, _, _ in ITEMS]
    assert [one.author for one in reading.articles] == [name for _, name, _ in ITEMS]
    for one, (_, _, text) in zip(reading.articles, ITEMS, strict=True):
        told = reading.paragraphs[one.start : one.end]
        assert len(told) == 2
        assert text in told[0]
        assert MORE in told[1]
    assert reading.articles[-1].end == len(reading.paragraphs)


def test_short_news_of_one_paragraph_each_is_several():
    inner = "".join(f"<p>●{text}（{name}）</p>" for _, name, text in ITEMS)

    reading = read(page(inner, above="<h1>简讯</h1>"))

    assert [one.author for one in reading.articles] == [name for _, name, _ in ITEMS]
    assert [(one.start, one.end) for one in reading.articles] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(
    "heading",
    [
        "<p>一、{}</p>",
        "<p><strong>{}</strong></p>",
        "<h2>{}</h2>",
        "<section><h3>{}</h3></section>",
        "<p>（一）{}</p>",
    ],
)
def test_one_article_with_headings_is_one(heading):
    inner = "".join(heading.format(title) + f"<p>{text}</p><p>{MORE}</p>" for title, _, text in ITEMS)

    reading = read(
        page(
            f"{inner}<p>（林秀禾 周原）</p>", above="<h1>三个乡镇人大的一周</h1><p>记者 林秀禾 2024-04-12</p>"
        )
    )

    assert reading.articles == ()
    assert len(reading.paragraphs) >= 6


def test_one_article_in_sections_under_its_title_is_one():
    inner = "".join(
        f"<section class='part'><h2>{title}</h2><p>{text}</p><p>{MORE}</p></section>"
        for title, _, text in ITEMS
    )

    reading = read(page(inner, above="<h1>三个乡镇人大的一周</h1>"))

    assert reading.articles == ()
    assert all(any(text in one for one in reading.paragraphs) for _, _, text in ITEMS)


def test_a_writer_at_both_ends_is_one_article():
    inner = f"<p>本报讯（记者 周原）{ITEMS[0][2]}</p><p>{MORE}</p><p>{ITEMS[1][2]}（周原）</p>"

    assert read(page(inner, above="<h1>柳湾镇人大视察蓄水池</h1>")).articles == ()


def test_makers_of_pictures_sign_no_articles():
    inner = "".join(
        f"<p><img src='/{name}.jpg'></p><p>图为代表在视察现场。（{name} 摄）</p><p>{text}</p>"
        for _, name, text in ITEMS
    )

    assert read(page(inner, above="<h1>代表在一线</h1>")).articles == ()


def test_a_list_of_beginnings_is_no_page_of_articles():
    inner = "".join(
        f"<h3><a href='/{name}'>{title}</a></h3><p>{text[:30]}……</p><p>作者：{name}</p>"
        for title, name, text in ITEMS
    )

    reading = read(page(inner))

    assert reading.is_list
    assert reading.articles == ()
