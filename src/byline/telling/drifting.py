"""Figures that a text names, held against those of the tables. It knows no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.telling.wording import LEVELS, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.telling.figures import Figures, Row

UNITS = {"条": "pieces", "篇": "pieces", "分": "points"}
NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>条|篇|分(?!之|点))"
# between a name and its number stand few words and no comma: 林秀本月被采用5条
BETWEEN = r"[^0-9，。；、：\n]{0,12}"
WHOLE = re.compile(r"(?P<what>采用|任务共|已完成)" + NUMBER)
OTHER_PERIODS = re.compile(r"同比|去年|上年|上月|上季")


@dataclass(frozen=True)
class Drift:
    """A figure of a text that the tables do not have: what is named, what it says, what the tables say."""

    named: str
    said: str
    counted: tuple[str, ...]


def drifts(text: str, figures: Figures) -> tuple[Drift, ...]:
    """Return the figures in a text that are not, or no longer, those of the tables, in the text's order.

    Understood are a name of the tables or a level with a number of pieces or points after it, the whole
    (采用46条), and the units' targets (任务共195条，已完成119条). What is compared with another time (同比)
    is let alone, as the tables have only this one.
    """
    found = [*_named(text, figures), *_whole(text, figures)]
    return tuple(drift for _place, drift in sorted(found, key=lambda pair: pair[0]))


def _named(text: str, figures: Figures) -> Iterable[tuple[int, Drift]]:
    known = _known(figures)
    if not known:
        return
    # the longest name first: 北河镇人大 is not 北河镇
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    for match in re.finditer(f"(?P<name>{names}){BETWEEN}{NUMBER}", text):
        counted = known[match["name"]].get(UNITS[match["unit"]])
        if counted and Decimal(match["number"]) not in counted:
            yield match.start(), _drift(match["name"], match, counted)


def _known(figures: Figures) -> dict[str, dict[str, tuple[Decimal, ...]]]:
    """Say for each name which numbers a text may say of it, by measure."""
    known = {row.name: _of_row(row) for row in (*figures.people, *figures.units)}
    totals = dict(figures.by_level_total)
    for level, words in LEVELS.items():
        amounts = [dict(figures.by_level).get(level, Decimal(0))]
        amounts += [totals[level]] if level in totals else []
        known[words] = {"pieces": tuple(amounts)}
    return known


def _of_row(row: Row) -> dict[str, tuple[Decimal, ...]]:
    pieces = [row.now, row.total, *(amount for amount in (row.target, row.met) if amount is not None)]
    if row.target is not None:
        pieces.append(max(row.target - (row.total if row.met is None else row.met), Decimal(0)))
    return {"pieces": tuple(pieces), "points": (row.points, *row.amounts("points"))}


def _whole(text: str, figures: Figures) -> Iterable[tuple[int, Drift]]:
    together = figures.of_units()
    totals = [amount for _level, amount in figures.by_level_total]
    may = {
        "采用": (figures.pieces, sum(totals, Decimal(0))) if totals else (figures.pieces,),
        "任务共": (together.target,) if together else (),
        "已完成": (together.done,) if together else (),
    }
    names = {row.name for row in (*figures.people, *figures.units)} | set(LEVELS.values())
    for match in WHOLE.finditer(text):
        clause = re.split(r"[，。；、\n]", text[: match.start()])[-1]
        is_of_others = any(name in clause for name in names) or OTHER_PERIODS.search(clause)
        counted = may[match["what"]]
        if match["unit"] != "分" and counted and not is_of_others and Decimal(match["number"]) not in counted:
            yield match.start(), _drift(match["what"], match, counted)


def _drift(named: str, match: re.Match[str], counted: tuple[Decimal, ...]) -> Drift:
    said = tuple(dict.fromkeys(f"{number(amount)}{match['unit']}" for amount in counted))
    return Drift(named, f"{match['number']}{match['unit']}", said)
