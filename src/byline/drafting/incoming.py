"""A workbook read back as a rulebook: every sheet, heading and word has to be one that we know.

Nothing of the file is run: a cell with a formula is refused by its name, like a word that is not known.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from byline.drafting.columns import (
    LANGUAGE,
    empty_row,
    families,
    family_columns,
    head_columns,
    level_words,
    measure_words,
    table_columns,
    terms_columns,
    words_of,
)
from byline.drafting.forms import FORMS, RulebookForm
from byline.drafting.grids import TermsForm
from byline.errors import Refused
from byline.reckoning.book import Book
from byline.reckoning.terms import Genre
from byline.rules.models import Clause, MeasureTerms, PeriodClause, Rulebook
from byline.rules.models.clause import SIZE_DIGITS, SIZE_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.forms import ModelForm
    from openpyxl.cell import Cell

    from byline.drafting.columns import Columns
    from byline.team.models import Congress

MOST_BYTES = 5_000_000  # a rulebook of two hundred rows has some 30,000
MOST_UNPACKED = 50_000_000  # a file packed to burst is far beyond
MOST_ROWS = 2_000
HEADING_ROW = 2
OPEN_WORDS = ("outlet", "group")


class TooLarge(Refused):
    """This file is too large for a rulebook. Take a rulebook from Byline as Excel, and fill in that."""


class NotAWorkbook(Refused):
    """This file cannot be read as Excel. Open it in Excel or WPS, save it as .xlsx, and try again."""


class UnknownSheet(Refused):
    """“{sheet}” is no sheet of a rulebook. Its sheets are: {known}."""


class NoHeadings(Refused):
    """Sheet “{sheet}” has no headings in its second row. Take a rulebook as Excel, and fill in that."""


class UnknownHeading(Refused):
    """Sheet “{sheet}”, cell {cell}: “{word}” is no heading here. Its headings are: {known}."""


class FormulaInCell(Refused):
    """Sheet “{sheet}”, cell {cell} holds a formula. Enter the figure itself."""


class UnknownWord(Refused):
    """Sheet “{sheet}”, cell {cell}: “{word}” is not known here. Write one of: {known}."""


class WrongCell(Refused):
    """Sheet “{sheet}”, cell {cell}: {sentence}."""


class NoHead(Refused):
    """The sheet “{sheet}” has to say the title of the rules in one row. Fill it in, and try again."""


@dataclass(frozen=True)
class Written:
    """One row of a sheet: what each field says, and the cell in which it stands."""

    sheet: str
    said: Mapping[str, object]
    cells: Mapping[str, str]

    def place(self, name: str) -> dict[str, str]:
        """Give sheet and cell of a field, as a refusal names them."""
        return {"sheet": self.sheet, "cell": self.cells.get(name) or next(iter(self.cells.values()), "")}


def read_workbook(content: bytes, *, congress: Congress) -> Book:
    """Read a rulebook from an .xlsx file; units and people stand in it by their names.

    Refuses with a sentence that names the sheet and the cell.
    """
    with override(LANGUAGE):
        sheets = _sheets(content)
        rows = {name: list(_rows(sheet, _known()[name])) for name, sheet in sheets.items()}
        head = _head(rows.get(head_columns().name, []))
        terms = [_terms(row) for row in rows.get(terms_columns().name, [])]
        tables = [clause for row in rows.get(table_columns().name, []) for clause in _table_row(row)]
        found = [
            _row(row, family, model, congress)
            for family, model in families()
            for row in rows.get(family_columns(family, model).name, [])
        ]
        return Book(
            name=head.title,
            terms=tuple(one.stated() for one in terms),
            lines=tuple(
                row.named_line() for row in [*tables, *(row for row in found if isinstance(row, Clause))]
            ),
            order=head.order,
            band_end=head.band_end,
            ties=head.ties,
            cut_off_day=head.cut_off_day,
            period_lines=tuple(row.named_line() for row in found if isinstance(row, PeriodClause)),
        )


def _known() -> dict[str, Columns]:
    shared = [head_columns(), terms_columns(), table_columns()]
    every = [*shared, *(family_columns(family, model) for family, model in families())]
    return {columns.name: columns for columns in every}


def _sheets(content: bytes) -> dict[str, list[list[Cell]]]:
    if len(content) > MOST_BYTES:
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise TooLarge
        book = load_workbook(io.BytesIO(content), keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        raise NotAWorkbook from error
    known = _known()
    for sheet in book.worksheets:
        if sheet.title not in known:
            raise UnknownSheet(sheet=sheet.title, known="、".join(known))
        if sheet.max_row > MOST_ROWS:
            raise TooLarge
    return {sheet.title: [list(row) for row in sheet.iter_rows()] for sheet in book.worksheets}


def _rows(sheet: list[list[Cell]], columns: Columns) -> Iterator[Written]:
    fields = _fields(sheet, columns)
    for cells in sheet[HEADING_ROW:]:
        said, places = {}, {}
        for field, cell in zip(fields, cells, strict=False):
            if field is None or cell.value in {None, ""}:
                continue
            place = f"{get_column_letter(cell.column)}{cell.row}"
            if cell.data_type == "f" or str(cell.value).startswith("="):
                raise FormulaInCell(sheet=columns.name, cell=place)
            said[field], places[field] = cell.value, place
        if said:
            yield Written(columns.name, said, places)


def _fields(sheet: list[list[Cell]], columns: Columns) -> list[str | None]:
    """Tell which field each column holds. A column without a heading holds none."""
    if len(sheet) < HEADING_ROW:
        raise NoHeadings(sheet=columns.name)
    names = {heading: name for name, heading in columns.headings.items()}
    found: list[str | None] = []
    for cell in sheet[HEADING_ROW - 1]:
        word = str(cell.value or "").strip()
        if word and word not in names:
            place = f"{get_column_letter(cell.column)}{cell.row}"
            raise UnknownHeading(sheet=columns.name, cell=place, word=word, known="、".join(names))
        found.append(names.get(word))
    if not any(found):
        raise NoHeadings(sheet=columns.name)
    return found


def _head(rows: list[Written]) -> Rulebook:
    if len(rows) != 1:
        raise NoHead(sheet=head_columns().name)
    form = RulebookForm(_data(RulebookForm(), rows[0]), instance=Rulebook())
    return _saved(form, rows[0])


def _terms(row: Written) -> MeasureTerms:
    measure = _value(row, "measure", measure_words())
    form = TermsForm(_data(TermsForm(), row), instance=MeasureTerms(measure=measure))
    return _saved(form, row)


def _row(row: Written, family, model, congress: Congress) -> Clause | PeriodClause:
    blank = FORMS[model](instance=empty_row(family, model, congress), family=family)
    data = _data(blank, row)
    form = FORMS[model](data, instance=empty_row(family, model, congress), family=family)
    for name in OPEN_WORDS:
        if name in form.fields and name in data:
            form.fields[name].choices = [(data[name], data[name])]
    return _saved(form, row)


def _table_row(row: Written) -> Iterator[Clause]:
    measure = _value(row, "measure", measure_words())
    level = _value(row, "level", level_words())
    for column in (*Genre.values, "any"):
        if column in row.said:
            genre = "" if column == "any" else column
            clause = Clause(
                rulebook=Rulebook(),
                number=_text(row.said.get("number", "")),
                measure=measure,
                level=level,
                genre=genre,
            )
            clause.amount = _amount(row, column)
            yield clause


def _amount(row: Written, column: str):
    field = forms.DecimalField(min_value=0, max_digits=SIZE_DIGITS, decimal_places=SIZE_PLACES)
    try:
        return field.clean(_text(row.said[column]))
    except ValidationError as wrong:
        raise WrongCell(**row.place(column), sentence=" ".join(wrong.messages).rstrip("。.")) from wrong


def _data(blank: ModelForm, row: Written) -> dict[str, str]:
    """Give what a browser would send if somebody filled in this row."""
    return {
        name: _value(row, name, words_of(blank, name) if name not in OPEN_WORDS else {})
        for name in row.said
        if name in blank.fields
    }


def _value(row: Written, name: str, words: Mapping[str, str]) -> str:
    word = _text(row.said.get(name, ""))
    if not words:
        return word
    if word not in words:
        raise UnknownWord(**row.place(name), word=word, known="、".join(words))
    return words[word]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value).strip()


def _saved(form: ModelForm, row: Written):
    """Take a filled form, or refuse with its first mistake and the cell of it."""
    for name, errors in form.errors.items():
        raise WrongCell(**row.place(name), sentence=_mistake(form, name, errors))
    return form.save(commit=False)


def _mistake(form: ModelForm, name: str, errors: list[str]) -> str:
    field = form.fields.get(name)
    sentence = f"{field.label}：{errors[0]}" if field else str(errors[0])
    return sentence.rstrip("。.")
