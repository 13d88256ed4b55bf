"""How well a manuscript explains a page, sentence by sentence, beside all others that could explain it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tearsheet.matching.differences import common
from tearsheet.matching.evidence import Evidence
from tearsheet.matching.pieces import Manuscript
from tearsheet.matching.printed import Printed

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Spans = list[tuple[int, int]]

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
# A manuscript that stands whole on the page is its origin rather than one of which a part stands there, when
# both have the same words: a communiqué, and the pieces that quote it.
RATHER = 0.08
# A manuscript that explains so many letters more than another, being half there itself, is the later version.
BESIDE, HALF = 20, 0.5
# One letter in a hundred is a correction; siblings differ in names, days and figures, three in a hundred.
TWIN = 0.01


@dataclass(frozen=True, slots=True)
class Explanation:
    """One manuscript as the origin of a page or article, in letters of the page.

    `own`: sentences that this manuscript explains and no other; `common`: sentences that others explain as
    well; `against`: sentences that it has too, but with other figures, names or words; `loose`: letters it
    has in sentences that do not agree as a whole (both only where no other explains the sentence); `page`:
    letters in all sentences; `together`: letters that any manuscript of the ledger explains; `teasers`:
    other manuscripts of which the page shows only the first line, where this one does not stand;
    `documents`: letters it shares in the words of laws and notices. These count in none of the others,
    unless the manuscript itself is such a document; `twins`: manuscripts of the same text;
    `is_other_occasion`: its first sentence stands there with another day or number, and nobody else's does.
    """

    evidence: Evidence
    own: int
    common: int
    against: int
    loose: int
    page: int
    together: int
    teasers: int
    documents: int
    twins: tuple[Manuscript, ...] = ()
    is_other_occasion: bool = False

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


@dataclass(frozen=True, slots=True)
class _Marks:
    """Letters of each sentence that a manuscript has, contradicts, and has exactly; a row a manuscript."""

    has: Counts
    fights: Counts
    same: Counts


def explain(printed: Printed, evidence: Sequence[Evidence]) -> list[Explanation]:
    """Let all manuscripts explain the page beside each other; in the order given."""
    edges = np.array(printed.body.edges, dtype=np.int64)
    sizes = np.diff(edges)
    is_long = sizes >= BRIEF
    if not evidence:
        return []
    if not is_long.any():
        return [Explanation(one, 0, 0, 0, 0, 0, 0, 0, 0) for one in evidence]
    rows = [_marked(len(printed.body), one, edges) for one in evidence]
    has, fights, same = (np.stack(side)[:, is_long] for side in zip(*rows, strict=True))
    quoted = _sums(np.zeros(len(printed.body), dtype=np.uint8), printed.documents, edges)[is_long]
    spans = [span for span, is_counted in zip(printed.body.sentences(), is_long, strict=True) if is_counted]
    return _weighed(evidence, _Marks(has, fights, same), spans=spans, quoted=quoted)


def _weighed(
    evidence: Sequence[Evidence], marks: _Marks, *, spans: Spans, quoted: Counts
) -> list[Explanation]:
    """Sum up letters by manuscript; all counts have a column a sentence."""
    sizes = np.array([end - start for start, end in spans], dtype=np.int64)
    explained = (marks.has >= EXPLAINED * sizes) & (marks.fights == 0)
    doubtful = ~explained.any(axis=0)
    own = explained & (_rivals(evidence, explained, marks.same, sizes=sizes) == 0)
    is_quoted = quoted * 2 > sizes
    teasers = [one for one in evidence if one.is_teaser]
    weighed = []
    for row, one in enumerate(evidence):
        counted = sizes if not is_quoted.any() or one.is_document else np.where(is_quoted, 0, sizes)
        weighed.append(
            Explanation(
                one,
                own=int(counted[own[row]].sum()),
                common=int(counted[explained[row] & ~own[row]].sum()),
                against=int(counted[(marks.fights[row] > 0) & doubtful].sum()),
                loose=int(marks.has[row][(marks.fights[row] == 0) & doubtful & (counted > 0)].sum()),
                page=int(counted.sum()),
                together=int(counted[~doubtful].sum()),
                teasers=sum(_stands_apart(teaser, one) for teaser in teasers),
                documents=int((sizes - counted)[explained[row]].sum()),
                twins=_twins(one, evidence) if explained[row].any() and not own[row].any() else (),
                is_other_occasion=_is_elsewhen(one, [spans[place] for place in np.flatnonzero(doubtful)]),
            )
        )
    return weighed


def _is_elsewhen(one: Evidence, doubtful: Spans) -> bool:
    places = [conflict.page[0] for conflict in one.occasions] if doubtful else []
    return any(start <= place < end for place in places for start, end in doubtful)


def _stands_apart(teaser: Evidence, one: Evidence) -> bool:
    """Whether a manuscript's first line stands where the other manuscript has nothing."""
    low, high = teaser.passages[0].page
    return not any(start < high and low < end for start, end in (passage.page for passage in one.passages))


