"""Pages out of a WARC: responses, resources and conversions; bodies chunked or packed; told when broken."""

import io
import zlib
from collections.abc import Iterator
from typing import IO, Protocol, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from tearsheet.errors import BrokenArchive, PageTooLarge
from tearsheet.kept.stored import STEP, Stored, read_bounded

KINDS = frozenset({"response", "resource", "conversion"})
PAGES = ("html", "text/plain", "xml", "json", "multipart/related")
# a packed record that unpacks to so much without one line end is a bomb and no page
LONGEST_WITHOUT_A_LINE = 40_000_000
# what stands before a record's content may be so long, the pieces that are read ahead counted in
LONGEST_HEAD = 4_000_000
# read in large pieces: a long line is put together piece by piece
PIECE = 1_000_000
# zlib's word for a gzip header around the data
ANY_GZIP = 31
# a record as long as this is a film; what stands behind it is not waited for
LONGEST_RECORD = 4_000_000_000
SUCCESS = "2"


class _Headers(Protocol):
    def get_header(self, name: str, default: str = "") -> str | None: ...


class _HttpHeaders(_Headers, Protocol):
    def get_statuscode(self) -> str: ...


class _Rest(Protocol):
    limit: int


class _Record(Protocol):
    rec_type: str
    rec_headers: _Headers
    http_headers: _HttpHeaders | None
    raw_stream: _Rest
    length: int | None

    def content_stream(self) -> IO[bytes]: ...


class _Watched(io.RawIOBase):
    """An archive, unpacked on the way, that stops at a bomb and gives all it holds before a break."""

    def __init__(self, file: IO[bytes], *, is_packed: bool) -> None:
        """Watch a file opened to read."""
        self._file = file
        self._unpacker = zlib.decompressobj(ANY_GZIP) if is_packed else None
        self._rest = b""
        self._size = 0
        self._head: int | None = 0

    def expect_head(self, *, is_next: bool) -> None:
        """Say whether the head of a record comes next, which is short, or its content."""
        self._head = 0 if is_next else None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Read on. BrokenArchive where no line ends for too long, EOFError where a packed one breaks off."""
        size = size if size > 0 else STEP
        piece = self._unpacked(size) if self._unpacker else self._file.read(size)
        ending = piece.rfind(b"\n")
        self._size = self._size + len(piece) if ending < 0 else len(piece) - ending
        if self._size > LONGEST_WITHOUT_A_LINE:
            raise BrokenArchive("no line end")
        self._head = None if self._head is None else self._head + len(piece)
        if (self._head or 0) > LONGEST_HEAD:
            raise BrokenArchive("headers without an end")
        return piece

    def _unpacked(self, size: int) -> bytes:
        piece = b""
        while not piece and self._unpacker:
            is_between = self._unpacker.eof
            self._rest = self._rest or self._file.read(STEP)
            if not self._rest:
                if is_between:
                    return b""
                raise EOFError("cut off")
            if is_between:
                self._unpacker = zlib.decompressobj(ANY_GZIP)
            piece = self._unpacker.decompress(self._rest, size)
            self._rest = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        return piece


def pages_of_warc(file: io.BufferedReader, *, name: str, limit: int, first: int = 1) -> Iterator[Stored]:
    """Yield the pages of an archive from where the file stands, at its record number `first`.

    One that is too large, cut off or broken comes as a refusal.
    """
    try:
        watched = _Watched(file, is_packed=file.peek(2)[:2] == b"\x1f\x8b")
        records = ArchiveIterator(watched, block_size=PIECE)
        for number, record in enumerate(records, first):
            watched.expect_head(is_next=False)
            yield from _of_record(cast("_Record", record), name=f"{name}#{number}", limit=limit)
            records.read_to_end()
            watched.expect_head(is_next=True)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, zlib.error) as fault:
        yield Stored(name, refusal=BrokenArchive(str(fault)[:120]))


def _of_record(record: _Record, *, name: str, limit: int) -> Iterator[Stored]:
    kind = _kind(record)
    if record.rec_type not in KINDS or (kind and not any(word in kind for word in PAGES)):
        return
    if record.http_headers and not record.http_headers.get_statuscode().startswith(SUCCESS):
        return
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        data = read_bounded(record.content_stream(), limit=limit)
        moment = record.rec_headers.get_header("WARC-Date") or ""
        yield Stored(address or name, data, charset=charset, address=address, fetched_at=moment)
        if record.raw_stream.limit > 0:
            yield Stored(address or name, refusal=BrokenArchive(f"{record.raw_stream.limit:,} bytes missing"))
    except PageTooLarge as refusal:
        yield Stored(address or name, refusal=refusal)
        if (record.length or 0) > LONGEST_RECORD:
            raise BrokenArchive(f"record of {record.length:,} bytes") from refusal
    except (zlib.error, OSError) as fault:
        yield Stored(address or name, refusal=BrokenArchive(str(fault)[:120]))


def _kind(record: _Record) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return (headers.get_header("Content-Type", "") or "").lower()
