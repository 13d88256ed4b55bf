"""Places that a text gives to people and units, held against the tables. It knows no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.telling.claims import NUM, OTHER_PERIODS, Drift, Sentence, amount
from byline.telling.parts import GROUPS, KINDS_OF
from byline.telling.wording import LEVELS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from byline.telling.figures import Figures, Row

STANDS = "(?:位居|位列|名列|排名|居|列|排|进入|跻身)"
SCOPE = r"[^0-9，。；、：\n第前]{0,10}"
PLACE = re.compile(
    f"(?P<foremost>{STANDS}{SCOPE}前)(?P<most>{NUM})(?:位|名)"
    f"|(?P<last>倒数)?(?P<list>第(?:{NUM})(?:[、和]第?(?:{NUM}))*)(?:位|名)"
    f"|{STANDS}{SCOPE}(?P<last_bare>倒数)?(?P<bare>第(?:{NUM})(?:[、和]第?(?:{NUM}))*)(?![、和]第)(?=[，。；、：和\\s]|$)"
    "|(?P<first>首位|榜首)|(?P<end>末位)"
)
MOVES = re.compile(f"(?:上升|前进|提升|下降|后退|下滑)了?(?P<number>{NUM})(?:位|名|个位次)")
TOGETHER = re.compile("并列|均|都")
MEASURED = re.compile("(?P<points>积分|得分)|(?P<share>完成率|完成比例|进度|完成任务)|采用|条数|条|篇")


@dataclass(frozen=True)
class Asked:
    """How a text ranks: in which words, up to and with the place itself, and whether from the end."""

    clause: str
    so_far: str
    is_from_end: bool


def places(sentence: Sentence, figures: Figures, *, region: str = "") -> Iterator[tuple[int, Drift]]:
    """Yield the places of a sentence that the tables do not have, by where they stand in it.

    `region` is how the congress's own region is named, 全县: a place in another is not in the tables.
    """
    for match in MOVES.finditer(sentence.words):
        subject = sentence.subject(match.start())
        yield match.start(), Drift(subject or sentence.told(*match.span()), match[0])
    for match in PLACE.finditer(sentence.words):
        clause = sentence.clause(match.start()) + match[0]
        asked = Asked(clause, sentence.words[: match.end()], _from_end(match))
        elsewhere = any(words in clause for words in REGIONS.values() if region and words != region)
        is_known = not elsewhere and not OTHER_PERIODS.search(clause)
        for name, place in _claimed(match, sentence):
            counted = _places_of(name, figures, asked=asked) if is_known else []
            if not counted or not _fits(place, counted, is_most=bool(match["most"])):
                told = tuple(dict.fromkeys(_words(one, match, exact=True) for one in counted))
                yield match.start(), Drift(name or sentence.told(*match.span()), _words(place, match), told)


def _claimed(match: re.Match[str], sentence: Sentence) -> list[tuple[str, int]]:
    """Return who is said to stand where; "" for one whom the tables do not name."""
    people_and_units = [name for name in sentence.named(match.start()) if name not in LEVELS.values()]
    asked = _numbers(match)
    clause = sentence.clause(match.start())
    if len(asked) == 1:
        in_clause = [name for name in people_and_units if name in clause]
        if match["most"] or TOGETHER.search(clause + match[0]):
            return [(name, asked[0]) for name in in_clause or people_and_units[-1:] or [""]]
        return [(people_and_units[-1] if people_and_units else "", asked[0])]
    named = people_and_units[-len(asked) :]
    return list(zip(named, asked, strict=True)) if len(named) == len(asked) else [("", one) for one in asked]


def _numbers(match: re.Match[str]) -> list[int]:
    if match["first"] or match["end"]:
        return [1]
    written = re.findall(NUM, match["most"] or match["list"] or match["bare"])
    return [int(found) for words in written if (found := amount(words)) is not None]


def _from_end(match: re.Match[str]) -> bool:
    return bool(match["last"] or match["last_bare"] or match["end"])


def _fits(asked: int, counted: list[int], *, is_most: bool) -> bool:
    return min(counted) <= asked if is_most else asked in counted


def _words(place: int, match: re.Match[str], *, exact: bool = False) -> str:
    end = "倒数" if _from_end(match) else ""
    return f"前{place}位" if match["most"] and not exact else f"{end}第{place}位"


def _places_of(name: str, figures: Figures, *, asked: Asked) -> list[int]:
    """Return the places that somebody has: among all or those of the same kind, by what the text names."""
    found = []
    for rows in (figures.people, figures.units):
        for row in (row for row in rows if row.name == name):
            for measure in _measures(asked.so_far, figures):
                mine = measure(row)
                for among in _among(row, rows, clause=asked.clause) if mine is not None else ():
                    amounts = [one for other in among if (one := measure(other)) is not None]
                    before = (one < mine if asked.is_from_end else one > mine for one in amounts)
                    found.append(1 + sum(before))
    return list(dict.fromkeys(found))


def _among(row: Row, rows: tuple[Row, ...], *, clause: str) -> list[tuple[Row, ...]]:
    """Return among whom a clause places somebody: all, those of the kind, or either where it says neither."""
    if any(words in clause for words in REGIONS.values()):
        return [rows]
    kinds = next((kinds for kinds in KINDS_OF.values() if row.kind in kinds), (row.kind,))
    alike = tuple(other for other in rows if other.kind in kinds)
    others = clause.replace(row.name, "")
    is_of_a_kind = any(words and words in others for words in GROUPS.values())
    return [alike] if is_of_a_kind else [rows, alike]


def _measures(so_far: str, figures: Figures) -> list[Callable[[Row], Decimal | None]]:
    """Return by what is ranked, the measure spoken of last: points, share of the target, else pieces.

    完成率100%，居首位 ranks by the share; pieces are those so far or of the period.
    """
    last = ([match.lastgroup for match in MEASURED.finditer(so_far)] or [None])[-1]
    if last == "points":
        return [lambda row: row.points]
    if last == "share":
        return [lambda row: progress.share if (progress := row.progress(figures.gone)) else None]
    return [lambda row: row.total, lambda row: row.now]