def _twins(one: Evidence, evidence: Sequence[Evidence]) -> tuple[Manuscript, ...]:
    """Find the other manuscripts whose whole text is this one's, but for a letter in a hundred."""
    letters = one.text.letters
    return tuple(
        other.manuscript
        for other in evidence
        if other is not one
        and abs(len(other.text) - len(letters)) <= TWIN * len(letters)
        and abs(other.shared - one.shared) <= TWIN * len(letters)
        and common(other.text.letters, letters) >= (1 - TWIN) * len(letters)
    )


def _rivals(evidence: Sequence[Evidence], explained: Flags, same: Counts, *, sizes: Counts) -> Counts:
    """For each manuscript and sentence: how many others explain the sentence and are not outdone by it.

    One is outdone by another that explains all its sentences, and that agrees in them by `OUTDONE` letters
    more, or explains other sentences beside, or stands on the page whole where of the first there is a part.
    """
    does = explained.astype(np.int64)
    shared, more = (does * same) @ does.T, (does * sizes) @ (1 - does).T
    kept = np.array([one.kept if does[row].any() else 0.0 for row, one in enumerate(evidence)])
    ahead = kept[:, None] - kept
    is_origin = (kept[:, None] >= WHOLE) & (ahead >= RATHER)
    is_fuller = (kept[:, None] >= HALF) & (more >= BESIDE) & (ahead >= -RATHER)
    is_better = (shared - shared.T >= OUTDONE) | is_origin | is_fuller
    stands = ~(is_better & ((1 - does) @ does.T == 0))
    np.fill_diagonal(stands, val=False)
    return np.asarray(stands.astype(np.int64) @ does, dtype=np.int64)


def _marked(letters: int, one: Evidence, edges: Counts) -> tuple[Counts, Counts, Counts]:
    """Count by sentence the letters that the manuscript has too, slips included; contradicts; has exactly.

    Where no sentence can be explained, nobody asks what contradicts it.
    """
    blank = np.zeros(letters, dtype=np.uint8)
    spans = [*(passage.page for passage in one.passages), *one.bridges]
    has = _sums(blank, spans, edges)
    sizes = np.diff(edges)
    if not ((has >= EXPLAINED * sizes) & (sizes >= BRIEF)).any():
        return has, np.zeros_like(has), has
    against = [conflict.page for conflict in one.conflicts]
    exact = [(block.page, block.page + block.length) for passage in one.passages for block in passage.blocks]
    return _sums(blank, spans, edges, without=against), _sums(blank, against, edges), _sums(blank, exact, edges)


def _sums(blank: npt.NDArray[np.uint8], spans: Spans, edges: Counts, *, without: Spans = ()) -> Counts:
    """Count by sentence the letters in `spans`, less those in `without`. `blank` is left as it came."""
    for start, end in spans:
        blank[start:end] = 1
    for start, end in without:
        blank[start:end] = 0
    counts = np.add.reduceat(blank, edges[:-1], dtype=np.int64)
    for start, end in spans:
        blank[start:end] = 0
    return np.asarray(counts, dtype=np.int64)
