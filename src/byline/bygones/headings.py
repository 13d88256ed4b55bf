"""Which column of a past ledger is which, guessed by its heading. It knows no database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PERSON, UNIT, TITLE, OUTLET, DAY = "person", "unit", "title", "outlet", "day"
LEVEL, GENRE, PIECES, POINTS, YUAN = "level", "genre", "pieces", "points", "yuan"
# in the order in which they claim a column; each word fits a heading that holds it
WORDS = {
    TITLE: ("标题", "题目", "稿件名称", "篇名", "title"),
    OUTLET: ("媒体", "刊物", "报刊", "刊发单位", "刊登", "采用单位", "发表载体", "outlet", "media"),
    LEVEL: ("级别", "层级", "等级", "level"),
    GENRE: ("体裁", "稿件类型", "类别", "文体", "genre"),
    DAY: ("日期", "时间", "刊发日", "采用日", "date", "day", "month", "月份"),
    POINTS: ("得分", "积分", "分数", "分值", "计分", "points", "score"),
    PIECES: ("篇数", "件数", "条数", "采用数", "pieces"),
    YUAN: ("稿费", "奖励", "金额", "奖金", "yuan", "fee"),
    PERSON: ("姓名", "作者", "信息员", "通讯员", "撰稿", "author", "person", "name"),
    UNIT: ("单位", "部门", "乡镇", "科室", "unit", "department"),
}
MEASURES = (PIECES, POINTS, YUAN)
LOOKED_AT = 12  # lines at the top of a sheet that may hold its headings
FEWEST = 2  # headings known in a line that is believed to be the headings


def proposed(headings: Sequence[str]) -> dict[str, int]:
    """Return which column holds what, by the words of the headings; each column is taken once.

    A heading that is exactly one of the words comes before one that only holds it.
    """
    found: dict[str, int] = {}
    plain = [_plain(one) for one in headings]
    for is_exact in (True, False):
        for field, words in WORDS.items():
            if field not in found:
                column = _column(plain, words, taken=set(found.values()), is_exact=is_exact)
                if column is not None:
                    found[field] = column
    return found


def heading_line(lines: Sequence[Sequence[str]]) -> int:
    """Return the place, from 0, of the line that holds the headings: the one with most known words.

    0 where no line is like headings.
    """
    known = [len(proposed(line)) for line in lines[:LOOKED_AT]]
    most = max(known, default=0)
    return known.index(most) if most >= FEWEST else 0


def most_like(sheets: Sequence[Sequence[Sequence[str]]]) -> int:
    """Return the place, from 0, of the sheet whose lines hold the most known headings; of equals the first.

    The first sheet of a file often tells only how to fill in the next one.
    """
    known = [max((len(proposed(line)) for line in lines[:LOOKED_AT]), default=0) for lines in sheets]
    return known.index(max(known)) if known else 0


def _column(plain: Sequence[str], words: Sequence[str], *, taken: set[int], is_exact: bool) -> int | None:
    for word in words:
        for place, heading in enumerate(plain):
            if place not in taken and (heading == word if is_exact else word in heading):
                return place
    return None


def _plain(heading: str) -> str:
    """Take away white space and what stands in brackets: 得分（分）."""
    return re.sub(r"\s|[（(\[【].*?[）)\]】]", "", heading).lower()
