"""How high a ruled table will stand, reckoned from its letters: enough to know whether a page holds it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from byline.papers.characters import width
from byline.papers.flow.grids import MARGIN_ABOVE_PT, margin_of
from byline.papers.flow.looks import LOOKS

if TYPE_CHECKING:
    from byline.papers.flow.pieces import Cell, Grid

RULE_PT = 0.5


def row_heights(grid: Grid, *, text_width: float) -> list[float]:
    """Return the height of each row in points, where the table is `text_width` points wide.

    A cell that goes over several rows makes the last of them higher when it needs more than they have.
    """
    heights: list[float] = []
    reaching: list[tuple[int, int, float]] = []
    for place, slots in enumerate(grid.slots()):
        needed = grid.height_of(place)
        for slot in slots:
            if slot.is_continued:
                continue
            room = text_width * grid.width_of(slot.column, slot.cell.across) - 2 * margin_of(grid)
            height = cell_height(slot.cell, room=room)
            if slot.cell.down == 1:
                needed = max(needed, height)
            else:
                reaching.append((place, place + slot.cell.down - 1, height))
        for first, last, height in reaching:
            if last == place:
                needed = max(needed, height - sum(heights[first:place]))
        heights.append(needed + RULE_PT)
    return heights


def cell_height(cell: Cell, *, room: float) -> float:
    """Return how high a cell's lines stand when they are `room` points wide."""
    height = 2 * MARGIN_ABOVE_PT
    for line in cell.lines:
        look = LOOKS[line.look]
        across = max(room // look.size, 1)
        height += look.line * sum(max(1, ceil(width(words) / across)) for words in line.text.split("\n"))
    return height
