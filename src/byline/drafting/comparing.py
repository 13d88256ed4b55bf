"""What two versions of a rulebook say differently, row by row, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from byline.reckoning.terms import Measure
from byline.rules.models import MeasureTerms, Rulebook
from byline.rules.period_sentences import period_clause_words
from byline.rules.sentences import clause_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.reckoning.book import Book


@dataclass(frozen=True)
class Difference:
    """One row that is new (`before` ""), gone (`after` "") or changed, with the number of its clause."""

    clause: str
    before: str
    after: str


def differences(before: Book, after: Book) -> list[Difference]:
    """Tell what the later book says otherwise: its head, its terms, then its rows by their numbers.

    Of rows under one number, those that both books have are left out; the rest are told side by side.
    """
    return [*_paired(_choices(before), _choices(after)), *_paired(_rows(before), _rows(after))]


def _paired(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> list[Difference]:
    old, new = _by_clause(before), _by_clause(after)
    found = []
    for clause in dict.fromkeys([*old, *new]):
        gone = [words for words in old[clause] if words not in new[clause]]
        come = [words for words in new[clause] if words not in old[clause]]
        found += [Difference(clause, was, now) for was, now in zip_longest(gone, come, fillvalue="")]
    return found


def _by_clause(rows: Iterable[tuple[str, str]]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for clause, words in rows:
        found[clause].append(words)
    return found


def _choices(book: Book) -> list[tuple[str, str]]:
    head = Rulebook(order=book.order, band_end=book.band_end, ties=book.ties, cut_off_day=book.cut_off_day)
    told = [(label, words) for label, words in head.choices_told if words]
    for terms in book.terms:
        row = MeasureTerms.of(terms)
        measure = str(Measure(terms.measure).label)
        told += [
            (_("{measure}: {label}").format(measure=measure, label=label), words)
            for label, words in row.choices_told
        ]
    return told


def _rows(book: Book) -> list[tuple[str, str]]:
    lines = [
        (
            line.clause,
            _("{measure}: {words}").format(
                measure=Measure(line.measure).label, words=clause_words(line, band_end=book.band_end)
            ),
        )
        for line in book.lines
    ]
    return [*lines, *((line.clause, period_clause_words(line)) for line in book.period_lines)]
