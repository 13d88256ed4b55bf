"""Two short stretches of text in place of each other: the same, a slip of copying, or something else."""

import re

# Letters a reading machine takes for digits.
LOOKALIKES = str.maketrans("oliszb", "011528")
# Chinese figures, those of cheques included, in the forms that are left when a text was folded.
NUMERALS = {letter: value for value, form in enumerate("〇一二三四五六七八九") for letter in form} | {
    "零": 0, "两": 2, "俩": 2,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
WRITTEN = "".join((*NUMERALS, *UNITS, *MYRIADS))
FIGURE = re.compile(f"[0-9]+[万亿]*|[{''.join((*NUMERALS, *UNITS))}][{WRITTEN}]*")
DIGITS = re.compile(r"[0-9]+")
# A day or an hour alone. Editors put "near these days" in its place, or nothing.
MOMENT = re.compile(rf"[0-9{WRITTEN}年月日时点分许上中下午早晚今昨当]+")
# A figure of one digit may be read wrongly; two digits that are both wrong are another figure.
FIGURES = 2
# One letter in place of another changes no words: look-alikes, 的 and 地, 乡 and 镇.
SLIP = 1
# On a damaged page four letters in a row may be wrong; a name of a village with its kind has five.
DAMAGED_WORDS = 5
WORDS = 2


def figures(text: str) -> list[int]:
    """List the figures of a folded text by value, in order: 3, 三 and 叁 are one figure."""
    return [value_of(figure) for figure in FIGURE.findall(text)]


def value_of(figure: str) -> int:
    """Give the value of a figure written in digits, in Chinese, or in both."""
    digits = DIGITS.match(figure)
    if digits:
        return int(digits[0]) * _product(figure[digits.end() :])
    if not any(letter in UNITS or letter in MYRIADS for letter in figure):
        return int("".join(str(NUMERALS[letter]) for letter in figure))
    return _spoken(figure)


def _product(myriads: str) -> int:
    value = 1
    for letter in myriads:
        value *= MYRIADS[letter]
    return value


def _spoken(figure: str) -> int:
    """Add up a figure as it is spoken: 三百二十 is 3 x 100 + 2 x 10."""
    total = section = digit = 0
    for letter in figure:
        if letter in NUMERALS:
            digit = NUMERALS[letter]
        elif letter in UNITS:
            section, digit = section + (digit or 1) * UNITS[letter], 0
        else:
            total, section, digit = (total + section + digit) * MYRIADS[letter], 0, 0
    return total + section + digit


def common(ours: str, theirs: str) -> int:
    """Length of the longest common subsequence: a machine word a row (Hyyrö, 2004)."""
    if not ours or not theirs:
        return 0
    places: dict[str, int] = {}
    for place, letter in enumerate(ours):
        places[letter] = places.get(letter, 0) | 1 << place
    full = row = (1 << len(ours)) - 1
    for letter in theirs:
        if matches := row & places.get(letter, 0):
            row = ((row + matches) | (row - matches)) & full
    return len(ours) - row.bit_count()


def is_slip(ours: str, theirs: str) -> bool:
    """Whether one letter stands for another, or is missing; no figure may be changed for a figure."""
    if max(len(ours), len(theirs)) != SLIP:
        return False
    is_figure = FIGURE.search(ours) is not None, FIGURE.search(theirs) is not None
    return not any(is_figure) or (len(ours) == len(theirs) and not all(is_figure))


def figures_differ(ours: str, theirs: str, *, is_damaged: bool) -> bool:
    """Whether both have figures, and these are others. Damage to single digits is forgiven where told to."""
    if not FIGURE.search(ours) or not FIGURE.search(theirs):
        return False
    if is_damaged:
        return _digits_differ(ours.translate(LOOKALIKES), theirs.translate(LOOKALIKES))
    if figures(ours) == figures(theirs) or _is_misread(ours, theirs):
        return False
    return figures(ours.translate(LOOKALIKES)) != figures(theirs.translate(LOOKALIKES))


def _is_misread(ours: str, theirs: str) -> bool:
    """Whether letters stand for single digits: no writer changes a figure so, a reading machine does."""
    return len(ours) == len(theirs) and all(
        one == other or one.isdigit() != other.isdigit() for one, other in zip(ours, theirs, strict=True)
    )


def _digits_differ(ours: str, theirs: str) -> bool:
    """Whether more than half of the digits are others: what damage does to a figure, it does to one digit."""
    mine, other = "".join(DIGITS.findall(ours)), "".join(DIGITS.findall(theirs))
    short = min(len(mine), len(other))
    return short >= FIGURES and common(mine, other) * 2 < short


def words_differ(ours: str, theirs: str, *, is_damaged: bool) -> bool:
    """Whether less than half of the shorter side's letters stand on the other."""
    short = min(len(ours), len(theirs))
    if short < (DAMAGED_WORDS if is_damaged else WORDS) or _say_the_same(ours, theirs):
        return False
    if _is_undated(ours, theirs) or _is_undated(theirs, ours):
        return False
    return common(ours, theirs) * 2 < short


def _is_undated(dated: str, other: str) -> bool:
    """Whether one side is a day or an hour alone, and the other has no figure to set against it."""
    return MOMENT.fullmatch(dated) is not None and not FIGURE.search(other)


def _say_the_same(ours: str, theirs: str) -> bool:
    if ours.translate(LOOKALIKES) == theirs.translate(LOOKALIKES):
        return True
    return FIGURE.sub("", ours) == FIGURE.sub("", theirs) and figures(ours) == figures(theirs) != []
