"""The channel: the last step of the bread crumbs, the name of a newspaper's page, or a declared column."""

import re

from tearsheet.outlines.furniture import CRUMB, SENTENCE
from tearsheet.outlines.lines import Line
from tearsheet.reading.nearby import Nearby

HOME = re.compile(
    r"(?:首页|首頁|主页|主頁|网站首页|首|正文|内容|当前位置|文章|详情|信息详情|内容页|正文内容|正文页|新闻详情|文章详情|浏览文章|详细内容|返回首页|列表|阅读文章|详细信息|查看详情|全文|Home)\Z"
)
NO_STEP = re.compile(
    r"更多|进入|点击|上一页|下一页|查看|(?<!首)(?<!主)页|关键词|标签|[？?!！。]|more|论坛|留言|登录|注册|搜索|来源|时间|作者"
)
POSITION = re.compile(
    r"^.{0,6}(?:当前|现在)?的?(?:所在)?位置(?:是|为)?\s*[:：]?\s*|^(?:您|你)(?:现在)?(?:正)?在(?:这里)?\s*[:：]\s*"
)
NAMED = re.compile(
    r"(?<![a-z])(?:bread-?_?crumbs?|crumbs?|position|location|weizhi|dqwz|curpos|path|place|mbx|mianbaoxie|daohang)"
)
PAPER_PAGE = re.compile(r"(?:^|\s)第?\s?[A-Z]{0,2}\d{1,3}\s?版\s*[:：]\s*([\u4e00-\u9fff·/]{2,12})(?=\s|$)")
CATEGORY = re.compile(
    r"(?<![a-z])(?:cat(?:egory)?-?_?(?:links?|name|tag)?|category|column-?_?name|channel-?_?name|lanmu|article-?category|post-?category)(?![a-z])"
)
# the word in the bar on top of a phone's page, when it is one that only columns have
COLUMN = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:要闻|新闻|动态|时政|风采|工作|资讯|传真|观察|县域|民生|社会|经济|文化|教育|理论|视点|评论|聚焦|关注|快讯|简讯|头条|专题|公告|监督|代表|立法|基层|乡镇|法治|调研|人大)"
)
DECLARED = (
    "columnname",
    "article:section",
    "og:article:section",
    "articlesection",
    "itemprop:articlesection",
    "og:section",
    "channel",
)
LONGEST_LINE, LONGEST_STEP, LONGEST_CRUMB = 160, 20, 40
# a step this long that the title holds is the title, cut off; 人大代表 may be a column as well
SHORTEST_TITLE = 7


def channel(nearby: Nearby) -> tuple[str, str, int | None]:
    """Return the channel, where it was found in words, and its line; empty strings and None when the page shows none."""  # noqa: E501 one sentence or pattern, read as a whole
    above = range(max(nearby.all, default=0) + 1)
    shown = [i for i in above if not nearby.lines[i].is_hidden and len(nearby.lines[i].text) <= LONGEST_LINE]
    for look in (_crumbs, _paper_page, _category):
        found = [(said, i) for i in shown if (said := look(nearby, i))]
        # a list of all the pages of a paper does not say on which we are
        if found and (look is not _paper_page or len(found) == 1):
            return found[0][0], nearby.tell(found[0][1]), found[0][1]
    return *_declared(nearby), None


def says_position(text: str) -> bool:
    """Whether a line says where on its site the page stands: 您现在的位置：首页 > 要闻."""
    return len(text) <= LONGEST_LINE and bool(POSITION.match(text)) and bool(re.search(r"位置|在", text[:12]))


def _declared(nearby: Nearby) -> tuple[str, str]:
    page = nearby.page
    steps = _own(page.data.get("breadcrumb", "").split(" > "), title=nearby.title)
    if steps:
        return steps[-1], "结构化数据 BreadcrumbList"
    for name in DECLARED:
        column = page.meta.get(name, "")
        if column and not HOME.match(column) and len(column) <= LONGEST_STEP:
            return column, f"网页声明 {name}"
    section = page.data.get("articleSection", "")
    return (section, "结构化数据 articleSection") if 0 < len(section) <= LONGEST_STEP else ("", "")


def _crumbs(nearby: Nearby, i: int) -> str:
    line = nearby.lines[i]
    if listed := _listed_crumbs(nearby, i):
        return listed[-1]
    is_position = says_position(line.text)
    if not is_position and (not CRUMB.search(line.text) and not _is_named_crumb(line)):
        return ""
    if not is_position and SENTENCE.search(line.text.replace("：", "")):
        return ""
    steps = _steps(line, title=nearby.title, is_position=is_position)
    return steps[-1] if steps else ""


def _listed_crumbs(nearby: Nearby, i: int) -> list[str]:
    """Return the steps of crumbs that stand as a list, each a line of its own, from home on."""
    line = nearby.lines[i]
    if line.tag != "li" or not HOME.match(line.text) or not NAMED.search(line.names):
        return []
    steps = [one for one in nearby.lines[i + 1 : i + 7] if one.trail[:-1] == line.trail[:-1]]
    return _own([one.text.strip(" >/»›") for one in steps], title=nearby.title)


def _is_named_crumb(line: Line) -> bool:
    """Whether the block says that it holds the crumbs and they begin at home: 首页 / 要闻."""
    return bool(NAMED.search(line.names)) and bool(re.match(r"^[\[【]?(?:网站)?(?:首页|主页)", line.text))


def _steps(line: Line, *, title: str, is_position: bool) -> list[str]:
    words = POSITION.sub("", line.text) if is_position else line.text
    borders = r"\s*(?:-*>>|-*[>»›→])\s*" if CRUMB.search(words) else r"\s*[/|\\·—]\s*|\s+-\s+|\s+"
    steps = [step.strip(" \t:：>-/") for step in re.split(borders, words)]
    if not is_position and (
        len(steps) == 1
        or not all(steps[:2])
        or any(len(step) > LONGEST_CRUMB or NO_STEP.search(step) for step in steps)
    ):
        return []
    return _own(steps, title=title)


def _own(steps: list[str], *, title: str) -> list[str]:
    """Return the steps that are neither home, nor the article itself."""
    return [
        step
        for step in steps
        if step
        and not HOME.match(step)
        and len(step) <= LONGEST_STEP
        and not (len(step) >= SHORTEST_TITLE and (step in title or title.startswith(step.rstrip("….")[:10])))
    ]


def _paper_page(nearby: Nearby, i: int) -> str:
    """Return the name of a newspaper's page: 第03版：要闻."""
    found = PAPER_PAGE.search(nearby.lines[i].parts.replace("\t", " "))
    return found[1] if found else ""


def _category(nearby: Nearby, i: int) -> str:
    """Return the column that stands alone: in a block named so, or in the bar of a phone's page."""
    line = nearby.lines[i]
    first = line.parts.split("\t")[0]
    if (
        i not in nearby.above[:4] + nearby.head[:4]
        or not 1 < len(first) <= LONGEST_STEP
        or bool(HOME.match(first))
    ):
        return ""
    if CATEGORY.search(line.names) and re.fullmatch(r"[\u4e00-\u9fff·A-Za-z]+", first):
        return first
    is_bar = line.tag == "header" or re.search(
        r"(?<![a-z])(?:m-)?(?:head|header|topbar|navbar)(?![a-z])", line.names
    )
    is_outlet = nearby.page.head_title.endswith(first)
    return first if is_bar and i in nearby.above and COLUMN.fullmatch(first) and not is_outlet else ""
