"""Title, time, source, people and channel: from data that the page declares, then from the lines a reader sees."""  # noqa: E501 one sentence or pattern, read as a whole

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tearsheet.reading.bylines import byline
from tearsheet.reading.furniture import CRUMB, SENTENCE, ends_the_article, is_furniture
from tearsheet.reading.lines import Line, Outline
from tearsheet.reading.moments import MOMENT, read_compact, read_epoch, read_moment
from tearsheet.reading.titles import find_title

DECLARED_TIMES = (
    "pubdate", "publishdate", "article:published_time", "og:published_time", "og:release_date", "publish_time", "publishtime",  # noqa: E501 one sentence or pattern, read as a whole
    "datepublished", "itemprop:datepublished", "weibo: article:create_at", "dc.date", "dc.date.issued", "firstpublishedtime", "date", "release_date",  # noqa: E501 one sentence or pattern, read as a whole
)  # fmt: skip
DECLARED_SOURCES = ("contentsource", "source", "og:source", "mediaid", "article:source", "copyright:source")
PEOPLE = re.compile(r"[\u4e00-\u9fff·]{2,4}(?: [\u4e00-\u9fff·]{2,4}){0,5}")
SCRIPT_TIME = re.compile(
    r"(?:publish_?time|pub_?time|pub_?date|create_?time|release_?time|publish_?date|datePublished|\bct)[\"']?\s*[:=]\s*[\"']?([^\"',;}\n]{8,40})",
    re.IGNORECASE,
)
# a public account keeps its own name in a script
ACCOUNT = re.compile(r"\bnickname\s*=\s*(?:htmlDecode\()?[\"']([^\"'<>]{2,30})[\"']")
NAMED_AUTHOR = re.compile(r"(?<![a-z])author(?:[-_]?name)?(?![a-z])|zuozhe")
HOME = frozenset(
    [
        "首页",
        "首頁",
        "主页",
        "网站首页",
        "正文",
        "内容",
        "当前位置",
        "文章",
        "详情",
        "信息详情",
        "内容页",
        "正文内容",
        "新闻详情",
        "文章详情",
        "首",
        "浏览文章",
        "详细内容",
        "返回首页",
        "列表",
        "阅读文章",
    ]
)
NO_STEP = re.compile(
    r"更多|进入|点击|上一页|下一页|查看|(?<!首)(?<!主)页|关键词|标签|[?？!！。]|more|论坛|留言"
)
POSITION = re.compile(r"^.{0,6}(?:当前|现在)?的?(?:所在)?位置(?:是)?\s*[:：]?\s*")
# how far around the article its own lines are looked for
LINES_BEFORE, LINES_BEHIND = 30, 16
TODAY = re.compile(r"今天是|今日是|欢迎")
LONGEST_SIGNATURE = 60
SIGNED = re.compile(
    r"[（(\[【]?\s*(?:供稿|撰稿|作者|来源|通讯员|文/图|图/文|责任编辑|责编|编辑|稿源)\S{0,3}\s*[:：]"
)
LABELLED = re.compile(r"(?:发布|发表|时间|日期|更新|来源|稿源)")


@dataclass(slots=True)
class Fields:
    """The fields of a page, and for each where it was found."""

    values: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: str, *, where: str) -> None:
        """Take a value unless the field has one already."""
        if value and not self.values.get(name):
            self.values[name], self.found[name] = value, where


def read_fields(page: Outline, *, inside: Sequence[int]) -> Fields:
    """Read every field of a page whose article stands at the positions `inside`."""
    fields = Fields()
    title, where, at = find_title(page, inside=inside)
    fields.offer("title", title, where=where)
    around = _around(page, inside, at=at)
    _offer_declared(fields, page)
    _offer_time(fields, page, around, inside)
    _offer_people(fields, page, around, inside)
    _offer_channel(fields, page, around, title)
    return fields


def _around(page: Outline, inside: Sequence[int], *, at: int | None) -> list[int]:
    """Positions of the lines near the article, nearest to the title or the first paragraph first."""
    if not inside:
        return list(range(min(len(page.lines), 60)))
    first, last = inside[0], inside[-1]
    head = at if at is not None and at <= first else max(first - LINES_BEFORE, 0)
    own = set(inside)
    before = [
        i
        for i in range(head, first + 3)
        if i < len(page.lines) and (i not in own or len(page.lines[i].text) < 90)  # noqa: PLR2004 lengths and counts read best in place
    ]
    above = list(range(head - 1, max(head - LINES_BEFORE, 0) - 1, -1))
    behind = [i for i in range(first, min(last + LINES_BEHIND, len(page.lines))) if i not in own]
    return [i for i in dict.fromkeys(before + behind + above) if not page.lines[i].is_hidden]


def _offer_declared(fields: Fields, page: Outline) -> None:
    for name in DECLARED_SOURCES:
        value = byline("来源：" + re.sub(r"^.{0,4}来源[:：]\s*", "", page.meta.get(name, ""))).get(
            "source", ""
        )
        if "http" not in value:
            fields.offer("source", value, where=f"meta {name}")
    column = page.meta.get("columnname", "")
    fields.offer("channel", "" if column in HOME else column, where="meta ColumnName")
    for name in ("og:article:author", "itemprop:author"):
        author = " ".join(page.meta.get(name, "").replace("、", " ").split()[:6])
        fields.offer("author", author if PEOPLE.fullmatch(author) else "", where=f"meta {name}")


