"""Days and times as Chinese pages write them."""

import datetime as dt
import re

FIRST_YEAR, LAST_YEAR = 1990, 2100
CHINA = dt.timezone(dt.timedelta(hours=8))
MOMENT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:[-/.年]|\s-\s)\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)\s?日?"
    r"(?:[ \tT]{0,6}(?:星期[一二三四五六日天]|周[一二三四五六日])?[ \tT,，]{0,6}(上午|下午|晚上?|凌晨)?\s?(\d{1,2})\s?(?:[:：]|[时点])\s?(\d{2})分?(?:\s?[:：]\s?(\d{2})(?!\d))?)?"  # noqa: E501 one sentence or pattern, read as a whole
    r"(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?"
)
COMPACT = re.compile(
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?!\d)"
)
EPOCH = re.compile(r"(?<!\d)(1[0-9]{9})(?:\d{3})?(?!\d)")
NOON = 12


def read_moment(text: str) -> str:
    """Return the first day or time in a text as ISO, to the precision written, in China's time; "" if none."""  # noqa: E501 one sentence or pattern, read as a whole
    for found in MOMENT.finditer(text[:4000]):
        if moment := _moment(found):
            return moment
    return ""


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


def _moment(found: re.Match[str]) -> str:
    year, month, day, half, hour, minute, second, zone = found.groups()
    if hour and half in {"下午", "晚", "晚上"} and int(hour) < NOON:
        hour = str(int(hour) + NOON)
    made = _iso((year, month, day), hour=hour, minute=minute, second=second)
    return _in_china(made, zone=zone) if zone and hour else made


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
