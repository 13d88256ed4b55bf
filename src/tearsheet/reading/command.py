"""`tearsheet read`: pages in, one JSON line a page out."""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tearsheet.errors import CannotOpen, NeedsADoor, TearsheetError
from tearsheet.files import Progress, result
from tearsheet.kept.archive import STDIN, Opener, Stored, in_pieces, stored_pages
from tearsheet.processes import in_order
from tearsheet.reading.reader import read
from tearsheet.reading.result import Article, Reading
from tearsheet.telling import Outcome, Report

Fetch = Callable[[str], Stored]
EXAMPLES = """examples:
  tearsheet read page.html                           one page to the screen
  tearsheet read saved/ --out pages.jsonl            every page of a folder
  tearsheet read crawl.warc.gz pages.jsonl.gz --jobs 2 --out pages.jsonl.gz
  curl … | tearsheet read -                          what comes in at standard input
  tearsheet read saved/ | jq -r .title

A line a page comes out: {"page", "title", "published_at", "source", "author", "editor", "channel", "body",
"findings": [{"kind", "where", "detail"}]}, and "parts" where several articles stand on the page: [{"start",
"end", "title", "source", "author"}], in characters of the body. `tearsheet match --pages` takes it as it is.
A page that cannot be read is told on standard error, and the run goes on.

exit codes: 0 done, 1 a page was refused, 2 used wrongly
"""


def add_arguments(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]", *, fetch: Fetch | None = None
) -> None:
    """Add `read` to the command; `fetch` is the door through which addresses are opened, if there is one."""
    parser = subparsers.add_parser(
        "read",
        help="say what published pages say",
        description="Read pages and write one JSON line a page: fields, body, findings.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH|URL",
        help="a saved page, a folder, .mhtml, .warc, .jsonl; any of them as .gz; - for standard input",
    )
    add_common_arguments(parser)
    parser.set_defaults(run=lambda arguments: run(arguments, fetch=fetch))


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `read` and `match` have alike."""
    parser.add_argument(
        "--out", type=Path, metavar="FILE.jsonl", help="where lines go (default: standard output); .gz packs"
    )
    parser.add_argument(
        "--jobs", type=how_many, default=1, metavar="N", help="so many processes side by side (default: 1)"
    )
    parser.add_argument(
        "--json", action="store_true", help="tell refused pages and the count as JSON, for a program"
    )


def how_many(typed: str) -> int:
    """Read a number of processes, from 1 up."""
    number = int(typed)
    if number < 1:
        raise ValueError(typed)
    return number


def run(arguments: argparse.Namespace, *, fetch: Fetch | None = None) -> int:
    """Read all that was named; return 0 when all was read, 1 when a page was refused."""
    check_paths(arguments.paths, can_fetch=fetch is not None)
    files = [Path(path) for path in arguments.paths if not is_address(path)]
    report = Report("read", is_json=arguments.json)
    with result(arguments.out) as out, Progress(files, is_shown=not arguments.json) as progress:
        pages = _all_pages(arguments.paths, fetch=fetch, opening=progress.opening)
        report.write(_outcomes(pages, jobs=arguments.jobs), out)
    report.close()
    return report.code()


def check_paths(paths: Iterable[str], *, can_fetch: bool) -> None:
    """Refuse CannotOpen for what is not there, and NeedsADoor for an address that nobody can fetch."""
    for path in paths:
        if is_address(path):
            if not can_fetch:
                raise NeedsADoor(path)
        elif Path(path) != STDIN and not Path(path).exists():
            raise CannotOpen(f"{path}: no such file or folder")


def is_address(path: str) -> bool:
    """Whether it is to be fetched, and no file."""
    return path.startswith(("http://", "https://"))


def as_line(name: str, reading: Reading) -> str:
    """One page as a line of JSON, in the format that `tearsheet match` and others rely on."""
    fields = ("title", "published_at", "source", "author", "editor", "channel", "body")
    findings = [{"kind": one.kind, "where": one.where, "detail": one.detail} for one in reading.findings]
    row = {"page": name, **{field: getattr(reading, field) for field in fields}, "findings": findings}
    if reading.articles:
        row["parts"] = [_as_part(article, reading) for article in reading.articles]
    return json.dumps(row, ensure_ascii=False)


def outcome(page: Stored) -> Outcome:
    """Read one page to its line, or to the sentence why it is refused."""
    try:
        if page.refusal:
            raise page.refusal
        reading = read(page.data, charset=page.charset, address=page.address)
    except TearsheetError as refusal:
        return Outcome(page.name, page.place, refusal=str(refusal))
    return Outcome(page.name, page.place, lines=(as_line(page.name, reading),))


def _as_part(article: Article, reading: Reading) -> dict[str, str | int]:
    """Say where an article stands in the body, whose paragraphs are joined by a line's end."""
    start = sum(len(one) + 1 for one in reading.paragraphs[: article.start])
    length = len("\n".join(reading.paragraphs[article.start : article.end]))
    said = {name: value for name, value in asdict(article).items() if name in {"title", "source", "author"}}
    return {"start": start, "end": start + length, **said}


def _outcomes(pages: Iterator[Stored], *, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from map(outcome, pages)
    else:
        for piece in in_order(_outcomes_of, in_pieces(pages), jobs=jobs, ready=_nothing):
            yield from piece


def _outcomes_of(pages: list[Stored]) -> list[Outcome]:
    return [outcome(page) for page in pages]


def _nothing() -> None:
    """There is nothing to make ready."""


def _all_pages(paths: list[str], *, fetch: Fetch | None, opening: Opener) -> Iterator[Stored]:
    for path in paths:
        if fetch and is_address(path):
            yield fetch(path)
        else:
            yield from stored_pages(Path(path), opening=opening)
