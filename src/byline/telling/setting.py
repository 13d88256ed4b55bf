"""A bulletin as an official paper: where its texts, tables and charts stand. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.papers.official import (
    NEWSLETTER,
    OFFICIAL,
    Annex,
    Attachments,
    Block,
    Heading,
    Imprint,
    Paper,
    Paragraph,
    Style,
    Undersigned,
    mark,
)
from byline.telling.parts import TITLE, WORDS
from byline.telling.tabling import shown, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from byline.papers.chart import Chart
    from byline.papers.official import Table
    from byline.telling.figures import Figures
    from byline.telling.parts import Part


@dataclass(frozen=True)
class Letterhead:
    """What is the same in every issue: the red head, who makes it, to whom it is addressed and goes."""

    red_head: str
    maker: str
    addressees: str
    goes_to: tuple[tuple[str, str], ...]
    style: Style = OFFICIAL
    copies: int = 0


def paper_of(
    parts: Sequence[Part], figures: Figures, *, letterhead: Letterhead, issue: tuple[str, date]
) -> Paper:
    """Set a bulletin. `issue` is its number as printed and its day.

    Parts without anything to say are not set, and leave no gap in the numbers. After GB/T 9704 the annexes
    are named under the text, before maker and day; a newsletter has those at its head.
    """
    issue_number, day = issue
    title = next((part for part in parts if part.kind == TITLE), None)
    annexes = _annexes(parts, figures)
    return Paper(
        title=title.text if title else "",
        title_key=title.key if title else "",
        maker=letterhead.maker,
        day=day,
        red_head=letterhead.red_head,
        number=issue_number,
        addressees=letterhead.addressees,
        blocks=(
            *_text(parts, figures),
            *_under_the_text([title for title, _block in annexes], letterhead=letterhead, day=day),
            *_set_apart(annexes),
        ),
        imprint=_imprint(letterhead, day=day),
        style=letterhead.style,
    )


def _text(parts: Sequence[Part], figures: Figures) -> list[Block]:
    """Set what is no annex, under numbered headings where there is a heading."""
    blocks: list[Block] = []
    headings = 0
    for part in parts:
        content = _content(part, figures)
        if content is None or part.is_annex:
            continue
        title = title_of(part, figures)
        if title:
            headings += 1
            blocks.append(Heading(mark(headings) + title))
        blocks.append(content)
    return blocks


def _content(part: Part, figures: Figures) -> Paragraph | Table | Chart | None:
    if part.kind == TITLE:
        return None
    if part.kind in WORDS:
        return Paragraph(part.text, key=part.key) if part.text.strip() else None
    return shown(part, figures)


def _annexes(parts: Sequence[Part], figures: Figures) -> list[tuple[str, Block]]:
    apart = ((part, _content(part, figures)) for part in parts if part.is_annex)
    return [(title_of(part, figures), content) for part, content in apart if content is not None]


def _set_apart(annexes: list[tuple[str, Block]]) -> list[Block]:
    blocks: list[Block] = []
    for place, (title, content) in enumerate(annexes, start=1):
        blocks += [Annex(f"附件{place}" if len(annexes) > 1 else "附件", title), content]
    return blocks


def _under_the_text(titles: list[str], *, letterhead: Letterhead, day: date) -> list[Block]:
    if letterhead.style == NEWSLETTER:
        return []
    named: list[Block] = [Attachments(tuple(titles))] if titles else []
    return [*named, Undersigned(letterhead.maker, day)]


def _imprint(letterhead: Letterhead, *, day: date) -> Imprint:
    maker = "" if letterhead.style == NEWSLETTER else letterhead.maker
    return Imprint(maker, day, letterhead.goes_to, letterhead.copies)
