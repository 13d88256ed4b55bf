"""How much of a text stands in another. The engine's fingerprints and alignment; knows no rows.

A sentence that many pieces have (the title of a law, a quotation) makes no two pieces alike: titles in 《》
do not count, and a piece is like another only where a good part of it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from tearsheet.indexing.fingerprints import Parameters, winnow_many
from tearsheet.indexing.views import View
from tearsheet.matching.alignment import align_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tearsheet.matching.alignment import Passage

    Span = tuple[int, int]  # from a sign up to another

# One fingerprint of four is kept: a thousand letters leave seventy, enough to name who may be alike, and
# twenty thousand manuscripts leave a table of a million and a half rows.
KEPT_OF = 4
# Shared passages of fewer letters are turns of phrase that all offices have ("听取和审议了县人民政府关于").
LEAST_PASSAGE = 18
# The same event, told by two units within these days: from a fifth of the piece on somebody's sentences went
# over. Pieces farther apart are of different events; there half of the piece is words that were used before.
SAME_EVENT = 3
LEAST_SHARE_SOON, LEAST_SHARE = 20, 50
LEAST_LETTERS = 60
# Offices write to forms: of two pieces from one form 60 to 85 percent are the same; the figures are others.
# Sentences that were taken over bring their figures along, so two thirds of them must stand in both: of 568
# pairs of the demo county's pieces that share 30 percent and more, one kept as many.
KEPT_FIGURES = 2, 3
# With fewer figures than this it cannot be told by them, and more must be the same.
FEW_FIGURES, LEAST_SHARE_WITHOUT = 2, 70
# From here on nothing but a day or a name was changed.
ALL_BUT_THE_SAME = 95
FIGURE = re.compile(r"\d+(?:\.\d+)?[%％]?[^\W\d]?")
TITLES = re.compile(r"《[^《》]*》")


@dataclass(frozen=True)
class Likeness:
    """How much of a text stands in another, in percent of its letters, and in which of its lines.

    `figures` stand in what both say alike, `kept` of them are the same there.
    """

    share: int
    letters: int
    lines: tuple[int, ...] = ()
    figures: int = 0
    kept: int = 0

    def is_twin(self, *, days: int) -> bool:
        """Whether one was taken from the other, so many days apart, and not both from a form."""
        if self.letters < LEAST_LETTERS:
            return False
        if self.share >= ALL_BUT_THE_SAME:
            return True
        kept, of = KEPT_FIGURES
        return self.kept * of >= self.figures * kept and self.share >= self._least(days)

    def _least(self, days: int) -> int:
        if self.figures < FEW_FIGURES:
            return LEAST_SHARE_WITHOUT
        return LEAST_SHARE_SOON if days <= SAME_EVENT else LEAST_SHARE


def keys_of(text: str) -> list[int]:
    """Return the fingerprints that are kept of a text, each once; none where it has fewer than 13 letters."""
    parameters = Parameters()
    view = View.of(_without_titles(text))
    keys, _which = winnow_many(view.codes, [len(view)], length=parameters.length, window=parameters.window)
    return sorted({int(key) // KEPT_OF for key in np.unique(keys) if not int(key) % KEPT_OF})


def likenesses(lines: Sequence[str], others: Sequence[str]) -> list[Likeness]:
    """Tell how much of a text, given as its lines, stands in each of other texts."""
    bare = [_without_titles(line) for line in lines]
    text = "\n".join(bare)
    view = View.of(text)
    figures = [figure.span() for figure in FIGURE.finditer(text)]
    starts = [0, *accumulate(len(line) + 1 for line in bare)]
    found = align_all(view, [View.of(_without_titles(other)) for other in others])
    return [_measured(view, passages, starts=starts, figures=figures) for passages in found]


def _measured(
    view: View, passages: Sequence[Passage], *, starts: Sequence[int], figures: Sequence[Span]
) -> Likeness:
    said = [passage for passage in passages if passage.shared >= LEAST_PASSAGE]
    spans = [view.raw_span(*passage.page) for passage in said]
    same = [view.raw_span(one.page, one.page + one.length) for passage in said for one in passage.blocks]
    told = [one for one in figures if any(start < one[1] and one[0] < end for start, end in spans)]
    kept = [one for one in told if any(start <= one[0] and one[1] <= end for start, end in same)]
    letters = sum(passage.shared for passage in said)
    return Likeness(
        share=round(100 * letters / max(1, len(view))),
        letters=letters,
        lines=tuple(sorted({line for span in spans for line in _lines_of(span, starts)})),
        figures=len(told),
        kept=len(kept),
    )


def _lines_of(span: tuple[int, int], starts: Sequence[int]) -> Iterator[int]:
    yield from range(bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1))


def _without_titles(text: str) -> str:
    """Leave titles of laws and papers out; signs that are no letters keep the places."""
    return TITLES.sub(lambda title: "　" * len(title.group()), text)
