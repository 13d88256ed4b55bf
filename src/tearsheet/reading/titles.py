"""The title of the article, which is not always the title of the window."""

import re
from collections.abc import Sequence

from tearsheet.reading.furniture import CRUMB, is_furniture, is_heading
from tearsheet.reading.lines import Line, Outline
from tearsheet.reading.moments import MOMENT
from tearsheet.reading.tampering import is_injected

DECLARED = ("articletitle", "og:title", "twitter:title", "itemprop:headline")
SITE_BORDER = re.compile(r"\s*(?:[_|｜丨]|--+|——|\s[-–—]\s|-(?=[^-]{2,14}$)|\s?[«»]\s?)\s*")
SHORTEST = 4
# shorter agreement may be with the site's name instead
SHORTEST_PART = 7
LONGEST = 120
FARTHEST = 40
# the article's own first line is as likely its title as a line this far above
LIKE_DISTANCE = 3
TITLE_NAMES = re.compile(r"title|headline|biaoti|tit\b|bt\b")


def find_title(page: Outline, *, inside: Sequence[int]) -> tuple[str, str, int | None]:
    """Return the title, where it was found, and its line when it is a line."""
    window = "" if is_injected(page.head_title) else page.head_title
    declared = [
        (page.meta[name], f"meta {name}")
        for name in DECLARED
        if name in page.meta and not is_injected(page.meta[name])
    ]
    declared += [(page.data["headline"], "JSON-LD headline")] if "headline" in page.data else []
    known = [words for words, _ in declared] + ([window] if window else [])
    shown = _shown(page, inside, known=known)
    if shown is not None:
        return _plain(page.lines[shown].text), f"第 {shown + 1} 行", shown
    if declared:
        words, where = declared[0]
        return _without_site(words), where, None
    if window:
        return _without_site(window), "网页标题", None
    return "", "", None


def _plain(text: str) -> str:
    """Return a shown title without private signs, and without the site's name when that stands behind it."""
    text = re.sub(r"[\ue000-\uf8ff]", "", text).strip()
    return _without_site(text) if text.count("_") > 1 else text


def _shown(page: Outline, inside: Sequence[int], *, known: Sequence[str]) -> int | None:
    """Return the line above the article that is most like a title: agreed with the head, tagged or named so, near."""  # noqa: E501 one sentence or pattern, read as a whole
    first = inside[0] if inside else min(len(page.lines), FARTHEST)
    rated = [
        (_rate(page.lines[i], known=known, distance=first - i, is_html=page.is_html), i)
        for i in range(max(first - 400, 0), min(first + 3, len(page.lines)))
        if _may_be_title(page.lines[i])
    ]
    best = max(rated, key=lambda one: (one[0], one[1]), default=(0.0, None))
    return best[1] if best[0] > 1 else None


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        SHORTEST <= len(text) <= LONGEST
        and not line.is_hidden
        and not is_furniture(text)
        and not is_injected(text)
        and not (CRUMB.search(text) and len(CRUMB.findall(text)) > 0)
        and not text.endswith(("：", ":", "。", "；", "，"))
        and len(MOMENT.sub("", text)) * 2 > len(text)
        and not re.match(r"^(?:来源|作者|发布|时间|责编|编辑|分享|电话|联系)", text)
    )


def _rate(line: Line, *, known: Sequence[str], distance: int, is_html: bool) -> float:
    """Points: agreement with the head counts most, then the tag, then the name of the block, then nearness."""  # noqa: E501 one sentence or pattern, read as a whole
    points = 0.0
    for words in known:
        if _agree(line.text, words):
            points = max(points, 6 + min(len(line.text), 30) / 30)
    points += {"h1": 3.0, "h2": 1.6, "h3": 1.2}.get(line.tag, 0.0)
    points += 1.2 if TITLE_NAMES.search(line.names) else 0.0
    points -= 2.5 if line.linked * 2 > len(line.text) and line.tag not in {"h1", "h2"} else 0.0
    points -= 1.0 if is_heading(line.text) or "。" in line.text else 0.0
    distance = distance or LIKE_DISTANCE
    if distance > 0:
        points += 2.2 * max(0.0, 1 - distance / (FARTHEST if is_html else 12))
    return points


def _agree(text: str, words: str) -> bool:
    """Whether a line is what the head says, perhaps cut there, perhaps with the site's name behind it."""
    mine, theirs = re.sub(r"\W+", "", text), re.sub(r"\W+", "", words)
    is_part = (
        mine in theirs
        and (len(mine) >= SHORTEST_PART or mine == _main(words))
        and len(mine) * 2.5 >= len(_main(words))
    )
    return bool(mine) and (is_part or (len(theirs) >= SHORTEST_PART and mine.startswith(theirs)))


def _main(words: str) -> str:
    return re.sub(r"\W+", "", _without_site(words))


def _without_site(words: str) -> str:
    """Return the title in a window's title: the part before the border, or the longest when the first is short."""  # noqa: E501 one sentence or pattern, read as a whole
    pieces = [piece.strip() for piece in SITE_BORDER.split(words) if piece.strip()]
    if not pieces:
        return words.strip()
    return pieces[0] if len(pieces[0]) >= 8 else max(pieces, key=len)  # noqa: PLR2004 lengths and counts read best in place
