"""The article's lines as paragraphs and pictures."""

import re
from collections.abc import Sequence

from tearsheet.reading.furniture import is_prose
from tearsheet.reading.lines import Line
from tearsheet.reading.result import Picture

LONGEST_CAPTION = 80


def paragraphs(lines: Sequence[Line], inside: Sequence[int]) -> tuple[str, ...]:
    """Return the text of the lines, one paragraph each."""
    return tuple(lines[i].text for i in inside if lines[i].text)


def pictures(lines: Sequence[Line], inside: Sequence[int]) -> tuple[Picture, ...]:
    """Return the pictures between the first and the last line of the article, each with the short line under it."""  # noqa: E501 one sentence or pattern, read as a whole
    if not inside:
        return ()
    found = []
    span = range(max(inside[0] - 1, 0), min(inside[-1] + 2, len(lines)))
    for i in span:
        for address in lines[i].pictures:
            if address and not lines[i].is_hidden:
                found.append(Picture(address, _caption(lines, i)))  # noqa: PERF401 two conditions read better one a line
    return tuple(found)


def _caption(lines: Sequence[Line], at: int) -> str:
    for line in (lines[at], *lines[at + 1 : at + 2]):
        if (
            line.text
            and len(line.text) <= LONGEST_CAPTION
            and not (is_prose(line.text) and re.search(r"。.+。", line.text))
        ):
            return line.text if not line.pictures or line is lines[at] else ""
    return ""
