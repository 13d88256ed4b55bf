"""Where two texts say the same, letter by letter, and where they part inside a shared passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tearsheet.indexing.fingerprints import Grams
from tearsheet.indexing.views import SEED, View

# Two seeds belong to one passage when at most so many letters part them on either side. A replaced list of
# three names takes twelve letters; more than twice that is another sentence.
REACH = 26
# A passage of fewer letters is a set phrase ("县人大常委会副主任" has nine), no quotation.
LEAST = 12

# The last 16 bits of a seed: of a page's thousand seeds one in sixty-five is met by chance.
LOW = np.uint64(0xFFFF)
# A page that repeats a seed more often repeats it to be found; it shall cost no more memory than others.
CROWD = 200
# Bits for a place in a text: 64 million letters, more than a page may hold; ten are left for the owner.
WIDTH = 26

Longs = npt.NDArray[np.int64]
Run = tuple[int, int, int]


class Block(NamedTuple):
    """`length` letters that are the same from `page` on the page and from `manuscript` in the manuscript."""

    page: int
    manuscript: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two blocks of one passage: letters on either side, in place of each other."""

    page: tuple[int, int]
    manuscript: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that follow each other on both sides, parted by small gaps."""

    blocks: tuple[Block, ...]

    @property
    def page(self) -> tuple[int, int]:
        """The span on the page, in letters."""
        return self.blocks[0].page, self.blocks[-1].page + self.blocks[-1].length

    @property
    def manuscript(self) -> tuple[int, int]:
        """The span in the manuscript, in letters."""
        return self.blocks[0].manuscript, self.blocks[-1].manuscript + self.blocks[-1].length

    @property
    def shared(self) -> int:
        """How many letters are the same."""
        return sum(block.length for block in self.blocks)

    def gaps(self) -> list[Gap]:
        """List the gaps between its blocks, in order; one side of a gap may be empty."""
        return [
            Gap((one.page + one.length, two.page), (one.manuscript + one.length, two.manuscript))
            for one, two in zip(self.blocks, self.blocks[1:], strict=False)
        ]


def align(page: View, manuscript: View) -> list[Passage]:
    """Find the passages two texts share, in the order of the page. No letter of either side is used twice."""
    return align_all(page, [manuscript])[0]


def align_all(page: View, manuscripts: Sequence[View]) -> list[list[Passage]]:
    """Align a page with several manuscripts at once, as `align` does with each; in the order given."""
    sizes = [len(page), *(len(one) for one in manuscripts)]
    return [
        [
            passage
            for passage in _chain(_choose(runs, page=sizes[0], manuscript=size))
            if passage.shared >= LEAST
        ]
        for runs, size in zip(_runs(page, manuscripts), sizes[1:], strict=True)
    ]


def _runs(page: View, manuscripts: Sequence[View]) -> list[list[Run]]:
    """All maximal equal runs of at least a seed, for each manuscript, longest first.

    The manuscripts are looked up together: one search in the page's seeds costs less than one each.
    """
    scarce = [one.scarce_seeds for one in manuscripts]
    if not scarce or not len(page.seeds):
        return [[] for _ in manuscripts]
    seeds = np.concatenate([hashes for hashes, _ in scarce])
    whose = np.repeat(np.arange(len(scarce)), [len(hashes) for hashes, _ in scarce])
    hits = np.flatnonzero(_possible(page.seeds)[seeds & LOW])
    at = np.concatenate([places for _, places in scarce])[hits]
    ranked, order = page.ranked_seeds
    first = np.searchsorted(ranked, seeds[hits])
    count = np.minimum(np.searchsorted(ranked, seeds[hits], side="right") - first, CROWD)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    at_page = order[np.repeat(first, count) + within]
    runs = _merged(np.repeat(whose[hits], count), at_page, np.repeat(at, count))
    return _parted(runs, of=len(manuscripts))


def _possible(seeds: Grams) -> npt.NDArray[np.bool_]:
    """Which last bits a seed of the page has: most seeds of a manuscript are not among them."""
    table = np.zeros(int(LOW) + 1, dtype=np.bool_)
    table[seeds & LOW] = True
    return table


def _merged(whose: Longs, at_page: Longs, at_manuscript: Longs) -> Longs:
    """Join seeds that follow each other on one diagonal, to rows of owner, page, manuscript, length.

    Owner, diagonal and place are packed into one number, so that the next place on a diagonal is the next
    number, and sorting needs one pass.
    """
    packed = (whose << 2 * WIDTH + 1) | (at_page - at_manuscript + (1 << WIDTH)) << WIDTH | at_page
    order = np.argsort(packed, kind="stable")
    packed = packed[order]
    starts = np.flatnonzero(np.diff(packed, prepend=-1) != 1)
    lengths = np.diff(starts, append=len(packed)) + SEED - 1
    rows = order[starts]
    found = np.stack((whose[rows], at_page[rows], at_manuscript[rows], lengths), axis=1)
    return found[np.lexsort((-lengths, found[:, 0]))]


def _parted(runs: Longs, *, of: int) -> list[list[Run]]:
    """Part the rows by owner."""
    parts: list[list[Run]] = [[] for _ in range(of)]
    for owner, start, other, length in runs.tolist():
        parts[owner].append((start, other, length))
    return parts


def _choose(runs: list[Run], *, page: int, manuscript: int) -> list[Block]:
    """Longest first, each letter once on either side; what an earlier choice overlaps is trimmed away."""
    if sum(length for _, _, length in runs) < LEAST:
        return []
    on_page, in_manuscript = bytearray(page), bytearray(manuscript)
    blocks = []
    for run in runs:
        start, other, length = _trimmed(run, on_page, in_manuscript)
        if length >= SEED:
            on_page[start : start + length] = in_manuscript[other : other + length] = b"\1" * length
            blocks.append(Block(start, other, length))
    return sorted(blocks)


def _trimmed(run: Run, on_page: bytearray, in_manuscript: bytearray) -> Run:
    """Give the longest stretch of a run that is free on both sides; the used bytes are one."""
    start, other, length = run
    if on_page.find(1, start, start + length) < 0 and in_manuscript.find(1, other, other + length) < 0:
        return run
    here, there = on_page[start : start + length], in_manuscript[other : other + length]
    used = (int.from_bytes(here) | int.from_bytes(there)).to_bytes(length)
    free = max(used.split(b"\1"), key=len)
    low = used.index(free)
    return start + low, other + low, len(free)


def _chain(blocks: list[Block]) -> list[Passage]:
    """Join blocks that follow each other closely on both sides."""
    passages: list[list[Block]] = []
    for block in blocks:
        if passages and _follows(passages[-1][-1], block):
            passages[-1].append(block)
        else:
            passages.append([block])
    return [Passage(tuple(chain)) for chain in passages]


def _follows(one: Block, two: Block) -> bool:
    on_page = two.page - one.page - one.length
    in_manuscript = two.manuscript - one.manuscript - one.length
    return 0 <= in_manuscript <= REACH and on_page <= REACH
