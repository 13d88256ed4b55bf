"""What hijacked mirrors do to a page: Traditional with readings in brackets, broken bytes, injected text.

The readings are put in by replacing bytes of the GBK form without regard to where a character begins, so
now and then the end of one character and the beginning of the next are taken for a third one and both break.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from opencc import OpenCC
from pypinyin import Style, pinyin

if TYPE_CHECKING:
    from random import Random

# Always hinted first; how far down the list a page goes differs from page to page.
HINTED = (
    "經規發網現質鄉鎮態結報堅來動務國團實對強時會標機濟產臺號設進關陽項內創動勢勵區協問嚴執學"
    "導應擔據業準獎獻環當監級細統計調運過醫領點範"
)
FEWEST_HINTS = 24
QUESTION_MARK = "？".encode("gbk")
SPAM = (
    "棋牌送彩金平台登录",
    "贷款秒到账无视征信",
    "真人娱乐注册网址大全",
    "体育投注官网入口",
    "代开各类发票",
    "彩票计划群免费领",
    "捕鱼金币低价出售",
)
SPAM_TITLES = ("精准资料大全免费公开_", "在线观看完整版高清_", "棋牌平台最新版下载_")
# invented, like every place of the demo
PLACES = "云桥县|沐山县|青渡区|白鹭县|竹湾市|松岗县|鹤塘县|石鼓湾市|枫桥岭县|芦湖县|麦川县|晴川坪市"
LITTER = (
    '<kbd id="{0}"><tfoot id="{0}"></tfoot></kbd><wbr id="{0}"></wbr>\n'
    '<center id="{0}"><menu id="{0}"></menu></center>\n'
)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")


def traditional(text: str) -> str:
    """Return the text in Traditional characters."""
    return _converter().convert(text)


@cache
def _reading(character: str) -> bytes:
    return f"({pinyin(character, style=Style.TONE)[0][0]})".encode("gb18030")


def hinted(text: str, *, cut_off: int) -> str:
    """Return the text as a mirror shows it, with the first `cut_off` characters of the list hinted."""
    data = traditional(text).encode("gbk", errors="replace")
    marks = {character.encode("gbk"): _reading(character) for character in HINTED[:cut_off]}
    marks[QUESTION_MARK] = b""
    pattern = re.compile(b"|".join(re.escape(mark) for mark in marks))
    data = pattern.sub(lambda found: found[0] + marks[found[0]] if marks[found[0]] else b"?", data)
    # A reader that forgives shows one mark for a broken pair and swallows the bracket after it.
    return data.decode("gbk", errors="replace").replace("\ufffd(", "?").replace("\ufffd", "?")


def cut_off(dice: Random) -> int:
    """Choose how far down the list a page goes."""
    return dice.randint(FEWEST_HINTS, len(HINTED))


def spam(dice: Random) -> list[str]:
    """Return some lines of injected advertising."""
    return dice.sample(SPAM, 5)


def litter(dice: Random) -> str:
    """Return stray empty tags with a made-up id, as found at the head of hijacked pages."""
    return LITTER.format("".join(dice.choice("abdegkqtuvy") for _ in range(5)))
