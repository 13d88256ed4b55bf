#!/usr/bin/env python3
"""Measures the index: candidates a second, recall among them, memory, and growth with the manuscripts.

    bench/scale.py SET [--sizes 1000 10000 100000] [--pages 600] [--folder FOLDER]

SET is a folder with manuscripts.jsonl.gz, pages.jsonl.gz and truth.jsonl.gz (make_adoptions.py of the shared
folder makes one). A ledger of any size is made of SET's manuscripts: first themselves, then copies in which
every Chinese character stands for another one, so that a copy has as many fingerprints as its original, and
its families of siblings, but its own words; each copy ends with one of fifty stock sentences of the
originals, as official language is the same everywhere. Times are processor time of one process; the indexes
are written to FOLDER (the system's for temporary files) and deleted.

Columns: manuscripts taken in a second, size of the file, milliseconds to open it, pages looked up in a second
many at a time and one by one, candidates a page, share of true pairs among them, memory that the index takes
in a fresh process: its own, and mapped from the file (shared by all processes).
"""

import argparse
import gzip
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from tearsheet.indexing.views import raw_codes
from tearsheet.matching import Index, Manuscript, Page
from tearsheet.matching.pages import pages
from tearsheet.matching.records import manuscripts

ROUNDS = 5
STOCK, SHORTEST_STOCK = 50, 24
HAN = slice(0x4E00, 0x9FA6)
# Pages asked one by one, manuscripts written to learn what writing costs.
ALONE, SAMPLE = 200, 20_000
Wanted = dict[str, set[str]]


@dataclass(frozen=True)
class Figures:
    """What was measured on one index."""

    opening: float
    rate: float
    alone: float
    candidates: float
    recall: float
    private: float
    shared: float


def ledger(originals: Sequence[Manuscript], size: int) -> Iterator[Manuscript]:
    """Yield `size` manuscripts: the originals, then copies of them in other letters."""
    stock = [one for each in originals for one in each.body.split("。") if len(one) >= SHORTEST_STOCK][:STOCK]
    yield from originals[:size]
    chance = np.random.default_rng(size)
    for number in range(len(originals), size):
        turn, which = divmod(number, len(originals))
        if which == 0:
            letters = permuted(turn)
        one = originals[which]
        title, body = rewritten(one.title, letters), rewritten(one.body, letters)
        yield replace(
            one, id=f"{one.id}-{turn}", title=title, body=body + stock[chance.integers(len(stock))] + "。"
        )


def permuted(seed: int) -> np.ndarray:
    """Give for each code point another letter of the common part of Chinese, the same for the same seed."""
    table = np.arange(0x110000, dtype=np.uint32)
    table[HAN] = np.random.default_rng(seed).permutation(table[HAN])
    return table


def rewritten(text: str, letters: np.ndarray) -> str:
    """Write a text in other letters."""
    return letters.take(raw_codes(text)).tobytes().decode("utf-32-le", "surrogatepass")


def truth(folder: Path) -> Wanted:
    """Give for each page the manuscripts it prints."""
    said: Wanted = {}
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["type"] == "pair":
                said.setdefault(record["page"], set()).add(record["manuscript"])
    return said


def some_pages(folder: Path, count: int) -> list[Page]:
    """Read the first pages of a set."""
    readable = (one for one in pages(folder / "pages.jsonl.gz") if isinstance(one, Page))
    return list(islice(readable, count))


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the processor time of a piece of work, the median of several."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def resident() -> tuple[float, float]:
    """Give the memory of this process in MB: its own, and what it shares as part of a file."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    said = {
        name: rest.split()[0] for name, _, rest in (line.partition(":") for line in lines) if rest.split()
    }
    return int(said["RssAnon"]) / 1024, int(said["RssFile"]) / 1024


def measured(path: Path, asked: list[Page], wanted: Wanted) -> Figures:
    """Open an index in a process of its own and ask it."""
    list(Index.of([]).candidates_of_many(asked[:50]))
    before = resident()
    opening = seconds(lambda: Index.load(path), rounds=1)
    index = Index.load(path)
    answers = list(index.candidates_of_many(asked))
    private, shared = (now - then for now, then in zip(resident(), before, strict=True))
    together = seconds(lambda: list(index.candidates_of_many(asked)))
    alone = seconds(lambda: [index.candidates(page) for page in asked[:ALONE]], rounds=3)
    return Figures(
        opening * 1000,
        len(asked) / together,
        min(ALONE, len(asked)) / alone,
        sum(map(len, answers)) / len(asked),
        recall(asked, answers, wanted),
        private,
        shared,
    )


def recall(asked: list[Page], answers: list[Sequence[str]], wanted: Wanted) -> float:
    """Give the share of true pairs whose manuscript is among the candidates of its page."""
    found = [
        name in names for page, names in zip(asked, answers, strict=True) for name in wanted.get(page.id, ())
    ]
    return sum(found) / len(found) if found else 0.0


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    originals = list(manuscripts(arguments.set / "manuscripts.jsonl.gz"))
    wanted = truth(arguments.set)
    asked = some_pages(arguments.set, arguments.pages)
    print(
        f"{len(asked)} pages of {statistics.mean(len(page.body) for page in asked):.0f} characters, "
        f"manuscripts of {statistics.mean(len(one.body) for one in originals):.0f}\n"
        f"{'manuscripts':>12}{'built/s':>9}{'file MB':>9}{'open ms':>9}{'pages/s':>9}{'alone/s':>9}"
        f"{'a page':>8}{'recall':>8}{'own MB':>8}{'mapped MB':>10}"
    )
    for size in arguments.sizes:
        print(row(originals, size, asked, wanted, arguments.folder), flush=True)
    return 0


def row(
    originals: list[Manuscript], size: int, asked: list[Page], wanted: Wanted, folder: Path | None
) -> str:
    """Build an index of a size, measure it in a fresh process, delete it."""
    sample = min(size, SAMPLE)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "index"
        making = seconds(lambda: sum(1 for _ in ledger(originals, sample)), rounds=1) * size / sample
        building = seconds(lambda: Index.build(path, ledger(originals, size)), rounds=1) - making
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            of = pool.apply(measured, (path, asked, wanted))
        length = path.stat().st_size / 1e6
    return (
        f"{size:12,}{size / building:9,.0f}{length:9,.0f}{of.opening:9.1f}{of.rate:9,.0f}{of.alone:9,.0f}"
        f"{of.candidates:8.1f}{of.recall:8.3f}{of.private:8.0f}{of.shared:10.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
