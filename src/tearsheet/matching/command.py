"""`tearsheet match`: which manuscripts of a ledger stand on which pages."""

import argparse
import importlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import ModuleType

from tearsheet.errors import CannotOpen, NoSpark
from tearsheet.files import Progress, result
from tearsheet.indexing.index import Index
from tearsheet.kept.archive import STDIN, stored_pages
from tearsheet.matching.batch import outcomes
from tearsheet.matching.records import manuscripts
from tearsheet.reading.command import add_common_arguments
from tearsheet.telling import Outcome, Report

EXAMPLES = """examples:
  tearsheet match --manuscripts ledger.jsonl --pages pages.jsonl.gz --out matches.jsonl
  tearsheet match --manuscripts ledger.jsonl --pages saved-pages/ --jobs 2
  tearsheet match --manuscripts ledger.jsonl --pages crawl.warc.gz > matches.jsonl
  tearsheet read saved/ | tearsheet match --manuscripts ledger.jsonl --pages -
  tearsheet match --manuscripts ledger.jsonl --pages 'crawl/*.warc.gz' --engine spark \\
      --master spark://head:7077 --out matches.jsonl

A manuscript a line: {"id", "title", "body", "authors", "unit", "office", "genre", "registered_on",
"submitted_to"}; only id and body must be there.
A page a line: {"id", "url", "fetched_at", "html_b64", "charset_hint"}, or "text" (with "title",
"published_at", "source", "author") in place of "html_b64". What begins as .gz does is unpacked.

A line a match comes out: {"page", "manuscript", "verdict", "kept", "passages", "reasons"}; the verdict is
proven or likely; passages are [page start, page end, manuscript start, manuscript end], in characters of
the two bodies. The lines are the same, in the same order, for any --jobs and --engine. A page that cannot be
read is told on standard error, and the run goes on; --out is there only once it is whole.

exit codes: 0 done, 1 a page was refused, 2 used wrongly
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
    _add_inputs(parser)
    _add_engines(parser)
    add_common_arguments(parser)
    parser.set_defaults(run=run)


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--manuscripts",
        required=True,
        type=Path,
        metavar="FILE",
        help="manuscripts, JSON lines; - for standard input",
    )
    parser.add_argument(
        "--pages",
        required=True,
        nargs="+",
        metavar="FILE|DIR|WARC",
        help="pages: JSON lines, a folder, a web archive, or a pattern of them ('crawl/*.warc.gz');"
        " - for standard input",
    )


def _add_engines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine", choices=["local", "spark"], default="local", help="where to run (default: this machine)"
    )
    parser.add_argument(
        "--master",
        default="",
        metavar="URL",
        help="for spark: local[N], spark://HOST:PORT, yarn, k8s://… (default: spark-submit's, or local[*])",
    )


def run(arguments: argparse.Namespace) -> int:
    """Match and write; nought when done, one when a page was refused."""
    files = [file for typed in arguments.pages for file in _files(typed)]
    if STDIN in files and arguments.manuscripts == STDIN:
        raise CannotOpen("-: standard input holds either the manuscripts or the pages")
    if STDIN in files and arguments.engine == "spark":
        raise CannotOpen("-: a cluster reads files, not standard input")
    report = Report("match", is_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="tearsheet-") as folder, result(arguments.out) as out:
        saved = Path(folder) / f"tearsheet-index-{os.getpid()}"
        index = Index.build(saved, manuscripts(arguments.manuscripts))
        if arguments.engine == "spark":
            report.write(_spark().outcomes(files, saved=saved, master=arguments.master), out)
        else:
            report.write(_outcomes(files, saved=saved, arguments=arguments), out)
    report.close(manuscripts=len(index), proven=0, likely=0)
    return report.code()


def _files(typed: str) -> list[Path]:
    """Find what was named: itself, or all that a pattern fits, in order of name."""
    if Path(typed) == STDIN or Path(typed).exists():
        return [Path(typed)]
    pattern = Path(typed)
    found = sorted(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))))
    if not found:
        raise CannotOpen(f"{typed}: no such file or folder")
    return found


def _spark() -> ModuleType:
    """Look for the one module that knows Spark, which need not be there for any other work."""
    if importlib.util.find_spec("pyspark") is None:
        raise NoSpark
    return importlib.import_module("tearsheet.spark")


def _outcomes(files: list[Path], *, saved: Path, arguments: argparse.Namespace) -> Iterator[Outcome]:
    with Progress(files, is_shown=not arguments.json) as progress:
        pages = chain.from_iterable(stored_pages(file, opening=progress.opening) for file in files)
        yield from outcomes(pages, saved=saved, jobs=arguments.jobs)
