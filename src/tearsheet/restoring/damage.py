"""Characters that lost their bytes when a mirror worked on the page's GBK bytes without minding their borders.

Three faults are known, and each is undone by doing it again:
- a hint set across a border, 展營 -> 展?fàn)I: the second byte of the one and the first of the next are the bytes
  of a third character, whose reading stands behind the question mark;
- a full-width question mark found across a border, 。縣 -> ??h or ?h: the bytes A3 BF of 。(A1A3) and 縣 (BF68);
- a first byte lost, 縣 -> ?h: a character outside GB2312 shown by a reader that knows only GB2312.
"""  # noqa: E501 one sentence or pattern, read as a whole

import re
from collections.abc import Callable
from dataclasses import dataclass

from tearsheet.restoring.hints import LETTERS, is_reading
from tearsheet.restoring.likelihood import Likelihood

HAN = "\u3400-\u9fff"
HINT_ACROSS = re.compile(rf"([{HAN}])\?([{LETTERS}]{{1,7}})\)([@-~]|[{HAN}]{{0,6}}?[@-~])")
LOST = re.compile(rf"(?<=[{HAN}”》）、，。；：！？])(\?{{1,2}})([{HAN}]{{0,6}}?)([@-~])(?![A-Za-z0-9@-~])")
FIRST_BYTES = range(0x81, 0xFF)
LONGEST_EXCERPT = 6
# more places than this are no damaged article but a trap for readers
MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class Repair:
    """One repaired place: the text around it before and after."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text with what could be restored, the repairs in order, and excerpts of what stayed broken."""

    text: str
    repairs: tuple[Repair, ...]
    left: tuple[str, ...]


def repair(text: str) -> Repaired:
    """Restore lost bytes. Call it only on text that carries hints or is Traditional: elsewhere `?A` is a question."""  # noqa: E501 one sentence or pattern, read as a whole
    if "?" not in text:
        return Repaired(text, (), ())
    likelihood = Likelihood(text)
    repairs: list[Repair] = []
    left: list[str] = []
    for pattern, mend in ((HINT_ACROSS, _hint_across), (LOST, _lost)):
        text = _mend_all(text, pattern=pattern, mend=mend, likelihood=likelihood, kept=(repairs, left))
    return Repaired(text, tuple(repairs), tuple(left))


Mend = Callable[[re.Match[str], str, Likelihood], str]


def _mend_all(
    text: str,
    *,
    pattern: re.Pattern[str],
    mend: Mend,
    likelihood: Likelihood,
    kept: tuple[list[Repair], list[str]],
) -> str:
    """Mend place after place, left to right, so that each place sees what is already mended before it."""
    done, end = "", 0
    pieces: list[str] = []
    for found in pattern.finditer(text):
        between = text[end : found.start()]
        pieces.append(between)
        done = (done + between)[-LONGEST_EXCERPT:]
        after = text[found.end() : found.end() + LONGEST_EXCERPT]
        mended = mend(found, done, likelihood) if len(kept[0]) + len(kept[1]) < MOST_PLACES else ""
        if mended:
            kept[0].append(Repair(done + found[0] + after, done + mended + after))
        else:
            kept[1].append(done + found[0] + after)
        pieces.append(mended or found[0])
        done, end = (done + pieces[-1])[-LONGEST_EXCERPT:], found.end()
    return "".join(pieces) + text[end:]


def _hint_across(found: re.Match[str], before: str, likelihood: Likelihood) -> str:
    """Find the first byte that makes the hint true and gives the likeliest text."""
    second = found[1].encode("gbk", "ignore")[1:]
    rest = _bytes(found[3])
    if not second or not rest:
        return ""
    fits = [
        found[1] + words
        for first in FIRST_BYTES
        if (middle := _han(second + bytes([first]))) and is_reading(found[2], of=middle)
        if (words := _han(bytes([first]) + rest))
    ]
    return max(fits, key=lambda words: likelihood.of(before + words + _next(found)), default="")


def _lost(found: re.Match[str], before: str, likelihood: Likelihood) -> str:
    """Choose between a full stop lost across a border and a first byte lost, by what reads more like this page."""  # noqa: E501 one sentence or pattern, read as a whole
    across = _full_stop(found)
    if found[2] or len(found[1]) > 1:
        return across
    single = _first_byte(found, before, likelihood)
    if not across or not single:
        return across or single
    after = _next(found)
    if across[1:] == single:
        # the same character either way: a full stop stood there unless the two words belong together
        return single if likelihood.knows(before[-1:] + single) else across
    return max(
        (across, single), key=lambda words: likelihood.of(before[-1:] + words + after) / (len(words) + 1)
    )


def _full_stop(found: re.Match[str]) -> str:
    rest = _bytes(found[2] + found[3])
    return "。" + words if rest and (words := _han(b"\xbf" + rest)) else ""


def _first_byte(found: re.Match[str], before: str, likelihood: Likelihood) -> str:
    """Return the likeliest character outside GB2312 that ends in this byte."""
    last = found[3].encode("ascii")
    fits = [one for first in FIRST_BYTES if (one := _han(bytes([first]) + last)) and not _is_gb2312(one)]
    return max(fits, key=lambda one: likelihood.of(before[-1:] + one + _next(found)), default="")


def _next(found: re.Match[str]) -> str:
    return found.string[found.end() : found.end() + 1]


def _bytes(words: str) -> bytes:
    try:
        return words.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _han(data: bytes) -> str:
    """Return the bytes as Chinese characters, or nothing when they are anything else."""
    try:
        words = data.decode("gbk")
    except UnicodeDecodeError:
        return ""
    return words if re.fullmatch(f"[{HAN}]+", words) else ""


def _is_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