def _offer_time(fields: Fields, page: Outline, around: Sequence[int], inside: Sequence[int]) -> None:
    """Choose among declared and visible times: declared first, but a visible one of the same day may be more exact."""  # noqa: E501 one sentence or pattern, read as a whole
    offers = [
        (read_moment(page.data.get(key, "")), f"JSON-LD {key}") for key in ("datePublished", "dateCreated")
    ]
    offers += [
        (read_moment(page.meta.get(name, "")) or read_compact(page.meta.get(name, "")), f"meta {name}")
        for name in DECLARED_TIMES
    ]
    declared = [one for one in offers if one[0]]
    visible = _visible_times(page, around, inside)
    scripted = [
        (read_moment(words) or read_epoch(words), "脚本") for words in SCRIPT_TIME.findall(page.scripts)[:20]
    ]
    ordered = visible + declared + [one for one in scripted if one[0]]
    if not ordered:
        address = re.sub(
            r"[/_-]", "", "".join(re.findall(r"/(20\d{2}[-/_]?\d{2}[-/_]?\d{2})/", page.address)[:1])
        )
        fields.offer("published_at", read_compact(address), where="网址")
        return
    day = ordered[0][0][:10]
    value, where = max((one for one in ordered if one[0][:10] == day), key=lambda one: min(len(one[0]), 16))
    fields.offer("published_at", value, where=where)


def _visible_times(page: Outline, around: Sequence[int], inside: Sequence[int]) -> list[tuple[str, str]]:
    """Return times in short lines near the article; those above the text first, then labelled ones and ones with a clock."""  # noqa: E501 one sentence or pattern, read as a whole
    times: list[tuple[int, bool, bool, int, str, int]] = []
    for place, i in enumerate(around):
        line = page.lines[i]
        if (
            len(line.text) > 160  # noqa: PLR2004 lengths and counts read best in place
            or not MOMENT.search(line.text)
            or (is_furniture(line.text) and not (LABELLED.search(line.text) or MOMENT.match(line.text)))
        ):
            continue
        if TODAY.search(line.text):
            continue
        zone = 0 if not inside or around[0] <= i < inside[0] + 3 else 1 if i > inside[0] else 2
        alone = len(MOMENT.sub("", line.text)) < 30  # noqa: PLR2004 lengths and counts read best in place
        if not alone and not LABELLED.search(line.text):
            continue
        value = read_moment(line.text)
        if value:
            times.append((zone, not LABELLED.search(line.text), "T" not in value, place, value, i))
    return [(value, f"第 {i + 1} 行") for *_, value, i in sorted(times)]


def _offer_people(fields: Fields, page: Outline, around: Sequence[int], inside: Sequence[int]) -> None:
    """Labels in the lines around the article, then names in brackets at the end or head of its text."""
    signed = [
        i
        for i in list(inside)[-3:]
        if len(page.lines[i].text) < LONGEST_SIGNATURE and SIGNED.match(page.lines[i].text)
    ]
    for i in [*around, *signed]:
        line = page.lines[i]
        if len(line.text) > 200:  # noqa: PLR2004 lengths and counts read best in place
            continue
        for name, value in byline(line.parts or line.text).items():
            fields.offer(name, value, where=f"第 {i + 1} 行")
    for i in [*list(inside)[-2:][::-1], *list(inside)[:2]]:
        for name, value in byline(page.lines[i].text[-80:], is_text=True).items():
            fields.offer(name, value, where=f"正文第 {i + 1} 行")
    for i in list(inside)[:1]:
        fields.offer(
            "author", byline(page.lines[i].text[:80], is_text=True).get("author", ""), where="正文开头"
        )
    _offer_named(fields, page, around)


def _offer_named(fields: Fields, page: Outline, around: Sequence[int]) -> None:
    """Offer people from blocks named after them, from a public account's script, from JSON-LD."""
    for i in around:
        line = page.lines[i]
        if (
            NAMED_AUTHOR.search(line.names)
            and not ends_the_article(line.text)
            and re.fullmatch(r"[\u4e00-\u9fffA-Za-z·]{2,16}", line.text)
        ):
            fields.offer("author", line.text, where=f"第 {i + 1} 行")
    if found := ACCOUNT.search(page.scripts):
        fields.offer("source", found[1], where="脚本")
    author = page.data.get("author", "")
    fields.offer(
        "author", author if re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", author) else "", where="JSON-LD author"
    )


def _offer_channel(fields: Fields, page: Outline, around: Sequence[int], title: str) -> None:
    """Return the last step of the bread crumbs that is neither home nor the article itself."""
    last = max(around, default=0)
    for i, line in enumerate(page.lines[: last + 1]):
        if (
            line.is_hidden
            or len(line.text) > 160  # noqa: PLR2004 lengths and counts read best in place
            or (SENTENCE.search(line.text.replace("：", "")) and not POSITION.match(line.text))
        ):
            continue
        is_position = bool(POSITION.match(line.text)) and "位置" in line.text
        if not is_position and not CRUMB.search(line.text):
            continue
        steps = _steps(line, title=title, is_position=is_position)
        if steps and not line.is_hidden:
            fields.offer("channel", steps[-1], where=f"第 {i + 1} 行")
            return


def _steps(line: Line, *, title: str, is_position: bool) -> list[str]:
    words = POSITION.sub("", line.text) if is_position else line.text
    borders = r"\s*(?:>>|[>»›→])\s*" if CRUMB.search(words) else r"\s*[/|\-·—]\s*|\s+"
    steps = [step.strip(" \t:：>-") for step in re.split(borders, words)]
    if not is_position and (
        len(steps) < 2 or not all(steps[:2]) or any(len(step) > 40 or NO_STEP.search(step) for step in steps)  # noqa: PLR2004 lengths and counts read best in place
    ):
        return []
    steps = [
        step
        for step in steps
        if step and step not in HOME and step not in title and not title.startswith(step.rstrip("….")[:10])
    ]
    return [step for step in steps if len(step) <= 20]  # noqa: PLR2004 lengths and counts read best in place
