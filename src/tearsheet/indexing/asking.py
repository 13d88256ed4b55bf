"""From the fingerprints of pages to the manuscripts that share them, many pages in one pass."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tearsheet.indexing.fingerprints import KEY, Keys, spread
from tearsheet.indexing.segments import COMMON, NOBODY, Owners, Packed, Segment
from tearsheet.indexing.views import Flags

Numbers = npt.NDArray[np.int64]

_LOW = np.uint64((1 << KEY) - 1)
# What a fingerprint of one owner weighs; of several, each has its share. Whole numbers, so that sums are the
# same in any order.
WEIGHT = 1 << 40


@dataclass(frozen=True, slots=True)
class Hits:
    """Fingerprints met: for each the number of the text that asked, the owner, and what it weighs."""

    texts: Numbers
    owners: Owners
    weights: Numbers


def asked(keys: Keys, texts: Numbers) -> Packed:
    """Give each fingerprint of each text once: number of the text in the leading bits, then the key."""
    packed = np.sort((texts.view(np.uint64) << np.uint64(KEY)) | keys)
    fresh = np.ones(len(packed), dtype=np.bool_)
    fresh[1:] = packed[1:] != packed[:-1]
    return packed[fresh]


def hits(asked: Packed, *, segments: Sequence[Segment], living: Flags | None) -> Hits:
    """Look fingerprints up; those of more than COMMON manuscripts are left out, and owners that are gone."""
    found = [one.found(asked & _LOW) for one in segments]
    places = np.concatenate([np.zeros(0, dtype=np.int64), *(place for place, _ in found)])
    owners = np.concatenate([np.zeros(0, dtype=np.uint32), *(owner for _, owner in found)])
    nobody = owners == NOBODY
    if living is not None:
        kept = nobody | living.take(np.where(nobody, 0, owners))
        places, owners, nobody = places[kept], owners[kept], nobody[kept]
    counts = np.bincount(places, minlength=len(asked))
    counts[places[nobody]] = COMMON + 1
    share = counts[places]
    rare = np.flatnonzero(share <= COMMON)
    texts = (asked[places[rare]] >> np.uint64(KEY)).view(np.int64)
    return Hits(texts, owners[rare], WEIGHT // share[rare])


def best(hits: Hits, *, least: int, most: int) -> tuple[Numbers, Numbers]:
    """Rank the owners that `least` fingerprints name: numbers of texts, rising, and owners, best first."""
    pairs = (hits.texts.view(np.uint64) << np.uint64(32)) | hits.owners
    order = np.argsort(pairs)
    pairs = pairs[order]
    fresh = np.ones(len(pairs), dtype=np.bool_)
    fresh[1:] = pairs[1:] != pairs[:-1]
    firsts = np.flatnonzero(fresh)
    counts = np.diff(np.append(firsts, len(pairs)))
    enough = counts >= least
    if not enough.any():
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    weights = np.add.reduceat(hits.weights[order], firsts)[enough]
    texts = (pairs[firsts[enough]] >> np.uint64(32)).view(np.int64)
    owners = (pairs[firsts[enough]] & np.uint64(NOBODY)).view(np.int64)
    ranked = np.lexsort((owners, -weights, texts))
    sizes = np.bincount(texts)
    kept = spread(np.cumsum(sizes) - sizes, np.minimum(sizes, most))
    return texts[ranked][kept], owners[ranked][kept]


def named(
    best: tuple[Numbers, Numbers], *, texts: int, name: Callable[[int], str]
) -> Iterator[Sequence[str]]:
    """Give for each text the names of its owners."""
    ends = np.cumsum(np.bincount(best[0], minlength=texts)).tolist()
    owners = best[1].tolist()
    start = 0
    for end in ends:
        yield [name(owner) for owner in owners[start:end]]
        start = end
