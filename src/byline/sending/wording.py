"""The covering letter: which words may stand for what, and filling them in.

What leaves the house is in Chinese, whatever language its sender reads Byline in.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from byline.errors import Refused

# What may stand in braces, and what is filled in there.
WORDS = {
    "outlet": _("the outlet"),
    "title": _("the manuscript's title"),
    "number": _("its number in the register"),
    "authors": _("its authors"),
    "unit": _("the authors' unit"),
    "office": _("who sends it"),
    "contact": _("whom to ask"),
    "phone": _("their phone"),
    "day": _("today's date"),
    "embargo": _("exclusive or embargoed, where it is"),
}
PLACE = re.compile(r"\{([^{}]*)\}")
SUBJECT = "【报送】{title}（{number}）"
BODY = """\
{outlet}编辑部：

　　现将我单位稿件《{title}》报送贵处，请审阅。
　　登记号：{number}
　　作者：{authors}
　　供稿单位：{unit}
　　{embargo}
　　稿件正文及图片见附件，文中事实已经我单位审核。收到后烦请回复本邮件；采用后盼告知刊发日期和版面。

　　联系人：{contact}
　　电话：{phone}
　　此致
敬礼

{office}
{day}
"""
BACK_SUBJECT = "【撤稿】{title}（{number}）"
BACK_BODY = """\
{outlet}编辑部：

　　我单位此前报送贵处的稿件《{title}》（登记号：{number}），因故撤回，请勿刊发。给贵处带来不便，敬请谅解。
　　撤稿原因：{reason}

　　联系人：{contact}
　　电话：{phone}

{office}
{day}
"""


class UnknownWord(Refused):
    """“{word}” is none of the words that are filled in. Choose from those listed beside the letter."""


class BraceLeft(Refused):
    """A single brace stands in the letter. Braces only stand around the words that are filled in."""


def check(text: str) -> None:
    """Return where a letter holds none but the known words. Raises UnknownWord and BraceLeft."""
    for word in PLACE.findall(text):
        if word not in WORDS:
            raise UnknownWord(word=f"{{{word}}}")
    if set("{}") & set(PLACE.sub("", text)):
        raise BraceLeft


def fill(text: str, words: dict[str, str]) -> str:
    """Fill the words in. A line whose words are all empty stays away: no phone, no line for it."""
    lines = []
    for line in text.splitlines():
        places = PLACE.findall(line)
        if places and not any(words.get(place) for place in places):
            continue
        lines.append(PLACE.sub(lambda found: words.get(found[1], found[0]), line))
    return "\n".join(lines)
