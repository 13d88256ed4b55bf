"""The body alone, in layouts as Chinese sites have them."""

import pytest

from tearsheet.reading import read

TITLE = "松溪县人大常委会专题询问养老服务工作"
ONE = "本网讯（记者 周原 通讯员 林秀禾）五月十八日，松溪县人大常委会召开联组会议，就全县养老服务工作情况开展专题询问。"  # noqa: E501 one sentence or page, read as a whole
TWO = "会上，六名常委会组成人员和代表先后提问，县民政局、财政局、卫健局主要负责人逐一作答，现场问得直接，答得实在。"  # noqa: E501 one sentence or page, read as a whole
THREE = (
    "老字号企业松溪堂负责人、县人大代表何月明问到社区食堂的运营补助何时到位，县财政局承诺在六月底前全部拨付。"
)
FOUR = "分享会后，县人大常委会办公室梳理出问题清单十一条，交由县政府研究处理，并在三个月内报告处理结果。"
TEXT = (ONE, TWO, THREE, FOUR)
P = "".join(f"<p>　　{one}</p>" for one in TEXT)
NAV = (
    "<div class='nav'>"
    + "".join(
        f"<a href='/{i}'>{one}</a> " for i, one in enumerate(["首页", "人大要闻", "监督工作", "代表风采"])
    )
    + "</div>"
)
LINKS = "".join(f"<li><a href='/n/{i}.html'>松溪县人大代表小组开展第{i}次活动</a></li>" for i in range(6))
COMMENT = "养老是大事，我家老人就在社区食堂吃饭，味道不错，价格也实惠，希望继续办下去，越办越好。"
FOOT = "<div id='bottom'>主办：松溪县人大常委会办公室　技术支持：松溪县融媒体中心<br>蜀ICP备00000000号　网站标识码：0000000000</div>"  # noqa: E501 one sentence or page, read as a whole
BR = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{one}" for one in TEXT)
LAYOUTS = {
    "government": f"<div class='xl-title'>{TITLE}</div><div class='xl-info'>信息来源：县人大办　发布日期：2024-05-20 09:12　浏览次数：<span id='hits'>1024</span>　【字体：<a>大</a> <a>中</a> <a>小</a>】</div><div class='TRS_Editor'><style>.a{{}}</style>{P}</div><div>【<a href='#'>打印本页</a>】【<a href='#'>关闭窗口</a>】</div><div>上一篇：<a href='/1'>人大常委会举行会议</a></div>",  # noqa: E501 one sentence or page, read as a whole
    "tables of 2003": f"<table width=760><tr><td width=180><table><tr><td><font size=2>{LINKS}</font></td></tr></table></td><td><table><tr><td align=center><font color=red size=5><b>{TITLE}</b></font></td></tr><tr><td align=center>作者：林秀禾 来源：松溪人大 点击数：88 更新时间：2024-5-20</td></tr><tr><td class=content><font size=3>{BR}</font></td></tr><tr><td align=right>【<a href=#>发表评论</a>】【<a href=#>加入收藏</a>】【<a href=#>告诉好友</a>】【<a href=#>打印此文</a>】</td></tr></table></td></tr></table>",  # noqa: E501 one sentence or page, read as a whole
    "text in the body alone": f"<center><h3>{TITLE}</h3></center><hr>{BR}<hr><a href='/'>返回首页</a>",
    "every paragraph in boxes": f"<h1>{TITLE}</h1><div class='main'>" + "".join(f"<div class='row'><div class='col'><span>{one}</span></div></div>" for one in TEXT) + "</div>",  # noqa: E501 one sentence or page, read as a whole
    "comments": f"<h1>{TITLE}</h1><div class='art'>{P}</div><h3>网友评论(3)</h3><ul class='list'>" + f"<li><b>云上</b><p>{COMMENT}</p></li>" * 3 + "</ul>",  # noqa: E501 one sentence or page, read as a whole
    "a box in the text": f"<h1>{TITLE}</h1><div class='art'><p>{ONE}</p><p>{TWO}</p><div class='xg'><h4>延伸阅读</h4><ul>{LINKS}</ul></div><p>{THREE}</p><p>{FOUR}</p></div>",  # noqa: E501 one sentence or page, read as a whole
    "public account": f"<h1>{TITLE}</h1><div id='js_content' style='visibility:hidden'><section><span>点击上方蓝字关注我们</span></section>{P.replace('<p>', '<section><span>').replace('</p>', '</span></section>')}<section>来源：松溪县人大常委会办公室</section><section>编辑：何月</section><section>审核：周原　终审：林秀禾</section><section>往期推荐</section><section><a href='#'>松溪县人大代表视察春耕</a></section></div>",  # noqa: E501 one sentence or page, read as a whole
    "end with source": f"<h1>{TITLE}</h1><div class='art'>{P}<p>（责任编辑：何月）</p><p>文章来源：松溪日报</p></div>",  # noqa: E501 one sentence or page, read as a whole
    "disclaimer": f"<h1>{TITLE}</h1><div class='art'>{P}<p>免责声明：本文仅代表作者个人观点，与本网无关。</p><p>未经授权，不得转载本网文章。</p></div>",  # noqa: E501 one sentence or page, read as a whole
    "mobile": f"<header class='bar'><a href='/app'>打开APP</a></header><article><h1>{TITLE}</h1><div class='time'>松溪发布 2024-05-20 09:12</div>{P}<div class='unfold'>展开全文</div></article><div class='hot'><h2>热门推荐</h2>" + "".join(f"<div class='card'><h3><a href='/{i}'>松溪县第{i}次活动侧记</a></h3><p>五月以来，各代表小组走村入户，了解群众所思所盼。</p></div>" for i in range(4)) + "</div>",  # noqa: E501 one sentence or page, read as a whole
    "accelerated": f"<amp-sidebar>{LINKS}</amp-sidebar><article class='amp'><h1>{TITLE}</h1><amp-img src='/a.jpg' width=600 height=400></amp-img>{P}</article><amp-ad></amp-ad>",  # noqa: E501 one sentence or page, read as a whole
    "pages": f"<h1>{TITLE}</h1><div class='art'>{P}<p align=center><a href='1_2.html'>[1]</a> <a href='1_2.html'>[2]</a> <a href='1_2.html'>下一页</a> <a href='1_2.html'>尾页</a></p></div>",  # noqa: E501 one sentence or page, read as a whole
    "headings": f"<h1>{TITLE}</h1><div class='art'><p>{ONE}</p><p><strong>问得直接</strong></p><p>{TWO}</p><p><strong>答得实在</strong></p><p>{THREE}</p><p>{FOUR}</p></div>",  # noqa: E501 one sentence or page, read as a whole
    "share bar": f"<h1>{TITLE}</h1><div>2024-05-20 09:12　来源：松溪日报　<span>分享到：</span><a>微信</a><a>微博</a><a>QQ空间</a></div><div class='c'>{P}</div><div>(1) 点赞 收藏 分享</div>",  # noqa: E501 one sentence or page, read as a whole
}  # fmt: skip


