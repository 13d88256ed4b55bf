#!/usr/bin/env python3
"""Measures the matcher on a set of made adoptions: precision and recall by kind, and pages a second.

    bench/matching.py SET     SET is a folder with manuscripts.jsonl.gz, pages.jsonl.gz and truth.jsonl.gz

The scorer is found in BYLINE_SHARED or in ../shared beside the checkout (bench/score_adoptions.py).
Pages are read by the project's own reading; make_adoptions.py in the same folder makes a set.
"""

import argparse
import contextlib
import io
import os
import runpy
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from tearsheet.matching import Index, Page, match
from tearsheet.matching.pages import pages
from tearsheet.matching.records import as_line, manuscripts

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BYLINE_SHARED", ROOT.parent / "shared"))

Result = TypeVar("Result")


def main() -> int:
    """Read, match, score; two when set or scorer are missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path)
    arguments = parser.parse_args()
    scorer = SHARED / "bench" / "score_adoptions.py"
    if not scorer.exists():
        sys.stderr.write(f"{scorer} is not there; set BYLINE_SHARED to the folder that holds bench/\n")
        return 2
    index, seconds = timed(lambda: Index.of(manuscripts(arguments.set / "manuscripts.jsonl.gz")))
    print(f"index            {len(index) / seconds:10.0f} manuscripts/s")
    everything, seconds = timed(lambda: list(tqdm(pages(arguments.set / "pages.jsonl.gz"), unit=" pages")))
    readable = [page for page in everything if isinstance(page, Page)]
    lost = len(everything) - len(readable)
    print(f"reading          {len(everything) / seconds:10.0f} pages/s, {lost} unreadable")
    _, seconds = timed(lambda: [index.candidates(page) for page in readable])
    print(f"candidates       {len(readable) / seconds:10.0f} pages/s")
    matches, seconds = timed(lambda: [match(page, index) for page in tqdm(readable, unit=" pages")])
    print(f"whole match      {len(readable) / seconds:10.0f} pages/s\n")
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "matches.jsonl"
        said.write_text("".join(as_line(one) + "\n" for found in matches for one in found), encoding="utf-8")
        print(score(scorer, arguments.set / "truth.jsonl.gz", said))
    return 0


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Do a piece of work and say how many seconds it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def score(scorer: Path, truth: Path, said: Path) -> str:
    """Give the scorer's table for the matches, its last line being the same as JSON."""
    judge = runpy.run_path(str(scorer))
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        code = judge["main"]([str(truth), str(said)])
    return shown.getvalue() if code == 0 else "the scorer refused the matches"


if __name__ == "__main__":
    sys.exit(main())
