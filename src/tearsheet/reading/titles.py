"""The title of the article, which is not always the title of the window."""

import re
from collections.abc import Sequence

from tearsheet.bylines.labels import EVERY_LABEL, MEDIA, is_byline
from tearsheet.bylines.moments import MOMENT
from tearsheet.outlines.furniture import AFTERWORD, CRUMB, is_furniture, is_heading
from tearsheet.outlines.lines import Line, Outline
from tearsheet.reading.tampering import is_injected

DECLARED = ("articletitle", "og:title", "twitter:title", "itemprop:headline")
SITE_BORDER = re.compile(r"\s*(?:[_|｜丨]|--+|——|\s[-–—]\s|-(?=[^-]{2,14}$)|\s?[«»]\s?)\s*")
# shorter than this only a line that is tagged as heading and stands in the window's title, too
SHORTEST = 4
MOST_LINES = 3
CONTINUES = re.compile(r"^(?:—|－|-{2}|–|―|─)")
# shorter agreement may be with the site's name instead
SHORTEST_PART = 7
LONGEST = 120
# a first piece of this length is a title; a shorter one may be a channel
LONG_ENOUGH = 8
FARTHEST = 40
# the article's own first line is as likely its title as a line this far above
LIKE_DISTANCE = 3
AGREED = 6
TITLE_NAMES = re.compile(r"title|headline|biaoti|tit\b|bt\b")


def find_title(page: Outline, *, inside: Sequence[int]) -> tuple[str, str, int | None]:
    """Return the title, where it was found, and its line when it is a line."""
    window = "" if is_injected(page.head_title) else page.head_title
    declared = [
        (page.meta[name], f"网页声明 {name}")
        for name in DECLARED
        if name in page.meta and not is_injected(page.meta[name])
    ]
    declared += [(page.data["headline"], "结构化数据 headline")] if "headline" in page.data else []
    known = [words for words, _ in declared] + ([window] if window else [])
    shown = _shown(page, inside, known=known)
    if shown is not None:
        words = _plain(_whole(page, shown, known=known))
        return words, f"页面上的标题行：{words[:30]}", shown
    if declared:
        words, where = declared[0]
        return _without_site(words), where, None
    if len(re.findall(r"[^\W\d]", window)) > 1:
        return _without_site(window), "窗口标题", None
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
        if _may_be_title(page.lines[i], known=known)
    ]
    best = max(rated, key=lambda one: (one[0], one[1]), default=(0.0, None))
    return best[1] if best[0] > 1 else None


def _whole(page: Outline, shown: int, *, known: Sequence[str]) -> str:
    """Return the title with its further lines, where it is broken inside one heading, or the head says them in a row."""  # noqa: E501 one sentence or pattern, read as a whole
    first = page.lines[shown]
    start = shown
    while start > max(shown - MOST_LINES, 0) and page.lines[start - 1].trail == first.trail:
        start -= 1
    pieces = [
        line.text
        for line in page.lines[start : start + MOST_LINES]
        if line.trail == first.trail and line.text
    ]
    broken = next(
        (n for n, piece in enumerate(pieces) if n and (CONTINUES.match(piece) or is_byline(piece))), None
    )
    whole = " ".join(pieces[:broken])
    is_known = any(re.sub(r"\W+", "", whole) in re.sub(r"\W+", "", words) for words in known)
    return whole if (is_known or first.tag == "h1") and first.text in whole else first.text


def _may_be_title(line: Line, *, known: Sequence[str]) -> bool:
    text = line.text
    is_short = line.linked == 0 and any(_is_first_piece(text, words) for words in known)
    return (
        (SHORTEST <= len(text) <= LONGEST or (len(text) > 1 and is_short))
        and not line.is_hidden
        and line.tag != "title"
        and not is_furniture(text)
        and not (len(text) < LONG_ENOUGH and AFTERWORD.search(text))
        and not is_injected(text)
        and not (CRUMB.search(text) and len(CRUMB.findall(text)) > 0)
        and not text.endswith(("：", ":", "。", "；", "，"))
        and len(MOMENT.sub("", text)) * 2 > len(text)
        and not re.match(r"^(?:来源|作者|发布|时间|责编|编辑|分享|电话|联系)", text)
        and not (EVERY_LABEL.search(text) and is_byline(text))
        and not re.search(r"(?:作者|来源|发布时间|责任编辑)\s*[:：]", text)
    )


def _rate(line: Line, *, known: Sequence[str], distance: int, is_html: bool) -> float:
    """Points: agreement with the head counts most, then the tag, then the name of the block, then nearness."""  # noqa: E501 one sentence or pattern, read as a whole
    points = 0.0
    for words in known:
        if _agree(line.text, words):
            points = max(points, AGREED + min(len(line.text), 30) / 30)
    points += {"h1": 3.0, "h2": 1.6, "h3": 1.2}.get(line.tag, 0.0)
    points += 1.2 if TITLE_NAMES.search(line.names) else 0.0
    points -= 2.5 if line.linked * 2 > len(line.text) and line.tag not in {"h1", "h2"} else 0.0
    points -= 1.0 if is_heading(line.text) or "。" in line.text else 0.0
    if distance < 0 and points < AGREED:
        return points
    distance = distance if distance > 0 else LIKE_DISTANCE
    return points + 2.2 * max(0.0, 1 - distance / (FARTHEST if is_html else 12))


def _agree(text: str, words: str) -> bool:
    """Whether a line is what the head says, perhaps cut there, perhaps with the site's name behind it."""
    mine, theirs = re.sub(r"\W+", "", text), re.sub(r"\W+", "", words)
    is_part = (
        mine in theirs
        and (len(mine) >= SHORTEST_PART or mine == _main(words))
        and len(mine) * 2.5 >= len(_main(words))
    )
    return bool(mine) and (
        is_part or _is_first_piece(text, words) or (len(theirs) >= SHORTEST_PART and mine.startswith(theirs))
    )


def _is_first_piece(text: str, words: str) -> bool:
    """Whether the text is all that stands before the first border, as 开会 in 开会-青禾网."""
    pieces = [piece.strip() for piece in SITE_BORDER.split(words) if piece.strip()]
    return len(pieces) > 1 and text == pieces[0] and not MEDIA.match(text)


def _main(words: str) -> str:
    return re.sub(r"\W+", "", _without_site(words))


def _without_site(words: str) -> str:
    """Return the title in a window's title: the part before the border, or the longest when the first is short."""  # noqa: E501 one sentence or pattern, read as a whole
    pieces = [piece.strip() for piece in SITE_BORDER.split(words) if piece.strip()]
    if not pieces:
        return words.strip()
    own = [piece for piece in pieces if not MEDIA.match(piece)] or pieces
    return own[0] if len(own[0]) >= LONG_ENOUGH else max(own, key=len)
