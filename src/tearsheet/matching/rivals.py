"""Of several manuscripts that explain the same sentence of a page: whose it is."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tearsheet.matching.evidence import Evidence

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Siblings that damage makes look alike differ in a few figures; three of two digits tell them apart.
OUTDONE = 6
# A manuscript that stands whole on the page, but for an editor's strokes, is its origin rather than one of
# which a part stands there, when both have the same words: a communiqué, and the pieces that quote it.
ORIGIN, RATHER = 0.85, 0.08
# A manuscript that explains a sentence more than another, being half there itself, is the version in print.
BESIDE, HALF = 8, 0.5
# Of two that explain the same, the page prints the one that it names, if so much of that is there.
NAMED = 0.25


def owned_sentences(evidence: Sequence[Evidence], explained: Flags, same: Counts, *, sizes: Counts) -> Flags:
    """Tell which sentences a manuscript has for itself: a row a manuscript, a column a sentence.

    `explained`: the sentences it explains; `same`: its letters in each; `sizes`: the letters of each. Others
    that explain a sentence as well do not count where they are outdone.
    """
    kept = np.array([one.shared / max(1, len(one.text)) for one in evidence])
    is_better = _outdoes(explained, same, kept, sizes=sizes) | _is_before(evidence, kept)
    own = explained & (_rivals(explained, is_better) == 0)
    disputed = explained.any(axis=1) & ~own.any(axis=1) & (kept >= NAMED)
    rows = [row for row in np.flatnonzero(disputed).tolist() if evidence[row].ties.is_tied]
    if not rows:
        return np.asarray(own)
    is_better[rows] |= np.array([one.is_elsewhere for one in evidence])
    return np.asarray(explained & (_rivals(explained, is_better) == 0))


def _outdoes(explained: Flags, same: Counts, kept: npt.NDArray[np.float64], *, sizes: Counts) -> Flags:
    """Which manuscript (row) the words speak for more than for another (column).

    It agrees by `OUTDONE` letters more in the other's sentences, or explains other sentences beside, or
    stands on the page whole where of the other there is a part.
    """
    does = explained.astype(np.int64)
    shared, more = (does * same) @ does.T, (does * sizes) @ (1 - does).T
    ahead = kept[:, None] - kept
    is_origin = (kept[:, None] >= ORIGIN) & (ahead >= RATHER)
    is_fuller = (kept[:, None] >= HALF) & (more >= BESIDE) & (ahead >= -RATHER)
    return np.asarray((shared - shared.T >= OUTDONE) | is_origin | is_fuller)


def _is_before(evidence: Sequence[Evidence], kept: npt.NDArray[np.float64]) -> Flags:
    """Which manuscript (row) was there when the page came out, and another (column) was not yet.

    What was registered after the print, and has no more of it, is made of the print or of its origin.
    """
    days = [one.ties.days for one in evidence]
    is_in_time = np.array([day is not None and day >= 0 for day in days])
    is_after = np.array([day is not None and day < 0 for day in days])
    return np.asarray(is_in_time[:, None] & is_after & (kept[:, None] >= kept))


def _rivals(explained: Flags, is_better: Flags) -> Counts:
    """For each manuscript and sentence: how many others explain the sentence and are not outdone by it.

    Only another that explains all sentences of the first can outdo it.
    """
    does = explained.astype(np.int64)
    stands = ~(is_better & ((1 - does) @ does.T == 0))
    np.fill_diagonal(stands, val=False)
    return np.asarray(stands.astype(np.int64) @ does, dtype=np.int64)
