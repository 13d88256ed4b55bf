"""Percentages, and more or fewer than at another time, held against the tables. It knows no database."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from byline.targets.progress import Progress, percent
from byline.telling.claims import NUM, OTHER_PERIODS, Drift, Sentence, amount, fits
from byline.telling.wording import LEVELS, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.telling.figures import Figures, Row

HUNDRED = Decimal(100)
LAST_YEAR = "同比|[比较]去年同期|[比较]上年同期|与去年同期相比|与上年同期相比"
EARLIER = f"{LAST_YEAR}|环比|[比较]上个?月|[比较]上季度?|[比较]上期|[比较]去年|[比较]上年"
MORE, FEWER = "增长|增加|上升|提高|提升|多|净增", "减少|下降|降低|回落|少"
CHANGE = re.compile(
    f"(?P<against>{EARLIER})(?P<between>[^0-9，。；、%]{{0,6}}?)(?P<way>{MORE}|{FEWER})了?(?P<mod>近|约|超过|超)?"
    f"(?:百分之(?P<words>{NUM})|(?P<number>{NUM})(?P<unit>[%％]|条|篇|件|倍|个百分点))"
)
SHARE = re.compile(f"百分之(?P<words>{NUM})|(?P<number>{NUM})(?P<unit>[%％]|个百分点)")
PACE = re.compile("时间进度|序时进度")
DONE, SLOW = re.compile("完成|进度|任务"), re.compile("慢|落后|低|滞后")
LAST_YEARS_OWN = re.compile(f"(?:去年同期|上年同期)[^0-9，。；、]{{0,8}}?采用(?P<number>{NUM})(?:条|篇|件)")


def percents(sentence: Sentence, figures: Figures) -> Iterator[tuple[int, Drift]]:
    """Yield the comparisons and percentages of a sentence that the tables do not have, by their places."""
    taken = []
    for match in CHANGE.finditer(sentence.words):
        taken.append(match.span())
        yield from _change(match, sentence, figures)
    for match in LAST_YEARS_OWN.finditer(sentence.words):
        said = amount(match["number"])
        if not sentence.subject(match.start()) and said != figures.last_year:
            drift = Drift("去年同期", f"{match['number']}条", (f"{number(figures.last_year)}条",))
            yield match.start(), drift
    for match in SHARE.finditer(sentence.words):
        if not any(first <= match.start() < last for first, last in taken):
            yield from _share(match, sentence, figures)


def _change(match: re.Match[str], sentence: Sentence, figures: Figures) -> Iterator[tuple[int, Drift]]:
    """Hold 同比增长20% against the whole of this time and of last year; the tables have no other past."""
    subject = sentence.subject(match.start())
    way, unit = match["way"], match["unit"] or "%"
    written = match["words"] or match["number"]
    named = f"{subject}{match['against']}"
    said = f"{way}{written}{unit}" if match["number"] else f"{way}百分之{written}"
    more = figures.pieces - figures.last_year
    is_told = not subject and re.fullmatch(LAST_YEAR, match["against"]) and unit in "%％条篇件"
    told = amount(written)
    if not is_told or told is None or (unit in "%％" and not figures.last_year):
        yield match.start(), Drift(named, said)
        return
    counted = more / figures.last_year * HUNDRED if unit in "%％" else more
    is_right_way = not counted or (counted > 0) == (way in MORE.split("|"))
    around = (match["mod"] or "", sentence.words[match.end() :])
    if not is_right_way or not fits(told, [counted], around=around):
        yield match.start(), Drift(named, said, (_more_words(counted, unit),))


def _more_words(counted: Decimal, unit: str) -> str:
    if not counted:
        return "持平"
    words = percent(abs(counted) / HUNDRED) if unit in "%％" else f"{number(abs(counted))}{unit}"
    return f"{'增加' if counted > 0 else '减少'}{words}"


def _share(match: re.Match[str], sentence: Sentence, figures: Figures) -> Iterator[tuple[int, Drift]]:
    clause, subject = sentence.clause(match.start()), sentence.subject(match.start())
    told, named = amount(match["words"] or match["number"]), subject or sentence.told(*match.span())
    if told is None or OTHER_PERIODS.search(clause):
        yield match.start(), Drift(named, match[0])
    elif match["unit"] == "个百分点":
        ahead = [_ahead(one) for one in _progress(subject, figures) if PACE.search(clause)]
        asked = -told if SLOW.search(clause) else told
        if not any(asked == one for one in ahead):
            yield match.start(), Drift(named, match[0], tuple(_ahead_words(one) for one in ahead))
    else:
        counted = _shares(clause, subject, figures)
        if not counted or not fits(told, counted, around=(clause, sentence.words[match.end() :])):
            words = tuple(dict.fromkeys(percent(one / HUNDRED) for one in counted))
            yield match.start(), Drift(named, match[0], words)


def _ahead(progress: Progress) -> Decimal:
    """Return how many hundredths a target is ahead of the time gone, as a bulletin writes it."""
    gone = Decimal(progress.gone.numerator) / Decimal(progress.gone.denominator)
    return ((progress.share - gone) * HUNDRED).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _ahead_words(ahead: Decimal) -> str:
    return f"{'快于' if ahead > 0 else '慢于'}时间进度{abs(ahead)}个百分点" if ahead else "与时间进度持平"


def _shares(clause: str, subject: str, figures: Figures) -> list[Decimal]:
    """Return what a percentage of somebody may be: of their target, of all that was printed."""
    of_the_target = [one.share * HUNDRED for one in _progress(subject, figures)]
    found = of_the_target if DONE.search(clause) or "占" in clause else []
    return found + (_of_the_whole(subject, figures) if "占" in clause else [])


def _progress(subject: str, figures: Figures) -> list[Progress]:
    if not subject:
        together = figures.of_units()
        return [together] if together else []
    found = (row.progress(figures.gone) for row in _rows(subject, figures))
    return [one for one in found if one]


def _rows(name: str, figures: Figures) -> list[Row]:
    return [row for row in (*figures.people, *figures.units) if row.name == name]


def _of_the_whole(subject: str, figures: Figures) -> list[Decimal]:
    """Return what part of all pieces somebody or a level has, in the period and in the half-year so far."""
    all_so_far = sum((one for _level, one in figures.by_level_total), Decimal(0))
    wholes = (figures.pieces, all_so_far)
    level = next((level for level, words in LEVELS.items() if words == subject), "")
    parts = [(dict(figures.by_level).get(level), dict(figures.by_level_total).get(level))] if level else []
    parts += [(row.now, row.total) for row in _rows(subject, figures)]
    return [
        part / whole * HUNDRED
        for pair in parts
        for part, whole in zip(pair, wholes, strict=True)
        if part is not None and whole
    ]
