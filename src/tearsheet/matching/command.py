"""`tearsheet match`: which manuscripts of a ledger stand on which pages."""

import argparse
import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from tearsheet.indexing.index import Index
from tearsheet.matching.pages import Unreadable, pages
from tearsheet.matching.records import MalformedInputError, as_line, manuscripts
from tearsheet.matching.verdict import match

DONE, USED_WRONGLY = 0, 2

EXAMPLES = """examples:
  tearsheet match --manuscripts ledger.jsonl --pages pages.jsonl.gz --out matches.jsonl
  tearsheet match --manuscripts ledger.jsonl --pages saved-pages/
  tearsheet match --manuscripts ledger.jsonl --pages crawl.warc.gz > matches.jsonl

A manuscript a line: {"id", "title", "body", "authors", "unit", "office", "genre", "registered_on",
"submitted_to"}; only id and body must be there.
A page a line: {"id", "url", "fetched_at", "html_b64", "charset_hint"}, or "text" (with "title",
"published_at", "source", "author") in place of "html_b64". Files ending in .gz are unpacked.

A line a match comes out: {"page", "manuscript", "verdict", "kept", "passages", "reasons"}; the verdict is
proven or likely; passages are [page start, page end, manuscript start, manuscript end], in characters of
the two bodies.
"""


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `match` to the command; the parsed arguments carry `run`, which gives the exit code."""
    parser = subparsers.add_parser(
        "match",
        help="find which manuscripts of a ledger stand on which pages",
        description="Find which manuscripts of a ledger stand on which published pages, with reasons.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--manuscripts", required=True, type=Path, metavar="FILE", help="manuscripts, JSON lines"
    )
    parser.add_argument(
        "--pages",
        required=True,
        type=Path,
        metavar="FILE|DIR|WARC",
        help="pages: JSON lines, a folder, a web archive",
    )
    parser.add_argument(
        "--engine", choices=["local"], default="local", help="where to run (default: this process)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE.jsonl", help="where matches go (default: standard output)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Match and write; nought when done, two when an input is malformed or missing."""
    try:
        index = Index.of(manuscripts(arguments.manuscripts))
        with _output(arguments.out) as out:
            counts = _write_matches(index, arguments.pages, out)
    except (MalformedInputError, OSError) as error:
        sys.stderr.write(f"tearsheet match: {error}\n")
        return USED_WRONGLY
    sys.stderr.write(
        f"{counts['pages']} pages, {len(index)} manuscripts: {counts['proven']} proven, {counts['likely']}"
        f" likely, {counts['unreadable']} pages unreadable\n",
    )
    return DONE


@contextlib.contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
    else:
        with path.open("w", encoding="utf-8") as out:
            yield out


def _write_matches(index: Index, path: Path, out: TextIO) -> Counter[str]:
    counts: Counter[str] = Counter()
    for page in tqdm(pages(path), unit=" pages", file=sys.stderr, disable=None):
        counts["pages"] += 1
        if isinstance(page, Unreadable):
            counts["unreadable"] += 1
            sys.stderr.write(f"{page.page}: {page.why}\n")
            continue
        for found in match(page, index):
            counts[found.verdict] += 1
            out.write(as_line(found) + "\n")
    return counts
