"""A file of words read in: which rows are words, and what is wrong with the others. Knows no rows of ours."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from byline.errors import Refused
from byline.norms.kinds import SHORTEST_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_WORD, LONGEST_WHY = 40, 120
MOST_BYTES = 2 * 1024 * 1024  # five thousand words are a fifth of that
MOST_UNPACKED = 32 * 1024 * 1024  # a file packed to burst is far beyond
MOST_ROWS = 20_000
COLUMNS = 3
TOP = 3  # rows among which the headings are looked for
HEADINGS = frozenset({"词", "词条", "错误", "错误表述", "禁用词", "敏感词", "Word", "word", "wrong"})
ENCODINGS = ("utf-8-sig", "gb18030")
FORMULA = ("=", "+", "@", "\t=")


class TooLarge(Refused):
    """This file is larger than 2 MB. A list of words is far smaller: split it, or save only its text."""


class UnknownKind(Refused):
    """Words are read from .txt, .csv and .xlsx files. Save the list as one of these and try again."""


class NotReadable(Refused):
    """This file cannot be read. Open it in Excel or WPS, save it again, and try once more."""


class TooManyRows(Refused):
    """This file has more than 20,000 rows. Split it and take it in piece by piece."""


@dataclass(frozen=True)
class Incoming:
    """One row of a file that is a word."""

    word: str
    put: str = ""
    why: str = ""


@dataclass(frozen=True)
class Bad:
    """A row that is none: its number in the file, what stands there, and why not, by a word."""

    number: int
    said: str
    reason: str


@dataclass
class Read:
    """What a file holds: words, and rows that are none."""

    words: list[Incoming] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


def read(content: bytes, *, name: str) -> Read:
    """Read a file of words: the word, what to put instead, why; a row each.

    A text line may have them parted by a tab or an arrow. Empty rows and a row of headings are passed over.
    Formulas are refused as rows; nothing of the file is run. Refuses with TooLarge, UnknownKind, NotReadable
    and TooManyRows.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge
    kind = name.rpartition(".")[2].lower()
    if kind not in READERS:
        raise UnknownKind
    found, seen = Read(), set[str]()
    for number, cells in _below_headings(READERS[kind](content)):
        if number > MOST_ROWS:
            raise TooManyRows
        _take(found, number, cells, seen)
    return found


def _below_headings(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Count the rows and pass over a title and headings where they stand at the top."""
    numbered = enumerate(rows, start=1)
    top = list(islice(numbered, TOP))
    headings = [place for place, (_number, cells) in enumerate(top) if cells and cells[0].strip() in HEADINGS]
    yield from top[headings[-1] + 1 :] if headings else top
    yield from numbered


def _take(found: Read, number: int, cells: list[str], seen: set[str]) -> None:
    word, put, why = (*(cell.strip() for cell in cells[:COLUMNS]), "", "", "")[:COLUMNS]
    if not any((word, put, why)):
        return
    reason = _wrong_with(word, put, why, seen)
    if reason:
        found.bad.append(Bad(number, "　".join(part for part in (word, put, why) if part), reason))
        return
    seen.add(word)
    found.words.append(Incoming(word, put, why))


def _wrong_with(word: str, put: str, why: str, seen: set[str]) -> str:
    """Name what is wrong with a row, "" for nothing."""
    wrongs = (
        ("formula", any(cell.startswith(FORMULA) for cell in (word, put, why))),
        ("empty", not word),
        ("short", len(word) < SHORTEST_WORD),
        ("long", len(word) > LONGEST_WORD or len(put) > LONGEST_WORD or len(why) > LONGEST_WHY),
        ("same", word == put),
        ("twice", word in seen),
    )
    return next((reason for reason, is_so in wrongs if is_so), "")


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise NotReadable
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable


def _text_rows(content: bytes) -> Iterator[list[str]]:
    for line in _decoded(content).splitlines():
        yield line.replace("->", "\t").replace("→", "\t").split("\t")


def _csv_rows(content: bytes) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(_decoded(content), newline=""))
    except csv.Error as error:
        raise NotReadable from error


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    """Read the first sheet as it is written: a formula stays the text of a formula."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise TooLarge
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        rows: Iterable[tuple[object, ...]] = book.worksheets[0].iter_rows(max_col=COLUMNS, values_only=True)
        for row in rows:
            yield ["" if cell is None else str(cell) for cell in row]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise NotReadable from error


READERS = {"txt": _text_rows, "csv": _csv_rows, "xlsx": _xlsx_rows}
