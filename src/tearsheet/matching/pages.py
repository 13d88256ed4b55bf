"""Published pages from files: JSON lines, a folder of saved pages, one saved page, or a web archive."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tearsheet.errors import TearsheetError
from tearsheet.indexing.pieces import Page
from tearsheet.matching.records import MalformedInputError, Record, day, records, text
from tearsheet.reading import Reading, read

SAVED = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".txt")
ARCHIVES = (".warc", ".warc.gz")
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".json", ".json.gz")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be read, and why."""

    page: str
    why: str


def pages(path: Path) -> Iterator[Page | Unreadable]:
    """Read all pages of a JSON-lines file, folder, saved page or web archive, in order.

    A page that cannot be read is given as Unreadable, and the next follows. Raises MalformedInputError
    where the file itself is not what its name says.
    """
    if path.is_dir():
        for saved in sorted(one for one in path.rglob("*") if one.suffix.lower() in SAVED):
            yield _saved(saved, name=str(saved.relative_to(path)))
    elif path.name.lower().endswith(ARCHIVES):
        yield from _archived(path)
    elif path.name.lower().endswith(LINES):
        yield from (_from_record(record, where) for where, record in records(path))
    elif path.suffix.lower() in SAVED:
        yield _saved(path, name=path.name)
    else:
        raise MalformedInputError(
            str(path), "neither JSON lines (.jsonl), nor a saved page, a web archive or a folder"
        )


def _saved(path: Path, *, name: str) -> Page | Unreadable:
    return _read(path.read_bytes(), name=name)


def _read(data: bytes, *, name: str, charset: str = "", address: str = "") -> Page | Unreadable:
    try:
        return _page(name, read(data, charset=charset, address=address), address)
    except TearsheetError as error:
        return Unreadable(name, str(error))


def _page(name: str, reading: Reading, address: str) -> Page:
    return Page(
        name,
        title=reading.title,
        body=reading.body,
        published_on=reading.published_on,
        source=reading.source,
        author=reading.author,
        address=reading.address or address,
    )


def _from_record(record: Record, where: str) -> Page | Unreadable:
    name = text(record, "id", where) or text(record, "page", where)
    if not name:
        raise MalformedInputError(where, '"id" is missing')
    if "html_b64" not in record:
        return _told(record, name, where)
    try:
        data = base64.b64decode(text(record, "html_b64", where), validate=True)
    except binascii.Error as error:
        raise MalformedInputError(where, f'"html_b64" is not base64 ({error})') from error
    hint, address = text(record, "charset_hint", where), text(record, "url", where)
    return _read(data, name=name, charset=hint, address=address)


def _told(record: Record, name: str, where: str) -> Page:
    """Take a page whose fields are given, as `tearsheet read` writes them or with the bare text."""
    body = text(record, "text", where) or text(record, "body", where)
    if not body and "text" not in record and "body" not in record:
        raise MalformedInputError(where, 'neither "html_b64" nor "text" is there')
    return Page(
        name,
        title=text(record, "title", where),
        body=body,
        published_on=day(record, "published_at", where),
        source=text(record, "source", where),
        author=text(record, "author", where),
        outlet=text(record, "outlet", where),
        address=text(record, "url", where),
    )


def _archived(path: Path) -> Iterator[Page | Unreadable]:
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                if record.rec_type == "response" and _is_page(record.http_headers):
                    yield _read(record.content_stream().read(), name=address, address=address)
    except ArchiveLoadFailed as error:
        raise MalformedInputError(str(path), f"the archive breaks off or is none ({error})") from error


def _is_page(headers: object) -> bool:
    kind = headers.get_header("Content-Type", "") if hasattr(headers, "get_header") else ""
    return "html" in kind or "text/plain" in kind
