"""Several articles on one page, as on a page of a paper or in a column of short news.

One article with headings is not several: what makes an article of its own is a byline, a dateline or names
behind its last sentence, or a title of the first rank at the head of each block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from tearsheet.bylines.labels import byline
from tearsheet.bylines.names import PERSON, SURNAMES
from tearsheet.bylines.signatures import signatures
from tearsheet.outlines.furniture import END, is_furniture, is_heading, is_prose
from tearsheet.outlines.lines import Line, Outline
from tearsheet.reading.body import LONGEST_HEAD, LONGEST_TITLE, looks_like_a_title
from tearsheet.reading.result import Article

SEVERAL = rf"{PERSON}(?:[ 　、]{{1,2}}{PERSON}){{0,5}}"
OPENING = re.compile(
    r"^[（(【\[]?(?:(?:本报|本网|本台|本刊|本站)[\u4e00-\u9fffA-Z\d、\s·]{0,18}?(?:讯|电|消息|报道)(?![\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff]{2,14}\d{1,2}月\d{1,2}日[讯电](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{0,8}讯\s*[（(【]|[\u4e00-\u9fff]{2,8}(?:社|报|网|台)[\u4e00-\u9fff\d]{0,14}[讯电]\s*[（(])"
)
SIGNED = re.compile(
    rf"[。！？”…]\s*[（(]\s*(?:[^（()）。]{{0,14}}(?:记者|通讯员|作者|供稿|文/图|图/文|文图|撰稿)\s*[:：]?\s*)?({SEVERAL}(?:[^（()）。]{{0,24}})?)\s*[)）]\s*$"
)
STAFF = re.compile(
    rf"^[□■◎●]?\s*(?:[\u4e00-\u9fff]{{0,6}}(?:记者|通讯员|实习生|评论员|作者|供稿|撰稿)\s*[:：]?\s*{SEVERAL}\s*)+(?:文/图|图/文|文图|摄影报道)?$"
)
SQUARED = re.compile(rf"^[□■◎●]\s*{SEVERAL}\s*$")
NO_NAME = re.compile(
    r"[□■◎●]|(?:本报|本网|本台|本刊|特约|实习|见习|全媒体|融媒体)*(?:记者|通讯员|实习生|评论员|作者|供稿|撰稿)|文/图|图/文|文图|摄影报道"
)
PICTURED = re.compile(r"摄影?\s*[)）]\s*$")
LONGEST_BYLINE = 70
# how many lines above its first sentence an article's head may take: kicker, title, subtitle, byline
TALLEST_HEAD = 4
FEWEST_LETTERS = 15
# a title over all of them stands no farther above, and is longer than the name of a section
FARTHEST_TITLE, SHORTEST_TITLE = 40, 6


@dataclass(slots=True)
class _Piece:
    """One article on the way to be told: its head lines, its paragraphs, whether it speaks for itself."""

    head: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    is_signed: bool = False


def several(page: Outline, inside: Sequence[int]) -> tuple[list[int], tuple[Article, ...]]:
    """Return the positions without heads, and the articles over them; none where the page holds one alone."""
    borders = _borders(page, inside)
    is_sure = bool(borders) and not _has_a_title_above(page, inside)
    spans = _spans(page.lines, inside, borders or _starts(page.lines, inside))
    pieces = [_piece(page.lines, inside[a:b]) for a, b in spans]
    signed = sum(1 for piece in pieces if piece.is_signed)
    if len(pieces) < 2 or not (is_sure or (signed > 1 and signed * 2 >= len(pieces))):  # noqa: PLR2004 several are at least two
        return list(inside), ()
    kept: list[int] = []
    told = []
    for piece in pieces:
        told.append(_told(page.lines, piece, start=len(kept)))
        kept += piece.text
    return kept, tuple(told)


def _borders(page: Outline, inside: Sequence[int]) -> list[int]:
    """Return where blocks of one kind begin, each with a title, when the article is made of such blocks."""
    trails = [page.lines[i].trail for i in inside]
    depth = _shared(trails)
    blocks = [trail[depth] if len(trail) > depth else 0 for trail in trails]
    starts = [place for place, block in enumerate(blocks) if not place or block != blocks[place - 1]]
    kinds = {page.blocks[block] for block in blocks if block < len(page.blocks)}
    is_regular = len(kinds) == 1 and len(set(blocks)) == len(starts) > 1
    return (
        starts
        if is_regular
        and all(
            any(looks_like_a_title(page.lines[i]) for i in inside[one : one + LONGEST_HEAD]) for one in starts
        )
        else []
    )


def _shared(trails: Sequence[tuple[int, ...]]) -> int:
    """Return how many blocks all the trails have in common, from the outermost in."""
    levels = zip(*trails, strict=False)
    return sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))


def _has_a_title_above(page: Outline, inside: Sequence[int]) -> bool:
    """Whether a title stands over all of them: then they are the parts of one article."""
    above = [
        line for line in page.lines[max(inside[0] - FARTHEST_TITLE, 0) : inside[0]] if not line.is_hidden
    ]
    return any(
        line.tag == "h1" or (len(line.text) > SHORTEST_TITLE and line.text in page.head_title)
        for line in above
        if line.linked * 2 < len(line.text)
    )


def _spans(lines: Sequence[Line], inside: Sequence[int], found: Sequence[int]) -> list[tuple[int, int]]:
    """Return where each article begins and ends, as places in `inside`; one without prose joins the last."""
    starts = sorted({0, *found})
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(inside)], strict=True):
        letters = sum(len(lines[i].text) for i in inside[start:end] if _is_sentence(lines[i]))
        if letters >= FEWEST_LETTERS or not spans:
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
    return spans


def _starts(lines: Sequence[Line], inside: Sequence[int]) -> list[int]:
    starts = []
    for place, i in enumerate(inside):
        line = lines[i]
        if (
            OPENING.match(line.text)
            or line.tag == "h1"
            or (_is_byline(line) and place and _may_be_a_title(lines[inside[place - 1]]))
        ):
            starts.append(_climb(lines, inside, place))
        if _is_signed(line.text) and place + 1 < len(inside):
            starts.append(place + 1)
    return starts


def _climb(lines: Sequence[Line], inside: Sequence[int], place: int) -> int:
    """Go up from the first line of an article over its byline and its titles."""
    lowest = max(place - TALLEST_HEAD, 0)
    while place > lowest and (
        _is_byline(lines[inside[place - 1]]) or _may_be_a_title(lines[inside[place - 1]])
    ):
        place -= 1
    return place


def _piece(lines: Sequence[Line], span: Sequence[int]) -> _Piece:
    piece = _Piece()
    for i in span:
        line = lines[i]
        is_head = not piece.text and (_is_byline(line) or _may_be_a_title(line))
        (piece.head if is_head and len(piece.head) < TALLEST_HEAD else piece.text).append(i)
    if (
        not piece.text
    ):  # a sentence in quotes may look like a title; with nothing under it, it is what is said
        piece.head, piece.text = [], piece.head
    first = lines[piece.text[0]].text if piece.text else ""
    piece.is_signed = (
        bool(OPENING.match(first))
        or any(_is_byline(lines[i]) or lines[i].tag == "h1" for i in piece.head)
        or any(_is_signed(lines[i].text) or _is_byline(lines[i]) for i in piece.text[-2:])
    )
    return piece


def _told(lines: Sequence[Line], piece: _Piece, *, start: int) -> Article:
    titles = [lines[i].text for i in piece.head if not _is_byline(lines[i])]
    said: dict[str, str] = {}
    for i in piece.head:
        said |= _people(lines[i]) if _is_byline(lines[i]) else {}
    for i in [*piece.text[:1], *piece.text[-2:]]:
        said = {**_in_text(lines[i].text), **said}
    main = max(titles, key=lambda title: _rank(lines, piece, title), default="")
    under = titles[titles.index(main) + 1 :] if main else []
    return Article(
        start,
        start + len(piece.text),
        title=main,
        subtitle=under[0].lstrip("—- ") if under else "",
        source=said.get("source", ""),
        author=said.get("author", ""),
    )


def _rank(lines: Sequence[Line], piece: _Piece, title: str) -> tuple[bool, bool, bool]:
    """Rank a line of a head as its title: a heading before bold, bold before plain, dashes last."""
    line = next(lines[i] for i in piece.head if lines[i].text == title)
    return not title.startswith(("—", "--")), line.tag in {"h1", "h2", "h3"}, line.is_bold


def _people(line: Line) -> dict[str, str]:
    said = byline(line.parts or line.text)
    author = said.get("author") or (line.text if STAFF.match(line.text) or SQUARED.match(line.text) else "")
    names = [name for name in re.split(r"[\s、，,:：]+", NO_NAME.sub(" ", author)) if name]
    return {**said, "author": " ".join(names)} if names else said


def _in_text(text: str) -> dict[str, str]:
    said, _ = signatures([text])
    if not said.get("author") and _is_signed(text) and (found := SIGNED.search(text)):
        said["author"] = " ".join(re.split(r"[\s　、]+", found[1].strip()))
    return {name: value for name, value in said.items() if name == "author"}


def _is_signed(text: str) -> bool:
    """Whether names stand in brackets behind the last sentence; a picture's maker is none of them."""
    found = SIGNED.search(text[-120:])
    if not found or PICTURED.search(text):
        return False
    has_role = found[0].lstrip("。！？”… （(")[:2] != found[1][:2]
    return has_role or all(name[0] in SURNAMES for name in re.split(r"[\s　、]+", found[1].strip()) if name)


def _is_byline(line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_BYLINE or "。" in text or text.endswith(("！", "？")) or PICTURED.search(text):
        return False
    if STAFF.match(text) or SQUARED.match(text):
        return True
    said = byline(line.parts or text)
    return bool(said.get("author") or said.get("source"))


def _may_be_a_title(line: Line) -> bool:
    text = line.text
    return looks_like_a_title(line) or (
        3 <= len(text) <= LONGEST_TITLE  # noqa: PLR2004 lengths and counts read best in place
        and "。" not in text
        and not text.endswith(("：", "，", "；", ":"))
        and text.count("，") < 3  # noqa: PLR2004 lengths and counts read best in place
        and line.linked * 2 < len(text)
        and not (is_heading(text) or is_furniture(text) or _is_byline(line) or line.pictures)
    )


def _is_sentence(line: Line) -> bool:
    return is_prose(line.text, linked=line.linked) and bool(END.search(line.text))
