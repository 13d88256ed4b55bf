"""Figures that a text names, held against those of the tables. It knows no database."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from byline.telling.claims import OTHER_PERIODS, Drift, sentences
from byline.telling.percents import percents
from byline.telling.placing import places
from byline.telling.wording import LEVELS, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.telling.figures import Figures, Row

UNITS = {"条": "pieces", "篇": "pieces", "分": "points"}
NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>条|篇|分(?!之|点))"
# between a name and its number stand few words and no comma: 林秀本月被采用5条
BETWEEN = r"[^0-9，。；、：\n]{0,12}"
WHOLE = re.compile(r"(?P<what>采用|任务共|已完成)" + NUMBER)


def drifts(text: str, figures: Figures, *, region: str = "") -> tuple[Drift, ...]:
    """Return what a text claims and the tables do not have, in the text's order: wrong, or unknown.

    Understood are a name of the tables or a level with a number of pieces or points after it, the whole
    (采用46条), the units' targets (任务共195条，已完成119条), percentages and comparisons with last year
    (同比增长20%), and places (居第一位). `region` is how the congress's own region is named, such as 全县.
    Numbers of another time (去年采用5条) are let alone unless they are the whole's of a year ago.
    """
    found = [*_named(text, figures), *_whole(text, figures)]
    for sentence in sentences(text, figures):
        claimed = (*percents(sentence, figures), *places(sentence, figures, region=region))
        found += [(sentence.start + place, drift) for place, drift in claimed]
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
    known: dict[str, dict[str, tuple[Decimal, ...]]] = {}
    for row in (*figures.people, *figures.units):
        # two of one name may each be meant
        there = known.get(row.name, {})
        known[row.name] = {
            measure: (*there.get(measure, ()), *amounts) for measure, amounts in _of_row(row).items()
        }
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
    known = _known(figures)
    for sentence in sentences(text, figures):
        for match in WHOLE.finditer(sentence.words):
            clause, subject = sentence.clause(match.start()), sentence.subject(match.start())
            if any(name in clause for name in known) or OTHER_PERIODS.search(clause):
                continue
            # 林秀居第二位，被采用4条: the name before the comma is still spoken of
            counted = known[subject].get("pieces", ()) if subject else may[match["what"]]
            if match["unit"] != "分" and counted and Decimal(match["number"]) not in counted:
                yield sentence.start + match.start(), _drift(subject or match["what"], match, counted)


def _drift(named: str, match: re.Match[str], counted: tuple[Decimal, ...]) -> Drift:
    said = tuple(dict.fromkeys(f"{number(amount)}{match['unit']}" for amount in counted))
    return Drift(named, f"{match['number']}{match['unit']}", said)
