"""The sentences of a bulletin, made from its figures. It knows no database.

An official paper is in Chinese, whatever language its maker reads Byline in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.papers.official import chinese
from byline.reckoning.periods import HALF_YEAR, MONTH, QUARTER, WEEK, YEAR, Period
from byline.targets.progress import percent

if TYPE_CHECKING:
    from datetime import date

    from byline.telling.figures import Figures, Row

LEVELS = {"national": "国家级", "province": "省级", "city": "市级", "county": "县级", "township": "乡镇级"}
REGIONS = {"national": "全国", "province": "全省", "city": "全市", "county": "全县", "township": "全镇"}
BODIES = {"national": "", "province": "省", "city": "市", "county": "县", "township": "镇"}
RED_HEAD = "信息宣传工作通报"
PRAISED_PEOPLE, NAMED_AT_MOST = 3, 20
# fewer than half of what the time gone asks for is no longer a slow start; at the end everything is due
BEHIND, IN_FULL = Decimal("0.5"), Decimal(1)


@dataclass(frozen=True)
class Wording:
    """The texts of a bulletin that people may change; each may have several paragraphs."""

    title: str
    opening: str
    overview: str
    praise: str
    warnings: str
    closing: str


def draft(figures: Figures, *, level: str) -> Wording:
    """Write a bulletin's texts from its figures, as an office would; `level` is that of the congress."""
    period = Period.parse(figures.period)
    region = REGIONS[level]
    return Wording(
        title=f"关于{period_words(period)}\n信息采用情况的通报",
        opening=_opening(figures, period=period, region=region),
        overview=_overview(figures, period=period),
        praise=_praise(figures),
        warnings=_warnings(figures),
        closing=(
            "受表扬的单位和个人要再接再厉，多出精品。其他单位要对照任务，深入基层、深入代表，"
            f"及时总结推广好经验好做法，共同做好{region}人大信息宣传工作。"
        ),
    )


def corrected(figures: Figures, *, level: str, of: tuple[str, str], reason: str) -> Wording:
    """Write the texts of a bulletin that corrects another; `of` is that one's number and title."""
    number_of, title = of
    named = f"《{''.join(title.split())}》（{number_of}）"
    period = Period.parse(figures.period)
    why = reason.strip().rstrip("。")
    follows = "更正前后对照如下：" if figures.corrections else ""
    return replace(
        draft(figures, level=level),
        title=f"关于更正{period_words(period)}\n信息采用情况的通报",
        opening=f"经核查，{named}中的部分数据有误：{why}。现予更正，以本通报为准。{follows}",
        overview="",
        praise="",
        warnings="",
        closing="",
    )


def first_letterhead(name: str, *, level: str) -> dict[str, str]:
    """Give the letterhead of a congress's first bulletin, by its name and level; people change it after."""
    return {
        "red_head": RED_HEAD,
        "maker": f"{name}办公室",
        "addressees": f"{_lower(level)}，{_inner(level)}：",
    }


def first_recipients(*, level: str) -> dict[str, str]:
    """Give to whom a congress's first bulletin goes: 报、送、发, names parted by commas."""
    body = BODIES[level]
    return {
        "report": f"{body}人大常委会主任、副主任",
        "send": f"{body}委办公室，{body}委宣传部",
        "issue": f"{_lower(level)}，本会各委室，{body}直有关部门",
    }


def _lower(level: str) -> str:
    return "各乡镇人大" if level == "county" else "下级人大"


def _inner(level: str) -> str:
    body = BODIES[level]
    return f"{body}人大常委会各委室，{body}直有关部门"


def period_words(period: Period) -> str:
    """Name the period: 2026年3月份, 2026年第一季度, 2026年上半年, 2026年."""
    year = f"{period.first.year}年"
    return {
        WEEK: f"{period.key[:4]}年第{period.number}周",
        MONTH: f"{year}{period.number}月份",
        QUARTER: f"{year}第{chinese(period.number)}季度",
        HALF_YEAR: f"{year}{half_words(period)}",
        YEAR: year,
    }[period.kind]


