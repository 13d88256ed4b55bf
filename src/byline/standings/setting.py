"""A bulletin as an official paper: where its texts and its tables stand. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.papers.official import Annex, Block, Column, Heading, Imprint, Paper, Paragraph, Table, mark
from byline.reckoning.periods import MONTH, Period
from byline.standings.wording import half_words, number
from byline.targets.progress import percent

if TYPE_CHECKING:
    from datetime import date

    from byline.standings.figures import Figures, Row
    from byline.standings.wording import Wording

SECTIONS = (("总体情况", "overview"), ("表扬", "praise"), ("通报批评", "criticism"), ("下步要求", "closing"))
NONE = "—"


@dataclass(frozen=True)
class Letterhead:
    """What is the same in every issue: the red head, who makes it, to whom it is addressed and goes."""

    red_head: str
    maker: str
    addressees: str
    goes_to: tuple[tuple[str, str], ...]


def paper_of(
    wording: Wording, figures: Figures, *, letterhead: Letterhead, issue: tuple[str, date | None]
) -> Paper:
    """Set a bulletin. `issue` is its number as printed and its day; without a day no imprint is set."""
    issue_number, day = issue
    return Paper(
        title=wording.title,
        maker=letterhead.maker,
        day=day,
        red_head=letterhead.red_head,
        number=issue_number,
        addressees=letterhead.addressees,
        blocks=(Paragraph(wording.opening), *_sections(wording), *_tables(figures)),
        imprint=Imprint(letterhead.maker, day, letterhead.goes_to) if day else None,
    )


def _sections(wording: Wording) -> list[Block]:
    """Give the sections that have a text, numbered; an emptied one leaves no gap."""
    texts = [(title, getattr(wording, name)) for title, name in SECTIONS]
    blocks: list[Block] = []
    for place, (title, text) in enumerate(((title, text) for title, text in texts if text.strip()), start=1):
        blocks += [Heading(mark(place) + title), Paragraph(text)]
    return blocks


def _tables(figures: Figures) -> list[Block]:
    period = Period.parse(figures.period)
    half = half_words(period)
    now = f"{period.number}月" if period.kind == MONTH else "本期"
    titles = (now, "累计", "任务", "完成", "积分")
    counted = tuple(Column(title, "end", is_wide=title == "任务") for title in titles)
    place = Column("名次", "centre", 0.8)
    people = (place, Column("姓名", share=1.2), Column("单位", share=2.2, is_wide=True), *counted)
    units = (place, Column("单位", share=2.4), *counted)
    return [
        Annex("附件1", f"{half}个人采用条数和积分"),
        Table(
            people,
            tuple((str(row.place), row.name, row.unit, *_counted(row, figures)) for row in figures.people),
        ),
        Annex("附件2", f"{half}单位采用条数和积分"),
        Table(units, tuple((str(row.place), row.name, *_counted(row, figures)) for row in figures.units)),
    ]


def _counted(row: Row, figures: Figures) -> tuple[str, ...]:
    progress = row.progress(figures.gone)
    target = number(progress.target) if progress else NONE
    share = percent(progress.share) if progress else NONE
    return (number(row.now), number(row.total), target, share, number(row.points))
