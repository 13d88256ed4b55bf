"""The responsibility sheet (目标责任书) that a unit or a person signs, as a paper. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.papers.official import Block, Column, Heading, Paper, Paragraph, Table, in_words

if TYPE_CHECKING:
    from datetime import date

BLANK = "　　　　　　"
BLANK_DAY = "　　　年　　月　　日"


@dataclass(frozen=True)
class Obligation:
    """One line of the sheet: within which period, what, how much with its unit, and how it came about."""

    period: str
    what: str
    amount: str
    note: str = ""


@dataclass(frozen=True)
class Signed:
    """Who signed and on which day; nobody yet where both are empty."""

    name: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Sheet:
    """What a sheet says: by which body, whose, for which period, what is owed, who signed."""

    congress: str
    holder: str
    period: str
    obligations: tuple[Obligation, ...]
    is_of_unit: bool = True
    by_holder: Signed = Signed()
    by_office: Signed = Signed()


def paper_of(sheet: Sheet) -> Paper:
    """Set the sheet after GB/T 9704: title, what is owed in a table, how it counts, both signatures."""
    return Paper(
        title=f"{sheet.holder}{sheet.period}\n信息宣传工作目标责任书",
        maker=sheet.congress,
        day=sheet.by_office.day,
        blocks=(
            Paragraph(_opening(sheet)),
            Heading("一、目标任务"),
            _obligations(sheet),
            Heading("二、计算办法"),
            Paragraph(
                "采用以媒体实际刊播、经办公室核实确认为准，报送以登记后实际送出为准，"
                "按现行信息宣传工作考核办法记入台账，每条可查出处。"
            ),
            Heading("三、责任要求"),
            *_duties(sheet),
            Heading("四、双方签字"),
            _signatures(sheet),
        ),
    )


def _opening(sheet: Sheet) -> str:
    whose = "责任单位" if sheet.is_of_unit else "责任人"
    return (
        f"为落实信息宣传工作目标责任制，{sheet.congress}办公室与{sheet.holder}"
        f"就{sheet.period}信息宣传工作任务签订本责任书。{sheet.holder}为{whose}。"
    )


def _obligations(sheet: Sheet) -> Table:
    columns = (
        Column("序号", "centre", 0.7),
        Column("时间", share=2.3),
        Column("任务", share=2.6),
        Column("数量", "end"),
        Column("说明", share=2.8),
    )
    rows = (
        (str(number), one.period, one.what, one.amount, one.note)
        for number, one in enumerate(sheet.obligations, start=1)
    )
    return Table(columns, tuple(rows), when_empty="本期没有下达任务")


def _duties(sheet: Sheet) -> list[Block]:
    first = (
        f"（一）{sheet.holder}第一责任人对任务完成情况负总责，按时组织采写、审核和报送。"
        if sheet.is_of_unit
        else f"（一）{sheet.holder}对本人任务完成情况负责，按时采写和报送。"
    )
    return [
        Paragraph(first),
        Paragraph("（二）完成情况按期通报，作为年终考核和评先评优的依据。"),
        Paragraph("（三）本责任书签订后，任务调整须书面说明理由，并由双方重新签字。"),
    ]


def _signatures(sheet: Sheet) -> Table:
    whose = "第一责任人" if sheet.is_of_unit else "责任人"
    return Table(
        (Column(f"{sheet.congress}办公室"), Column(f"{sheet.holder}")),
        (
            (f"签字：{sheet.by_office.name or BLANK}", f"{whose}签字：{sheet.by_holder.name or BLANK}"),
            (_day(sheet.by_office), _day(sheet.by_holder)),
        ),
    )


def _day(signed: Signed) -> str:
    return in_words(signed.day) if signed.day else BLANK_DAY
