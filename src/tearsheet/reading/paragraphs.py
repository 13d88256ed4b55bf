"""The article's lines as paragraphs and pictures."""

import re
from collections.abc import Sequence

from tearsheet.outlines.furniture import is_furniture, is_heading, is_prose
from tearsheet.outlines.lines import Line
from tearsheet.reading.result import Picture

LONGEST_CAPTION = 80
# a whole sentence longer than this is a paragraph, unless it is marked as a caption
LONGEST_SENTENCE = 40
CAPTION = re.compile(
    r"^(?:[▲△↑]|图[一二三四五\d]{0,2}[:：为/]|上图|下图|左图|右图|资料图|示意图|图片)|摄影?\s*[）)]?$|(?:供图|资料图片|制图)\s*[）)]?$"
)
NAMED_CAPTION = re.compile(r"caption|tuzhu|tushuo|(?:img|pic|photo)[-_]?(?:note|desc|info|text|title|source)")
FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)$|^[A-Za-z0-9_\-. ]+$", re.IGNORECASE)
# pictures of the site and none of the article
SITE_PICTURE = re.compile(
    r"(?:^|[/_\-.])(?:blank|spacer|loading|lazy|placeholder|pixel|1x1|icon|icons|logo|arrow|btn|button|qrcode|erweima|ewm|share|dian|line)\d{0,2}(?=[/_\-.])",
    re.IGNORECASE,
)
SHORTEST_ALT = 4


def paragraphs(lines: Sequence[Line], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the text of the lines, one paragraph each."""
    return tuple(lines[i].text for i in inside if lines[i].text)


def pictures(lines: Sequence[Line], inside: Sequence[int]) -> tuple[Picture, ...]:
    """Return the pictures from the first to the last line of the article, each once, with its caption."""
    if not inside:
        return ()
    found: dict[str, Picture] = {}
    for i in range(max(inside[0] - 1, 0), min(inside[-1] + 2, len(lines))):
        line = lines[i]
        if line.is_hidden or line.is_aside:
            continue
        for place, address in enumerate(line.pictures):
            if address not in found and not SITE_PICTURE.search(address):
                is_last = place + 1 == len(line.pictures)
                caption = _caption(lines, i) if is_last else ""
                found[address] = Picture(address, caption or _alt(line, place))
    return tuple(found.values())


def _caption(lines: Sequence[Line], at: int) -> str:
    """Return the words under a picture: what is marked as a caption, else a short line that may be one."""
    under = [line for line in lines[at : at + 3] if line.text and not line.is_hidden]
    marked = (line.text for line in under if _is_marked(line) and len(line.text) <= 2 * LONGEST_CAPTION)
    if said := next(marked, ""):
        return said
    near = [line for line in (lines[at], *lines[at + 1 : at + 2]) if line.text]
    return next((line.text for line in near if _may_be_a_caption(line, own=line is lines[at])), "")


def _is_marked(line: Line) -> bool:
    return (
        line.tag == "figcaption"
        or bool(NAMED_CAPTION.search(line.names))
        or (len(line.text) <= LONGEST_CAPTION and bool(CAPTION.search(line.text)))
        or (
            line.is_centred
            and len(line.text) <= LONGEST_CAPTION
            and not is_heading(line.text)
            and not line.is_bold
        )
    )


def _may_be_a_caption(line: Line, *, own: bool) -> bool:
    text = line.text
    is_sentence = is_prose(text) and text.endswith("。")
    is_short = len(text) <= (LONGEST_SENTENCE if is_sentence else LONGEST_CAPTION)
    is_other = is_heading(text) or is_furniture(text) or line.linked * 2 > len(text) or line.is_bold
    return is_short and not is_other and (own or not line.pictures)


def _alt(line: Line, place: int) -> str:
    """Return the words in a picture's stead, as a last resort, unless they are the name of a file."""
    alt = line.alts[place] if place < len(line.alts) else ""
    return "" if len(alt) < SHORTEST_ALT or FILE_NAME.search(alt) else alt
