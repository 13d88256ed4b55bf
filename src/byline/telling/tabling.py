"""Tables and charts of a bulletin, set from its figures. It knows no database."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from byline.papers.chart import Bar, Chart
from byline.papers.official import Column, Table
from byline.reckoning.periods import MONTH, Period
from byline.targets.progress import percent
from byline.telling.figures import PIECES
from byline.telling.parts import BARS_AT_MOST, CHANGES, CHART, CORRECTIONS, GROUPS, LEVELS, PEOPLE, TITLES
from byline.telling.wording import LEVELS as LEVEL_WORDS
from byline.telling.wording import half_words, number

if TYPE_CHECKING:
    from byline.telling.figures import Change, Figures, Row
    from byline.telling.parts import Part

NONE = "—"
# the measures as a bulletin names them; a measure that is not among them is named as it is
MEASURES = {PIECES: "条数", "points": "积分", "weight": "权重", "assessment": "考核分"}
PIECE_WORDS = "采用条数"
UNITS_OF = {PIECES: "条", "points": "分"}
PLACE = Column("名次", "centre", 0.8)
NAME, UNIT = Column("姓名", share=1.2), Column("单位", share=2.2, is_wide=True)


def title_of(part: Part, figures: Figures) -> str:
    """Return what stands above a part: its own title, else the usual one; "" for running text."""
    if part.title.strip():
        return part.title.strip()
    if part.kind in TITLES:
        return TITLES[part.kind]
    if part.kind not in {PEOPLE, "units", CHART}:
        return ""
    who = "个人" if part.kind == PEOPLE else GROUPS[part.group] or "单位"
    first = f"前{part.at_most}名" if part.at_most else ""
    counted = PIECE_WORDS if part.measure == PIECES else MEASURES.get(part.measure, part.measure)
    also = "和积分" if part.measure == PIECES and part.kind != CHART else ""
    return f"{half_words(Period.parse(figures.period))}{who}{first}{counted}{also}"


def shown(part: Part, figures: Figures) -> Table | Chart | None:
    """Return the table or chart of a part; None where there is nothing to tell of."""
    if part.kind == LEVELS:
        return _levels(figures)
    if part.kind in {CHANGES, CORRECTIONS}:
        return _changes(figures.changes if part.kind == CHANGES else figures.corrections)
    return _chart(part, figures) if part.kind == CHART else _ranking(part, figures)


def _ranking(part: Part, figures: Figures) -> Table:
    who = (NAME, UNIT) if part.kind == PEOPLE else (Column("单位", share=2.4),)
    counted = tuple(
        Column(title, "end", is_wide=title == "任务") for title in _titles(part.measure, figures=figures)
    )
    rows = tuple(
        (
            str(row.place),
            *((row.name, row.unit) if part.kind == PEOPLE else (row.name,)),
            *_counted(row, figures, measure=part.measure),
        )
        for row in part.rows(figures)
    )
    return Table((PLACE, *who, *counted), rows)


def _titles(measure: str, *, figures: Figures) -> tuple[str, ...]:
    period = Period.parse(figures.period)
    now = f"{period.number}月" if period.kind == MONTH else "本期"
    return (now, "累计", "任务", "完成", "积分") if measure == PIECES else (now, "累计")


def _counted(row: Row, figures: Figures, *, measure: str) -> tuple[str, ...]:
    if measure != PIECES:
        return tuple(number(amount) for amount in row.amounts(measure))
    progress = row.progress(figures.gone)
    target = number(progress.target) if progress else NONE
    share = percent(progress.share) if progress else NONE
    return (number(row.now), number(row.total), target, share, number(row.points))


def _levels(figures: Figures) -> Table:
    """Count by level of the outlet; figures frozen years ago know only the period's own."""
    totals = dict(figures.by_level_total)
    now = dict(figures.by_level)
    nothing = Decimal(0)
    rows = tuple(
        (words, number(now.get(level, nothing)), number(totals[level]) if level in totals else NONE)
        for level, words in LEVEL_WORDS.items()
        if level in now or level in totals
    )
    first = _titles(PIECES, figures=figures)[0]
    return Table(
        (Column("媒体级别", share=2), Column(f"{first}（条）", "end"), Column("累计（条）", "end")), rows
    )


def _changes(changes: tuple[Change, ...]) -> Table | None:
    if not changes:
        return None
    columns = (
        Column("单位或个人", share=1.6),
        Column("事项", share=1.6),
        Column("原为", "end", 0.8),
        Column("现为", "end", 0.8),
        Column("说明", share=1.8, is_wide=True),
    )
    has_reasons = any(change.why for change in changes)
    rows = tuple((one.who, one.what, one.before, one.after, one.why) for one in changes)
    return Table(columns, rows) if has_reasons else Table(columns[:-1], tuple(row[:-1] for row in rows))


def _chart(part: Part, figures: Figures) -> Chart:
    """Draw the first ones by what they have in the half-year so far, with a tick at what they owe."""
    rows = part.rows(figures)[:BARS_AT_MOST]
    is_pieces = part.measure == PIECES
    bars = tuple(
        Bar(row.name, amount, number(amount), row.target if is_pieces else None)
        for row in rows
        for amount in (row.amounts(part.measure)[1],)
    )
    unit = UNITS_OF.get(part.measure, "")
    told = f"单位：{unit}" if unit else ""
    tick = f"竖线为{half_words(Period.parse(figures.period))}任务" if any(bar.goal for bar in bars) else ""
    return Chart(title_of(part, figures), bars, "；".join(words for words in (told, tick) if words))
