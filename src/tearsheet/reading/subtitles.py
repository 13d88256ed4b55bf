"""Sub-titles as Chinese newspapers set them: the 副题 under the title, the 引题 above it."""

import re

from tearsheet.bylines.labels import is_byline
from tearsheet.bylines.moments import MOMENT
from tearsheet.outlines.furniture import is_furniture, is_heading
from tearsheet.reading.nearby import Nearby

DECLARED = ("articlesubtitle", "subtitle", "sub_title", "fubiaoti")
DASHED = re.compile(r"^\s*(?:—{1,3}|－{1,3}|-{2,3}|–{1,2}|―{1,2}|─{1,2})\s*(?=[\u4e00-\u9fff“‘《A-Za-z\d])")
UNDER = re.compile(
    r"sub-?_?tit|sub-?_?head|futi|fubiaoti|ftitle|second-?_?title|title-?_?(?:sub|2)(?![a-z\d])|(?<![a-z])(?:sub|desc?k)(?![a-z])"
)
OVER = re.compile(
    r"yin-?_?ti|pre-?_?tit|intro-?_?tit|shoulder|jianti|kicker|eyebrow|(?<![a-z])pre(?![a-z])|title-?_?(?:pre|top|1)(?![a-z\d])|top-?_?title"
)
SHORTEST, LONGEST = 4, 80
LINES_UNDER = 3


def subtitle(nearby: Nearby) -> tuple[str, str, int | None]:
    """Return the sub-title, where it was found in words, and its line; empty and None when there is none."""
    at = nearby.title_at
    if at is not None:
        for i in range(at + 1, min(at + 1 + LINES_UNDER, len(nearby.lines))):
            if _may_be(nearby, i) and _is_under(nearby, i):
                return DASHED.sub("——", nearby.lines[i].text), nearby.tell(i), i
    for name in DECLARED:
        words = nearby.page.meta.get(name, "")
        if words and words != nearby.title:
            return words, f"网页声明 {name}", None
    if at is not None:
        for i in range(at - 1, max(at - 1 - LINES_UNDER, -1), -1):
            if _may_be(nearby, i) and OVER.search(nearby.lines[i].names):
                return nearby.lines[i].text, nearby.tell(i), i
    return "", "", None


def _may_be(nearby: Nearby, i: int) -> bool:
    line = nearby.lines[i]
    return (
        SHORTEST <= len(line.text) <= LONGEST
        and not line.is_hidden
        and line.linked * 2 < len(line.text)
        and not is_furniture(line.text)
        and not is_byline(line.text)
        and not MOMENT.search(line.text)
        and line.text != nearby.title
    )


def _is_under(nearby: Nearby, i: int) -> bool:
    """Whether a line below the title is its sub-title: it begins with a dash, is named so, or is a heading above the byline."""  # noqa: E501 one sentence or pattern, read as a whole
    line = nearby.lines[i]
    if DASHED.match(line.text):
        return True
    if line.text.endswith(("。", "：", ":")) or is_heading(line.text):
        return False
    if UNDER.search(line.names):
        return True
    following = nearby.lines[i + 1] if i + 1 < len(nearby.lines) else None
    is_set_as_one = line.tag in {"h2", "h3", "h4"} and i == (nearby.title_at or 0) + 1
    return is_set_as_one and following is not None and is_byline(following.text) and i not in nearby.inside
