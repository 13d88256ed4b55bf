"""When a page was published: by the line a person reads, then by what it declares, then by its scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tearsheet.bylines.moments import (
    MOMENT,
    WITHOUT_YEAR,
    in_digits,
    read_address,
    read_compact,
    read_epoch,
    read_moment,
    read_without_year,
)
from tearsheet.outlines.furniture import is_furniture
from tearsheet.outlines.lines import Line, Outline
from tearsheet.reading.nearby import Nearby

# in order of trust: the government sites' standard, OpenGraph, newspapers' systems, microdata
DECLARED = (
    "pubdate", "article:published_time", "og:published_time", "og:release_date", "bytedance:published_time",
    "publishdate", "publish_date", "publish-date", "publishtime", "publish_time", "published_time",
    "datepublished", "itemprop:datepublished", "weibo: article:create_at", "firstpublishedtime",
    "dc.date.issued", "dc.date",
    "citation_publication_date", "createdate", "createtime", "itemprop:datecreated", "release_date", "date",
)  # fmt: skip
CHANGED = ("dateupdate", "datemodified", "lastmod", "article:modified_time", "og:updated_time")
SCRIPTED = re.compile(
    r"((?:publish(?:ed)?_?(?:time|date|at|on)|pub_?time|pub_?date|create_?time|news_?time|doc_?time|post_?time|issue_?time|release_?time|datePublished)|(?<![a-z])(?:ct|p_?time))[\"']?\s*[:=]\s*[\"']?([^\"',;}\n]{8,40})",
    re.IGNORECASE,
)
TODAY = re.compile(r"今天是|今日是|欢迎|现在时间|当前时间|版权|Copyright|©|ICP|有效期|截止|截至")
LABELLED = re.compile(r"发[布表稿]|时间|日期|更新|来源|稿源|作者|编辑|记者|Posted|Published", re.IGNORECASE)
PUBLISHED = re.compile(r"发[布表稿]|出版|上传|刊发")
AT_ONCE = re.compile(r"\s*发布(?:时间|日期)")
CHANGED_LABEL = re.compile(r"更新|修改")
PAPER = re.compile(r"星期[一二三四五六日天]|第?[A-Z]?\d{1,3}版|版次|出版")
NAMED = re.compile(
    r"(?<![a-z])(?:pub)?(?:time|date|datetime|info|meta|source|msg|desc|sub|laiyuan|shijian|riqi)"
)
LONGEST, LONGEST_REST = 160, 30
MOST_LINKED = 8
DECLARED_RANK, SCRIPT_RANK, GUESSED_RANK = 2, 6, 8
MIDNIGHT = re.compile(r"T00:00(?::00)?$")


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that the page may mean; a lower rank is trusted more; `at` is its line, if it stands in one."""

    value: str
    rank: int
    where: str
    at: int | None = None


def published(nearby: Nearby) -> Offer | None:
    """Return the time of publication, as exact as the page gives it for the day that it shows; None if it shows none."""  # noqa: E501 one sentence or pattern, read as a whole
    offers = [*_visible(nearby), *_declared(nearby.page), *_scripted(nearby.page)]
    offers += _without_year(nearby, offers)
    ordered = sorted(offers, key=lambda one: one.rank)
    if not ordered:
        return None
    same_day = [one for one in ordered if one.value[:10] == ordered[0].value[:10] and one.rank < GUESSED_RANK]
    return max(same_day or ordered[:1], key=lambda one: min(len(one.value), len("2026-11-23T10:20")))


def day_of_address(page: Outline) -> str:
    """Return the day in the page's address, for pages that show none; "" if it holds none."""
    return read_address(page.address)


def _declared(page: Outline) -> Iterator[Offer]:
    for key in ("datePublished", "dateCreated", "uploadDate", "dateModified"):
        is_change = key == "dateModified"
        yield from _offer(page.data.get(key, ""), DECLARED_RANK + 5 * is_change, f"结构化数据 {key}")
    for place, name in enumerate(DECLARED + CHANGED):
        yield from _offer(
            page.meta.get(name, ""), DECLARED_RANK + 5 * (place >= len(DECLARED)), f"网页声明 {name}"
        )


def _scripted(page: Outline) -> Iterator[Offer]:
    for name, words in SCRIPTED.findall(page.scripts)[:20]:
        yield from _offer(words, SCRIPT_RANK, f"网页脚本 {name}")