def half_words(period: Period) -> str:
    """Name the half-year in which the period lies: 上半年 or 下半年."""
    return ("上半年", "下半年")[Period.containing(period.last, HALF_YEAR).number - 1]


def number(amount: Decimal) -> str:
    """Write an amount without idle zeros, to at most two places: 46, 11.5, 0.33."""
    text = f"{amount.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def _opening(figures: Figures, *, period: Period, region: str) -> str:
    days = f"{_day(period.first)}至{_day(period.last)}"
    counted = (
        f"{period_words(period)}（{days}），{region}人大系统信息共被各级媒体采用{number(figures.pieces)}条"
    )
    levels = "、".join(f"{LEVELS[level]}{number(amount)}条" for level, amount in figures.by_level if amount)
    among = f"，其中{levels}" if levels else ""
    return f"{counted}{_against_last_year(figures)}{among}。现将有关情况通报如下："


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _against_last_year(figures: Figures) -> str:
    """Compare with the same period of last year, when there was anything then."""
    if not figures.last_year:
        return ""
    more = figures.pieces - figures.last_year
    if not more:
        return "，与去年同期持平"
    return f"，同比{'多' if more > 0 else '少'}{number(abs(more))}条"


def _overview(figures: Figures, *, period: Period) -> str:
    together = figures.of_units()
    written = sum(1 for row in figures.units if row.total)
    half = half_words(period)
    taking_part = f"{len(figures.units)}个单位中有{written}个单位的信息被采用。"
    if together is None:
        return f"{half}以来，{taking_part}"
    told = f"{half}单位任务共{number(together.target)}条，已完成{number(together.done)}条"
    gap = ((together.share - _as_decimal(figures)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    pace = f"{'快于' if gap > 0 else '慢于'}时间进度{abs(gap)}个百分点" if gap else "与时间进度持平"
    return f"{told}，占{percent(together.share)}，{pace}；{taking_part}"


def _as_decimal(figures: Figures) -> Decimal:
    return Decimal(figures.gone.numerator) / Decimal(figures.gone.denominator)


def _praise(figures: Figures) -> str:
    foremost = [row.name for row in figures.people if row.total and row.place <= PRAISED_PEOPLE]
    met = [row.name for row in figures.units if _has_met(row, figures)]
    told = []
    if foremost:
        told.append(f"{_named(foremost)}采用条数居前")
    if met:
        told.append(f"{_named(met)}{'提前' if figures.gone < 1 else ''}完成任务")
    return f"{'，'.join(told)}，予以通报表扬。" if told else "本期没有予以表扬的单位和个人。"


def _has_met(row: Row, figures: Figures) -> bool:
    progress = row.progress(figures.gone)
    return progress is not None and progress.is_met and row.total > 0


def _warnings(figures: Figures) -> str:
    part = BEHIND if figures.gone < 1 else IN_FULL
    behind = [row for row in figures.units if _is_behind(row, figures, part=part)]
    if not behind:
        return "各单位任务进度正常，没有需要提醒的单位。"
    silent = [row.name for row in behind if not row.total]
    slow = [row.name for row in behind if row.total]
    how = "进度不到时间进度的一半" if figures.gone < 1 else "没有完成任务"
    told = [f"{_named(slow)}{how}"] if slow else []
    told += [f"{_named(silent)}至今没有信息被采用"] if silent else []
    return f"{'，'.join(told)}，予以通报批评，请第一责任人查找原因，抓紧补上。"


def _is_behind(row: Row, figures: Figures, *, part: Decimal) -> bool:
    progress = row.progress(figures.gone)
    return progress is not None and progress.is_behind(by=part)


def _named(names: list[str]) -> str:
    """List names; past twenty say how many there are, as the tables name them all."""
    listed = "、".join(names[:NAMED_AT_MOST])
    return listed if len(names) <= NAMED_AT_MOST else f"{listed}等{len(names)}个"
