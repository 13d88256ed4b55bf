"""The first post of a thread: in a forum the article is what its opener wrote, and not the replies."""

import re
from collections.abc import Sequence

from tearsheet.bylines.moments import MOMENT
from tearsheet.outlines.furniture import is_prose
from tearsheet.outlines.lines import Line

POSTED = re.compile(
    r"^(?:\W|楼主|沙发|板凳|地板|\d{1,5}\s?[楼#])*(?:发表|发布|回复|发帖)(?:于|时间|日期)?\s*[:：]?\s*(?=\d{4})"
)
FEWEST_POSTS = 2
LONGEST_MARK = 60
MOST_LINES_ABOVE = 40


def first_post(lines: Sequence[Line], inside: Sequence[int]) -> list[int]:
    """Return the lines of the first of several posts, each of which begins with its time; else all."""
    if not inside:
        return []
    start = max(inside[0] - MOST_LINES_ABOVE, 0)
    marks = [i for i in range(start, inside[-1] + 1) if _is_mark(lines[i])]
    if len(marks) < FEWEST_POSTS:
        return list(inside)
    post = [i for i in inside if marks[0] < i < marks[1]]
    # the next writer's name stands above the time
    while post and not is_prose(lines[post[-1]].text) and _is_before(lines, post[-1], marks[1]):
        post.pop()
    return post if any(is_prose(lines[i].text) for i in post) else list(inside)


def _is_mark(line: Line) -> bool:
    text = line.text
    return (
        not line.is_hidden and len(text) <= LONGEST_MARK and bool(POSTED.match(text) and MOMENT.search(text))
    )


def _is_before(lines: Sequence[Line], i: int, mark: int) -> bool:
    """Whether a line stands outside the block of the text, on the way to the next mark."""
    return len(lines[i].text) < LONGEST_MARK and mark - i < len("作者 等级 积分")
