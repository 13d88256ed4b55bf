"""The numbers that Word and WPS set before paragraphs by themselves: 一、（一）1. ① and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from byline.incoming.marks import child, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting",
}  # fmt: skip
CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
PLACE = re.compile(r"%(\d)")
PLAIN_NUMBERS = {"%1.", "%1．", "%1)", "%1）"}
LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How one level of a numbering is written: its form, its words with %1 for a number, its first number."""

    form: str
    words: str
    start: int


@dataclass
class Numbering:
    """All numberings of a file, and how far each has counted."""

    kinds: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def level(self, number: str, depth: int) -> Level | None:
        """Find how a paragraph of this numbering and depth is numbered."""
        return self.levels.get((number, depth)) or self.levels.get((self.kinds.get(number, ""), depth))

    def is_list(self, number: str, depth: int) -> bool:
        """Whether a browser's own list says the same: marks, or 1. 2. 3."""
        level = self.level(number, depth)
        if level is None:
            return False
        return level.form == "bullet" or (
            level.form == "decimal" and level.words in PLAIN_NUMBERS and level.start == 1
        )

    def next_label(self, number: str, depth: int) -> str:
        """Count one on and return the label; empty for a mark, which says nothing."""
        level = self.level(number, depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        kind = self.kinds.get(number, number)
        self.counted[kind, depth] = self.counted.get((kind, depth), level.start - 1) + 1
        for deeper in range(depth + 1, LEVELS):
            self.counted.pop((kind, deeper), None)
        return PLACE.sub(lambda found: self._number(number, int(found[1]) - 1), level.words)

    def _number(self, number: str, depth: int) -> str:
        level = self.level(number, depth)
        if level is None:
            return ""
        return in_form(self.counted.get((self.kinds.get(number, number), depth), level.start), level.form)


def numbering_of(tree: Element | None) -> Numbering:
    """Read the part of a .docx that says how its paragraphs are numbered."""
    found = Numbering()
    for kind in () if tree is None else tree.iter(w("abstractNum")):
        for level in kind.iter(w("lvl")):
            found.levels["kind " + kind.get(w("abstractNumId"), ""), depth_of(level)] = level_of(level)
    for number in () if tree is None else tree.iter(w("num")):
        name = number.get(w("numId"), "")
        found.kinds[name] = "kind " + (value(child(number, "abstractNumId")) or "")
        for level in number.iter(w("lvl")):
            found.levels[name, depth_of(level)] = level_of(level)
            # an own level counts for itself
            found.kinds.setdefault(name, name)
    return found


def depth_of(level: Element) -> int:
    """Return the depth of a level, 0 for the outermost."""
    written = level.get(w("ilvl"), "0")
    return int(written) if written.isdecimal() else 0


def level_of(level: Element) -> Level:
    """Read one level."""
    start = value(child(level, "start")) or "1"
    return Level(
        value(child(level, "numFmt")) or "decimal",
        value(child(level, "lvlText")) or "",
        int(start) if start.isdecimal() else 1,
    )


def in_form(number: int, form: str) -> str:
    """Return a number as its form writes it."""
    if form in CHINESE:
        return in_chinese(number)
    if form in CIRCLED and 1 <= number <= len("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"):
        return chr(ord("①") + number - 1)
    if form in ("ideographTraditional", "ideographZodiac"):
        row = STEMS if form == "ideographTraditional" else BRANCHES
        return row[(number - 1) % len(row)]
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return in_roman(number) if form == "lowerRoman" else in_roman(number).upper()
    return str(number)


def in_chinese(number: int) -> str:
    """Return a number below a hundred in Chinese: 十, 十二, 二十, 二十一; others digit by digit."""
    if not 0 < number < 100:  # noqa: PLR2004 -- the sentence above says it
        return "".join(DIGITS[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")


def in_roman(number: int) -> str:
    """Return a number in small Roman digits."""
    written = ""
    for size, sign in ROMAN:
        count, number = divmod(number, size)
        written += sign * count
    return written
