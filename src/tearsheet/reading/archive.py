"""Pages out of what people keep them in: a file, a folder, .gz, MHTML, WARC, feeds and JSON lines; bounded throughout."""  # noqa: E501 one sentence or pattern, read as a whole

import base64
import binascii
import email
import email.policy
import gzip
import json
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import IO, cast

from tearsheet.errors import BrokenArchive, PageTooLarge, TearsheetError
from tearsheet.kept.feeds import entries
from tearsheet.kept.stored import Stored, read_bounded
from tearsheet.kept.warc import pages_of_warc
from tearsheet.restoring.decode import LARGEST_PAGE

__all__ = ["Stored", "stored_pages"]

PAGE_ENDINGS = (
    ".html", ".htm", ".shtml", ".xhtml", ".txt", ".mht", ".mhtml", ".warc", ".jsonl", ".json", ".xml", ".rss",
    ".atom", ".gz",
)  # fmt: skip
SAVED = (".mht", ".mhtml")
LONGEST_LINE = LARGEST_PAGE * 2
# a page saved as one file holds its pictures too, each third byte more than they are
LARGER_WHEN_SAVED = 5
HTML_PARTS = frozenset({"text/html", "application/xhtml+xml"})
FRAMES = b"<frameset"


def stored_pages(path: Path, *, limit: int = LARGEST_PAGE) -> Iterator[Stored]:
    """Yield every page of a file or a folder, in order of name; a page over `limit` bytes comes as a refusal.

    Each entry of a feed is a page of its own.
    """
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not inner.is_symlink() and inner.name.lower().endswith(PAGE_ENDINGS):
                yield from _of_file(inner, name=str(inner.relative_to(path)), limit=limit)
    else:
        yield from _of_file(path, name=path.name, limit=limit)


def _of_file(path: Path, *, name: str, limit: int) -> Iterator[Stored]:
    for page in _kept_in(path, name=name, limit=limit):
        yield from entries(page, limit=limit)


def _kept_in(path: Path, *, name: str, limit: int) -> Iterator[Stored]:
    plain = path.name.lower().removesuffix(".gz")
    try:
        if plain.endswith(".warc"):
            yield from pages_of_warc(path, name=name, limit=limit)
        elif plain.endswith(".jsonl"):
            yield from _of_lines(path, name=name, limit=limit)
        elif plain.endswith(SAVED):
            yield _of_mhtml(_whole(path, limit=limit * LARGER_WHEN_SAVED), name=name, limit=limit)
        else:
            yield Stored(name, _whole(path, limit=limit))
    except TearsheetError as refusal:
        yield Stored(name, refusal=refusal)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield Stored(name, refusal=BrokenArchive(str(fault)[:120]))


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path, "rb")) if is_packed else path.open("rb")


def _whole(path: Path, *, limit: int) -> bytes:
    with _open(path) as file:
        return read_bounded(file, limit=limit)


def _of_mhtml(data: bytes, *, name: str, limit: int) -> Stored:
    """Return the first HTML part of a page saved as one file; of frames, the longest part that is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
        pages = [(part, _payload(part)) for part in parts if part.get_content_type() in HTML_PARTS]
    except (RecursionError, ValueError, LookupError) as fault:
        raise BrokenArchive(f"{type(fault).__name__}"[:120]) from fault
    if not pages:
        return Stored(name, data)
    unframed = [one for one in pages if FRAMES not in one[1].lower()]
    is_framed = FRAMES in pages[0][1].lower() and bool(unframed)
    part, body = max(unframed, key=lambda one: len(one[1])) if is_framed else pages[0]
    if len(body) > limit:
        raise PageTooLarge(f"{len(body):,} > {limit:,}")
    address = str(part.get("Content-Location", "") or message.get("Snapshot-Content-Location", ""))
    return Stored(name, body, part.get_content_charset() or "", address)


def _payload(part: EmailMessage) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _of_lines(path: Path, *, name: str, limit: int) -> Iterator[Stored]:
    """Pages as {"id","url","html_b64","charset_hint"} or {"id","url","text"}, one a line."""
    with _open(path) as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            if line.strip():
                yield _of_line(line, name=f"{name}:{number}", limit=limit)


def _of_line(line: bytes, *, name: str, limit: int) -> Stored:
    try:
        row = json.loads(line)
        data = (
            base64.b64decode(row["html_b64"]) if "html_b64" in row else row["text"].encode("utf-8", "replace")
        )
        if len(data) > limit:
            return Stored(str(row.get("id", name)), refusal=PageTooLarge(f"{len(data):,} > {limit:,}"))
        charset = str(row.get("charset_hint") or "") if "html_b64" in row else "utf-8"
        return Stored(str(row.get("id", name)), data, charset, str(row.get("url") or ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as fault:
        return Stored(name, refusal=BrokenArchive(f"{type(fault).__name__}: {fault}"[:120]))
