"""Blocks of a text: few kinds, each as HTML and as plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

FIGURE, PARAGRAPH = "figure", "p"
HEADING, LESSER_HEADING = "h2", "h3"
LONGEST_HEADING = 30
LONGEST_CAPTION = 100
# GB/T 9704: 一、 is the first level, （一） the second; a sentence that goes on is text
FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]{1,3}、[^。；！？]+")
SECOND_LEVEL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^。；！？]+")
CAPTION = re.compile(
    r"^(?:▲|△|图为|[上下左右]图|图[一二三四五六七八九十\d]+[\s　：:])|摄[）)]?$|摄影[：:/／]?\S{2,4}[）)]?$"
)


@dataclass(frozen=True)
class Block:
    """One block: its tag, the HTML in it, the same as plain text, and what the file says it is.

    `role` is title, subtitle, centred, right, caption, quote or nothing; `size` the type's size in half
    points, 0 where unknown.
    """

    tag: str
    inner: str
    plain: str = ""
    role: str = ""
    size: int = 0

    @property
    def html(self) -> str:
        """The block as HTML."""
        return f"<{self.tag}>{self.inner}</{self.tag}>"

    @property
    def is_caption(self) -> bool:
        """Whether this paragraph tells what the picture before it shows."""
        if self.tag != PARAGRAPH or len(self.plain) > LONGEST_CAPTION:
            return False
        return self.role == "caption" or bool(CAPTION.search(self.plain))


def joined(blocks: list[Block]) -> list[Block]:
    """Give each picture the caption that follows it, and make one list of items that touch."""
    found: list[Block] = []
    for _is_list, group in groupby(blocks, key=lambda block: block.tag if block.role == "item" else ""):
        same = list(group)
        if same[0].role == "item":
            inner = "".join(block.inner for block in same)
            same = [Block(same[0].tag, inner, lines_of(same))]
        for block in same:
            if block.is_caption and found and found[-1].tag == FIGURE and not found[-1].plain:
                inner = f"{found[-1].inner}<figcaption>{block.inner}</figcaption>"
                found[-1] = Block(FIGURE, inner, block.plain)
            else:
                found.append(block)
    return found


def headed(blocks: list[Block]) -> list[Block]:
    """Take short lines numbered as official papers number their headings for headings."""
    return [
        replace(block, tag=_level(block), inner=_unmarked(block)) if _level(block) else block
        for block in blocks
    ]


def _level(block: Block) -> str:
    if block.tag != PARAGRAPH or len(block.plain) > LONGEST_HEADING:
        return ""
    if FIRST_LEVEL.fullmatch(block.plain):
        return HEADING
    return LESSER_HEADING if SECOND_LEVEL.fullmatch(block.plain) else ""


def _unmarked(block: Block) -> str:
    return re.sub(r"</?strong>", "", block.inner)


def flattened(block: Block) -> Block:
    """Return a block as it may stand in a cell, an item or a quote: no headings, no table in a table."""
    if block.tag in (HEADING, LESSER_HEADING):
        return Block(PARAGRAPH, f"<strong>{block.inner}</strong>", block.plain)
    if block.tag == "table":
        # every cell a line of its own
        lines = re.sub(
            r"(?:</(?:td|th|tr|p|li)>)+", "<br>", re.sub(r"<(?!/(?:td|th|tr|p|li)>)[^>]*>", "", block.inner)
        )
        return Block(PARAGRAPH, re.sub(r"<(?!br>)[^>]*>", "", lines).removesuffix("<br>"), block.plain)
    return block


def lines_of(blocks: list[Block]) -> str:
    """Return the plain text of blocks, a line each."""
    return "\n".join(block.plain for block in blocks if block.plain)


def in_item(blocks: list[Block]) -> str:
    """Return the HTML of a list's item: its first paragraph stands bare when only lists follow."""
    first, *rest = [flattened(block) for block in blocks]
    is_bare = first.tag == PARAGRAPH and all(block.tag in ("ul", "ol") for block in rest)
    return (first.inner if is_bare else first.html) + "".join(block.html for block in rest)
