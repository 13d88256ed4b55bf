"""Other ways of finding copies, to be measured beside the matcher: they know texts alone.

Each way takes the ledger and gives back what it says of a page. All see the same letters, folded to one form
as the matcher sees them, in runs of eight, and call proven what keeps a quarter of a manuscript.
"""

import importlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from tearsheet.indexing.views import View
from tearsheet.matching import Manuscript, Page

RUN = 8
ENOUGH = 0.25
PERMUTATIONS = 128
# Two rows a band: two sets that share a quarter meet in one of sixty-four bands with 98 %.
BANDS = 64

Find = Callable[[Page], Iterator["Said"]]


@dataclass(frozen=True)
class Said:
    """A manuscript said to be printed on a page."""

    manuscript: str
    kept: float
    verdict: str = "proven"


def shingles(text: str) -> set[str]:
    """All runs of eight letters of a text."""
    letters = View.of(text).letters
    return {letters[start : start + RUN] for start in range(max(len(letters) - RUN + 1, 1))}


def by_containment(ledger: list[Manuscript]) -> Find:
    """Plain containment: the share of a manuscript's runs that stand on the page, counted exactly."""
    holders: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for number, one in enumerate(ledger):
        own = shingles(one.body)
        sizes.append(len(own))
        for run in own:
            holders[run].append(number)

    def find(page: Page) -> Iterator[Said]:
        shared = Counter(number for run in shingles(page.body) for number in holders.get(run, ()))
        return (
            Said(ledger[number].id, count / sizes[number])
            for number, count in shared.items()
            if count / sizes[number] >= ENOUGH
        )

    return find


def contained(ledger: list[Manuscript], candidates: Callable[[set[str]], list[int]]) -> Find:
    """Ask for candidates, then count what each keeps."""
    owned = [shingles(one.body) for one in ledger]

    def find(page: Page) -> Iterator[Said]:
        seen = shingles(page.body)
        for number in candidates(seen):
            kept = len(owned[number] & seen) / len(owned[number])
            if kept >= ENOUGH:
                yield Said(ledger[number].id, kept)

    return find


def number_of(run: str) -> int:
    """Give a number for a run, the same in every process."""
    return zlib.crc32(run.encode())


def by_datasketch(ledger: list[Manuscript]) -> Find:
    """MinHash and an LSH ensemble for containment, by datasketch."""
    datasketch = importlib.import_module("datasketch")

    def sketch(runs: set[str]) -> object:
        made = datasketch.MinHash(num_perm=PERMUTATIONS, hashfunc=number_of)
        made.update_batch(list(runs))
        return made

    ensemble = datasketch.MinHashLSHEnsemble(threshold=ENOUGH, num_perm=PERMUTATIONS, num_part=16)
    texts = [shingles(one.body) for one in ledger]
    ensemble.index((number, sketch(own), len(own)) for number, own in enumerate(texts))
    return contained(ledger, lambda seen: list(ensemble.query(sketch(seen), len(seen))))


def by_rensa(ledger: list[Manuscript]) -> Find:
    """MinHash and banded LSH, by rensa."""
    rensa = importlib.import_module("rensa")

    def sketch(runs: set[str]) -> object:
        made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(list(runs))
        return made

    lsh = rensa.RMinHashLSH(threshold=ENOUGH, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, one in enumerate(ledger):
        lsh.insert(number, sketch(shingles(one.body)))
    return contained(ledger, lambda seen: lsh.query(sketch(seen)))


LIBRARIES = {"datasketch": by_datasketch, "rensa": by_rensa}
WAYS = {"containment": by_containment, **{name: way for name, way in LIBRARIES.items() if find_spec(name)}}
