"""What a mould may name: the day, the place and the people of one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.inventing.county import CONGRESS, PEOPLE, UNITS, units_of
from byline.inventing.moulds import banks

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from byline.inventing.county import Deputy, UnitCard

WOMEN = set("兰菊英燕芳香娥琴莲梅珍秀丽娟芝")
STREET = "街道"
DEPUTY_DIRECTORS = ("何玉兰", "郑伯平", "薛梅华", "童国庆")
CHINESE = "零一二三四五六七八九十"
MONTHS = 12
TEN = 10


def chinese(number: int) -> str:
    """Return 1 to 99 in Chinese figures."""
    tens, ones = divmod(number, TEN)
    if not tens:
        return CHINESE[ones]
    return (CHINESE[tens] if tens > 1 else "") + "十" + (CHINESE[ones] if ones else "")


def month_from(day: date, *, by: int) -> tuple[int, int]:
    """Return (year, month) that many months after the day's month; before it when negative."""
    count = day.year * MONTHS + day.month - 1 + by
    return count // MONTHS, count % MONTHS + 1


def _named(day: date, *, by: int) -> str:
    year, month = month_from(day, by=by)
    ahead = {0: "", 1: "明年", -1: "去年", -2: "前年"}[year - day.year]
    return f"{ahead}{month}月"


def session_number(day: date) -> int:
    """Return which meeting of the standing committee falls on the day: one in two months."""
    return 32 + (day.year * MONTHS + day.month - (2026 * MONTHS + 3)) // 2


def _days(day: date, dice: Random) -> dict[str, str]:
    part = dice.choice(("", "上午", "下午", "上午"))
    return {
        "day": f"{day.month}月{day.day}日",
        "when": f"{day.month}月{day.day}日{part}",
        "day_of_month": str(day.day),
        "month": f"{day.month}月",
        "lastmonth": f"{month_from(day, by=-1)[1]}月",
        "year": str(day.year),
        "lastyear": str(day.year - 1),
        "earlier": _named(day, by=-dice.randint(3, 9)),
        "lately": _named(day, by=-1) + dice.choice(("底", "中旬")),
        "later": f"{_named(day, by=dice.randint(1, 3))}底",
        "SESSION": chinese(session_number(day)),
    }


def is_woman(name: str) -> bool:
    """Say whether a name reads as a woman's, so that 她 and 他 agree with it."""
    return bool(WOMEN & set(name[1:]))


def _people(deputies: tuple[Deputy, ...], dice: Random) -> dict[str, str]:
    """One piece speaks of people of one kind, so that its 他 or 她 is never wrong."""
    first = dice.choice(deputies)
    is_hers = is_woman(first.name)
    others = sorted((one for one in deputies if one != first), key=lambda one: is_woman(one.name) != is_hers)
    words = {"he": "她" if is_hers else "他"}
    for number, one in enumerate((first, *others), start=1):
        words |= {f"d{number}": one.name, f"j{number}": one.job}
    names = banks()["names"]
    given = dice.sample(names["women" if is_hers else "men"].split(), 9)
    for number, name in enumerate(given, start=1):
        words[f"p{number}"] = dice.choice(names["surnames"]) + name
    return words


def _town(unit: UnitCard) -> dict[str, str]:
    is_street = unit.name.endswith(STREET)
    return {
        "town": unit.name,
        "body": f"{unit.name}人大工委" if is_street else f"{unit.name}人大",
        "chair": PEOPLE[unit.responsible].name,
        "chairtitle": "人大工委主任" if is_street else "人大主席",
        "lvl": STREET if is_street else unit.name[-1],
        "short": unit.name.removesuffix(STREET) if is_street else unit.name[:-1],
        "product": unit.product,
        "place": unit.place,
        "place1": unit.place,
    }


def scene(unit: UnitCard, *, on: date, by: Random) -> dict[str, str]:
    """Return the words of one piece: written in the unit on the day, thrown with the dice `by`."""
    towns = list(units_of("township"))
    by.shuffle(towns)
    if unit.kind == "township":
        towns = [unit, *(town for town in towns if town != unit)]
    home = towns[0]
    villages = by.sample(home.villages, 3)
    return {
        **{key: CONGRESS[key] for key in ("county", "city", "province")},
        **_days(on, by),
        **_town(home),
        **_people(home.deputies, by),
        **{f"v{number}": village for number, village in enumerate(villages, start=1)},
        **{f"town{number}": town.name for number, town in enumerate(towns[:3], start=1)},
        "unit": unit.name if unit.kind != "committee" else f"县人大常委会{unit.name}",
        "deputydirector": by.choice(DEPUTY_DIRECTORS),
        "lvl2": by.choice(("乡镇", "县直部门")),
    }


def code_of(name: str) -> str:
    """Return the code of the unit with this name."""
    return next(unit.code for unit in UNITS.values() if unit.name == name)
