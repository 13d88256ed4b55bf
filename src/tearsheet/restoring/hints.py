"""Pinyin in brackets that a mirror put behind its characters: 鄉(xiāng)鎮(zhèn), 政(zheng)(zheng)府, 我(wǒ )."""  # noqa: E501 one sentence or pattern, read as a whole

import functools
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from pypinyin.constants import PINYIN_DICT

from tearsheet.restoring.script import HAN, is_traditional

LETTERS = "A-Za-züÜāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê"
HINTED = re.compile(
    rf"([\u3400-\u9fff\U00020000-\U0003ffff])((?:\(\s{{0,3}}[{LETTERS}]{{1,7}}\s{{0,3}}\)){{1,6}})"
)
BRACKET = re.compile(rf"\(\s*([{LETTERS}]+)\s*\)")
# fewer distinct characters than this may be an author who explains rare names
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Unhinted:
    """Text without the hints, how many were taken out, from which characters and in which lines, from 1."""

    text: str
    removed: int
    characters: tuple[str, ...]
    lines: tuple[int, ...] = ()


@functools.lru_cache(maxsize=4096)
def readings(character: str) -> frozenset[str]:
    """All readings of a character, with tone marks and without."""
    toned = [one for one in PINYIN_DICT.get(ord(character), "").split(",") if one]
    return frozenset(
        form for one in toned for form in (one, _toneless(one), _toneless(one).replace("ü", "v"))
    )


def _toneless(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "ü")
    kept = "".join(one for one in plain if one == "ü" or not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


def is_reading(word: str, *, of: str) -> bool:
    """Whether the word, with or without tone, is a reading of the character."""
    word = unicodedata.normalize("NFC", word.lower())
    return word in readings(of) or (word.isascii() and word.replace("v", "ü") in readings(of))


def remove_hints(text: str) -> Unhinted:
    """Take the hints out, but only when at least three different characters carry a sure one.

    Sure is a hint behind a Traditional character, one that is repeated, or one with a space inside: nobody
    who explains a rare name writes so. Nor is one sure that stands alone between marks, as in a dictionary.
    Every bracket must be a reading of its character.
    """
    hinted = [found for found in HINTED.finditer(text) if _are_readings(found[2], of=found[1])]
    if len({found[1] for found in hinted if _is_sure(found)}) < FEWEST:
        return Unhinted(text, 0, ())
    carriers = Counter(found[1] for found in hinted)
    cleaned = HINTED.sub(lambda found: found[1] if _are_readings(found[2], of=found[1]) else found[0], text)
    return Unhinted(cleaned, carriers.total(), tuple(carriers), _lines(text, hinted))


def _is_sure(found: re.Match[str]) -> bool:
    if " " in found[2] or ")(" in found[2]:
        return True
    text, start, end = found.string, found.start(), found.end()
    is_alone = not (HAN.match(text[start - 1 : start]) or HAN.match(text[end : end + 1]))
    return is_traditional(found[1]) and not is_alone


def _lines(text: str, hinted: list[re.Match[str]]) -> tuple[int, ...]:
    ends = [border.start() for border in re.finditer("\n", text)]
    return tuple(dict.fromkeys(bisect_left(ends, found.start()) + 1 for found in hinted))


def _are_readings(brackets: str, *, of: str) -> bool:
    return all(is_reading(word, of=of) for word in BRACKET.findall(brackets))
