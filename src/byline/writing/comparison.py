"""What changed from one text to another, letter by letter, as an editor reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAME, GONE, NEW, MOVED_AWAY, MOVED_HERE = "same", "gone", "new", "moved_away", "moved_here"
OF_OLD, MOVES = (GONE, MOVED_AWAY), (MOVED_AWAY, MOVED_HERE)
KINDS = {-1: GONE, 0: SAME, 1: NEW}
# a piece ends where a line ends, so that a paragraph that went elsewhere is known among others that are new
LINE = re.compile(r"[^\n]*\n|[^\n]+")
# a shorter run that is taken out here and put in there is chance: 代表 goes and comes in every second change
SHORTEST_MOVE = 10
# lines that did not change are shown beside a change, so that its place is known; the others are folded
LINES_AROUND = 1
# inside a line that changed, so many unchanged characters stay readable on either side of a change
CHARACTERS_AROUND = 40
# folding fewer than these would cost the reader more than reading them
SHORTEST_FOLD = 30
# past this the comparison stops looking for the smallest change and shows a larger one; both texts stay whole
SECONDS = 0.5


@dataclass(frozen=True)
class Piece:
    """A run of characters of one kind: same, gone, new, moved_away or moved_here; `is_folded` when unread."""

    kind: str
    text: str
    is_folded: bool = False


@dataclass(frozen=True)
class Row:
    """A paragraph with its pieces; or, folded, several unchanged paragraphs."""

    pieces: tuple[Piece, ...]
    is_folded: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not the same."""
        return any(piece.kind != SAME for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its characters, those that are gone included."""
        return "".join(piece.text for piece in self.pieces)


def compare(old: str, new: str) -> list[Row]:
    """Compare two texts of paragraphs, a line each, character by character.

    Without the rows' new, moved_here pieces the old text stands there again; without gone and moved_away, the
    new one. A run of ten characters or more that left one place for another is a move. Paragraphs away from
    any change are folded into one row, and so are long unchanged runs inside a changed paragraph.
    """
    search = diff_match_patch()
    search.Diff_Timeout = SECONDS
    changes = search.diff_main(old, new)
    search.diff_cleanupSemantic(changes)
    pieces = _moved([Piece(KINDS[sign], line) for sign, text in changes for line in LINE.findall(text)])
    return _folded(list(_rows(_apart(pieces))))


def _moved(pieces: list[Piece]) -> list[Piece]:
    """Call moves what is gone here and new there, each once."""
    arrived = {_core(piece.text): i for i, piece in enumerate(pieces) if piece.kind == NEW}
    moved = list(pieces)
    for i, piece in enumerate(pieces):
        core = _core(piece.text)
        if piece.kind == GONE and len(core) >= SHORTEST_MOVE and core in arrived:
            moved[i] = replace(piece, kind=MOVED_AWAY)
            there = arrived.pop(core)
            moved[there] = replace(pieces[there], kind=MOVED_HERE)
    return moved


def _core(text: str) -> str:
    return text.strip("\n 　，。；、")


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """Give each line its own end where lines that went and lines that came have nothing else in common.

    Else a paragraph that moved away and another that came in its place would stand in one, full stop shared.
    """
    is_at_start, run = True, []
    for place, piece in enumerate(pieces, start=1):
        if piece.kind != SAME:
            run.append(piece)
            continue
        is_end = not _core(piece.text) and (piece.text.endswith("\n") or place == len(pieces))
        if is_at_start and is_end and _are_apart(run):
            yield from _each_ended(run, piece.text.rstrip("\n") + "\n")
        else:
            yield from (*run, piece)
        is_at_start, run = piece.text.endswith("\n"), []
    yield from run


def _are_apart(run: list[Piece]) -> bool:
    """Whether whole lines went and came: more than one on a side, or one that moved."""
    gone = sum(piece.kind in OF_OLD for piece in run)
    has_both = 0 < gone < len(run)
    return has_both and (len(run) > 2 or any(piece.kind in MOVES for piece in run))  # noqa: PLR2004 -- a pair


def _each_ended(run: list[Piece], end: str) -> Iterator[Piece]:
    """Yield what went and what came by turns, the last of each with the end that they share."""
    sides = [[piece for piece in run if (piece.kind in OF_OLD) == is_old] for is_old in (True, False)]
    for side in sides:
        side[-1] = replace(side[-1], text=side[-1].text + end)
    for pair in zip_longest(*sides):
        yield from (piece for piece in pair if piece)


def _rows(pieces: Iterable[Piece]) -> Iterator[Row]:
    """Break the pieces at the ends of lines; an end of line that is gone or new ends a row as well."""
    row: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        row += _if_any(piece, first)
        for line in others:
            if row:
                yield Row(tuple(row))
            row = _if_any(piece, line)
    if row:
        yield Row(tuple(row))


def _if_any(piece: Piece, text: str) -> list[Piece]:
    return [replace(piece, text=text)] if text else []


def _folded(rows: list[Row]) -> list[Row]:
    """Fold what is far from any change: rows into one, and the middle of long runs."""
    changed = [i for i, row in enumerate(rows) if row.is_changed]
    near = {i + step for i in changed for step in range(-LINES_AROUND, LINES_AROUND + 1)}
    shown: list[Row] = []
    for i, row in enumerate(rows):
        if i in near:
            shown.append(Row(tuple(_shortened(row))) if row.is_changed else row)
        elif shown and shown[-1].is_folded:
            shown[-1] = Row((*shown[-1].pieces, *row.pieces), is_folded=True)
        else:
            shown.append(replace(row, is_folded=True))
    return shown


def _shortened(row: Row) -> Iterator[Piece]:
    for place, piece in enumerate(row.pieces):
        head = CHARACTERS_AROUND if place else 0
        tail = CHARACTERS_AROUND if place + 1 < len(row.pieces) else 0
        end = len(piece.text) - tail
        if piece.kind != SAME or end - head < SHORTEST_FOLD:
            yield piece
            continue
        parts = (piece.text[:head], piece.text[head:end], piece.text[end:])
        for text, is_folded in zip(parts, (False, True, False), strict=True):
            if text:
                yield Piece(SAME, text, is_folded=is_folded)
