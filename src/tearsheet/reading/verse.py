"""Poems: short lines side by side, most without any stop, that no rule for prose finds."""

import re
from collections.abc import Sequence

from tearsheet.bylines.labels import EVERY_LABEL
from tearsheet.bylines.moments import MOMENT
from tearsheet.outlines.furniture import AFTERWORD, is_furniture, is_prose
from tearsheet.outlines.lines import Line

FEWEST_LINES, LONGEST_LINE = 6, 30
# a poem may hold one line that looks like something else
MOST_LETTERS_OF_PROSE = 150
VERSE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，。、；！？：:“”‘’《》…—·\s]*")


def verse(lines: Sequence[Line], *, found: Sequence[int], alien: frozenset[int] = frozenset()) -> list[int]:
    """Return the positions of a poem, if it is more than the prose that was `found`; else []."""
    prose = sum(len(lines[i].text) for i in found if is_prose(lines[i].text) and not lines[i].is_aside)
    if prose > MOST_LETTERS_OF_PROSE:
        return []
    best: list[int] = []
    run: list[int] = []
    for i, line in enumerate(lines):
        if i not in alien and _may_be_verse(line) and (not run or _is_beside(lines[run[-1]], line)):
            run.append(i)
            best = max(best, run, key=len)
        elif line.text and not line.is_hidden:
            run = [i] if i not in alien and _may_be_verse(line) else []
    size = sum(len(lines[i].text) for i in best)
    if len(best) < FEWEST_LINES or size <= prose:
        return []
    own = [i for i in found if not lines[i].is_aside]
    return sorted({*own, *best}) if set(best) & set(found) else best


def _may_be_verse(line: Line) -> bool:
    text = line.text
    return (
        0 < len(text) <= LONGEST_LINE
        and not line.linked
        and not (line.is_hidden or line.is_aside)
        and line.tag not in {"li", "dd", "dt", "th", "option", "text"}
        and bool(VERSE.fullmatch(text))
        and not (
            is_furniture(text) or AFTERWORD.search(text) or MOMENT.search(text) or EVERY_LABEL.search(text)
        )
    )


def _is_beside(before: Line, line: Line) -> bool:
    """Whether two lines stand in one block, or in two blocks of one."""
    return line.trail == before.trail or line.trail[:-1] == before.trail[:-1]
