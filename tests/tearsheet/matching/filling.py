"""Fills a mould with the places, people and figures of one township."""

import random
import re
from datetime import date, timedelta

from tests.tearsheet.matching.texts import Text

TOWNS = ["枣湾镇", "鹤坪乡", "石舫镇", "竹马街道", "下雁乡", "瓦泉镇", "芦荻乡", "金坳镇"]
NEIGHBOURS = ["旧圩镇", "樟溪乡"]  # of the same county; they register nothing
STRANGERS = ["磨盘铺镇", "沙梨乡", "团箕镇", "北渚街道", "望槎乡", "半山铺镇", "甘棠坪镇", "丁家嘴乡"]
VILLAGES = ["岭下村", "油榨坪村", "双江口村", "梨树脚村", "后港社区", "塔边村", "磨刀石村", "大塘社区",
            "麦园村", "上屋场村", "江背村", "万寿桥社区", "鸡笼山村", "百步梯村"]  # fmt: skip
SURNAMES, GIVEN = (
    "卓应范裘戚甘祝娄覃晏桂毛岳郎于柳",
    ["青松", "玉兰", "大勇", "小满", "德生", "秋云", "志成", "腊梅"],
)
MATTERS = ["农村客运班车进村", "集镇污水管网建设", "乡村医生待遇落实", "河道采砂整治", "校园周边停车秩序",
           "废弃农膜回收", "山塘清淤", "村道安全护栏安装", "移动信号盲区补点", "殡葬收费公开"]  # fmt: skip
SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number under a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return lead + (DIGITS[ones] if ones or not tens else "")


def fill(mould: Text, town: str, *, on: date, dice: random.Random) -> tuple[str, str]:
    """Give title and body of a mould, as a township would have written them about a day."""
    people = [dice.choice(SURNAMES) + given for given in dice.sample(GIVEN, 2)]
    slots = {
        "town": town,
        "village": dice.choice(VILLAGES),
        "person": people[0],
        "person2": people[1],
        "matter": dice.choice(MATTERS),
        "ordinal": chinese(dice.randint(11, 39)),
        "month": str(on.month),
        "day": str(on.day),
        "day2": str((on + timedelta(days=1)).day),
        "year": str(dice.randint(2020, 2029)),
    }
    title, body = (
        SLOT.sub(lambda found: _filled(found, slots, dice), part) for part in (mould.title, mould.body)
    )
    return title, body


def _filled(found: re.Match[str], slots: dict[str, str], dice: random.Random) -> str:
    """Fill one slot; a figure is thrown where its range stands, and stays the same after."""
    name, low, high = found.groups()
    if low:
        slots[name] = str(dice.randint(int(low), int(high)))
    return slots[name]
