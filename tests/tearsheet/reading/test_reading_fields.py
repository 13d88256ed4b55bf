"""Bylines as real Chinese sites set them: newspapers, agencies, governments, congresses, public accounts, media centres.

Names, places and outlets are invented.
"""

import pytest

from tearsheet.reading import read

TITLE = "柳溪镇人大代表走进茶园问计春茶产销"
TEXT = (
    "　　连日来，柳溪镇人大组织代表走进茶园、车间和合作社，了解春茶采摘、加工和销售情况，收集意见建议十二条。",
    "　　代表们建议，尽快修通后山的机耕路，把冷链车开到地头，让鲜叶当天进厂。",
    "　　镇人大把意见交镇政府办理，并约定一个月后回访，办不好的再上一次主席团会议。",
)


def page(under="", *, head="", above="", behind="", text=TEXT, heading=f"<h1>{TITLE}</h1>"):
    """One page: what the head says, the lines above the title, under it, the text, the lines behind it."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_青禾县人大网</title>{head}</head><body>'
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">人大要闻</a></li><li><a href="/b">代表工作</a></li></ul>'
        f'{above}<div class="main">{heading}{under}<div class="content">{paragraphs}</div>{behind}</div>'
        '<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">云桥乡召开人大主席团会议</a>2020-01-02</li></ul></div>'
        "<footer>青禾县人大常委会办公室主办　版权所有</footer></body></html>"
    ).encode()


def signed(*, head="", tail=""):
    """The text with a signature at its head or its end."""
    return (head + TEXT[0].strip(), TEXT[1], TEXT[2] + tail)


CASES = {
    "a party paper's channel": (
        page(
            '<div class="author cf">林秀 周原</div><div class="channel cf"><div class="col-1-1">2026年11月23日10:20 | 来源：<a href="#">青禾网－青禾日报</a></div></div>',
            above='<div class="layout path"><div class="col col-2"><a href="/">青禾网</a>&gt;&gt;<a href="/a">地方</a>&gt;&gt;<a href="/b">人大代表</a></div></div>',
            behind='<div class="edit cf">(责编：陈静、王一禾)</div>',
        ),
        {"published_at": "2026-11-23T10:20", "source": "青禾网－青禾日报", "author": "林秀 周原", "editor": "陈静 王一禾", "channel": "人大代表"},
    ),
    "an agency's page with a clock of three lines": (
        page(
            '<div class="header-time"><span class="year"><em>2026</em></span><span class="day"><em>11</em>/<em>23</em></span><span class="time">10:20:31</span></div><div class="source">来源：青禾新闻社</div>',
            behind='<div class="editor">【责任编辑:陈静 】</div>',
        ),
        {"source": "青禾新闻社", "editor": "陈静"},
    ),
    "a ministry": (
        page(
            '<div class="pages-date">2026-11-23 10:20 <span>来源： 青禾县政府网</span><span class="share">【字体：大 中 小】打印</span></div>',
            above='<div class="BreadcrumbNav"><a href="/">首页</a> &gt; <a href="/x">政策</a> &gt; <a href="/y">地方动态</a></div>',
            behind='<div class="editor">责任编辑：陈静</div>',
        ),
        {"published_at": "2026-11-23T10:20", "source": "青禾县政府网", "editor": "陈静", "channel": "地方动态", "author": ""},
    ),
    "a congress with tags of the standard": (
        page(
            '<div class="fontsize">浏览字号：大 中 小</div><div>来源：青禾人大网　　2026-11-23</div>',
            head='<meta name="ArticleTitle" content="' + TITLE + '"><meta name="PubDate" content="2026-11-23 10:20:31"><meta name="ContentSource" content="青禾人大网"><meta name="ColumnName" content="代表风采"><meta name="Author" content="admin">',
        ),
        {"published_at": "2026-11-23T10:20:31", "source": "青禾人大网", "channel": "代表风采", "author": ""},
    ),
    "only tags, nothing shown": (
        page(head='<meta name="PubDate" content="Mon Nov 23 10:20:00 CST 2026"><meta name="ContentSource" content="来源：青禾日报">'),
        {"published_at": "2026-11-23T10:20:00", "source": "青禾日报", "author": "", "editor": "", "channel": ""},
    ),
    "a province's portal": (
        page(
            '<div class="info"><span>发布时间：2026-11-23 10:20</span><span>来源：青禾县融媒体中心</span><span>作者：林秀　周原</span><span>浏览次数：88</span></div>',
            above='<div class="weizhi">您现在的位置：<a href="/">首页</a> &gt;&gt; <a href="/x">县市动态</a> &gt;&gt; 正文</div>',
            behind="<p>责任编辑：陈静　　审核：赵海　　值班主任：孙平</p>",
        ),
        {"published_at": "2026-11-23T10:20", "source": "青禾县融媒体中心", "author": "林秀 周原", "editor": "陈静", "channel": "县市动态"},
    ),
    "a media centre with three reviews": (
        page(
            "<div>2026-11-23 10:20 青禾融媒</div>",
            behind="<p>记者：林秀 通讯员：周原</p><p>编辑：陈静</p><p>一审：赵海　二审：孙平　三审：李文</p>",
        ),
        {"published_at": "2026-11-23T10:20", "source": "青禾融媒", "author": "林秀 周原", "editor": "陈静"},
    ),
    "a media centre that closes with strokes": (
        page("<div>青禾发布 2026-11-23</div>", behind="<p>来源丨青禾县融媒体中心</p><p>文字丨林秀</p><p>图片丨周原</p><p>编辑丨陈静</p><p>校对丨赵海</p><p>审核丨孙平</p>"),
        {"published_at": "2026-11-23", "source": "青禾发布", "author": "林秀", "editor": "陈静"},
    ),
    "a public account": (
        page(
            '<div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo">原创</span><span class="rich_media_meta rich_media_meta_text">林秀</span><span class="rich_media_meta_nickname"><a id="js_name">青禾人大</a></span><em id="publish_time"></em></div>',
            head='<meta property="og:article:author" content="林秀"><script>var nickname = htmlDecode("青禾人大"); var ct = "1795400400";</script>',
            heading=f'<h1 class="rich_media_title" id="activity-name">\n{TITLE}\n</h1>',
        ),
        {"published_at": "2026-11-23T10:20:00", "source": "青禾人大", "author": "林秀", "channel": ""},
    ),
    "a public account whose author is itself": (
        page(
            '<div id="meta_content"><a id="js_name">青禾人大</a></div>',
            head='<meta property="og:article:author" content="青禾人大"><script>var nickname = "青禾人大";</script>',
            behind="<p>来源：云桥乡人大</p>",
        ),
        {"source": "青禾人大", "author": ""},
    ),
    "a newspaper on its electronic page": (
        page(
            '<div class="zuozhe">□本报记者 林秀 通讯员 周原</div>',
            above='<div class="top"><span>2026年11月23日　星期一</span><span>第03版：民主法治</span><a href="#">上一版</a><a href="#">下一版</a></div>',
        ),
        {"published_at": "2026-11-23", "author": "林秀 周原", "channel": "民主法治", "source": ""},
    ),
    "a county's old tables": (
        page("<table><tr><td>作者：林　秀　　来源：本站　　发布时间：2006-3-5 9:05:11　　点击数：312</td></tr></table>", behind="<table><tr><td>【<a>打印</a>】【<a>关闭</a>】　录入：admin　责任编辑：admin</td></tr></table>"),
        {"published_at": "2006-03-05T09:05:11", "author": "林秀", "source": "本站"},
    ),
    "a small system of labels and values in tags": (
        page("<div class='info'><small>时间:</small>2026-11-23 10:20<small>来源:</small>青禾人大<small>作者:</small>林秀 <small>点击:</small>31次</div>", behind="<div>(责任编辑：陈静)</div>"),
        {"published_at": "2026-11-23T10:20", "source": "青禾人大", "author": "林秀", "editor": "陈静"},
    ),
    "signed at the head": (
        page("<p>2026-11-23 10:20:31　来源：青禾日报</p>", text=signed(head="本报讯（记者 林秀 通讯员 周原 王一禾）")),
        {"author": "林秀 周原 王一禾", "source": "青禾日报"},
    ),
    "signed at the head without brackets": (
        page("<p>2026-11-23 10:20:31　来源：青禾日报</p>", text=signed(head="青禾日报讯 记者林秀 报道：")),
        {"author": "林秀"},
    ),
    "signed at the end": (
        page("<p>2026-11-23　来源：青禾日报</p>", text=signed(tail="（柳溪镇人大 林秀 周原）")),
        {"author": "林秀 周原"},
    ),
    "a photographer is no author": (page("<p>2026-11-23　来源：青禾日报</p>", text=signed(tail="（周原 摄）")), {"author": ""}),
    "text and pictures by": (page("<p>2026-11-23　来源：青禾日报　文/林秀 图/周原</p>"), {"author": "林秀", "source": "青禾日报"}),
    "labels without colons": (page("<div><span>责编陈静</span> <span>来源：青禾日报</span> <span>供稿林秀</span></div>"), {"editor": "陈静", "source": "青禾日报", "author": "林秀"}),
    "a person as the source": (page("<p>2026-11-23 10:20</p>", behind="<p>来源：林秀</p>"), {"author": "林秀", "source": ""}),
    "a name of Tibet behind its label": (page("<p>2026-11-23 作者：格桑旺堆</p>"), {"author": "格桑旺堆"}),
    "the crumbs in data alone": (
        page(
            head='<script type="application/ld+json">{"@graph":[{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"首页"},{"@type":"ListItem","position":2,"item":{"name":"基层动态"}}]},{"@type":"NewsArticle","datePublished":"2026-11-23T02:20:00Z","author":[{"@type":"Person","name":"林秀"}]}]}</script>'
        ),
        {"channel": "基层动态", "published_at": "2026-11-23T10:20:00", "author": "林秀"},
    ),
    "a visible line and a tag that disagree": (
        page("<p>发布时间：2026-11-23 10:20</p>", head='<meta property="article:published_time" content="2026-11-25T08:00:00+08:00">'),
        {"published_at": "2026-11-23T10:20"},
    ),
    "published and changed": (page("<p>更新时间：2026-11-25 08:00　发布时间：2026-11-23 10:20</p>"), {"published_at": "2026-11-23T10:20"}),
    "a forum's first post": (
        page("<div class='post-info'>楼主：林秀　发表于 2026-11-23 10:20　只看该作者</div>", behind="<div class='comments'><h4>最新评论</h4><p>说得好 发表于 2026-11-24 08:00</p></div>"),
        {"published_at": "2026-11-23T10:20"},
    ),
    "a phone's page": (
        page('<div class="m-sub"><span>青禾人大网</span> <span>2026-11-23 10:20</span></div>', above='<header class="m-head"><a href="/m"></a><span>代表风采</span><a>打开APP</a></header>'),
        {"published_at": "2026-11-23T10:20", "source": "青禾人大网", "channel": "代表风采"},
    ),
    "a page of this kind shows nothing": (page(), {"published_at": "", "source": "", "author": "", "editor": "", "channel": "", "subtitle": ""}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_byline_is_read_as_a_person_reads_it(name):
    data, expected = CASES[name]

    reading = read(data)

    assert reading.title == TITLE
    assert {key: getattr(reading, key) for key in expected} == expected
    assert all(reading.found[key] for key, value in expected.items() if value)


@pytest.mark.parametrize("name", CASES)
def test_the_body_holds_the_text_and_no_byline(name):
    reading = read(CASES[name][0])

    assert len(reading.paragraphs) == len(TEXT)
    assert TEXT[1].strip() in reading.body
