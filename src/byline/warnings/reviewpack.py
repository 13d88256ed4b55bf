"""Everything that the review of a half-year needs, in one archive.

Figures come from the half-year's signed bulletin, honours, warnings and vetoes from what was signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import override

from byline.papers.chart import SLIDE, Bar, Chart, as_svg
from byline.papers.official import NEWSLETTER, Column, Heading, Paper, Paragraph, Table, mark
from byline.papers.picture import ON_A_SLIDE, as_png, as_slides
from byline.papers.sheet import as_xlsx
from byline.papers.word import as_word
from byline.standings.gathering import gather
from byline.standings.models import Bulletin
from byline.targets.progress import percent
from byline.telling import parts
from byline.telling.parts import Part
from byline.telling.tabling import NONE, shown
from byline.telling.wording import LEVELS, PRAISED_PEOPLE, draft, first_letterhead, number, period_words
from byline.warnings.dossier import CHINESE, PEOPLE, UNITS, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.papers.official import Block
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
    Column("名称", share=1.2),
    Column("单位", share=1.7),
    Column("采用条数", "end", 1.2),
    Column("任务", "end", 0.8),
    Column("积分", "end", 1.0),
    Column("依据", share=2.2),
    Column("已授荣誉", share=1.8),
    Column("批评和否决", share=2.4),
)
GIVEN = (
    Column("类别", share=0.8),
    Column("名称", share=1.4),
    Column("单位", share=1.4),
    Column("内容", share=4),
)
# what is said where nothing was signed
NOTHING_SIGNED = {
    "表扬": "本期没有已签发的奖励。",
    "提醒和批评": "本期没有已签发的批评。",
    "一票否决": "无。",
}
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


@dataclass(frozen=True)
class Given:
    """What one person or unit was given and told by signed deeds of the half-year, in words."""

    kind: str
    name: str
    unit: str
    honours: tuple[str, ...]
    warnings: tuple[str, ...]
    vetoes: tuple[str, ...]

    def rows(self, told: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return a line for each thing told."""
        return [(self.kind, self.name, self.unit or self.name, words) for words in told]


@dataclass(frozen=True)
class Review:
    """A half-year under review: its name, the figures and where they are from, the texts, what was given."""

    title: str
    maker: str
    source: str
    figures: Figures
    texts: Wording
    given: tuple[Given, ...]

    def given_to(self, row: Row) -> Given | None:
        """Return what the person or unit of a row was given and told."""
        return next((one for one in self.given if (one.name, one.unit) == (row.name, row.unit)), None)


def review_pack(congress: Congress, *, half: Period) -> Pack:
    """Return rankings, praise and warnings, the honours sheet and slides of a half-year.

    Sheets are .xlsx, texts .docx, slides 16:9 as .pdf, .png and .svg. The figures are those of the signed
    bulletin of the half-year; where there is none, those of the ledger now, and the pack says so.
    """
    with override(CHINESE):
        review = review_of(congress, half=half)
        name = f"{review.title}讲评材料"
        held = BytesIO()
        with ZipFile(held, "w", ZIP_DEFLATED) as archive:
            for path, content in _files(review):
                told = ZipInfo(f"{name}/{path}", FIRST_MOMENT)
                told.compress_type = ZIP_DEFLATED
                archive.writestr(told, content)
    return Pack(name, held.getvalue())


def review_of(congress: Congress, *, half: Period) -> Review:
    """Gather what a half-year's review tells; a correction goes before what it corrects."""
    of_the_half = Bulletin.objects.of(congress).filter(starts_on=half.first, ends_on=half.last)
    signed = of_the_half.whole().signed().first()
    figures = signed.figures if signed else gather(congress, period=half)
    today = timezone.localdate()
    now = f"数据为台账截至{today.year}年{today.month}月{today.day}日的数据，本期通报尚未签发。"
    return Review(
        title=period_words(half),
        maker=first_letterhead(congress.name, level=congress.level)["maker"],
        source=f"数据取自已签发的《{signed.file_name}》（{signed.printed_number}）。" if signed else now,
        figures=figures,
        texts=draft(figures, level=congress.level),
        given=tuple(_given(congress, half=half)),
    )


