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
from tearsheet.matching.alignment import align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One fingerprint of four is kept: a thousand letters leave seventy, enough to name who may be alike, and
# twenty thousand manuscripts leave a table of a million and a half rows.
KEPT_OF = 4
# Shared passages of fewer letters are turns of phrase that all offices have ("听取和审议了县人民政府关于").
LEAST_PASSAGE = 18
# A piece is a duplicate from this share of its letters on, in percent, and from so many letters: three units'
# own reports of one meeting share its agenda, a fifth at most; a copied piece with a new lead keeps half.
LEAST_SHARE = 30
LEAST_LETTERS = 60
TITLES = re.compile(r"《[^《》]*》")


@dataclass(frozen=True)
class Likeness:
    """How much of a text stands in another, in percent of its letters, and in which of its lines."""

    share: int
    letters: int
    lines: tuple[int, ...] = ()

    @property
    def is_duplicate(self) -> bool:
        """Whether that is more than set phrases."""
        return self.share >= LEAST_SHARE and self.letters >= LEAST_LETTERS


def keys_of(text: str) -> list[int]:
    """Return the fingerprints that are kept of a text, each once; none where it has fewer than 13 letters."""
    parameters = Parameters()
    view = View.of(_without_titles(text))
    keys, _which = winnow_many(view.codes, [len(view)], length=parameters.length, window=parameters.window)
    return sorted({int(key) // KEPT_OF for key in np.unique(keys) if not int(key) % KEPT_OF})


def likeness(lines: Sequence[str], other: str) -> Likeness:
    """Tell how much of a text, given as its lines, stands in another text."""
    text = "\n".join(_without_titles(line) for line in lines)
    view = View.of(text)
    starts = [0, *accumulate(len(_without_titles(line)) + 1 for line in lines)]
    shared = 0
    touched: set[int] = set()
    for passage in align(view, View.of(_without_titles(other))):
        if passage.shared >= LEAST_PASSAGE:
            shared += passage.shared
            touched.update(_lines_of(view.raw_span(*passage.page), starts))
    return Likeness(round(100 * shared / max(1, len(view))), shared, tuple(sorted(touched)))


def _lines_of(span: tuple[int, int], starts: Sequence[int]) -> Iterator[int]:
    yield from range(bisect_right(starts, span[0]) - 1, bisect_right(starts, span[1] - 1))


def _without_titles(text: str) -> str:
    """Leave titles of laws and papers out; signs that are no letters keep the places."""
    return TITLES.sub(lambda title: "　" * len(title.group()), text)
