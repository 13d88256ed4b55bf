"""How well a manuscript explains a page, sentence by sentence, beside all others that could explain it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tearsheet.matching.evidence import Evidence, PageView

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# A sentence of the page is explained when so much of it stands in the manuscript. At 5 % wrong letters a
# sentence keeps nine tenths in runs or between them; a sibling's sentence with another place and figures
# falls below.
EXPLAINED = 0.8
# Sentences shorter than this are set phrases ("图为会议现场").
BRIEF = 8
# Siblings that damage makes look alike differ in a few figures; three of two digits tell them apart.
OUTDONE = 6
# A page that prints so much of a manuscript prints it; what was put between its words does not matter.
WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class Explanation:
    """One manuscript as the origin of a page, in letters of the page.

    `own`: sentences that this manuscript explains and no other; `common`: sentences that others explain as
    well; `against`: sentences that it has too, but with other figures, names or words; `loose`: letters it
    has in sentences that do not agree as a whole (both only where no other explains the sentence); `page`:
    letters in all sentences; `together`: letters that any manuscript of the ledger explains; `teasers`:
    manuscripts of which the page shows only the first line.
    """

    evidence: Evidence
    own: int
    common: int
    against: int
    loose: int
    page: int
    together: int
    teasers: int

    @property
    def fits(self) -> int:
        """Letters explained, alone or with others."""
        return self.own + self.common

    @property
    def agreement(self) -> float:
        """Share of what the texts have in common that stands in sentences agreeing as a whole, 0 to 1."""
        loose = 0 if self.evidence.kept >= WHOLE else self.loose
        touched = self.fits + self.against + loose
        return self.fits / touched if touched else 0.0


def explain(page: PageView, evidence: Sequence[Evidence]) -> list[Explanation]:
    """Let all manuscripts explain the page beside each other; in the order given."""
    spans = [(low, high) for low, high in page.body.sentences() if high - low >= BRIEF]
    if not spans or not evidence:
        return []
    starts, ends = np.array(spans, dtype=np.int64).T
    fits, fights, same = (
        np.array([_sums(marks, starts, ends) for marks in side])
        for side in zip(*(_marked(page, one) for one in evidence), strict=True)
    )
    return _weighed(evidence, fits, fights, same, sizes=ends - starts)


def _weighed(
    evidence: Sequence[Evidence], fits: Counts, fights: Counts, same: Counts, *, sizes: Counts
) -> list[Explanation]:
    """Sum up letters by manuscript; all counts have a row a manuscript and a column a sentence."""
    explained = (fits >= EXPLAINED * sizes) & (fights == 0)
    doubtful = ~explained.any(axis=0)
    own = explained & (_rivals(explained, same) == 0)
    teasers = sum(one.is_teaser for one in evidence)
    return [
        Explanation(
            one,
            own=int(sizes[own[row]].sum()),
            common=int(sizes[explained[row] & ~own[row]].sum()),
            against=int(sizes[(fights[row] > 0) & doubtful].sum()),
            loose=int(fits[row][(fights[row] == 0) & doubtful].sum()),
            page=int(sizes.sum()),
            together=int(sizes[~doubtful].sum()),
            teasers=teasers,
        )
        for row, one in enumerate(evidence)
    ]


def _rivals(explained: Flags, same: Counts) -> Counts:
    """For each manuscript and sentence: how many others explain the sentence and are not outdone by it.

    One is outdone by another that explains all its sentences, and agrees in them by `OUTDONE` letters more.
    """
    does = explained.astype(np.int64)
    shared = (does * same) @ does.T
    is_outdone = (shared - shared.T >= OUTDONE) & ((1 - does) @ does.T == 0)
    stands = ~is_outdone
    np.fill_diagonal(stands, val=False)
    return np.asarray(stands.astype(np.int64) @ does, dtype=np.int64)


def _marked(page: PageView, one: Evidence) -> tuple[Flags, Flags, Flags]:
    """Mark the letters that the manuscript has too, slips included; contradicts; has exactly."""
    has, fights, same = (np.zeros(len(page.body), dtype=np.bool_) for _ in range(3))
    for passage in one.passages:
        has[slice(*passage.page)] = True
        for block in passage.blocks:
            same[block.page : block.page + block.length] = True
    for conflict in one.conflicts:
        has[slice(*conflict.page)] = False
        fights[slice(*conflict.page)] = True
    return has, fights, same


def _sums(marks: Flags, starts: Counts, ends: Counts) -> Counts:
    total = np.concatenate(([0], np.cumsum(marks)))
    return np.asarray(total[ends] - total[starts], dtype=np.int64)
