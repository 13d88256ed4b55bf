"""Pages out of what people keep them in: a file, a folder, .gz, MHTML, WARC, feeds and JSON lines; bounded throughout."""  # noqa: E501 one sentence or pattern, read as a whole

import email
import email.policy
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import IO, cast

from warcio.exceptions import ArchiveLoadFailed

from tearsheet.errors import BrokenArchive, CannotOpen, MalformedLine, PageTooLarge, TearsheetError
from tearsheet.kept.feeds import entries
from tearsheet.kept.jsonlines import Record, numbered, packed, record, text
from tearsheet.kept.stored import Stored, read_bounded
from tearsheet.kept.warc import pages_of_warc
from tearsheet.restoring.decode import LARGEST_PAGE

__all__ = ["Stored", "stored_pages"]

# `.json` is left out: beside saved pages it holds all kinds of things. One named by itself may be a feed.
PAGE_ENDINGS = (
    ".html", ".htm", ".shtml", ".xhtml", ".txt", ".mht", ".mhtml", ".warc", ".jsonl", ".ndjson", ".xml",
    ".rss", ".atom", ".gz",
)  # fmt: skip
KINDS = {"warc": (".warc",), "lines": (".jsonl", ".ndjson"), "mhtml": (".mht", ".mhtml")}
# a page saved as one file holds its pictures too, each third byte more than they are
LARGER_WHEN_SAVED = 5
HTML_PARTS = frozenset({"text/html", "application/xhtml+xml"})
FRAMES = b"<frameset"
STDIN = Path("-")
STEP = 65_536
# What is handed to another process at once: enough that handing costs nothing beside reading, and little
# enough that several of them stand in memory.
HANDFUL, HEAVY = 64, 4_000_000
# What the readers of archives say of one that breaks off or is malformed: warcio stumbles over a head without
# an address, or over a length that is no number, before it looks at it.
BROKEN = (ArchiveLoadFailed, EOFError, zlib.error, ValueError, AttributeError)
Opener = Callable[[Path], io.BufferedReader]


def opened(path: Path) -> io.BufferedReader:
    """Open a file as it lies there; `-` is what comes in at standard input."""
    return cast("io.BufferedReader", sys.stdin.buffer) if path == STDIN else path.open("rb")


def stored_pages(path: Path, *, limit: int = LARGEST_PAGE, opening: Opener = opened) -> Iterator[Stored]:
    """Yield every page of a file, a folder (in order of name) or of standard input (`-`).

    A page over `limit` bytes, and whatever cannot be read, comes as a refusal. Files are opened by `opening`.
    """
    if path.is_dir():
        for inner in files_in(path):
            name = str(inner.relative_to(path))
            yield from pages_of_file(inner, name=name, limit=limit, opening=opening)
    else:
        yield from pages_of_file(path, name=path.name, limit=limit, opening=opening)


def in_pieces(pages: Iterable[Stored]) -> Iterator[list[Stored]]:
    """Put pages together by handfuls, as they are handed to another process."""
    piece: list[Stored] = []
    weight = 0
    for page in pages:
        piece.append(page)
        weight += len(page.data)
        if len(piece) >= HANDFUL or weight >= HEAVY:
            yield piece
            piece, weight = [], 0
    if piece:
        yield piece


def files_in(folder: Path) -> list[Path]:
    """Find the files below a folder that hold pages, in order of name; links are not followed."""
    found = (one for one in folder.rglob("*") if one.name.lower().endswith(PAGE_ENDINGS))
    return sorted(one for one in found if one.is_file() and not one.is_symlink())


def pages_of_file(
    path: Path, *, name: str, limit: int = LARGEST_PAGE, opening: Opener = opened, first: int = 1
) -> Iterator[Stored]:
    """Yield the pages of one file; `first` is the number of the line or record that it opens at."""
    try:
        with opening(path) as file:
            for page in _of_opened(file, path=path, name=name, limit=limit, first=first):
                yield from [page] if page.told else entries(page, limit=limit)
    except OSError as fault:
        if isinstance(fault, gzip.BadGzipFile):
            yield Stored(name, refusal=BrokenArchive(str(fault)))
        else:
            yield Stored(name, refusal=CannotOpen(fault.strerror or str(fault)))
    except TearsheetError as refusal:
        yield Stored(name, refusal=refusal)
    except BROKEN as fault:
        yield Stored(name, refusal=BrokenArchive(str(fault)[:120]))


def _of_opened(file: io.BufferedReader, *, path: Path, name: str, limit: int, first: int) -> Iterator[Stored]:
    kind = _kind_by_start(file) if path == STDIN else kind_of(path)
    if kind == "warc":
        yield from pages_of_warc(file, name=name, limit=limit, first=first)
    elif kind == "lines":
        yield from _of_lines(unpacked(file), path=path, limit=limit, first=first)
    elif kind == "mhtml":
        whole = read_bounded(unpacked(file), limit=limit * LARGER_WHEN_SAVED)
        yield _of_mhtml(whole, name=name, limit=limit)
    else:
        yield Stored(name, read_bounded(unpacked(file), limit=limit))


def kind_of(path: Path) -> str:
    """Say what a file holds by its name: warc, lines, mhtml or page."""
    plain = path.name.lower().removesuffix(".gz")
    return next((kind for kind, endings in KINDS.items() if plain.endswith(endings)), "page")


def _kind_by_start(file: io.BufferedReader) -> str:
    start = file.peek(STEP)
    if start[:2] == b"\x1f\x8b":
        start = zlib.decompressobj(31).decompress(start, STEP)
    if start.startswith((b"WARC/", b"filedesc:")):
        return "warc"
    return "lines" if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "page"


def unpacked(file: io.BufferedReader) -> IO[bytes]:
    """Return the file, unpacked as it is read where it begins as .gz does."""
    return cast("IO[bytes]", gzip.open(file)) if file.peek(2)[:2] == b"\x1f\x8b" else file


def _of_mhtml(data: bytes, *, name: str, limit: int) -> Stored:
    """Return the first HTML part of a page saved as one file; of a page of frames, the longest other."""
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


def _of_lines(file: IO[bytes], *, path: Path, limit: int, first: int) -> Iterator[Stored]:
    """Pages as {"id", "url", "html_b64", "charset_hint"}, or {"id", "text"} with fields as `tearsheet read` has."""  # noqa: E501 one sentence, read as a whole
    for number, line in numbered(file, first=first):
        yield _of_line(line, where=f"{path}:{number}", limit=limit)


def _of_line(line: bytes, *, where: str, limit: int) -> Stored:
    """Read one line as a page; a malformed one comes as a refusal."""
    name = Path(where).name
    try:
        row = record(line)
        name = _name(row) or name
        said = Stored(name, address=text(row, "url"), where=where, fetched_at=text(row, "fetched_at"))
        if "html_b64" in row:
            data = _bounded(packed(row, "html_b64"), limit=limit)
            return replace(said, data=data, charset=text(row, "charset_hint"))
        if "text" not in row and "body" not in row:
            raise MalformedLine('neither "html_b64" nor "text" is there')
        data = _bounded((text(row, "text") or text(row, "body")).encode(), limit=limit)
        return replace(said, data=data, charset="utf-8", told=row)
    except TearsheetError as refusal:
        return Stored(name, refusal=refusal, where=where)


def _name(row: Record) -> str:
    number = row.get("id")
    return str(number) if isinstance(number, int) else text(row, "id") or text(row, "page")


def _bounded(data: bytes, *, limit: int) -> bytes:
    if len(data) > limit:
        raise PageTooLarge(f"{len(data):,} > {limit:,}")
    return data
