"""The form of three reviews and three proofs (稿件审签单), on one page A4. It knows no database.

What is printed is in Chinese, whatever language its reader reads Byline in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from byline.papers.flow.heights import row_heights
from byline.papers.flow.layouts import FORM
from byline.papers.flow.looks import CELL_SIZES, FORM_NUMBER, FORM_TITLE, LOOKS, RED_HEAD, RED_RULE, cell
from byline.papers.flow.pieces import Cell, Flow, Grid, line
from byline.papers.official import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

TITLE = "稿件审签单"
REVIEWS = {
    1: ("终审",),
    2: ("初审", "终审"),
    3: ("初审", "复审", "终审"),
    4: ("初审", "复审", "三审", "终审"),
}
PROOFS = ("一校", "二校", "三校")
ORDINALS = "一二三四五六七八九"
UNSIGNED = "签名：　　　　　　　　　　年　　月　　日"
CUT = "…（全文见系统）"
# eight columns, so that two, three and four facts can share a row
SHARES = (1.25, 2.1, 1.0, 1.25, 1.35, 0.6, 1.2, 1.25)
LEAST_ROW_PT, LEAST_REVIEW_PT, HIGHEST_REVIEW_PT = 26, 62, 118
# LibreOffice sets a blank between figures and Chinese, so some lines fold that were reckoned to fit
SLACK_PT = 44
# from a text as it is to what says no more than how it begins
# half a page would go to three long remarks
LONGEST_REMARK = 24
# of a title and of names so much stays in any case
LEAST_OF_FACTS = 60
LENGTHS = (10_000, 400, 200, 100, 60, 35, 28, 20)


@dataclass(frozen=True)
class Opinion:
    """What one reader said at a step: in which words, who and when."""

    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Step:
    """One step of the way, with the opinions given at it; none while it is still to come."""

    name: str
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class Proof:
    """One proof: who read which version when. An older one was read before the text changed."""

    by: str
    at: datetime
    version: int
    is_older: bool = False
    remark: str = ""


@dataclass(frozen=True)
class Facts:
    """What stands on the form. `steps` are one to four; of `proofs` the first three are shown."""

    congress: str
    title: str
    authors: str
    unit: str
    genre: str
    length: int
    handed_in_on: date | None
    secrecy: str
    outlets: str
    number: str = ""
    key_task: str = ""
    steps: tuple[Step, ...] = ()
    proofs: tuple[Proof, ...] = ()


def form_of(facts: Facts) -> Flow:
    """Set the form on one page: in smaller letters where there is much to say, then with long texts cut."""
    heads = (
        line(RED_HEAD, facts.congress),
        line(RED_RULE, ""),
        line(FORM_TITLE, TITLE),
        line(FORM_NUMBER, f"登记号：{facts.number or '（未登记）'}"),
    )
    above = sum(LOOKS[each.look].line + LOOKS[each.look].after for each in heads)
    room = FORM.text_height - above - SLACK_PT
    grid = next(_fitting(facts, room=room))
    name = f"{TITLE}：{facts.title}"
    return Flow(title=name, maker=facts.congress, pieces=(*heads, grid), layout=FORM)


def _fitting(facts: Facts, *, room: float) -> Iterator[Grid]:
    """Give the grids that fit, the most readable first; at the end one that is cut as far as can be."""
    for longest, size in product(LENGTHS, CELL_SIZES[1:4]):
        grid = _grid(_cut(facts, longest), size=size)
        height = sum(row_heights(grid, text_width=FORM.text_width))
        if height <= room:
            yield _filling(grid, facts, spare=room - height)
    yield _grid(_cut(facts, LENGTHS[-1]), size=CELL_SIZES[3])


def _filling(grid: Grid, facts: Facts, *, spare: float) -> Grid:
    """Give what is left of the page to the rows of the reviews, for those who sign by hand."""
    heights = list(grid.heights)
    needed = row_heights(grid, text_width=FORM.text_width)
    for place in _review_rows(len(grid.rows), facts):
        wanted = min(HIGHEST_REVIEW_PT, needed[place] + spare / len(facts.steps))
        heights[place] = max(needed[place], wanted)
    return replace(grid, heights=tuple(heights))


def _review_rows(rows: int, facts: Facts) -> range:
    """Return which of so many rows are those of the reviews: they stand before the proofs and their head."""
    last = rows - len(PROOFS) - 1
    return range(last - len(facts.steps), last)


def _cut(facts: Facts, longest: int) -> Facts:
    """Shorten whatever is longer than so many characters."""
    steps = tuple(
        replace(step, opinions=tuple(replace(o, words=_short(o.words, longest)) for o in step.opinions))
        for step in facts.steps
    )
    proofs = tuple(replace(proof, remark=_short(proof.remark, LONGEST_REMARK)) for proof in facts.proofs)
    return replace(
        facts,
        title=_short(facts.title, max(longest, LEAST_OF_FACTS)),
        authors=_short(facts.authors, max(longest, LEAST_OF_FACTS)),
        outlets=_short(facts.outlets, max(longest, LEAST_OF_FACTS)),
        steps=steps,
        proofs=proofs,
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT


def _grid(facts: Facts, *, size: float) -> Grid:
    rows = [*_about(facts, size), *_reviews(facts, size), *_proofs(facts, size)]
    reviews = _review_rows(len(rows), facts)
    least = size / CELL_SIZES[1]
    heights = tuple(
        least * (LEAST_REVIEW_PT if place in reviews else LEAST_ROW_PT) for place in range(len(rows))
    )
    return Grid(SHARES, tuple(rows), heights=heights)


def _about(facts: Facts, size: float) -> list[tuple[Cell, ...]]:
    day = in_words(facts.handed_in_on) if facts.handed_in_on else "（未送审）"
    rows = [
        (_label("标题", size), _text(facts.title, size, across=7)),
        (_label("作者", size), _text(facts.authors, size, across=3), _label("供稿单位", size, across=2),
         _text(facts.unit, size, across=2)),
        (_label("体裁", size), _text(facts.genre, size), _label("字数", size),
         _text(f"{facts.length}字", size), _label("送审日期", size, across=2), _text(day, size, across=2)),
        (_label("保密审查", size), _text(facts.secrecy, size, across=7)),
        (_label("拟报媒体", size), _text(facts.outlets, size, across=7)),
    ]  # fmt: skip
    if facts.key_task:
        rows.append((_label("工作要点", size), _text(facts.key_task, size, across=7)))
    return rows


def _reviews(facts: Facts, size: float) -> list[tuple[Cell, ...]]:
    """Return a row for each step; those still to come have a line to sign."""
    rows = []
    names = REVIEWS.get(len(facts.steps), tuple(f"{each}审" for each in ORDINALS))
    for place, (step, name) in enumerate(zip(facts.steps, names, strict=False)):
        look = cell(size)
        told = []
        for opinion in step.opinions:
            told += [line(look, opinion.words), line(look, _signed(opinion), side="right")]
        told = told or [line(look, ""), line(look, UNSIGNED, side="right")]
        head = (_label("审\n\n稿", size, down=len(facts.steps)),) if place == 0 else ()
        rows.append((*head, _label(f"{name}\n（{step.name}）", size), Cell(tuple(told), across=6)))
    return rows


def _signed(opinion: Opinion) -> str:
    return f"签名：{opinion.by}　　{in_words(opinion.at.date())} {opinion.at:%H:%M}"


def _proofs(facts: Facts, size: float) -> list[tuple[Cell, ...]]:
    heads: tuple[Cell, ...] = (
        _label("校\n\n对", size, down=len(PROOFS) + 1),
        _label("校次", size),
        _label("校对人", size),
        _label("时间", size, across=2),
        _label("校对稿、备注", size, across=3),
    )
    rows = [heads]
    for place, name in enumerate(PROOFS):
        proof = facts.proofs[place] if place < len(facts.proofs) else None
        rows.append((_label(name, size), *(_proof(proof, size) if proof else _blank(size))))
    return rows


def _proof(proof: Proof, size: float) -> tuple[Cell, ...]:
    version = f"第{proof.version}版" + ("（后有改动）" if proof.is_older else "")
    return (
        _text(proof.by, size),
        _text(in_words(proof.at.date()), size, across=2),
        _text(f"{version}　{proof.remark}".strip(), size, across=3),
    )


def _blank(size: float) -> tuple[Cell, ...]:
    return (_text("", size), _text("", size, across=2), _text("", size, across=3))


def _label(text: str, size: float, *, across: int = 1, down: int = 1) -> Cell:
    return Cell((line(cell(size, is_head=True), text),), across, down)


def _text(text: str, size: float, *, across: int = 1) -> Cell:
    return Cell((line(cell(size), text),), across)
