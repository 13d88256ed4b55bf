"""What strangers put into a page: spam, lists of places, empty nonsense tags, hidden blocks, an alien title."""  # noqa: E501 one sentence or pattern, read as a whole

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tearsheet.reading.outline import Line
from tearsheet.reading.result import Finding

# words that stand together only in what is sold on hijacked pages; one alone proves nothing
ALIEN = re.compile(
    r"人妻|乱伦|亂倫|乱子伦|亂子倫|无码|無碼|久久久|久久精品|国产精品|國產精品|国产自拍|亚洲欧美|日韩(?:精品|欧美|无码|在线)|欧美(?:精品|激情)|一区二区|一區二區|二区三区|三级片|黄色(?:网站|视频)|成人(?:视频|影院|用品|在线)"
    r"|青青(?:青|草)|(?:视频|影院|免费|高清)在线(?:观看|看)|在线观看(?:视频|免费)|中文字幕|免费(?:观看|完整)|性爱|激情(?:视频|小说)|约炮|裸聊|AV在线|a片|偷拍自拍|澡人人|人人爽|人人澡|人人玩"
    r"|百家乐|百家樂|六合彩|时时彩|時時彩|时时彩|彩票(?:平台|注册|官网|网站)|北京赛车|赛车(?:开奖|pk)|开奖(?:直播|结果)|老虎机|真人(?:娱乐|视讯)|博彩|娱乐城|赌场|赌博(?:网站|平台)|体育投注|投注(?:官网|平台|网站)|捕鱼达人|棋牌(?:游戏|平台)|特码|送彩金|体验金|后二稳赚|打法|爆分"
    r"|注册送|(?:平台|官网)(?:入口|注册)|娱乐(?:平台|开户)|澳门(?:精准|新葡|威尼斯|银河)|精准资料|资料大全|代开发票|贷款秒|秒下款|无视征信|黑户|当天放款|货到付款|金币出售|刷单|外围女|包养|迷药|办证刻章|最新版下载"
)
# these also stand in honest text; only several of them together are spam
WEAK = frozenset(
    (
        "货到付款",
        "中文字幕",
        "打法",
        "特码",
        "赌场",
        "博彩",
        "包养",
        "贷款秒",
        "免费观看",
        "棋牌游戏",
        "棋牌平台",
        "老虎机",
        "当天放款",
        "资料大全",
        "最新版下载",
        "彩票网站",
        "开奖结果",
        "赌博网站",
        "赌博平台",
    )
)
FEWEST_WEAK = 3
PLACE = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:县|市|区|旗|州|省|盟|镇|縣|區)?$")
PLACE_END = re.compile(r"[县市区旗州省縣區]$")
FEWEST_PLACES = 8
OPENING = re.compile(r'<([a-zA-Z][a-zA-Z0-9]{0,15})\s+id="([A-Za-z0-9]{3,12})">')
LONGEST_EXCERPT = 60


def strip_stray_tags(source: str) -> tuple[str, list[Finding]]:
    """Take out empty elements that share one nonsense id over several kinds of tag; one finding for all."""
    kinds: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for tag, name in OPENING.findall(source):
        kinds[name].add(tag.lower())
        count[name] += 1
    strays = [name for name in count if count[name] >= 3 and len(kinds[name]) >= 2]  # noqa: PLR2004 lengths and counts read best in place
    removed = 0
    for name in strays[:20]:
        empty = re.compile(
            rf'(?:[•·]\s*)?<([a-zA-Z][a-zA-Z0-9]{{0,15}})\s+id="{name}">\s*</\1>', re.IGNORECASE
        )
        for _ in range(12):
            source, times = empty.subn("", source)
            removed += times
            if not times:
                break
    if not removed:
        return source, []
    named = "、".join(f"id={name}" for name in strays[:3])
    return source, [
        Finding("stray_tags", "页面源码", f"无内容的杂乱标签 {removed} 个（{named}），已去除", "notice")
    ]


def alien_words(text: str) -> list[str]:
    """Return the alien words in a text, in order."""
    return ALIEN.findall(text)


def is_injected(text: str) -> bool:
    """Whether a line is spam: several alien words close together, or nothing but one."""
    words = alien_words(text[:20_000])
    if not words:
        return False
    if set(words) <= WEAK and len(set(words)) < FEWEST_WEAK:
        return False
    covered = sum(map(len, words))
    return (len(set(words)) >= 2 and covered * 9 >= min(len(text), 400)) or covered * 3 >= len(text)  # noqa: PLR2004 lengths and counts read best in place


def is_place_list(text: str) -> bool:
    """Whether a line strings place names together with bars, as link farms do."""
    names = [name.strip() for name in text.split("|")]
    places = [name for name in names if PLACE.match(name)]
    ended = sum(1 for name in places if PLACE_END.search(name))
    return len(places) >= FEWEST_PLACES and ended * 2 > len(names)


def injections(lines: Sequence[Line]) -> tuple[frozenset[int], list[Finding]]:
    """Return the positions of lines that strangers put in, and a finding for each kind and place."""
    alien: set[int] = set()
    findings: list[Finding] = []
    for i, line in enumerate(lines):
        spam, places = is_injected(line.text), is_place_list(line.text)
        if not (spam or places):
            continue
        alien.add(i)
        where = f"第 {i + 1} 行" + ("（隐藏）" if line.is_hidden else "")
        if spam:
            kind = "hidden_text" if line.is_hidden else "injected_text"
            findings.append(Finding(kind, where, _excerpt(line.text), "alarm"))
        if places:
            findings.append(
                Finding("place_name_list", where, _excerpt(_from_first_place(line.text)), "alarm")
            )
    return frozenset(alien), findings


def title_mismatch(head_title: str, *, title: str) -> list[Finding]:
    """Return a finding when the window's title is spam and not the article's."""
    if title and title not in head_title and is_injected(head_title):
        return [Finding("title_mismatch", "网页标题", _excerpt(head_title), "alarm")]
    return []


def _from_first_place(text: str) -> str:
    head = text.split("|", maxsplit=1)[0]
    return text[max(head.rfind(" ") + 1, 0) :]


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT] + "…"