def _offer(words: str, rank: int, where: str) -> Iterator[Offer]:
    """Offer a machine's time; its midnight is a day without a clock."""
    value = read_moment(words) or read_compact(words) or read_epoch(words)
    if value:
        yield Offer(MIDNIGHT.sub("", value), rank, where)


def _visible(nearby: Nearby) -> Iterator[Offer]:
    for i in nearby.all:
        line = nearby.lines[i]
        if len(line.text) > LONGEST:
            continue
        text = _opened(line)
        if MOMENT.search(text) and _may_tell(nearby, i, text):
            value = max(map(read_moment, _from_its_label(line)), key=len)
            if value:
                yield Offer(value, _rank(nearby, i, text, value), nearby.tell(i), i)


def _opened(line: Line) -> str:
    """Return the words of a line with its inner borders as spaces, days in digits."""
    return in_digits(line.parts.replace("\t", " ") if "\t" in line.parts else line.text)


def _from_its_label(line: Line) -> list[str]:
    """Return the line with its inner borders shut and open, from 发布 on where it says a change, too."""
    said = [line.text, line.parts.replace("\t", " ")]
    if not CHANGED_LABEL.search(line.text):
        return said
    begun = [text[found.start() :] for text in said if (found := PUBLISHED.search(text))]
    return [text for text in begun if MOMENT.search(text)] or said


def _may_tell(nearby: Nearby, i: int, text: str) -> bool:
    """Whether a line with a time may be the article's own: no headline, no row of a list, no sentence."""
    line = nearby.lines[i]
    rest = MOMENT.sub("", text)
    is_labelled = bool(LABELLED.search(text))
    if TODAY.search(text) or all(
        found[0].strip() in in_digits(nearby.title) for found in MOMENT.finditer(text)
    ):
        return False
    if is_furniture(text) and not (is_labelled or MOMENT.match(text)):
        return False
    is_row = line.linked >= MOST_LINKED and not is_labelled and not PAPER.search(text)
    if i not in nearby.head and (
        is_row or (line.is_aside and i in nearby.behind and not AT_ONCE.match(text))
    ):
        return False
    if len(rest) >= LONGEST_REST and not is_labelled and not PAPER.search(text):
        return False
    return i not in nearby.inside or _is_told_inside(line, text, rest)


def _is_told_inside(line: Line, text: str, rest: str) -> bool:
    """Inside the text a day counts in a line of its own fields, not in a paragraph that speaks of a day."""
    has_clock = "T" in read_moment(text)
    is_field = "。" not in rest and (
        (bool(LABELLED.search(text)) and len(rest) < LONGEST_REST * 2)
        or (has_clock and len(rest) < LONGEST_REST)
    )
    return is_field or len(rest.strip("（）() ")) < len("发布时间：") or bool(NAMED.search(line.names))


def _rank(nearby: Nearby, i: int, text: str, value: str) -> int:
    is_labelled, has_clock = bool(LABELLED.search(text)), "T" in value
    if i in nearby.head:
        rank = 0 if has_clock or is_labelled else 1 if i not in nearby.inside else 3
        return rank + (CHANGED_LABEL.search(text) is not None and not PUBLISHED.search(text))
    if i in nearby.behind:
        return 4 if PUBLISHED.search(text) else 5 if is_labelled else GUESSED_RANK
    return (
        4 if PUBLISHED.search(text) or PAPER.search(text) else 7 if is_labelled or has_clock else GUESSED_RANK
    )


def _without_year(nearby: Nearby, offers: list[Offer]) -> Iterator[Offer]:
    """Offer a time without its year, with the year that the page has for that day, or the address's."""
    address = day_of_address(nearby.page)
    known = [one.value for one in offers if one.rank < GUESSED_RANK] + ([address] if address else [])
    years = {value[5:10]: value[:4] for value in known} | ({"": address[:4]} if address else {})
    for i in nearby.head:
        text = _opened(nearby.lines[i])
        is_short = len(WITHOUT_YEAR.sub("", text)) < LONGEST_REST and "。" not in text
        if (
            is_short
            and not MOMENT.search(text)
            and i not in nearby.inside
            and (value := read_without_year(text, years=years))
        ):
            yield Offer(value, 0 if "T" in value else 3, nearby.tell(i), i)
