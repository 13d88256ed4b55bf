"""Targets as a table: a row for each holder, a column for each kind. Reads what Excel gives; knows no row."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from byline.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 32 * 1024 * 1024  # a file packed to burst is far beyond
MOST_ROWS, MOST_COLUMNS = 5_000, 60
LARGEST = Decimal(9_999_999)
TOP = 3  # rows among which the headings are looked for
UNKNOWN, TWICE, FORMULA, NOT_A_NUMBER, BELOW_ZERO, TOO_LARGE = (
    "unknown",
    "twice",
    "formula",
    "number",
    "below",
    "large",
)


class NotATable(Refused):
    """This file cannot be read. Save it in Excel or WPS as .xlsx, 2 MB at most, and try once more."""


class WrongSheet(Refused):
    """No heading names a kind of target. Export the table, fill it in, and bring it back."""


@dataclass(frozen=True)
class Bad:
    """A cell that is no target: its row in the file, what stands there, and why not, by a word."""

    number: int
    said: str
    reason: str


@dataclass
class Brought:
    """What a table holds: amounts by (name of the holder, kind), and cells that are none."""

    amounts: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)


def read_rows(rows: Iterable[list[str]], *, names: frozenset[str], kinds: Mapping[str, str]) -> Brought:
    """Read a table: the headings name kinds (`kinds`: words to kind), the first cell of a row a holder.

    An empty cell says nothing. Refuses with WrongSheet where no heading is known.
    """
    numbered = list(enumerate(rows, start=1))
    at, columns = _headings(numbered, kinds)
    brought, seen = Brought(), set[str]()
    for number, cells in numbered[at:]:
        name = cells[0].strip() if cells else ""
        if not any(cell.strip() for cell in cells):
            continue
        if name not in names or name in seen:
            brought.bad.append(Bad(number, name, TWICE if name in seen else UNKNOWN))
            continue
        seen.add(name)
        _take(brought, number, cells, columns)
    return brought


def from_paste(text: str) -> list[list[str]]:
    """Part what was copied from Excel into cells."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def from_xlsx(content: bytes) -> list[list[str]]:
    """Read the first sheet of a workbook as it is written; a formula stays the text of one.

    Refuses with NotATable.
    """
    if len(content) > MOST_BYTES:
        raise NotATable
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise NotATable
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise NotATable from error


def _headings(
    numbered: list[tuple[int, list[str]]], kinds: Mapping[str, str]
) -> tuple[int, list[tuple[int, str]]]:
    for at, (_number, cells) in enumerate(numbered[:TOP], start=1):
        named = [(place, kinds[cell.strip()]) for place, cell in enumerate(cells) if cell.strip() in kinds]
        if named:
            return at, named
    raise WrongSheet


def _take(brought: Brought, number: int, cells: list[str], columns: list[tuple[int, str]]) -> None:
    name = cells[0].strip()
    for place, kind in columns:
        said = cells[place].strip() if place < len(cells) else ""
        if not said:
            continue
        amount = amount_of(said)
        if isinstance(amount, str):
            brought.bad.append(Bad(number, f"{name}　{said}", amount))
        else:
            brought.amounts[name, kind] = amount


def amount_of(said: str) -> Decimal | str:
    """Read a cell, or say by a word why it is no amount."""
    if said.startswith("="):
        return FORMULA
    try:
        amount = Decimal(said.replace(",", "").replace("，", "")).quantize(Decimal("0.01"))
    except InvalidOperation:
        return NOT_A_NUMBER
    if not amount.is_finite():
        return NOT_A_NUMBER
    return BELOW_ZERO if amount < 0 else TOO_LARGE if amount > LARGEST else amount
