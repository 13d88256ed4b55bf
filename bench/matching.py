#!/usr/bin/env python3
"""Measures the matcher on sets of made adoptions, beside other ways of finding copies, in one run.

    bench/matching.py SET [SET ...]                  folders with manuscripts, pages and truth (.jsonl.gz)
    bench/matching.py --make 31 32 --manuscripts 300 makes the sets first, one for each seed
    bench/matching.py --alone SET                    the matcher alone

Generator, articles and scorer are found in BYLINE_SHARED, or in ../shared beside the checkout, folder bench/.
Pages are read by the project's own reading, once; what was read is kept in the set until the reading changes.
"""

import argparse
import contextlib
import gzip
import hashlib
import io
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from copies import WAYS, Said
from tqdm import tqdm

from tearsheet.matching import Index, Manuscript, Page, Part, match
from tearsheet.matching.pages import pages
from tearsheet.matching.records import manuscripts

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared")) / "bench"
READING = ROOT / "src" / "tearsheet" / "reading"

# The rows of the table: what is shown, where the scorer's figures hold it, and how much is to be reached.
ROWS = [
    ("recall of proven, kept >= .25", ("recall_kept25", "proven"), ">= .99"),
    ("  proven or likely", ("recall_kept25", "all"), ""),
    ("recall of proven, kept < .25", ("recall_kept_under25", "proven"), ""),
    ("  proven or likely", ("recall_kept_under25", "all"), ""),
    ("precision of proven", ("precision_proven",), ">= .995"),
    ("precision of all said", ("precision_all",), ">= .90"),
    ("round-ups found", ("recall_by_kind", "roundup", "all"), ">= .80"),
    ("error of kept share", ("kept_error_mean",), ""),
]


