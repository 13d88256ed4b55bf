"""What strangers put into a page: spam, lists of places, empty nonsense tags, hidden blocks, an alien title."""  # noqa: E501 one sentence or pattern, read as a whole

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tearsheet.findings import Finding
from tearsheet.outlines.furniture import END, is_prose
from tearsheet.outlines.hidden import TRICKED
from tearsheet.outlines.lines import Line, Outline

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
# who reports on gambling and fraud names it
REPORTED = re.compile(
    r"警方|公安|民警|涉嫌|查获|抓获|犯罪|嫌疑人|法院|检察|判处|打击|严禁|整治|诈骗|骗局|涉赌|受骗|曝光|违法|禁赌|反诈|立案"
)
# alien words so near each other are one insertion, and the words up to the next border belong to it
NEAR, BORDER = 12, re.compile(r"[\s，。！？、；：,.!?;|·\-_（）()【】\[\]“”]")
# what stays before or behind an insertion and is no longer is a scrap of it
SCRAP = 4
SHORTEST_HIDDEN, SHORTEST_HONEST = 40, 20
FEWEST_HOSTS = 8
DECLARED_WORDS = {"keywords": "网页关键词", "description": "网页描述"}
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
    if not words or REPORTED.search(text[:20_000]):
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
        where = f"第 {i + 1} 行" + ("（隐藏）" if line.veil else "")
        if spam:
            kind = "hidden_text" if line.veil else "injected_text"
            findings.append(Finding(kind, where, _excerpt(line.text), "alarm"))
        if places:
            findings.append(
                Finding("place_name_list", where, _excerpt(_from_first_place(line.text)), "alarm")
            )
    return frozenset(alien), findings


def hidden_blocks(lines: Sequence[Line], *, alien: frozenset[int]) -> list[Finding]:
    """Return findings for sentences and heaps of links that are hidden by a trick."""
    tricked = [(i, line) for i, line in enumerate(lines) if line.veil == TRICKED]
    told = [(i, line) for i, line in tricked if i not in alien and len(line.text) >= SHORTEST_HIDDEN]
    findings = [
        Finding("hidden_text", f"第 {i + 1} 行（隐藏）", _excerpt(line.text), "warning")
        for i, line in told
        if is_prose(line.text, linked=line.linked)
    ]
    hosts = {host for _, line in tricked for host in line.hosts}
    if len(hosts) >= FEWEST_HOSTS:
        named = "、".join(sorted(hosts)[:3])
        findings.append(
            Finding(
                "link_farm",
                f"第 {tricked[0][0] + 1} 行起（隐藏）",
                f"指向 {len(hosts)} 个网站的隐藏链接：{named}",
                "alarm",
            )
        )
    return findings


def without_insertions(
    page: Outline, *, alien: frozenset[int]
) -> tuple[Outline, frozenset[int], list[Finding]]:
    """Return the page without insertions in honest paragraphs, what stays alien, and a finding for each."""
    lines = list(page.lines)
    findings = []
    honest: set[int] = set()
    for i, line in enumerate(lines):
        if len(line.text) < SHORTEST_HIDDEN or not ALIEN.search(line.text):
            continue
        spans = _insertions(line.text)
        rest = _without(line.text, spans)
        if not spans or (i in alien and not _is_honest(rest)):
            continue
        honest.add(i)
        lines[i] = replace(line, text=rest)
        place = f"第 {i + 1} 行（段内）"
        findings += [
            Finding("injected_text", place, _excerpt(line.text[start:end].strip()), "alarm")
            for start, end in spans
            if i not in alien
        ]
    if not honest:
        return page, alien, []
    return replace(page, lines=tuple(lines)), alien - honest, findings


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text.strip()


def _is_honest(text: str) -> bool:
    """Whether a sentence stands whole where spam was taken from behind or before it."""
    return (
        len(text) >= SHORTEST_HONEST and is_prose(text) and bool(END.search(text)) and not ALIEN.search(text)
    )


def _insertions(text: str) -> list[tuple[int, int]]:
    """Return where alien words stand close together in an honest text, from border to border."""
    if REPORTED.search(text):
        return []
    runs: list[list[re.Match[str]]] = []
    for found in ALIEN.finditer(text[:20_000]):
        if runs and found.start() - runs[-1][-1].end() <= NEAR:
            runs[-1].append(found)
        else:
            runs.append([found])
    spans = []
    for run in runs:
        strong = {found[0] for found in run} - WEAK
        if len(strong) > 1:
            start, end = _border_before(text, run[0].start()), _border_behind(text, run[-1].end())
            spans.append((start if start > SCRAP else 0, end if len(text) - end > SCRAP else len(text)))
    return spans


def _border_before(text: str, at: int) -> int:
    found = [one.end() for one in BORDER.finditer(text, max(at - NEAR, 0), at)]
    return found[-1] if found else at


def _border_behind(text: str, at: int) -> int:
    found = BORDER.search(text, at, at + NEAR)
    return found.start() if found else at


def alien_head(page: Outline, *, title: str) -> list[Finding]:
    """Return findings where the window's title or the keywords are spam, or the title is another page's."""
    findings = [
        Finding("injected_text", place, _excerpt(page.meta[name]), "alarm")
        for name, place in DECLARED_WORDS.items()
        if is_injected(page.meta.get(name, ""))
    ]
    if title and title not in page.head_title and is_injected(page.head_title):
        findings.append(Finding("title_mismatch", "网页标题", _excerpt(page.head_title), "alarm"))
    elif title and _is_another(page, title):
        findings.append(Finding("title_mismatch", "网页标题", _excerpt(page.head_title), "notice"))
    return findings


def _is_another(page: Outline, title: str) -> bool:
    """Whether the window's title shares no pair of characters with the title and few with what is shown."""
    pairs = _pairs(page.head_title)
    if len(pairs) < FEWEST_HOSTS or pairs & _pairs(title):
        return False
    shown = _pairs("\n".join(line.text for line in page.lines if not line.is_hidden))
    return len(pairs & shown) * 4 < len(pairs)


def _pairs(text: str) -> set[str]:
    runs = re.findall(r"[\u3400-\u9fff]+", text[:200_000])
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}


def _from_first_place(text: str) -> str:
    head = text.split("|", maxsplit=1)[0]
    return text[max(head.rfind(" ") + 1, 0) :]


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT] + "…"
