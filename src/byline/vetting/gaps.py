"""What no line of a measure says anything about, told in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

from byline.reckoning.book import AWARD, EXCLUSION, PRINT, SAME_LEVEL, Fit, Line, Terms
from byline.reckoning.fitting import OTHER
from byline.vetting.boxes import (
    BANDS,
    PEOPLE_SIDES,
    SIDES,
    Box,
    Room,
    is_empty,
    left_over,
    room_of,
    stretches,
    touch,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# so many gaps of a measure are told; a clerk who has filled these sees the rest
TOLD = 60
LEVEL, GENRE = SIDES.index("level"), SIDES.index("genre")
UNLIKE = ("outlet", "group", "medium")


def gaps(terms: Terms, lines: Sequence[Line], known: Mapping[str, Sequence[str]]) -> list[Fit]:
    """Give the kinds of print that these lines award nothing for, the larger ones first."""
    covering = [line for line in lines if line.about == PRINT and line.kind in {AWARD, EXCLUSION}]
    fits = [line.fit for line in covering] + _by_analogy(terms, covering)
    room = room_of(fits, about=PRINT, known=known)
    asked = _asked(room, [line.fit for line in covering if line.kind == AWARD])
    boxes = [box for box in map(room.box, fits) if not is_empty(box)]
    bare = {
        (level, genre): _bare(asked, boxes, (level, genre))
        for level, genre in product(range(len(room.sides["level"])), range(len(room.sides["genre"])))
    }
    return _told_shortly(room, asked, bare)[:TOLD]


def _by_analogy(terms: Terms, lines: Sequence[Line]) -> list[Fit]:
    if terms.analogy != SAME_LEVEL:
        return []
    named = [line.fit for line in lines if line.fit.level and any(getattr(line.fit, one) for one in UNLIKE)]
    return [replace(fit, outlet="", group="", medium="") for fit in named]


def _asked(room: Room, awards: Sequence[Fit]) -> Box:
    """Give what has to be said: all of authors' work, and where each award names its class, of the named."""
    whole = list(room.whole)
    whole[SIDES.index("part")] = 1
    for side in PEOPLE_SIDES:
        if awards and all(getattr(fit, side) for fit in awards):
            whole[SIDES.index(side)] &= ~(1 << list(room.sides[side]).index(OTHER))
    return tuple(whole)


def _bare(asked: Box, boxes: Sequence[Box], cell: tuple[int, int]) -> list[Box]:
    here = list(asked)
    here[LEVEL], here[GENRE] = 1 << cell[0], 1 << cell[1]
    return [_rest(one) for one in left_over(tuple(here), [box for box in boxes if touch(tuple(here), box)])]


def _rest(box: Box) -> Box:
    """Leave out level and genre, which are told by cells."""
    rest = list(box)
    rest[LEVEL] = rest[GENRE] = 1
    return tuple(rest)


def _told_shortly(room: Room, asked: Box, bare: Mapping[tuple[int, int], list[Box]]) -> list[Fit]:
    """Say the same gaps in fewer words: a condition in which all its kinds are bare is left out."""
    everything = _rest(asked)
    told: list[Fit] = []
    rests = dict.fromkeys(rest for found in bare.values() for rest in found)
    for rest in sorted(rests, key=lambda one: one != everything):
        cells = {cell for cell, found in bare.items() if rest in found}
        for fit in _fits_of(room, rest, everything):
            told += _cells_told(room, cells, fit)
    return told


def _cells_told(room: Room, cells: set[tuple[int, int]], rest: Fit) -> list[Fit]:
    levels, genres = room.sides["level"], room.sides["genre"]
    if len(cells) == len(levels) * len(genres):
        return [rest]
    columns = [at for at in range(len(genres)) if all((level, at) in cells for level in range(len(levels)))]
    told = [replace(rest, genre=genres[at]) for at in columns]
    for number, level in enumerate(levels):
        here = [at for at in range(len(genres)) if (number, at) in cells]
        if len(here) == len(genres):
            told.append(replace(rest, level=level))
        else:
            told += [replace(rest, level=level, genre=genres[at]) for at in here if at not in columns]
    return told


def _fits_of(room: Room, box: Box, everything: Box) -> list[Fit]:
    """Tell a box in conditions, one for each of the values that a side has where it has not all."""
    choices = [
        conditions(room, side, box[at])
        for at, side in enumerate(SIDES)
        if side not in {"level", "genre", "part"} and box[at] != everything[at]
    ]
    return [
        Fit(**{name: value for chosen in together for name, value in chosen.items()})
        for together in product(*choices)
    ]


def conditions(room: Room, side: str, bits: int) -> list[dict[str, Any]]:
    """Tell some of the values of a side, each as the fields of a `Fit`."""
    if side in BANDS:
        return [_band(side, band) for band in stretches(room, side, bits)]
    return [{side: one} for at, one in enumerate(room.sides[side]) if bits >> at & 1]


def _band(side: str, band: tuple[int, int | None]) -> dict[str, Any]:
    first, last = BANDS[side]
    if side != "days":
        return {first: band[0], last: band[1]}
    return {
        first: date.fromordinal(band[0]) if band[0] else None,
        last: date.fromordinal(band[1] - 1) if band[1] else None,
    }
