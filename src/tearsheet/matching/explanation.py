"""How well a manuscript explains a page, sentence by sentence, beside all others that could explain it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from tearsheet.indexing.pieces import Manuscript
from tearsheet.matching.differences import common
from tearsheet.matching.evidence import Evidence
from tearsheet.matching.printed import Printed

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Spans = Sequence[tuple[int, int]]

# A sentence of the page is explained when so much of it stands in the manuscript. At 5 % wrong letters a
# sentence keeps nine tenths in runs or between them; a sibling's sentence with another place and figures
# falls below.
EXPLAINED = 0.8
# Sentences shorter than this are set phrases ("图为会议现场").
BRIEF = 8
# Who is there with a short sentence of its own, and agrees, is there.
PRESENT = 20
# A piece's sentences agree whole, or they are not there. Siblings agree in the stock sentences only.
AGREEMENT = 0.75
# Siblings that damage makes look alike differ in a few figures; three of two digits tell them apart.
OUTDONE = 6
# A page that prints so much of a manuscript prints it; what was put between its words does not matter.
WHOLE = 0.9
# A manuscript that stands whole on the page is its origin rather than one of which a part stands there, when
# both have the same words: a communiqué, and the pieces that quote it.
RATHER = 0.08
# A manuscript that explains a sentence more than another, being half there itself, is the version in print.
BESIDE, HALF = BRIEF, 0.5
# So many marks of letters are made at once: 16 MB, a page of a thousand letters and all its candidates many
# times over.
ROOM = 1 << 24
# One letter in a hundred is a correction; siblings differ in names, days and figures, three in a hundred.
TWIN = 0.01


@dataclass(frozen=True, slots=True)
class Explanation:
    """One manuscript as the origin of a page or article, in letters of the page.

    `own`: sentences that this manuscript explains and no other; `common`: sentences that others explain as
    well; `against`: sentences that it has too, but with other figures, names or words; `loose`: letters it
    has in sentences that do not agree as a whole (both only where no other explains the sentence); `page`:
    letters in all sentences; `together`: letters that it or one of its `partners` explains; `teasers`:
    other manuscripts of which the page shows only the first line, where this one does not stand;
    `documents`: letters it shares in the words of laws and notices. These count in none of the others,
    unless the manuscript itself is such a document; `twins`: manuscripts of the same text;
    `is_other_occasion`: its first sentence stands there with another day or number, and nobody else's does;
    `contested`: as `against`, in sentences that another explains; `partners`: how many others are there with
    sentences of their own.
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
    contested: int = 0
    partners: int = 0

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
class _Sentences:
    """The sentences of a page but set phrases: spans and sizes in letters, and which are of documents."""

    printed: Printed
    spans: Spans
    sizes: Counts
    is_quoted: Flags
    is_heading: Flags

    @classmethod
    def of(cls, printed: Printed, evidence: Sequence[Evidence]) -> "_Sentences":
        spans = [(start, end) for start, end in printed.body.sentences() if end - start >= BRIEF]
        sizes = np.array([end - start for start, end in spans], dtype=np.int64)
        none = np.zeros(len(spans), dtype=np.bool_)
        if not spans:
            return cls(printed, spans, sizes, none, none)
        blank = cls(printed, spans, sizes, none, none)
        headings = blank.sums([span for one in evidence for span in one.headings]) > 0
        return cls(printed, spans, sizes, blank.sums(printed.documents) * 2 > sizes, headings)

    def sums(self, spans: Spans, *, without: Spans = ()) -> Counts:
        """Count by sentence the letters in `spans`, less those in `without`."""
        return np.asarray(self.sums_of_all([spans], without=without)[0], dtype=np.int64)

    def sums_of_all(self, spans: Sequence[Spans], *, without: Spans = ()) -> Counts:
        """Count so for several lists of spans; a row each."""
        width = len(self.printed.body) + 1
        edges = [place for span in self.spans for place in span]
        rows = max(1, ROOM // width)
        counts = np.zeros((len(spans), len(self.spans)), dtype=np.int64)
        for first in range(0, len(spans), rows):
            some = spans[first : first + rows]
            marks = np.zeros((len(some), width), dtype=np.uint8)
            for row, ranges in enumerate(some):
                for start, end in ranges:
                    marks[row, start:end] = 1
            for start, end in without:
                marks[:, start:end] = 0
            counts[first : first + rows] = np.add.reduceat(marks, edges, axis=1, dtype=np.int64)[:, ::2]
        return counts

    def counted(self, one: Evidence) -> Counts:
        """Give the letters of each sentence; none of headlines, nor of documents unless it is one itself."""
        if not self.is_quoted.any() or one.is_document:
            return np.where(self.is_heading, 0, self.sizes)
        return np.where(self.is_quoted | self.is_heading, 0, self.sizes)


def explain(printed: Printed, evidence: Sequence[Evidence]) -> list[Explanation]:
    """Let all manuscripts explain the page beside each other; those that explain nothing come last."""
    sentences = _Sentences.of(printed, evidence)
    if not evidence or not sentences.spans:
        return [Explanation(one, 0, 0, 0, 0, 0, 0, 0, 0) for one in evidence]
    agrees = sentences.sums_of_all([one.spans for one in evidence]) >= EXPLAINED * sentences.sizes
    does = [bool(row.any()) for row in agrees]
    told = _compared(
        [one for one, is_one in zip(evidence, does, strict=True) if is_one], agrees[does], sentences
    )
    page = int(sentences.sizes.sum())
    return told + [
        Explanation(one, 0, 0, 0, 0, page, 0, 0, 0)
        for one, is_one in zip(evidence, does, strict=True)
        if not is_one
    ]


def _compared(evidence: Sequence[Evidence], agrees: Flags, sentences: _Sentences) -> list[Explanation]:
    """Hold those beside each other that have whole sentences; `agrees` says which, before contradictions."""
    if not evidence:
        return []
    explained = _uncontradicted(evidence, agrees, sentences)
    same = sentences.sums_of_all([one.exact for one in evidence])
    own = explained & (_rivals(evidence, explained, same, sizes=sentences.sizes) == 0)
    near = _near(evidence) & (explained.any(axis=1, keepdims=True) & ~own.any(axis=1, keepdims=True))
    told = _told(evidence, sentences, explained=explained, own=own)
    for row in np.flatnonzero(near.any(axis=1)).tolist():
        beside = [evidence[at] for at in np.flatnonzero(near[row]).tolist()]
        told[row] = replace(told[row], twins=_twins(evidence[row], beside))
    doubtful = np.asarray(~explained.any(axis=0))
    told = [_opposed(one, sentences, doubtful) if one.own or one.twins else one for one in told]
    return _joined(told, sentences, explained)


def _joined(told: list[Explanation], sentences: _Sentences, explained: Flags) -> list[Explanation]:
    """Add what the manuscripts explain together; stock sentences that none has alone make no round-up."""
    is_present = np.array([one.own >= PRESENT and one.agreement >= AGREEMENT for one in told])
    by_present = explained[is_present].any(axis=0)
    return [
        replace(
            one,
            together=int(sentences.counted(one.evidence)[explained[row] | by_present].sum()),
            partners=int(is_present.sum() - is_present[row]),
        )
        if one.own or one.twins
        else one
        for row, one in enumerate(told)
    ]


def _told(
    evidence: Sequence[Evidence], sentences: _Sentences, *, explained: Flags, own: Flags
) -> list[Explanation]:
    """Sum up the letters each manuscript explains."""
    counted = np.stack([sentences.counted(one) for one in evidence])
    teasers = [one for one in evidence if one.is_teaser]
    owned, fits = (counted * own).sum(axis=1).tolist(), (counted * explained).sum(axis=1).tolist()
    page = counted.sum(axis=1).tolist()
    quoted = ((explained & sentences.is_quoted & (counted == 0)) @ sentences.sizes).tolist()
    return [
        Explanation(
            one,
            own=owned[row],
            common=fits[row] - owned[row],
            against=0,
            loose=0,
            page=page[row],
            together=fits[row],
            teasers=sum(_stands_apart(teaser, one) for teaser in teasers),
            documents=quoted[row],
        )
        for row, one in enumerate(evidence)
    ]


def _uncontradicted(evidence: Sequence[Evidence], agrees: Flags, sentences: _Sentences) -> Flags:
    """Take out the sentences that contradict a manuscript, and look for nothing else."""
    explained = agrees.copy()
    starts = [start for start, _ in sentences.spans]
    for one, row in zip(evidence, explained, strict=True):
        for gap in one.gaps:
            first, last = max(0, bisect_right(starts, gap.page[0]) - 1), bisect_left(starts, gap.page[1])
            touched = [at for at in range(first, last) if row[at] and sentences.spans[at][1] > gap.page[0]]
            if touched and one.conflict_at(gap):
                row[touched] = False
    return explained


def _opposed(told: Explanation, sentences: _Sentences, doubtful: Flags) -> Explanation:
    """Add what speaks against a manuscript that has something to say for it."""
    one = told.evidence
    fights = [conflict.page for conflict in one.conflicts]
    against = sentences.sums(fights, without=one.headings) > 0
    has = sentences.sums(one.spans, without=[*fights, *one.headings])
    counted = sentences.counted(one)
    return replace(
        told,
        against=int(counted[against & doubtful].sum()),
        contested=int(counted[against & ~doubtful].sum()),
        loose=int(has[~against & doubtful & (counted > 0)].sum()),
        is_other_occasion=_is_elsewhen(
            one, [sentences.spans[at] for at in np.flatnonzero(doubtful).tolist()]
        ),
    )


def _is_elsewhen(one: Evidence, doubtful: Spans) -> bool:
    places = [conflict.page[0] for conflict in one.occasions] if doubtful else []
    return any(start <= place < end for place in places for start, end in doubtful)


def _stands_apart(teaser: Evidence, one: Evidence) -> bool:
    """Whether a manuscript's first line stands where the other manuscript has nothing."""
    low, high = teaser.passages[0].page
    return not any(start < high and low < end for start, end in (passage.page for passage in one.passages))


def _near(evidence: Sequence[Evidence]) -> Flags:
    """Which texts are of one length, and have as much of it on the page: a row and a column a manuscript."""
    letters = np.array([len(one.text) for one in evidence])
    shared = np.array([one.shared for one in evidence])
    most = TWIN * letters[:, None]
    near = (np.abs(letters[:, None] - letters) <= most) & (np.abs(shared[:, None] - shared) <= most)
    np.fill_diagonal(near, val=False)
    return np.asarray(near)


def _twins(one: Evidence, near: Sequence[Evidence]) -> tuple[Manuscript, ...]:
    """Find the manuscripts among those near whose whole text is this one's, but for a letter in a hundred."""
    return tuple(other.manuscript for other in near if _are_twins(one.text.letters, other.text.letters))


@lru_cache(maxsize=20_000)
def _are_twins(ours: str, theirs: str) -> bool:
    """Whether two texts are one. Siblings are asked about again and again, with every page of theirs."""
    return ours == theirs or common(ours, theirs) >= (1 - TWIN) * len(ours)


def _rivals(evidence: Sequence[Evidence], explained: Flags, same: Counts, *, sizes: Counts) -> Counts:
    """For each manuscript and sentence: how many others explain the sentence and are not outdone by it.

    One is outdone by another that explains all its sentences, and that agrees in them by `OUTDONE` letters
    more, or explains other sentences beside, or stands on the page whole where of the first there is a part.
    """
    does = explained.astype(np.int64)
    shared, more = (does * same) @ does.T, (does * sizes) @ (1 - does).T
    kept = np.array([one.shared / max(1, len(one.text)) for one in evidence])
    ahead = kept[:, None] - kept
    is_origin = (kept[:, None] >= WHOLE) & (ahead >= RATHER)
    is_fuller = (kept[:, None] >= HALF) & (more >= BESIDE) & (ahead >= -RATHER)
    is_better = (shared - shared.T >= OUTDONE) | is_origin | is_fuller
    stands = ~(is_better & ((1 - does) @ does.T == 0))
    np.fill_diagonal(stands, val=False)
    return np.asarray(stands.astype(np.int64) @ does, dtype=np.int64)
