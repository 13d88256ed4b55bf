"""Pages of our own making, with invented people and places."""

import os
from pathlib import Path

import opencc
import pytest
from pypinyin import Style, pinyin

ROOT = Path(__file__).resolve().parents[3]
HINTED = "網監鄉鎮業環發優據規聯數專題實"
LEAD = "青禾县人大常委会把信息宣传摆在重要位置，网站和报刊一起抓，上半年在市级以上媒体刊发稿件四十七篇，群众对人大工作了解更多，代表履职更有劲头。"  # noqa: E501 one sentence or pattern, read as a whole
FIRST = "县人大机关组建写作小组，每周三下午集中改稿，乡镇人大主席带头写，专题培训办了五期。写作队伍。县级媒体派编辑到会讲课，业务骨干结对帮带，稿件质量明显提高。"  # noqa: E501 one sentence or pattern, read as a whole
SECOND = "办公室完善登记、审稿、报送三项制度，按季度通报采用情况，数据公开，奖惩分明，各部门写稿的积极性不断提高，监督工作的报道也跟了上来。"  # noqa: E501 one sentence or pattern, read as a whole
NAVIGATION = "首 页 人大要闻 监督纵横 代表风采 乡镇人大 理论研究"
HOT = ["柳溪镇人大组织代表视察河道", "云桥乡召开人大主席团会议", "青禾县人大常委会举行第九次会议"]
SPAM = "百家乐技巧打法,时时彩平台注册送彩金,北京赛车开奖直播 柳溪县| 云桥县| 白塘区| 石门坎县| 竹坞市| 松口县| 梅岭县| 杏林区| 桃源里县| 荷塘市"  # noqa: E501 one sentence or pattern, read as a whole


def hinted(text):
    """The text in Traditional, with the reading in brackets behind some characters."""
    turned = opencc.OpenCC("s2t").convert(text)
    return "".join(
        f"{one}({pinyin(one, style=Style.TONE)[0][0]})" if one in HINTED else one for one in turned
    )


def damaged(text):
    """Hinted text in which 。縣 lost its bytes, as a mirror does it."""
    return hinted(text).replace("。縣級", "?h級")


@pytest.fixture
def mirrored():
    """The bare text of a page as a polluted mirror serves it."""
    stray = '<kbd id="zxqwe"><tfoot id="zxqwe"></tfoot></kbd>\n<menu id="zxqwe"><bdo id="zxqwe"></bdo></menu>'
    lines = [
        "青禾縣人大網(wǎng)", hinted(NAVIGATION), "青禾縣人大網(wǎng)>>代表風采", "", "青禾：一支筆寫活人大故事", "",  # noqa: E501 one sentence or pattern, read as a whole
        "2023-5-9 08:30:15   來源:青禾縣人大網(wǎng)", "", "  " + hinted(LEAD), "", "  一、隊伍建在一線", "",
        "  " + damaged(FIRST), "", "  二、制度管到長遠", "", "  " + hinted(SECOND), "", "責編:林秀禾", "新聞排行",  # noqa: E501 one sentence or pattern, read as a whole
        *map(hinted, HOT), "青禾縣人大網(wǎng)版權所有 未經允許不得復制或鏡像", SPAM,
    ]  # fmt: skip
    return stray + "\n" + "\n".join(lines)


@pytest.fixture
def plain_page():
    """A county site's page, clean, in Simplified."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>柳溪镇人大代表走进茶园问计_青禾县人大网</title></head>
    <body><ul class="nav"><li><a href="/">首页</a></li><li><a href="/1">人大要闻</a></li></ul>
    <div>当前位置：<a href="/">首页</a> &gt; <a href="/2">代表工作</a> &gt; 正文</div>
    <h1>柳溪镇人大代表走进茶园问计</h1>
    <div class="info"><span>时间：2024年3月5日 09:20</span><span>来源：青禾日报</span><span>作者：林秀 周原</span></div>
    <div class="text"><p>　　{LEAD}</p><p><img src="/t.jpg"></p><p>代表在茶园了解春茶采摘。</p><p>　　{SECOND}</p></div>
    <div>（责任编辑：陈静）</div><div>相关新闻</div><ul>{"".join(f'<li><a href="/{i}">{one}</a></li>' for i, one in enumerate(HOT))}</ul>
    <div class="footer">版权所有 青禾县人大常委会办公室</div></body></html>"""  # noqa: E501 one sentence or pattern, read as a whole


@pytest.fixture
def founding_document():
    """The founding document, where it lies beside the checkout."""
    shared = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))
    path = shared / "founding_document.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path.read_bytes()


@pytest.fixture
def real_pages():
    """Real pages for development, where they lie beside the checkout."""
    shared = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))
    pages = sorted((shared / "bench" / "data" / "pages_dev").glob("*.html"))
    if not pages:
        pytest.skip("no development pages beside the checkout")
    return pages
