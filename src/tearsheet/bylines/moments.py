"""Days and times as Chinese pages write them, in digits, in characters and in the forms of machines."""

import datetime as dt
import re

FIRST_YEAR, LAST_YEAR = 1990, 2100
# China keeps one time and has not moved its clocks since 1991
CHINA = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")
HALF = r"上午|下午|中午|晚上?|凌晨|早上|清晨|傍晚"
MOMENT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:[-/.年．／－]|\s-\s)\s?(\d{1,2})\s?[-/.月．／－]\s?(\d{1,2})(?!\d)\s?日?"
    rf"(?:(T|[ \t]{{0,6}}(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?[ \t,，]{{0,6}})({HALF})?\s?(\d{{1,2}})\s?(?:[:：]|[时点])\s?(\d{{2}})分?(?:\s?[:：]?\s?(\d{{2}})秒?(?!\d))?)?"  # noqa: E501 one sentence or pattern, read as a whole
    r"(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?"
)
# 2026 11/23 10:20:31, where year, day and clock are set apart
APART = re.compile(r"(?<!\d)(20\d{2})\s{1,3}(\d{1,2})\s?[/月-]\s?(\d{1,2})日?\s{1,3}(?=\d{1,2}\s?:)")
# 11-23 10:20 or 11月23日 10:20: a clock must follow, or the 月 and 日 must be written
WITHOUT_YEAR = re.compile(
    rf"(?<![\d年/.-])(\d{{1,2}})(?:[-/]|月)(\d{{1,2}})日?[ \t]{{1,3}}({HALF})?(\d{{1,2}})[:：](\d{{2}})(?!\d)"
    r"|(?<![\d年])(\d{1,2})月(\d{1,2})日(?!\d)"
)
COMPACT = re.compile(
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?!\d)"
)
EPOCH = re.compile(r"(?<!\d)(1[0-9]{9})(?:\d{3})?(?!\d)")
# Mon, 23 Nov 2026 02:20:00 GMT of feeds; Mon Nov 23 10:20:00 CST 2026 of servers that print an object
MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
NAMED = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
FEED = re.compile(
    rf"(\d{{1,2}})[ -]({NAMED})[a-z]*[ -](\d{{4}})[ T,]+(\d{{2}}):(\d{{2}})(?::(\d{{2}}))?"
    r"(?:\s*(GMT|UTC|UT|Z|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
PRINTED = re.compile(
    rf"({NAMED}) (\d{{1,2}}) (\d{{2}}):(\d{{2}}):(\d{{2}}) (CST|GMT\+0?8(?::?00)?) (\d{{4}})"
)
WRITTEN = re.compile(
    r"([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
IN_PATH = re.compile(
    r"(?<!\d)(20\d{2})([-/_]?)(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(20\d{2})/(\d{1,2})/(\d{1,2})/"
)
DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零Ｏ", "0")
NARROW = str.maketrans("０１２３４５６７８９：\u3000\xa0", "0123456789:  ")
NOON = 12


def read_moment(text: str) -> str:
    """Return the first day or time in a text as ISO in China's time, as exact as written; "" if none."""
    text = in_digits(text[:4000])
    for found in MOMENT.finditer(text):
        if moment := _moment(found):
            return moment
    return _of_a_machine(text)


def in_digits(text: str) -> str:
    """Return the text with full-width digits, and days in Chinese characters (二〇二六年十一月二十三日), in digits, and each day in one piece."""  # noqa: E501 one sentence or pattern, read as a whole
    text = APART.sub(r"\1-\2-\3 ", text.translate(NARROW))
    if "年" not in text:
        return text
    return WRITTEN.sub(lambda one: f"{_number(one[1])}年{_number(one[2])}月{_number(one[3])}日", text)


def read_without_year(text: str, *, years: dict[str, str]) -> str:
    """Return a time written without its year; `years` gives the year of a day MM-DD, and under "" of any."""
    found = WITHOUT_YEAR.search(text)
    if not found:
        return ""
    month, day = (found[1] or found[6]).zfill(2), (found[2] or found[7]).zfill(2)
    year = years.get(f"{month}-{day}") or years.get("", "")
    if not year:
        return ""
    return _iso((year, month, day), hour=_hour(found[4], half=found[3]), minute=found[5], second=None)


def read_compact(text: str) -> str:
    """Return a moment written as digits alone, 20180413 or 20180413101211; "" if none."""
    for found in COMPACT.finditer(text[:400]):
        year, month, day, hour, minute, second = found.groups()
        if made := _iso((year, month, day), hour=hour, minute=minute, second=second):
            return made
    return ""


def read_epoch(text: str) -> str:
    """Return seconds (or thousandths) since 1970 as a time in China; "" if there are none."""
    found = EPOCH.search(text[:400])
    return dt.datetime.fromtimestamp(int(found[1]), CHINA).strftime("%Y-%m-%dT%H:%M:%S") if found else ""


def read_address(address: str) -> str:
    """Return the day in the path of an address, /2026/1123/c1.html or t20261123_1.html; "" if none."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", address[:2000])
    for found in IN_PATH.finditer(path):
        day = (found[1] or found[5], found[3] or found[6], found[4] or found[7])
        if made := _iso(day, hour=None, minute=None, second=None):
            return made
    return ""


def _number(signs: str) -> int:
    """Return a year sign by sign, or a number up to 99 with its tens."""
    if "十" not in signs:
        return int("".join(DIGITS[sign] for sign in signs))
    tens, ones = signs.split("十", 1)
    return int(DIGITS.get(tens, "1")) * 10 + int(DIGITS.get(ones, "0"))


def _moment(found: re.Match[str]) -> str:
    year, month, day, border, half, hour, minute, second, zone = found.groups()
    made = _iso((year, month, day), hour=_hour(hour, half=half), minute=minute, second=second)
    # 09:20-10:30 is a span of time and no zone
    return _in_china(made, zone=zone) if zone and hour and (second or border == "T") else made


def _hour(hour: str | None, *, half: str | None) -> str | None:
    is_late = half in {"下午", "晚", "晚上", "傍晚"} or (half == "中午" and int(hour or NOON) < NOON - 2)
    return str(int(hour) + NOON) if hour and is_late and int(hour) < NOON else hour


def _of_a_machine(text: str) -> str:
    if found := FEED.search(text):
        day, month, year, hour, minute, second, zone = found.groups()
        number = str(MONTHS.index(month.lower()) // 3 + 1)
        made = _iso((year, number, day), hour=hour, minute=minute, second=second)
        return _in_china(made, zone=zone if zone and zone[0] in "+-" else "Z") if zone else made
    if found := PRINTED.search(text):
        number = str(MONTHS.index(found[1].lower()) // 3 + 1)
        return _iso((found[7], number, found[2]), hour=found[3], minute=found[4], second=found[5])
    return ""


def _iso(day: tuple[str, str, str], *, hour: str | None, minute: str | None, second: str | None) -> str:
    try:
        year, month, date = map(int, day)
        written = dt.datetime(
            year, month, date, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=CHINA
        )
    except ValueError:
        return ""
    if not FIRST_YEAR <= written.year < LAST_YEAR:
        return ""
    form = "%Y-%m-%dT%H:%M:%S" if second else "%Y-%m-%dT%H:%M" if hour else "%Y-%m-%d"
    return written.strftime(form)


def _in_china(made: str, *, zone: str) -> str:
    if not made:
        return ""
    zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        moved = dt.datetime.fromisoformat(made + zone).astimezone(CHINA)
    except ValueError:
        return made
    return moved.strftime("%Y-%m-%dT%H:%M:%S" if made.count(":") > 1 else "%Y-%m-%dT%H:%M")
