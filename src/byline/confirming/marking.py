"""Marking what two texts share, so that both can be read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TINTS = 4
# Comparing letter by letter takes time by the square; no paragraph of an article is longer.
LONGEST_COMPARED = 2000


@dataclass(frozen=True)
class Piece:
    """A run of text: in no passage (number 0), or in the passage of that number.

    `is_first` says that the passage begins here: a passage that goes on in the next paragraph is several
    pieces, and only its first one carries the number that people see.
    """

    text: str
    number: int = 0
    is_first: bool = False

    @property
    def tint(self) -> int:
        """Which of the four tints the passage has, the same on both sides."""
        return (self.number - 1) % TINTS + 1


def paragraphs(text: str, passages: Iterable[tuple[int, int, int]]) -> list[list[Piece]]:
    """Cut a text of one paragraph a line into pieces.

    `passages` are (number, start, end) in characters of `text`, in any order; where two overlap, the one
    that starts first has the words.
    """
    ordered = sorted(passages, key=lambda passage: passage[1:])
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(list(_pieces(line, at, ordered)))
        at += len(line) + 1
    return lines


def by_paragraph(passage: Sequence[int], *, page: str, manuscript: str) -> list[tuple[int, int, int, int]]:
    """Cut a passage that runs over several paragraphs into one a paragraph, so that the eye finds its place.

    A passage is (page start, page end, manuscript start, manuscript end). It stays whole where its two sides
    do not have the same number of paragraphs.
    """
    page_start, page_end, start, end = passage
    theirs = list(_lines(page, page_start, page_end))
    ours = list(_lines(manuscript, start, end))
    if len(theirs) != len(ours):
        return [(page_start, page_end, start, end)]
    return [(*one, *other) for one, other in zip(theirs, ours, strict=True)]


def mended(came: str, restored: str) -> list[Piece]:
    """Cut a paragraph as it came into pieces: number 1 for what restoring changed or took out, else 0."""
    if max(len(came), len(restored)) > LONGEST_COMPARED:
        return [Piece(came)]
    codes = SequenceMatcher(None, came, restored, autojunk=False).get_opcodes()
    return [Piece(came[start:end], int(code != "equal")) for code, start, end, *_ in codes if start < end]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line in a part of a text, without empty ones."""
    for line in text[start:end].split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _pieces(line: str, offset: int, passages: list[tuple[int, int, int]]) -> Iterator[Piece]:
    done = 0
    for number, start, end in passages:
        first, last = max(start - offset, done), min(end - offset, len(line))
        if first >= last:
            continue
        if first > done:
            yield Piece(line[done:first])
        yield Piece(line[first:last], number, is_first=first + offset == start)
        done = last
    if done < len(line):
        yield Piece(line[done:])
