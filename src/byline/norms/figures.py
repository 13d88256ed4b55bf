"""How numbers are written, after GB/T 15835-2011. Knows no rows.

Only what is wrong however one reads it is found: “26年” alone may be a span of time and stays, “26年3月” is
none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = str.maketrans({0xFF10 + digit: str(digit) for digit in range(10)} | {"．": "."})
LEAP_YEAR = 2024  # a day that exists in some year is no mistake by itself
HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "十": 10}
LAST_MONTH = 12

WIDE_DIGITS = re.compile(r"[０-９](?:[０-９．]*[０-９])?")
# A year of two digits is sure before a month or a part of the year; 年底蕴, 年末期 and 12年初中 are none.
SHORT_YEAR = re.compile(
    r"(?<![\d.．,，—–\-~～／/第约近])[’'‘]?(?P<year>\d{2})年"
    r"(?=\d{1,2}月|[一二三四五六七八九十]{1,2}月|底(?![蕴子色座])|初(?![中级心小等高])|末(?![期端])"
    r"|度|[上下]半年|第?[一二三四1-4]季度)"
)
ARABIC_DAY = re.compile(r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2})(?=[日号])")
HAN_DAY = re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>[一二三四五六七八九十廿卅]{1,3})(?=[日号])")
HAN_MONTH = re.compile(r"(?<=\d年)(?P<month>[一二三四五六七八九十]{1,2})月(?!初[一二三四五六七八九十])")
ARABIC_MONTH = re.compile(r"[二一][〇零一二三四五六七八九]{3}年\d{1,2}月")
ZERO_YEAR = re.compile(r"[二一](?=[零一二三四五六七八九]{0,2}零)[零一二三四五六七八九]{3}(?=年)")
# 千 and 百 do not go with figures; 5千克, 3千米 and 8百分点 are other words.
HALF_WORDS = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?(?:千(?![克米瓦伏赫卡焦帕字年秋古])|百(?![分货姓事年]))万?\d*"
)
PERCENT = re.compile(r"百分之(?P<number>\d+(?:\.\d+)?)")
PERCENT_SPAN = re.compile(
    r"(?<![\d.年月日])(?P<low>\d+(?:\.\d+)?)(?P<sign>[-－~～—–至到])"
    r"(?P<high>\d+(?:\.\d+)?)(?P<percent>[%％])"
)
ABOUT_TWICE = re.compile(
    r"(?:大约|约|近)\d+(?:\.\d+)?[百千万亿]?(?:[余多][^，。；、\s]{0,4}|[^，。；、\s\d]{1,4}左右)"
)
MORE_OR_LESS = re.compile(r"\d+[百千万亿]?[余多][^，。；、\s\d]{0,3}左右")
DATE = re.compile(r"(?<![\d.\-—~～至])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


@dataclass(frozen=True)
class Slip:
    """Something written against a norm: characters `start` up to `end`, why, and what to put instead."""

    start: int
    end: int
    why: str
    put: str = ""


def slips(text: str) -> list[Slip]:
    """Return what stands against the norm of numbers in a line, in order; of two that overlap the first."""
    found = sorted(_slips(text), key=lambda slip: (slip.start, -slip.end))
    kept: list[Slip] = []
    for slip in found:
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def _slips(text: str) -> Iterator[Slip]:
    for hit in WIDE_DIGITS.finditer(text):
        yield Slip(*hit.span(), "wide_digits", hit.group().translate(WIDE))
    for hit in SHORT_YEAR.finditer(text):
        yield Slip(*hit.span(), "short_year", f"{_century(hit['year'])}{hit['year']}年")
    yield from _mixed_days(text)
    for hit in HALF_WORDS.finditer(text):
        yield Slip(*hit.span(), "half_words")
    for hit in PERCENT.finditer(text):
        yield Slip(*hit.span(), "percent", f"{hit['number']}%")
    for hit in PERCENT_SPAN.finditer(text):
        put = f"{hit['low']}{hit['percent']}{hit['sign']}{hit['high']}{hit['percent']}"
        yield Slip(*hit.span(), "percent_span", put)
    for pattern in (ABOUT_TWICE, MORE_OR_LESS):
        for hit in pattern.finditer(text):
            yield Slip(*hit.span(), "about_twice")
    for hit in DATE.finditer(text):
        if not _is_day(int(hit["month"]), int(hit["day"])):
            yield Slip(*hit.span(), "no_such_day")


def _mixed_days(text: str) -> Iterator[Slip]:
    for hit in ARABIC_DAY.finditer(text):
        yield Slip(*hit.span(), "mixed_day", f"{_value(hit['month'])}月{hit['day']}")
    for hit in HAN_DAY.finditer(text):
        yield Slip(*hit.span(), "mixed_day", f"{hit['month']}月{_value(hit['day'])}")
    for hit in HAN_MONTH.finditer(text):
        yield Slip(*hit.span(), "mixed_day", f"{_value(hit['month'])}月")
    for hit in ARABIC_MONTH.finditer(text):
        yield Slip(*hit.span(), "mixed_day")
    for hit in ZERO_YEAR.finditer(text):
        yield Slip(*hit.span(), "zero_year", hit.group().replace("零", "〇"))


def _century(year: str) -> str:
    return "19" if int(year) >= 50 else "20"  # noqa: PLR2004 -- nobody writes of 2050, few of 1949 and before


def _value(signs: str) -> int:
    """Return a Chinese number up to 39: 三, 十二, 廿一, 三十."""
    signs = signs.replace("廿", "二十").replace("卅", "三十")
    tens, is_ten, ones = signs.partition("十")
    if not is_ten:
        return HAN_DIGITS[signs[-1]]
    return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= LAST_MONTH and 1 <= day <= monthrange(LEAP_YEAR, month)[1]
