"""The year's sheet (年度考核表) of one township or department, as an official paper. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.papers.official import Column, Heading, Paper, Paragraph, Table

if TYPE_CHECKING:
    from datetime import date

NOTHING = Decimal(0)
NONE = "—"


@dataclass(frozen=True)
class Result:
    """One target of the year with what was done of it; its period, kind and measure are in words."""

    period: str
    what: str
    target: Decimal
    done: Decimal
    measure: str

    @property
    def percent(self) -> int:
        """What part of it is done, in whole percent; a target of nothing is met."""
        share = self.done / self.target if self.target else Decimal(1)
        return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return self.done >= self.target


@dataclass(frozen=True)
class Halves:
    """What was counted in the first and in the second half of the year."""

    label: str
    first: Decimal = NOTHING
    second: Decimal = NOTHING

    @property
    def year(self) -> Decimal:
        """Both together."""
        return self.first + self.second


@dataclass(frozen=True)
class Place:
    """Which place of how many of its kind, shared or not."""

    group: str
    number: int
    of: int
    is_tied: bool = False

    @property
    def words(self) -> str:
        """The place as the paper says it: 第3名（共24个，并列）."""
        tied = "，并列" if self.is_tied else ""
        return f"第{self.number}名（共{self.of}个{tied}）"


@dataclass(frozen=True)
class YearSheet:
    """What one unit owed, did and ranked in a year. `said` are warnings and praise, one sentence each."""

    congress: str
    unit: str
    year: int
    results: tuple[Result, ...]
    pieces: Halves
    points: Halves
    levels: tuple[Halves, ...]
    place: Place | None
    said: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return f"{self.unit}{self.year}年度信息宣传工作考核表"

    @property
    def met(self) -> int:
        """How many of the targets are met."""
        return sum(result.is_met for result in self.results)


def paper_of(sheet: YearSheet, *, on: date) -> Paper:
    """Set the sheet as it goes into the evaluation, made on a day."""
    return Paper(
        title=f"{sheet.unit}{sheet.year}年度\n信息宣传工作考核表",
        maker=f"{sheet.congress}办公室",
        day=on,
        blocks=(
            Paragraph(_summary(sheet)),
            Heading("一、任务完成情况"),
            _results(sheet),
            Heading("二、采用情况"),
            _counted(sheet),
            Heading("三、表扬和通报批评"),
            Paragraph("\n".join(sheet.said) or "无。"),
        ),
    )


def _summary(sheet: YearSheet) -> str:
    place = f"，在{sheet.place.group}中列{sheet.place.words}" if sheet.place else ""
    targets = (
        f"全年下达任务{len(sheet.results)}项，完成{sheet.met}项。" if sheet.results else "全年没有下达任务。"
    )
    return (
        f"{sheet.year}年，{sheet.unit}被采用稿件{number(sheet.pieces.year)}条，"
        f"积{number(sheet.points.year)}分{place}。{targets}"
    )


def _results(sheet: YearSheet) -> Table:
    columns = (
        Column("时间", share=1.6),
        Column("任务", share=2.6),
        Column("任务数", "end", 1.1),
        Column("完成", "end", 1.1),
        Column("完成率", "end", 1.1),
    )
    rows = (
        (
            one.period,
            one.what,
            f"{number(one.target)}{one.measure}",
            f"{number(one.done)}{one.measure}",
            f"{one.percent}%",
        )
        for one in sheet.results
    )
    return Table(columns, tuple(rows), when_empty="全年没有下达任务")


def _counted(sheet: YearSheet) -> Table:
    columns = (
        Column("项目", share=2),
        Column("上半年", "end"),
        Column("下半年", "end"),
        Column("全年", "end"),
    )
    rows = [_row(sheet.pieces), *(_row(level) for level in sheet.levels if level.year), _row(sheet.points)]
    return Table(columns, tuple(rows))


def _row(halves: Halves) -> tuple[str, str, str, str]:
    return (halves.label, number(halves.first), number(halves.second), number(halves.year))


def number(amount: Decimal) -> str:
    """Write a number without needless zeros: 8, 7.2, 1000."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
