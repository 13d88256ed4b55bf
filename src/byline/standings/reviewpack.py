"""Everything that the review of a half-year needs, in one archive, from a bulletin's figures."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from byline.papers.chart import SLIDE, Bar, Chart, as_svg
from byline.papers.official import NEWSLETTER, Column, Heading, Paper, Paragraph, Table
from byline.papers.picture import ON_A_SLIDE, as_png
from byline.papers.sheet import as_xlsx
from byline.papers.word import as_word
from byline.standings.gathering import gather
from byline.targets.progress import percent
from byline.telling import parts
from byline.telling.parts import Part
from byline.telling.tabling import NONE, shown
from byline.telling.wording import LEVELS, PRAISED_PEOPLE, draft, first_letterhead, number, period_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.papers.sheet import Cell
    from byline.reckoning.periods import Period
    from byline.team.models import Congress
    from byline.telling.figures import Figures, Row
    from byline.telling.wording import Wording

# a .zip tells no earlier moment: the same figures give the same archive
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
COUNTED = ("采用（条）", "任务（条）", "完成（%）", "积分")
HONOURS = (
    Column("类别", share=0.8),
    Column("名称", share=1.4),
    Column("单位", share=1.4),
    Column("采用（条）", "end"),
    Column("任务", "end", 0.8),
    Column("积分", "end", 0.8),
    Column("依据", share=1.8),
)
CHARTS = (
    Part(parts.CHART),
    Part(parts.CHART, group="townships"),
    Part(parts.CHART, group="offices"),
    Part(parts.CHART, measure="points"),
)


@dataclass(frozen=True)
class Pack:
    """The archive: its name without the ending, and its bytes as a .zip."""

    name: str
    content: bytes


def review_pack(congress: Congress, *, half: Period) -> Pack:
    """Return rankings, praise and warnings, the honours sheet and slides of a half-year.

    Sheets are .xlsx, texts .docx, slides 16:9 as .png and .svg. The figures are those of the ledger now.
    """
    figures = gather(congress, period=half)
    texts = draft(figures, level=congress.level)
    maker = first_letterhead(congress.name, level=congress.level)["maker"]
    name = f"{period_words(half)}讲评材料"
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for path, content in _files(figures, texts, title=period_words(half), maker=maker):
            told = ZipInfo(f"{name}/{path}", FIRST_MOMENT)
            told.compress_type = ZIP_DEFLATED
            archive.writestr(told, content)
    return Pack(name, held.getvalue())


def _files(figures: Figures, texts: Wording, *, title: str, maker: str) -> Iterator[tuple[str, bytes]]:
    for who, rows in (("个人", figures.people), ("单位", figures.units)):
        heading = f"{title}{who}采用排名"
        heads = ("名次", *(("姓名", "单位") if who == "个人" else ("单位",)), *COUNTED)
        lines = (_ranked(row, is_person=who == "个人") for row in rows)
        yield f"1 排名/{heading}.xlsx", as_xlsx(heading, heads, lines)
    yield f"2 {title}表扬和提醒.docx", as_word(_told(texts, title=f"{title}表扬和提醒", maker=maker))
    honours = _honours(figures)
    sheet = f"{title}荣誉表"
    yield f"3 {sheet}.xlsx", as_xlsx(sheet, [column.title for column in HONOURS], honours)
    paper = Paper(title=sheet, maker=maker, blocks=(Table(HONOURS, tuple(honours)),), style=NEWSLETTER)
    yield f"3 {sheet}.docx", as_word(paper)
    for place, chart in enumerate(_charts(figures, title=title), start=1):
        path = f"4 图表/{place} {chart.title}"
        yield f"{path}.png", as_png(chart, frame=SLIDE, scale=ON_A_SLIDE)
        yield f"{path}.svg", as_svg(chart, frame=SLIDE).encode()


def _ranked(row: Row, *, is_person: bool) -> tuple[Cell, ...]:
    share = round(100 * row.progress_whole.share) if row.target else None
    names = (row.name, row.unit) if is_person else (row.name,)
    return (row.place, *names, row.total, row.target, share, row.points)


def _told(texts: Wording, *, title: str, maker: str) -> Paper:
    blocks = (
        Heading("一、表扬"),
        Paragraph(texts.praise),
        Heading("二、提醒"),
        Paragraph(texts.warnings),
    )
    return Paper(title=title, maker=maker, blocks=blocks, style=NEWSLETTER)


def _honours(figures: Figures) -> list[tuple[str, ...]]:
    """List units and people who met what they owe, and the foremost people, each with what it rests on."""
    lines = []
    for kind, rows in (("单位", figures.units), ("个人", figures.people)):
        for row in rows:
            grounds = "，".join(_grounds(row, is_person=kind == "个人"))
            if grounds:
                target = NONE if row.target is None else number(row.target)
                amounts = (number(row.total), target, number(row.points), grounds)
                lines.append((kind, row.name, row.unit or row.name, *amounts))
    return lines


def _grounds(row: Row, *, is_person: bool) -> Iterator[str]:
    if not row.total:
        return
    if row.target and row.progress_whole.is_met:
        yield f"完成任务的{percent(row.progress_whole.share)}"
    if is_person and row.place <= PRAISED_PEOPLE:
        yield f"采用条数第{row.place}名"


def _charts(figures: Figures, *, title: str) -> Iterator[Chart]:
    """Draw the units, those of each kind, the points, and the levels; a chart without a bar is left out."""
    drawn = [shown(part, figures) for part in CHARTS]
    levels = tuple(
        Bar(LEVELS[level], amount, number(amount)) for level, amount in figures.by_level_total if amount
    )
    drawn.append(Chart(f"{title}各级媒体采用条数", levels, "单位：条"))
    yield from (chart for chart in drawn if isinstance(chart, Chart) and chart.bars)
