"""Conditions as boxes: a side a condition, a bit on it a kind of fact that some line tells from others.

So it can be said exactly, and without laying out all kinds of facts, whether lines leave something over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import and_
from typing import TYPE_CHECKING, Any

from byline.reckoning.book import COMMISSION, ENDORSEMENT, INCIDENT, PRINT, PRIZE, Fit
from byline.reckoning.fitting import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Box = tuple[int, ...]

SIDES = (
    "level",
    "genre",
    "medium",
    "placement",
    "is_roundup",
    "length",
    "hours",
    "is_commissioned",
    "days",
    "outlet",
    "group",
    "unit_kind",
    "unit",
    "person",
    "part",
    "outcome",
    "mishap",
)
BANDS = {
    "length": ("length_from", "length_under"),
    "hours": ("hours_from", "hours_under"),
    "days": ("printed_from", "printed_until"),
}
SWITCHES = ("is_roundup", "is_commissioned")
PEOPLE_SIDES = ("unit_kind", "unit", "person")
_OF_ALL = (*PEOPLE_SIDES, "genre", "days", "is_commissioned", "hours")
_OF_PRAISE = (*_OF_ALL, "level", "part")
ASKED = {
    PRINT: (*_OF_PRAISE, "medium", "placement", "is_roundup", "length", "outlet", "group"),
    ENDORSEMENT: _OF_PRAISE,
    PRIZE: _OF_PRAISE,
    COMMISSION: (*_OF_ALL, "outcome"),
    INCIDENT: (*_OF_ALL, "mishap"),
}


@dataclass(frozen=True)
class Room:
    """All kinds of facts that some lines tell apart: by side the values it can have, a band by its start."""

    sides: Mapping[str, Sequence[Any]]

    @property
    def whole(self) -> Box:
        """The box that holds everything."""
        return tuple((1 << len(self.sides[side])) - 1 for side in SIDES)

    def box(self, fit: Fit) -> Box:
        """Give what a line fits; a side of 0 means that it fits nothing."""
        return tuple(self._bits(side, fit) for side in SIDES)

    def _bits(self, side: str, fit: Fit) -> int:
        values = self.sides[side]
        if side in BANDS:
            start, end = (getattr(fit, name) for name in BANDS[side])
            inside = (_lies_in(one, start, end, side) for one in values)
        elif side in SWITCHES:
            inside = (getattr(fit, side) in {None, one} for one in values)
        else:
            asked = getattr(fit, side)
            # a line that names no part is about authors alone
            inside = (one == asked or (not asked and side != "part") for one in values)
        return sum(1 << at for at, is_in in enumerate(inside) if is_in)


def room_of(fits: Sequence[Fit], *, about: str, known: Mapping[str, Sequence[str]]) -> Room:
    """Lay out the sides that these lines tell apart; `known` has the closed lists of words by side."""
    return Room({side: _values(side, fits, about, known) for side in SIDES})


def _values(side: str, fits: Sequence[Fit], about: str, known: Mapping[str, Sequence[str]]) -> Sequence[Any]:
    if side not in ASKED[about]:
        return (None,) if side in SWITCHES or side in BANDS else ("",)
    if side in BANDS:
        return _starts(fits, side)
    asked = {getattr(fit, side) for fit in fits}
    if side in SWITCHES:
        return (None,) if asked <= {None} else (False, True)
    return (*(("",) if side == "part" else ()), *_named(side, asked, known.get(side, ())))


def _named(side: str, asked: set[str], known: Sequence[str]) -> Sequence[str]:
    """Give the words of a side; those that no line names are looked at once, as OTHER."""
    if side in {"level", "genre"}:
        return known
    if not known:
        return (*sorted(asked - {""}), OTHER)
    used = [word for word in known if word in asked]
    unused = [word for word in known if word not in asked]
    return (*used, *(unused if len(unused) == 1 else [OTHER] if unused else []))


def _starts(fits: Iterable[Fit], side: str) -> Sequence[Any]:
    """Give where each stretch between two ends that lines name begins; days as numbers, 0 before all."""
    first, last = BANDS[side]
    ends = {0}
    for fit in fits:
        start, end = getattr(fit, first), getattr(fit, last)
        ends |= {_number(start)} if start else set()
        ends |= {_number(end) + (side == "days")} if end is not None else set()
    return sorted(ends)


def _number(end: Any) -> int:
    return int(end) if isinstance(end, int) else int(end.toordinal())


def _lies_in(value: int | None, start: Any, end: Any, side: str) -> bool:
    if not start and end is None:
        return True
    if value is None:
        return False
    after = not start or _number(start) <= value
    before = end is None or value < _number(end) + (side == "days")
    return after and before


def touch(first: Box, second: Box) -> bool:
    """Say whether two boxes have anything in common."""
    return all(map(and_, first, second))


def meet(first: Box, second: Box) -> Box | None:
    """Give what two boxes have in common, or None."""
    return tuple(map(and_, first, second)) if touch(first, second) else None


def is_empty(box: Box) -> bool:
    """Say whether a box holds nothing."""
    return not all(box)


def first_left(box: Box, covers: Sequence[Box]) -> Box | None:
    """Give some of what is left of a box without these, or None where they cover it."""
    touching = [cover for cover in covers if touch(box, cover)]
    if not touching:
        return box
    largest = max(touching, key=_size)
    others = [cover for cover in touching if cover is not largest]
    return next((left for one in _without(box, largest) if (left := first_left(one, others))), None)


def left_over(box: Box, covers: Iterable[Box]) -> list[Box]:
    """Give all that is left of a box without these: boxes that have nothing in common."""
    left = [box]
    for cover in sorted(covers, key=_size, reverse=True):
        left = [piece for one in left for piece in _without(one, cover)]
        if not left:
            break
    return left


def _size(box: Box) -> int:
    """Say how many values a box holds on all its sides: those with more cover more, mostly."""
    return sum(side.bit_count() for side in box)


def _without(box: Box, cover: Box) -> list[Box]:
    if not touch(box, cover):
        return [box]
    pieces = []
    rest = list(box)
    for at, side in enumerate(cover):
        outside = rest[at] & ~side
        if outside:
            pieces.append((*rest[:at], outside, *rest[at + 1 :]))
        rest[at] &= side
    return pieces


def stretches(room: Room, side: str, bits: int) -> list[tuple[int, int | None]]:
    """Give the bands, from and under, that some bits of a side make up."""
    starts = list(room.sides[side])
    ends = [*starts[1:], None]
    chosen = [at for at in range(len(starts)) if bits >> at & 1]
    breaks = [at for at, after in pairwise(chosen) if after != at + 1]
    found, begin = [], chosen[0]
    for at in [*breaks, chosen[-1]]:
        found.append((starts[begin], ends[at]))
        later = [one for one in chosen if one > at]
        begin = later[0] if later else begin
    return found
