"""An .xlsx file that may be a trick, opened within bounds and read cell by cell. It knows no database."""

from __future__ import annotations

import re
import struct
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from byline.errors import Refused
from byline.incoming.archives import Archive
from byline.incoming.files import HEAVIEST, EmptyFile, HeavyFile
from byline.incoming.imported import BrokenFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as Found
    from openpyxl.cell.cell import MergedCell

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORKBOOK = "xl/workbook.xml"
MACROS = re.compile(r"vbaproject\.bin|vbadata\.xml|macrosheets/|activex", re.IGNORECASE)
MOST_ROWS, MOST_COLUMNS = 60_000, 40  # ten years of a busy prefecture; no ledger has more columns
LOOKED_AT = 20  # lines at the top
HEAD = 4096  # bytes in which a part says what it is
FORMULA, FAULT = "f", "e"
# what a library for office files raises on one that somebody broke on purpose
DAMAGE = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    struct.error,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
)


class NotASheet(Refused):
    """This is no Excel file. Save the ledger as .xlsx in Excel or WPS, and send that."""


class OlderSheet(Refused):
    """This is an Excel file of the older kind. Save it as .xlsx in Excel or WPS, and send that."""


class SheetWithMacros(Refused):
    """This file carries macros, so it is not opened. Save it as .xlsx without macros, and send that."""


class SheetIsMissing(Refused):
    """There is no sheet “{name}” in this file. Choose one of these: {known}."""


class SheetIsEmpty(Refused):
    """The sheet “{name}” holds no rows under its headings. Choose another sheet of the file."""


class TooManyRows(Refused):
    """The sheet has more than {most} rows. Send the years one by one."""


@dataclass(frozen=True)
class Cell:
    """What a cell holds: a text, a number, a day, or nothing; and whether it is a formula or a fault."""

    value: object = None
    is_formula: bool = False
    is_fault: bool = False

    @property
    def text(self) -> str:
        """What it holds as one line of text."""
        return "" if self.value is None else " ".join(str(self.value).split())


NO_CELL = Cell()


class Sheets:
    """The sheets of a file. Leave it open only as long as it is read."""

    def __init__(self, workbook: Workbook):
        self._workbook = workbook

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets that hold cells, in their order."""
        return tuple(sheet.title for sheet in self._workbook.worksheets)

    def beginning(self, name: str) -> list[tuple[int, tuple[Cell, ...]]]:
        """Return the first rows of a sheet, among them its headings. Raises as `rows` does."""
        return list(islice(self.rows(name), LOOKED_AT))

    def rows(self, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Yield the rows of a sheet that hold anything, each with its number as Excel shows it.

        Raises SheetIsMissing, TooManyRows and BrokenFile.
        """
        if name not in self.names:
            raise SheetIsMissing(name=name, known="、".join(self.names))
        sheet = self._workbook[name]
        try:
            # what a file says of its own size may be anything
            sheet.reset_dimensions()
            for number, row in enumerate(
                sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS), start=1
            ):
                if number > MOST_ROWS:
                    raise TooManyRows(most=MOST_ROWS)
                cells = tuple(_cell(one) for one in row)
                if any(cell.text for cell in cells):
                    yield number, cells
        except DAMAGE as error:
            raise BrokenFile from error


def _cell(one: Found | MergedCell) -> Cell:
    kind = getattr(one, "data_type", "n")
    return (
        Cell(one.value, is_formula=kind == FORMULA, is_fault=kind == FAULT)
        if one.value is not None
        else NO_CELL
    )


@contextmanager
def opened(content: bytes) -> Iterator[Sheets]:
    """Open an .xlsx file for reading.

    Raises EmptyFile, HeavyFile, NotASheet, OlderSheet, SheetWithMacros, BrokenFile, EncryptedFile,
    TooMuchInside and TrickyNames.
    """
    refuse_what_is_no_sheet(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except DAMAGE as error:
        raise BrokenFile from error
    try:
        yield Sheets(workbook)
    finally:
        workbook.close()


def refuse_what_is_no_sheet(content: bytes) -> None:
    """Refuse what is no .xlsx file by its content, or one that would do harm once it is opened."""
    if not content:
        raise EmptyFile
    if len(content) > HEAVIEST:
        raise HeavyFile
    if content.startswith(OLE):
        raise OlderSheet
    if not content.startswith(ZIP):
        raise NotASheet
    archive = Archive(content)
    if WORKBOOK not in archive.names:
        raise NotASheet
    if any(MACROS.search(name) for name in archive.names):
        raise SheetWithMacros
    for name in archive.names:
        # a document type can name what it wants to be put in its place; no office program writes one
        if name.endswith((".xml", ".rels")) and b"<!" in _head(archive.read(name)).replace(b"<!--", b""):
            raise BrokenFile


def _head(content: bytes) -> bytes:
    return content[:HEAD].replace(b"\x00", b"")
