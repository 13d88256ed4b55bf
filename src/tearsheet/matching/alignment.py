"""Where two texts say the same, letter by letter, and where they part inside a shared passage."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tearsheet.matching.views import SEED, View

# A seed that stands in a manuscript more often than this is a set phrase; its neighbours will find the place.
REPEATS = 4
# Two seeds belong to one passage when at most so many letters part them on either side. A replaced list of
# three names takes twelve letters; more than twice that is another sentence.
REACH = 26
# A passage of fewer letters is a set phrase ("县人大常委会副主任" has nine), no quotation.
LEAST = 12

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
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
    passages = _chain(_choose(_runs(page, manuscript), page=len(page), manuscript=len(manuscript)))
    return [passage for passage in passages if passage.shared >= LEAST]


def _runs(page: View, manuscript: View) -> Longs:
    """All maximal equal runs of at least a seed, as rows of page start, manuscript start, length."""
    theirs = page.seeds
    ranked, order = manuscript.ranked_seeds
    first = np.searchsorted(ranked, theirs)
    count = np.minimum(np.searchsorted(ranked, theirs, side="right") - first, REPEATS)
    at_page = np.repeat(np.arange(len(theirs)), count)
    if not len(at_page):
        return np.zeros((0, 3), dtype=np.int64)
    within = np.arange(len(at_page)) - np.repeat(np.cumsum(count) - count, count)
    at_manuscript = order[np.repeat(first, count) + within]
    return _merged(at_page, at_manuscript)


def _merged(at_page: Longs, at_manuscript: Longs) -> Longs:
    """Join seeds that follow each other on one diagonal."""
    order = np.lexsort((at_page, at_page - at_manuscript))
    at_page, at_manuscript = at_page[order], at_manuscript[order]
    diagonal = at_page - at_manuscript
    breaks = (np.diff(at_page) != 1) | (np.diff(diagonal) != 0)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lengths = np.diff(np.concatenate((starts, [len(at_page)]))) + SEED - 1
    return np.stack((at_page[starts], at_manuscript[starts], lengths), axis=1)


def _choose(runs: Longs, *, page: int, manuscript: int) -> list[Block]:
    """Longest first, each letter once on either side; what an earlier choice overlaps is trimmed away."""
    free_page, free_manuscript = np.ones(page, dtype=np.bool_), np.ones(manuscript, dtype=np.bool_)
    blocks = []
    for start, other, length in runs[np.argsort(-runs[:, 2], kind="stable")].tolist():
        free = free_page[start : start + length] & free_manuscript[other : other + length]
        low, high = (0, length) if free.all() else _longest(free)
        if high - low < SEED:
            continue
        free_page[start + low : start + high] = False
        free_manuscript[other + low : other + high] = False
        blocks.append(Block(start + low, other + low, high - low))
    return sorted(blocks, key=lambda block: (block.page, block.manuscript))


def _longest(free: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """Find the longest stretch of true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.view(np.int8), [0]))))
    if not len(edges):
        return 0, 0
    widest = int(np.argmax(edges[1::2] - edges[::2]))
    return int(edges[2 * widest]), int(edges[2 * widest + 1])


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
