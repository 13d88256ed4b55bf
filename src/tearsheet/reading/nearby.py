"""The lines around an article, told apart by where they stand, and that place in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tearsheet.outlines.lines import Line, Outline

# how far around the article its own lines are looked for
LINES_BEFORE, LINES_BEHIND, LINES_INTO = 30, 16, 3
LINES_WITHOUT_TEXT = 60
LONGEST_SHOWN = 36
LONGEST_OWN = 90
OTHERS_SPEAK = re.compile(r"^(?:网友|最新|全部|热门|精彩)?(?:评论|跟帖|留言|回复)|^\d+条评论")


@dataclass(frozen=True, slots=True)
class Nearby:
    """An article's place on its page: the lines from title into text, those behind it, those above."""

    page: Outline
    inside: tuple[int, ...]
    title: str
    title_at: int | None
    head: tuple[int, ...]
    behind: tuple[int, ...]
    above: tuple[int, ...]

    @property
    def lines(self) -> Sequence[Line]:
        """All lines of the page."""
        return self.page.lines

    @property
    def all(self) -> tuple[int, ...]:
        """Every position, the surest first."""
        return tuple(dict.fromkeys(self.head + self.behind + self.above))

    def tell(self, position: int) -> str:
        """Say where a line stands, with its words, so that a person finds it."""
        text = re.sub(r"\t+", "　", self.lines[position].parts) or self.lines[position].text
        shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
        place = "标题下方" if position in self.head else "正文之后" if position in self.behind else "页面上方"
        if position in self.inside and position not in self.head:
            place = "正文末尾"
        return f"{place}：{shown}"


def look_around(page: Outline, *, inside: Sequence[int], title: str, title_at: int | None) -> Nearby:
    """Tell the lines around the article apart; hidden lines are in none of the groups."""
    if not inside:
        seen = [i for i in range(min(len(page.lines), LINES_WITHOUT_TEXT)) if not page.lines[i].is_hidden]
        return Nearby(page, (), title, title_at, tuple(seen), (), ())
    first, own = inside[0], set(inside)
    start = title_at if title_at is not None and title_at <= first else max(first - LINES_BEFORE, 0)
    into = (title_at if title_at is not None and title_at > first else first) + LINES_INTO
    head = [
        i
        for i in range(start, min(into, len(page.lines)))
        if i != title_at and (i not in own or len(page.lines[i].text) < LONGEST_OWN)
    ]
    above = range(start - 1, max(start - LINES_BEFORE, 0) - 1, -1)
    return Nearby(
        page,
        tuple(inside),
        title,
        title_at,
        _shown(page, head),
        _shown(page, _behind(page, inside)),
        _shown(page, above),
    )


def _behind(page: Outline, inside: Sequence[int]) -> list[int]:
    """Return the lines behind the text, its own last ones first, up to where others speak."""
    own = set(inside)
    behind = [i for i in inside[-2:] if len(page.lines[i].text) < LONGEST_OWN and len(inside) > LINES_INTO]
    for i in range(inside[0], min(inside[-1] + LINES_BEHIND, len(page.lines))):
        text = page.lines[i].text
        if i > inside[-1] and len(text) < len("最新评论（12345）条") and OTHERS_SPEAK.match(text):
            break
        if i not in own:
            behind.append(i)
    return behind


def _shown(page: Outline, positions: Sequence[int]) -> tuple[int, ...]:
    return tuple(i for i in positions if not page.lines[i].is_hidden and page.lines[i].text)
