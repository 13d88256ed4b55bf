"""`tearsheet read`: pages in, one JSON line a page out."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from tqdm import tqdm

from tearsheet.errors import NeedsADoor, TearsheetError
from tearsheet.reading.archive import Stored, stored_pages
from tearsheet.reading.reader import read
from tearsheet.reading.result import Reading

DONE, REFUSED, USED_WRONGLY = 0, 1, 2
Fetch = Callable[[str], bytes]
EXAMPLES = """examples:
  tearsheet read page.html                      one page to the screen
  tearsheet read saved/ --out pages.jsonl       every page of a folder
  tearsheet read crawl.warc.gz pages.jsonl.gz   an archive, and pages as JSON lines
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
        "paths", nargs="+", metavar="PATH", help="page, folder, .mhtml, .warc, .jsonl; .gz of any"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to the screen")
    parser.set_defaults(run=lambda arguments: run(arguments, fetch=fetch))


def run(arguments: argparse.Namespace, *, fetch: Fetch | None = None) -> int:
    """Read all that was named; return 0 when all was read, 1 when a page was refused, 2 when used wrongly."""
    if wrong := _used_wrongly(arguments.paths, fetch=fetch):
        print(wrong, file=sys.stderr)  # noqa: T201 a command speaks on stderr
        return USED_WRONGLY
    refused = 0
    try:
        with _out(arguments.out) as out:
            for page in tqdm(
                _all_pages(arguments.paths, fetch=fetch), unit=" pages", file=sys.stderr, disable=None
            ):
                refused += not _read_one(page, out=out)
    except OSError as fault:
        print(f"{fault.filename or arguments.out}: {fault.strerror}", file=sys.stderr)  # noqa: T201 a command speaks on stderr
        return USED_WRONGLY
    return REFUSED if refused else DONE


def as_line(name: str, reading: Reading) -> str:
    """One page as a line of JSON, in the format that `tearsheet match` and others rely on."""
    fields = ("title", "published_at", "source", "author", "editor", "channel", "body")
    findings = [{"kind": one.kind, "where": one.where, "detail": one.detail} for one in reading.findings]
    row = {"page": name, **{field: getattr(reading, field) for field in fields}, "findings": findings}
    return json.dumps(row, ensure_ascii=False)


def _used_wrongly(paths: list[str], *, fetch: Fetch | None) -> str:
    for path in paths:
        if _is_address(path):
            if fetch is None:
                return f"{path}: {NeedsADoor()}"
        elif not Path(path).exists():
            return f"{path}: no such file or folder"
    return ""


def _is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def _all_pages(paths: list[str], *, fetch: Fetch | None) -> Iterator[Stored]:
    for path in paths:
        if fetch and _is_address(path):
            yield Stored(path, fetch(path), address=path)
        else:
            yield from stored_pages(Path(path))


def _read_one(page: Stored, *, out: IO[str]) -> bool:
    """Write one page; a refused one is told on stderr and the run goes on."""
    try:
        if page.refusal:
            raise page.refusal
        reading = read(page.data, charset=page.charset, address=page.address)
    except TearsheetError as refusal:
        tqdm.write(f"{page.name}: {refusal}", file=sys.stderr)
        return False
    out.write(as_line(page.name, reading) + "\n")
    return True


def _out(path: Path | None) -> contextlib.AbstractContextManager[IO[str]]:
    return path.open("w", encoding="utf-8") if path else contextlib.nullcontext(sys.stdout)
