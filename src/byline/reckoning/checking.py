"""What a book of rules leaves unsaid: gaps, overlaps, dead lines, open choices.

Every kind of print that the words allow is laid before the lines of each measure, and it is noted which
line would count. A book with findings can be read and tried, but not signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from byline.reckoning.book import ADD, AWARD, BONUS, Book, Fit, Line, Terms
from byline.reckoning.fitting import closest_of, lies_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EMPTY, GAP, OVERLAP, DEAD, OPEN = "empty", "gap", "overlap", "dead", "open"
COMBINATION, SHARE, PLACES, ORDER, OPERATION = "combination", "share", "places", "order", "operation"


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists of words that lines may use, each in its order."""

    levels: tuple[str, ...]
    genres: tuple[str, ...]
    media: tuple[str, ...]
    placements: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One thing a book leaves unsaid.

    EMPTY: there is no line at all. GAP: no award of `measure` fits `fit`. OVERLAP: `clauses` both fit
    `fit` and neither is closer. DEAD: the line of `clauses` with the conditions `fit` never counts.
    OPEN: `choice` (COMBINATION, SHARE, PLACES, ORDER, OPERATION) is not stated for `measure`.
    """

    kind: str
    measure: str = ""
    clauses: tuple[str, ...] = ()
    fit: Fit = field(default_factory=Fit)
    choice: str = ""


def check(book: Book, *, words: Vocabulary) -> tuple[Finding, ...]:
    """Find everything that keeps this book from being signed, choices first; nothing found is ()."""
    if not book.lines:
        return (Finding(EMPTY),)
    measures = tuple(dict.fromkeys(line.measure for line in book.lines))
    stated = tuple(terms.measure for terms in book.terms)
    findings: list[Finding] = []
    for measure in (*measures, *(one for one in stated if one not in measures)):
        lines = [line for line in book.lines if line.measure == measure]
        findings += _open_choices(book, measure, lines)
        findings += _line_findings(measure, lines, words)
    return tuple(findings)


def _open_choices(book: Book, measure: str, lines: Sequence[Line]) -> list[Finding]:
    terms = next((one for one in book.terms if one.measure == measure), Terms(measure))
    bonuses = [line for line in lines if line.kind == BONUS]
    is_mixed = len({line.operation == ADD for line in bonuses}) > 1
    open_ones = [
        (COMBINATION, not terms.combination),
        (SHARE, not terms.share),
        (PLACES, terms.places is None),
        (ORDER, is_mixed and not book.order),
    ]
    unstated = [Finding(OPEN, measure, choice=choice) for choice, is_open in open_ones if is_open]
    return unstated + [
        Finding(OPEN, measure, (line.clause,), line.fit, OPERATION) for line in bonuses if not line.operation
    ]


def _line_findings(measure: str, lines: Sequence[Line], words: Vocabulary) -> list[Finding]:
    kinds = _kinds_of_print(lines, words)
    awards = [line for line in lines if line.kind == AWARD]
    groups = [awards, *_bonuses_by_clause(lines)]
    clashes: dict[tuple[str, ...], Finding] = {}
    alive: set[int] = set()
    for group, kind in product(groups, kinds):
        best = closest_of([line for line in group if _covers(line.fit, kind)])
        alive.update(id(line) for line in best)
        if len(best) > 1:
            clauses = tuple(line.clause for line in best)
            clashes.setdefault(clauses, Finding(OVERLAP, measure, clauses, kind))
    bare = [kind for kind in kinds if not any(_covers(line.fit, kind) for line in awards)]
    dead = [Finding(DEAD, measure, (line.clause,), line.fit) for line in lines if id(line) not in alive]
    gaps = [Finding(GAP, measure, fit=fit) for fit in _told_shortly(bare, kinds, words)]
    return gaps + list(clashes.values()) + dead


def _bonuses_by_clause(lines: Sequence[Line]) -> list[list[Line]]:
    bonuses = [line for line in lines if line.kind == BONUS]
    return [
        [line for line in bonuses if line.clause == number]
        for number in dict.fromkeys(line.clause for line in bonuses)
    ]


def _kinds_of_print(lines: Sequence[Line], words: Vocabulary) -> list[Fit]:
    """Give every kind of print that these lines tell apart, each with all its conditions filled in.

    A medium or placement that no line names is looked at once for all such, as "" (any other).
    """
    fits = [line.fit for line in lines]
    media = _told_apart(words.media, {fit.medium for fit in fits})
    placements = _told_apart(words.placements, {fit.placement for fit in fits})
    roundups = (None,) if {fit.is_roundup for fit in fits} == {None} else (False, True)
    return [
        Fit(level, genre, medium, placement, is_roundup, *band)
        for level, genre, medium, placement, is_roundup, band in product(
            words.levels, words.genres, media, placements, roundups, _bands(fits)
        )
    ]


def _told_apart(known: Sequence[str], named: set[str]) -> tuple[str, ...]:
    used = tuple(word for word in known if word in named)
    return used if len(used) == len(known) else (*used, "")


def _bands(fits: Iterable[Fit]) -> list[tuple[int, int | None]]:
    """Give the lengths between all ends that the lines name, as half-open bands from 0 up."""
    ends = {0}
    for fit in fits:
        ends.add(fit.length_from)
        ends.add(fit.length_under or 0)
    marks: list[int] = sorted(ends)
    return [*pairwise(marks), (marks[-1], None)]


def _covers(line: Fit, kind: Fit) -> bool:
    """Say whether a line's conditions hold for a kind of print, whose own "" is any other word."""
    return lies_within(kind, line)


def _told_shortly(bare: Sequence[Fit], kinds: Sequence[Fit], words: Vocabulary) -> list[Fit]:
    """Say the same gaps in fewer words: a condition in which all its kinds are bare is left out."""
    rests = list(dict.fromkeys(replace(kind, level="", genre="") for kind in kinds))
    lacking = {(kind.level, kind.genre, replace(kind, level="", genre="")) for kind in bare}
    cells = list(product(words.levels, words.genres))
    whole = {(at, of) for at, of in cells if all((at, of, rest) in lacking for rest in rests)}
    told = _cells_told(whole, Fit(), words)
    for rest in rests:
        partly = {(at, of) for at, of in cells if (at, of, rest) in lacking and (at, of) not in whole}
        told += _cells_told(partly, rest, words)
    return told


def _cells_told(cells: set[tuple[str, str]], rest: Fit, words: Vocabulary) -> list[Fit]:
    if len(cells) == len(words.levels) * len(words.genres):
        return [rest]
    genres = [genre for genre in words.genres if all((level, genre) in cells for level in words.levels)]
    told = [replace(rest, genre=genre) for genre in genres]
    for level in words.levels:
        here = [genre for genre in words.genres if (level, genre) in cells]
        if len(here) == len(words.genres):
            told.append(replace(rest, level=level))
        else:
            told += [replace(rest, level=level, genre=genre) for genre in here if genre not in genres]
    return told
