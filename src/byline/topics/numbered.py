"""A list of points as offices paste it, a line each, as numbers and titles. Knows no rows."""

from __future__ import annotations

import re

LONGEST_TITLE = 120
NUMBER = r"第?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})"
POINT = re.compile(rf"^[（(]?\s*({NUMBER})(?:\s*[）)]?\s*[、.．,，:：）)]|\s+)\s*(.+)$")


def points_in(text: str) -> list[tuple[str, str]]:
    """Return (number, title) of each line that begins with one: “一、”, “（二）”, “3.”.

    A line without a number goes on the title of the line before it; one that nothing stands before is left
    out. Titles are cut at 120 characters, and no full stop ends them.
    """
    points: list[tuple[str, str]] = []
    for line in (line.strip(" 　\t") for line in text.splitlines()):
        found = POINT.match(line)
        if found:
            points.append((found[1].removeprefix("第"), found[2]))
        elif line and points:
            number, title = points[-1]
            points[-1] = (number, title + line)
    return [(number, title.rstrip("。；;. ")[:LONGEST_TITLE]) for number, title in points]