def _given(congress: Congress, *, half: Period) -> Iterator[Given]:
    for kind, of in (("单位", UNITS), ("个人", PEOPLE)):
        for one in dossiers(congress, of=of, halves=[half]):
            told = (tuple(one.honours), tuple(one.warnings), tuple(one.vetoes))
            if any(told):
                yield Given(kind, one.name, one.unit, *told)


def _files(review: Review) -> Iterator[tuple[str, bytes]]:
    title, figures = review.title, review.figures
    for who, rows in (("个人", figures.people), ("单位", figures.units)):
        heading = f"{title}{who}采用排名"
        heads = ("名次", *(("姓名", "单位") if who == "个人" else ("单位",)), *COUNTED)
        lines = (_ranked(row, is_person=who == "个人") for row in rows)
        yield f"1 排名/{heading}.xlsx", as_xlsx(heading, heads, lines)
    yield f"2 {title}表扬和批评.docx", as_word(_told(review))
    sheet = f"{title}荣誉表"
    honours = _honours(review)
    yield f"3 {sheet}.xlsx", as_xlsx(sheet, [column.title for column in HONOURS], honours)
    yield f"3 {sheet}.docx", as_word(_honours_paper(review, honours, title=sheet))
    charts = list(_charts(figures, title=title))
    yield f"4 图表/{title}图表（投影用）.pdf", as_slides(charts)
    for place, chart in enumerate(charts, start=1):
        path = f"4 图表/{place} {chart.title}"
        yield f"{path}.png", as_png(chart, frame=SLIDE, scale=ON_A_SLIDE)
        yield f"{path}.svg", as_svg(chart, frame=SLIDE).encode()


def _ranked(row: Row, *, is_person: bool) -> tuple[Cell, ...]:
    share = round(100 * row.progress_whole.share) if row.target else None
    names = (row.name, row.unit) if is_person else (row.name,)
    return (row.place, *names, row.total, row.target, share, row.points)


def _told(review: Review) -> Paper:
    """Set praise and criticism: what the figures say, then what was signed."""
    blocks: list[Block] = [Paragraph(review.source)]
    said = (
        ("表扬", review.texts.praise, [row for one in review.given for row in one.rows(one.honours)]),
        (
            "提醒和批评",
            review.texts.warnings,
            [row for one in review.given for row in one.rows(one.warnings)],
        ),
        ("一票否决", "", [row for one in review.given for row in one.rows(one.vetoes)]),
    )
    for place, (head, words, rows) in enumerate(said, start=1):
        blocks.append(Heading(mark(place) + head))
        blocks += [Paragraph(words)] if words else []
        blocks += [Table(GIVEN, tuple(rows))] if rows else []
        blocks += [Paragraph(NOTHING_SIGNED[head])] if not rows else []
    title = f"{review.title}表扬和批评"
    return Paper(title=title, maker=review.maker, blocks=tuple(blocks), style=NEWSLETTER)


def _honours_paper(review: Review, honours: list[tuple[str, ...]], *, title: str) -> Paper:
    """Set the sheet: units, then people, each without the columns in which nothing stands."""
    blocks: list[Block] = [Paragraph(review.source)]
    for place, kind in enumerate(("单位", "个人"), start=1):
        rows = [row for row in honours if row[0] == kind]
        # a unit need not be told whose it is
        shown = [
            number
            for number, column in enumerate(HONOURS)
            if number and any(row[number] for row in rows) and (kind == "个人" or column.title != "单位")
        ]
        table = Table(
            tuple(HONOURS[number] for number in shown),
            tuple(tuple(row[number] for number in shown) for row in rows),
        )
        blocks += [Heading(f"{mark(place)}{kind}"), table if rows else Paragraph("无。")]
    return Paper(title=title, maker=review.maker, blocks=tuple(blocks), style=NEWSLETTER)


def _honours(review: Review) -> list[tuple[str, ...]]:
    """List who met what they owe, the foremost people, and all to whom something was given or told."""
    lines = []
    for kind, rows in (("单位", review.figures.units), ("个人", review.figures.people)):
        for row in rows:
            grounds = "，".join(_grounds(row, is_person=kind == "个人"))
            given = review.given_to(row)
            honours = "；".join(given.honours) if given else ""
            against = "；".join((*given.warnings, *given.vetoes)) if given else ""
            if grounds or given:
                target = NONE if row.target is None else number(row.target)
                amounts = (number(row.total), target, number(row.points), grounds, honours, against)
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
