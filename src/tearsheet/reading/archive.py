"""Pages out of what people keep them in: a file, a folder, .gz, MHTML, WARC and JSON lines; bounded throughout."""  # noqa: E501 one sentence or pattern, read as a whole

import base64
import binascii
import email
import email.policy
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import IO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tearsheet.errors import BrokenArchive, PageTooLarge, TearsheetError
from tearsheet.reading.decode import LARGEST_PAGE

PAGE_ENDINGS = (".html", ".htm", ".shtml", ".xhtml", ".txt", ".mht", ".mhtml", ".warc", ".jsonl", ".gz")
LONGEST_LINE = LARGEST_PAGE * 2
STEP = 65_536


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it was kept: its name, its bytes, what the server said and where it stood; or why it is refused."""  # noqa: E501 one sentence or pattern, read as a whole

    name: str
    data: bytes = b""
    charset: str = ""
    address: str = ""
    refusal: TearsheetError | None = None


def stored_pages(path: Path, *, limit: int = LARGEST_PAGE) -> Iterator[Stored]:
    """Yield every page of a file or a folder, in order of name; a page over `limit` bytes comes as a refusal."""  # noqa: E501 one sentence or pattern, read as a whole
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not inner.is_symlink() and inner.name.lower().endswith(PAGE_ENDINGS):
                yield from _of_file(inner, name=str(inner.relative_to(path)), limit=limit)
    else:
        yield from _of_file(path, name=path.name, limit=limit)


def _of_file(path: Path, *, name: str, limit: int) -> Iterator[Stored]:
    plain = path.name.lower().removesuffix(".gz")
    try:
        if plain.endswith(".warc"):
            yield from _of_warc(path, name=name, limit=limit)
        elif plain.endswith(".jsonl"):
            yield from _of_lines(path, name=name, limit=limit)
        else:
            data = _whole(path, limit=limit)
            yield _of_mhtml(data, name=name) if plain.endswith((".mht", ".mhtml")) else Stored(name, data)
    except TearsheetError as refusal:
        yield Stored(name, refusal=refusal)
    except (ArchiveLoadFailed, EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield Stored(name, refusal=BrokenArchive(str(fault)[:120]))


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path, "rb")) if is_packed else path.open("rb")


def _whole(path: Path, *, limit: int) -> bytes:
    with _open(path) as file:
        return _read_bounded(file, limit=limit)


def _read_bounded(file: IO[bytes], *, limit: int) -> bytes:
    """Read to the end or refuse at the limit, so that a packed bomb costs no more than an honest page."""
    pieces, size = [], 0
    while piece := file.read(STEP):
        size += len(piece)
        if size > limit:
            raise PageTooLarge(f"> {limit:,}")
        pieces.append(piece)
    return b"".join(pieces)


def _of_warc(path: Path, *, name: str, limit: int) -> Iterator[Stored]:
    with path.open("rb") as file:
        for number, record in enumerate(ArchiveIterator(file), 1):
            if record.rec_type not in {"response", "resource"}:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if kind and not any(word in kind.lower() for word in ("html", "text/plain", "xml")):
                continue
            yield _of_record(
                record.content_stream(), name=address or f"{name}#{number}", kind=kind, limit=limit
            )


def _of_record(stream: IO[bytes], *, name: str, kind: str, limit: int) -> Stored:
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        return Stored(name, _read_bounded(stream, limit=limit), charset=charset, address=name)
    except PageTooLarge as refusal:
        return Stored(name, refusal=refusal)


def _of_mhtml(data: bytes, *, name: str) -> Stored:
    """Return the first HTML part of a page saved as one file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in {
            "text/html",
            "application/xhtml+xml",
        }:
            body = part.get_payload(decode=True)
            address = str(part.get("Content-Location", "") or message.get("Snapshot-Content-Location", ""))
            return Stored(
                name, body if isinstance(body, bytes) else b"", part.get_content_charset() or "", address
            )
    return Stored(name, data)


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
