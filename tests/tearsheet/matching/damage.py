"""What happens to a text on its way: scripts, readings in brackets, lost bytes, wrong letters, spam."""

import random
import re

from opencc import OpenCC
from pypinyin import Style, pinyin

from tests.tearsheet.matching.filling import chinese
from tests.tearsheet.matching.texts import sentences

TRADITIONAL = OpenCC("s2t")
LOOKALIKES = "夭曰千土未曾木休侍抱拆扳栽裁戎戍己巳末甲由田"
SPAM = [
    "新用户首存即送八十八，真人视讯、电子竞技、捕鱼达人全天候开奖，提款三分钟到账，客服微信二十四小时在线。",
    "久久精品高清无码在线观看，免费视频大全一区二区三区，手机扫码下载播放器，海量资源每日更新。",
    "代开各类发票，办证刻章，资质代办，长期有效，诚信经营，电话同号，先办事后付款，全国包邮。",
]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def traditional(text: str) -> str:
    """Write the text in Traditional letters."""
    return TRADITIONAL.convert(text)


def hinted(text: str, dice: random.Random) -> str:
    """Write it in Traditional letters, some of them with their readings all through the text."""
    out = traditional(text)
    han = sorted({one for one in out if "一" <= one <= "龥" and one not in text})
    chosen = set(dice.sample(han, len(han) // 2))
    style = dice.choice((Style.TONE, Style.NORMAL))
    return "".join(one + _reading(one, style) if one in chosen else one for one in out)


def _reading(letter: str, style: Style) -> str:
    return f"({pinyin(letter, style=style)[0][0]})"


def byte_broken(text: str, dice: random.Random, rate: float = 0.01) -> str:
    """Lose the first byte of some letters, as pages cut at byte borders do."""
    return "".join(_halved(one) if "一" <= one <= "龥" and dice.random() < rate else one for one in text)


def _halved(letter: str) -> str:
    code = letter.encode("gb18030")
    return "?" + (chr(code[1]) if code[1] < 0x80 else "?")


def noisy(text: str, dice: random.Random, rate: float) -> str:
    """Replace letters by look-alikes, drop them or put one in, at a rate."""
    out = []
    for letter in text:
        wrong = dice.choice(LOOKALIKES)
        spoiled = letter != "\n" and dice.random() < rate
        out.append(dice.choice(("", letter + wrong, wrong, wrong)) if spoiled else letter)
    return "".join(out)


def spammed_around(text: str, dice: random.Random) -> str:
    """Put alien lines before and after."""
    return f"{dice.choice(SPAM)}\n{text}\n{dice.choice(SPAM)}"


def spammed_inside(text: str, dice: random.Random) -> str:
    """Put alien lines between the sentences."""
    pieces = sentences(text)
    for _ in range(2):
        pieces.insert(dice.randint(1, len(pieces)), dice.choice(SPAM))
    return "".join(pieces)


def in_chinese_figures(text: str) -> str:
    """Write 3 as 三 and 12% as 百分之十二, for figures under a hundred; years and decimals stay."""
    text = re.sub(r"(?<![\d.])(\d{1,2})%", lambda found: "百分之" + chinese(int(found[1])), text)
    return re.sub(r"(?<![\d.])(\d{1,2})(?![\d.%])", lambda found: chinese(int(found[1])), text)


def in_wide_figures(text: str) -> str:
    """Write 3 as ３."""
    return text.translate(FULL_WIDTH)
