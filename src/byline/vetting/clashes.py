"""Lines of which none is closer, and lines that closer ones leave nothing to."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

from byline.reckoning.book import AWARD, BONUS, Fit, Line
from byline.reckoning.fitting import is_closer
from byline.vetting.boxes import SIDES, Box, Room, first_left, is_empty, meet, touch
from byline.vetting.gaps import conditions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# so many clashes of one contest are told; a clerk who has settled these sees the rest
TOLD = 60


class Contest:
    """Lines of which only one counts for a fact: awards about one thing, or bonuses under one number."""

    def __init__(self, lines: Sequence[Line], room: Room) -> None:
        self.lines = lines
        self.room = room
        self.boxes = [room.box(line.fit) for line in lines]
        self.stronger = [self._stronger_than(at) for at in range(len(lines))]

    def dead(self) -> list[Line]:
        """Give the lines that never count."""
        return [
            line
            for at, line in enumerate(self.lines)
            if is_empty(self.boxes[at])
            or first_left(self.boxes[at], [self.boxes[one] for one in self.stronger[at]]) is None
        ]

    def clashes(self) -> Iterator[tuple[Line, Line, Fit]]:
        """Give two lines each that both count for some fact, and which; no more than TOLD."""
        return islice(self._clashes(), TOLD)

    def _clashes(self) -> Iterator[tuple[Line, Line, Fit]]:
        for at, other in combinations(range(len(self.lines)), 2):
            common = meet(self.boxes[at], self.boxes[other])
            if common is None or other in self.stronger[at] or at in self.stronger[other]:
                continue
            stronger = sorted(self.stronger[at] | self.stronger[other])
            left = first_left(common, [self.boxes[one] for one in stronger])
            if left is not None:
                yield self.lines[at], self.lines[other], fit_at(self.room, left)

    def _stronger_than(self, at: int) -> set[int]:
        line, box = self.lines[at], self.boxes[at]
        return {
            other
            for other, one in enumerate(self.lines)
            if other != at and touch(box, self.boxes[other]) and _is_stronger(one, line)
        }


def contests(lines: Sequence[Line], room: Room) -> list[Contest]:
    """Part the lines about one thing into those of which only one counts."""
    awards = [line for line in lines if line.kind == AWARD]
    bonuses: dict[str, list[Line]] = {}
    for line in lines:
        if line.kind == BONUS:
            bonuses.setdefault(line.clause, []).append(line)
    alone = [[line] for line in lines if line.kind not in {AWARD, BONUS}]
    return [Contest(group, room) for group in (awards, *bonuses.values(), *alone)]


def fit_at(room: Room, box: Box) -> Fit:
    """Name one kind of fact in a box by those conditions in which not everything lies in it."""
    asked: dict[str, object] = {}
    for at, side in enumerate(SIDES):
        if box[at] != room.whole[at] and not (side == "part" and box[at] & 1):
            asked |= conditions(room, side, box[at])[0]
    return Fit(**asked)  # type: ignore[arg-type]  # the names and values are those of a Fit


def _is_stronger(one: Line, line: Line) -> bool:
    rank, other = _rank(one), _rank(line)
    return rank > other or (rank == other and is_closer(one.fit, line.fit))


def _rank(line: Line) -> int:
    """Awards that name an outlet come first, then those that name its group."""
    if line.kind != AWARD:
        return 0
    return 2 if line.fit.outlet else 1 if line.fit.group else 0