def main() -> int:
    """Read, match in every way, score; two when scorer or sets are missing."""
    arguments = asked()
    if not (SHARED / "score_adoptions.py").exists():
        sys.stderr.write(f"{SHARED} has no score_adoptions.py; set BYLINE_SHARED to the folder of bench/\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        sets = arguments.sets + [made(seed, arguments.manuscripts, Path(folder)) for seed in arguments.make]
        ways = {"tearsheet": by_tearsheet, **({} if arguments.alone else WAYS)}
        results: dict[str, list[dict]] = {name: [] for name in ways}
        for one in sets:
            readable = read_once(one)
            for name, way in ways.items():
                results[name].append(measured(way, one, readable, name))
    show(results, [one.name for one in sets])
    return 0


def asked() -> argparse.Namespace:
    """Take the command line apart."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("sets", nargs="*", type=Path, metavar="SET")
    parser.add_argument("--make", nargs="+", type=int, default=[], metavar="SEED")
    parser.add_argument("--manuscripts", type=int, default=300)
    parser.add_argument("--alone", action="store_true")
    arguments = parser.parse_args()
    if not arguments.sets and not arguments.make:
        parser.error("name a set, or seeds to make sets of")
    return arguments


def made(seed: int, count: int, folder: Path) -> Path:
    """Make a set with the shared generator."""
    into = folder / f"seed{seed}"
    articles = SHARED / "data" / "articles_dev.jsonl.gz"
    command = [sys.executable, SHARED / "make_adoptions.py", articles, into]
    options = ["--seed", str(seed), "--manuscripts", str(count)]
    subprocess.run([*map(str, command), *options], check=True, stdout=subprocess.DEVNULL)
    return into


def read_once(one: Path) -> list[Page]:
    """Read a set's pages, or take what an earlier run of the same reading kept."""
    sources = b"".join(file.read_bytes() for file in sorted(READING.glob("*.py")))
    kept = one / f"read-{hashlib.sha256(sources).hexdigest()[:12]}.jsonl.gz"
    if not kept.exists():
        start = time.process_time()
        every = list(tqdm(pages(one / "pages.jsonl.gz"), desc=f"reading {one.name}", unit=" pages"))
        readable = [page for page in every if isinstance(page, Page)]
        speed = len(every) / (time.process_time() - start)
        print(f"{one.name}: read {speed:.0f} pages/s, {len(every) - len(readable)} unreadable")
        with gzip.open(kept, "wt", encoding="utf-8", compresslevel=1) as file:
            file.writelines(json.dumps(asdict(page), default=str) + "\n" for page in readable)
    with gzip.open(kept, "rt", encoding="utf-8") as file:
        return [page_of(json.loads(line)) for line in file]


def page_of(record: dict) -> Page:
    """Take a kept page back."""
    days = {name: date.fromisoformat(day) for name, day in record.items() if name.endswith("_on") and day}
    return Page(**{**record, **days, "parts": tuple(Part(**one) for one in record["parts"])})


def by_tearsheet(ledger: list[Manuscript]) -> Callable[[Page], Iterator[Said]]:
    """Match as the product does."""
    index = Index.of(ledger)
    return lambda page: (Said(one.manuscript, one.kept, one.verdict) for one in match(page, index))


def measured(way: Callable, one: Path, readable: list[Page], name: str) -> dict:
    """Match a set in one way: the scorer's figures, and pages a second of CPU time."""
    find = way(list(manuscripts(one / "manuscripts.jsonl.gz")))
    start = time.process_time()
    found = [(page.id, said) for page in tqdm(readable, desc=f"{name} {one.name}") for said in find(page)]
    seconds = time.process_time() - start
    lines = (json.dumps({"page": page, **asdict(said)}) for page, said in found)
    return {**score(one / "truth.jsonl.gz", "\n".join(lines)), "pages_per_second": len(readable) / seconds}


def score(truth: Path, lines: str) -> dict:
    """Give the scorer's figures for the matches, one a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as said:
        said.write(lines)
        said.flush()
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            code = runpy.run_path(str(SHARED / "score_adoptions.py"))["main"]([str(truth), said.name])
    if code:
        sys.exit("the scorer refused the matches")
    return json.loads(shown.getvalue().splitlines()[-1])["adoptions"]


def show(results: dict[str, list[dict]], sets: list[str]) -> None:
    """Print the table: the mean over the sets for each way, and the worst set of the first."""
    first = next(iter(results.values()))
    print(f"\nsets: {' '.join(sets)}; {sum(one['pairs'] for one in first)} true pairs\n")
    print(f"{'mean of the sets':32}" + "".join(f"{name:>13}" for name in results) + f"{'to reach':>10}")
    kinds = sorted({kind for one in first for kind in one["recall_by_kind"]})
    by_kind = [(f"  {kind}, proven", ("recall_by_kind", kind, "proven"), "") for kind in kinds]
    for label, path, goal in [*ROWS, *by_kind]:
        cells = [mean([at(one, path) for one in every]) for every in results.values()]
        print(f"{label:32}" + "".join(f"{cell:>13}" for cell in cells) + f"{goal:>10}")
    speeds = [sum(one["pages_per_second"] for one in every) / len(every) for every in results.values()]
    print(f"{'pages/s, CPU':32}" + "".join(f"{speed:13.0f}" for speed in speeds))
    print("\nfalse, proven / all")
    for kind in sorted(
        {kind for every in results.values() for one in every for kind in one["false_positives"]}
    ):
        cells = [
            f"{wrong(every, kind, 'proven')} / {wrong(every, kind, 'all')}" for every in results.values()
        ]
        print(f"  {kind:30}" + "".join(f"{cell:>13}" for cell in cells))
    print("\nset by set, tearsheet: " + ", ".join(label.strip() for label, *_ in ROWS))
    for name, one in zip(sets, first, strict=True):
        print(f"  {name:12}" + "".join(f"{mean([at(one, path)]):>9}" for _, path, _ in ROWS))


def at(figures: dict, path: tuple[str, ...]) -> float | None:
    """Follow a path into the figures."""
    value = figures
    for name in path:
        value = value.get(name) if value else None
    return value


def wrong(every: list[dict], kind: str, verdict: str) -> int:
    """How many pairs of a kind were said wrongly, in all sets."""
    return sum(one["false_positives"].get(kind, {}).get(verdict, 0) for one in every)


def mean(values: list[float | None]) -> str:
    """Give the mean of what there is, or a dash."""
    there = [value for value in values if value is not None]
    return f"{sum(there) / len(there):.4f}" if there else "-"


if __name__ == "__main__":
    sys.exit(main())
