"""An HTML table as a grid: spans that fit, columns as wide as what stands in them, letters that fit."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

from byline.papers.characters import width
from byline.papers.flow.looks import CELL_SIZES, cell
from byline.papers.flow.pieces import Cell, Grid, Line, Run
from byline.papers.measures import ROW_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# from so many columns on the letters are a size smaller
SMALLER_FROM = (7, 11, 16, 24)
# Word takes no table with more; a wider one is cut there
MOST_COLUMNS = 63
SPAN = re.compile(r"[0-9]{1,3}")
NARROWEST, WIDEST = 2.0, 24.0
ENDS = {"p", "br", "li", "div", "h2", "h3", "blockquote", "tr", "figcaption", "td", "th"}


def grid_from(table: HtmlElement) -> Grid | None:
    """Return the table as a grid without gaps or overlaps, or None when it has no cell."""
    rows = [row for row in table.iter("tr") if _table_of(row) is table]
    placed = _placed(rows)
    columns = max((column + across for _row, column, across, _down, _cell in placed), default=0)
    if not columns:
        return None
    size = CELL_SIZES[1:][sum(columns >= least for least in SMALLER_FROM)]
    made, taken = _cells(placed, size=size)
    full = tuple(
        tuple(
            made.get((row, column), Cell(()))
            for column in range(columns)
            if (row, column) in made or (row, column) not in taken
        )
        for row in range(len(rows))
    )
    return Grid(_shares(placed, columns), full, _heads(rows, placed), (ROW_PT,) * len(rows))


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _placed(rows: list[HtmlElement]) -> list[tuple[int, int, int, int, HtmlElement]]:
    """Give each cell its row, column and spans; a span ends where another cell or the table does."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, element in enumerate(rows):
        column = 0
        for each in (child for child in element if child.tag in {"td", "th"}):
            while (row, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                break
            across = _span(each, "colspan", most=MOST_COLUMNS - column)
            across = next((n for n in range(1, across) if (row, column + n) in taken), across)
            down = _span(each, "rowspan", most=len(rows) - row)
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            placed.append((row, column, across, down, each))
            column += across
    return placed


def _span(element: HtmlElement, name: str, *, most: int) -> int:
    told = element.get(name, "").strip()
    return max(1, min(int(told) if SPAN.fullmatch(told) else 1, most))


def _cells(placed: list, *, size: float) -> tuple[dict[tuple[int, int], Cell], set[tuple[int, int]]]:
    """Return the cells by where they begin, and all places that they take."""
    made, taken = {}, set()
    for row, column, across, down, element in placed:
        look = cell(size, is_head=element.tag == "th")
        lines = tuple(Line(look, (Run(text),)) for text in lines_of(element))
        made[row, column] = Cell(lines, across, down)
        taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
    return made, taken


def lines_of(element: HtmlElement) -> list[str]:
    """Return the text in a cell, a line for each of its paragraphs, without empty ones."""
    return [" ".join(line.split()) for line in "".join(_said(element)).split("\n") if line.strip()]


def _said(element: HtmlElement) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if isinstance(child.tag, str):
            yield from _said(child)
            if child.tag in ENDS:
                yield "\n"
        yield (child.tail or "").replace("\n", " ")


def _shares(placed: list, columns: int) -> tuple[float, ...]:
    """Share the width out by the longest text of each column: its root, so that long ones fold."""
    widest = [NARROWEST] * columns
    for _row, column, across, _down, element in placed:
        longest = max((width(line) for line in lines_of(element)), default=0) / across
        for each in range(column, min(column + across, columns)):
            widest[each] = max(widest[each], min(longest, WIDEST))
    return tuple(round(sqrt(each), 3) for each in widest)


def _heads(rows: list[HtmlElement], placed: list) -> int:
    """Count the first rows that are all headings and from which no cell reaches down into the others."""
    heads = 0
    for place, row in enumerate(rows):
        cells = [child for child in row if child.tag in {"td", "th"}]
        if not cells or any(child.tag != "th" for child in cells):
            break
        heads = place + 1
    reaches = any(row < heads < row + down for row, _column, _across, down, _element in placed)
    return 0 if reaches or heads == len(rows) else heads