@pytest.mark.parametrize("inner", LAYOUTS.values(), ids=LAYOUTS)
def test_the_body_is_the_article_alone(inner):
    page = f"<html><head><meta charset='utf-8'><title>{TITLE}_松溪县人大网</title></head><body>{NAV}{inner}{FOOT}</body></html>"  # noqa: E501 one page

    reading = read(page.encode())

    kept = tuple(one for one in reading.paragraphs if one not in {"问得直接", "答得实在"})
    assert kept == TEXT
    assert reading.title == TITLE
    assert not reading.articles
    assert not [one for one in reading.findings if one.severity != "notice"]


def test_a_short_notice_among_much_navigation_is_found():
    notice = "因系统升级，本网站将于五月二十日二十二时起暂停服务两小时，敬请谅解。"
    page = f"<html><body>{NAV}<ul>{LINKS}</ul><h2>停机公告</h2><div>{notice}</div><ul>{LINKS}</ul>{FOOT}</body></html>"  # noqa: E501 one sentence or page, read as a whole

    assert read(page.encode()).paragraphs == (notice,)


@pytest.mark.parametrize(
    "sentence",
    [
        "关闭污染企业二十家，整治河道十一公里，群众的满意度明显提高。",
        "收藏家何月明向县档案馆捐赠了五十年代的人民代表选举证。",
        "全县发放食品经营许可证一千二百张，老字号企业全部纳入监管。",
        "这篇报道的阅读量突破十万，代表们把经验分享到各乡镇。",
        "未经村民会议同意，不得使用集体土地，代表们建议尽快立规。",
    ],
)
def test_honest_sentences_that_sound_like_buttons_stay(sentence):
    page = f"<html><body><h1>{TITLE}</h1><div><p>{ONE}</p><p>{sentence}</p><p>{FOUR}</p></div>{FOOT}</body></html>"  # noqa: E501 one sentence or page, read as a whole

    assert sentence in read(page.encode()).paragraphs
