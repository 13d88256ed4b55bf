"""Text behind a fold: hidden between the text that is shown and the button that shows the rest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tearsheet.outlines.furniture import is_prose
from tearsheet.outlines.hidden import FOLDED
from tearsheet.outlines.lines import Line

CONTINUED = re.compile(
    r"展开(?:全文|阅读|剩余|更多|余下)|(?:阅读|查看|显示|余下|继续阅读)(?:全文|更多内容|剩余|余下)|剩余\s?\d+%|加载中"
)
LONGEST_BUTTON = 30


def says_more_follows(line: Line) -> bool:
    """Whether a short line is the button under a text of which only a part is shown."""
    return not line.is_hidden and len(line.text) < LONGEST_BUTTON and bool(CONTINUED.search(line.text))


def unfolded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the folded ones shown that stand next to such a button and go on with a text."""
    opened: set[int] = set()
    for at, line in enumerate(lines):
        if says_more_follows(line):
            opened.update(_folded(lines, range(at - 1, -1, -1)) or _folded(lines, range(at + 1, len(lines))))
    return tuple(replace(line, is_hidden=False) if i in opened else line for i, line in enumerate(lines))


def _folded(lines: Sequence[Line], positions: range) -> list[int]:
    """Return the folded lines that these positions begin with, if they are prose under shown prose."""
    run: list[int] = []
    for i in positions:
        if lines[i].is_hidden and lines[i].veil == FOLDED:
            run.append(i)
        elif lines[i].text:
            break
    shown = [line for line in lines[max(min(run, default=0) - 3, 0) : min(run, default=0)] if line.text]
    is_text = any(is_prose(lines[i].text, linked=lines[i].linked) for i in run)
    goes_on = any(is_prose(line.text, linked=line.linked) and not line.is_hidden for line in shown)
    return run if is_text and goes_on else []
