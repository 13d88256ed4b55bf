"""Rulebooks as TOML text, read and written.

The text has the choices for the whole book at its head, then `[[measures]]` (the terms of each), `[[tables]]`
(awards by level and genre, a row a level), `[[clauses]]` (all other lines) and `[[period]]` (lines about
whole periods). docs/reckon.md has every word.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import MISSING, fields, replace
from datetime import date
from decimal import Decimal
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from byline.reckoning.book import (
    AWARD,
    BONUS,
    CAP,
    COMMISSION,
    EXCLUSION,
    FLOOR,
    INCIDENT,
    PENALTIES,
    VETO,
    Book,
    Fit,
    Line,
    PeriodLine,
    Terms,
    Who,
)
from byline.written.closed_lists import GENRES, OF_RULES
from byline.written.filled import WordNotKnown, WrittenWrongly, filled, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MEASURES, TABLES, CLAUSES, PERIOD = SECTIONS = ("measures", "tables", "clauses", "period")
BANDS_OF_LINES = (
    ("length_from", "length_under"),
    ("hours_from", "hours_under"),
    ("printed_from", "printed_until"),
)
HOLD_BOTH_ENDS = ("printed_until", "age_until")
MAY_TAKE = (COMMISSION, INCIDENT)
ANY = "any"  # the column of a table for all genres that have none of their own
Table = dict[str, Any]


class NotToml(WrittenWrongly):
    """Line {line}, column {column}: this is not TOML. Look for a missing quote, bracket or equals sign."""


class NotASection(WrittenWrongly):
    """“{word}” has to be a list of tables. Write each one under its own heading [[{word}]]."""


class RowsMissing(WrittenWrongly):
    """{where}: a table needs rows. Write rows = [{{level = "province", news = 8}}, …]."""


class NoColumns(WrittenWrongly):
    """{where}: a row has no amounts. Write one for a genre, as news = 8, or any = 8 for all others."""


class ToldTwice(WrittenWrongly):
    """{where}: the terms of this measure were written before. Remove one of the two."""


class EndsBeforeItBegins(WrittenWrongly):
    """{where}: {end} has to be more than {start}. Write a larger one, or leave one of the two out."""


class OnlyTaken(WrittenWrongly):
    """{where}: an award cannot be below zero. Take away by a bonus, a commission or an incident."""


class OnlyOfABonus(WrittenWrongly):
    """{where}: operation is for bonuses alone. Write kind = "bonus", or leave the operation out."""


class OnlyOfAMultiple(WrittenWrongly):
    """{where}: only what is multiplied has a cap. Write basis = "reads", or leave the cap out."""


class HeldBySize(WrittenWrongly):
    """{where}: penalties are held by their size. Write the amount without its minus: 20 for 20 taken away."""


def read(text: str) -> Book:
    """Read a rulebook; the lines of its tables stand before its clauses.

    Refuses with a WrittenWrongly that names the clause and its line, and what can be written there.
    """
    tables = _parsed(text)
    head = {word: value for word, value in tables.items() if word not in SECTIONS}
    if unknown := next((word for word, value in head.items() if isinstance(value, (list, dict))), None):
        raise WordNotKnown(where=_("head of the rulebook"), word=unknown, meant="", known=", ".join(SECTIONS))
    (of_book,) = filled([Book], head, where=_("head of the rulebook"), lists=OF_RULES)
    return Book(
        **of_book,
        terms=_terms_of(tables, text),
        lines=(
            *(line for lines in _each(tables, text, TABLES, _tabled) for line in lines),
            *_each(tables, text, CLAUSES, _line),
        ),
        period_lines=tuple(_each(tables, text, PERIOD, _period_line)),
    )


def line_of(text: str, clause: str) -> int:
    """Say in which line of a text a clause is first written; 0 where it is nowhere, or "" is asked for."""
    number = re.compile(rf"""^\s*(?:clause|.*[{{,]\s*clause)\s*=\s*["']{re.escape(clause)}["']""")
    lines = enumerate(text.splitlines(), start=1)
    return next((at for at, line in lines if clause and number.match(line)), 0)


def write(book: Book) -> str:
    """Write a rulebook so that reading it gives the same values; what is as usual is left out."""
    first = list(takewhile(_fits_a_table, book.lines))
    sections = [
        *((MEASURES, _said(terms)) for terms in book.terms),
        *((TABLES, _table(lines)) for lines in _by_measure(first)),
        *((CLAUSES, _said(line) | _said(line.fit)) for line in book.lines[len(first) :]),
        *((PERIOD, _said(line) | _said(line.who)) for line in book.period_lines),
    ]
    return "\n".join([_lined(_said(book)), *(f"[[{name}]]\n{_lined(table)}" for name, table in sections)])


def _parsed(text: str) -> Table:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as problem:
        found = re.search(r"line (\d+), column (\d+)", str(problem))
        end = len(text.splitlines())
        line, column = (found[1], found[2]) if found else (end, 1)
        raise NotToml(line=line, column=column) from problem


def _each(tables: Table, text: str, section: str, build: Callable[[Table, str], Any]) -> Iterator[Any]:
    found = tables.get(section, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NotASection(word=section)
    heading = re.compile(rf"^\s*\[\[\s*{section}\s*\]\]")
    at = [number for number, line in enumerate(text.splitlines(), start=1) if heading.match(line)]
    lines = at if len(at) == len(found) else [0] * len(found)
    for number, (table, line) in enumerate(zip(found, lines, strict=True), start=1):
        yield build(table, _place(section, number, table, line))


def _place(section: str, number: int, table: Table, line: int) -> str:
    name = table.get("clause") or table.get("measure") or number
    told = _("[[{section}]] {name}").format(section=section, name=name)
    return _("line {line}, {told}").format(line=line, told=told) if line else told


def _terms_of(tables: Table, text: str) -> tuple[Terms, ...]:
    found: dict[str, Terms] = {}
    for where, terms in _each(tables, text, MEASURES, _terms):
        if terms.measure in found:
            raise ToldTwice(where=where)
        found[terms.measure] = terms
    return tuple(found.values())


def _terms(table: Table, where: str) -> tuple[str, Terms]:
    return where, Terms(**filled([Terms], table, where=where, lists=OF_RULES)[0])


def _line(table: Table, where: str) -> Line:
    if table.get("kind") in {EXCLUSION, VETO}:
        table = {"amount": 0} | table  # it takes away, and gives nothing that one could state
    line, fit = filled([Line, Fit], table, where=where, lists=OF_RULES)
    read_line = Line(**line, fit=Fit(**fit))
    _refuse_empty_bands(read_line.fit, BANDS_OF_LINES, where)
    if read_line.operation and read_line.kind != BONUS:
        raise OnlyOfABonus(where=where)
    if read_line.amount < 0 and read_line.kind == AWARD and read_line.about not in MAY_TAKE:
        raise OnlyTaken(where=where)
    if read_line.cap is not None and not read_line.basis:
        raise OnlyOfAMultiple(where=where)
    return read_line


def _refuse_empty_bands(told: Any, bands: Iterable[tuple[str, str]], where: str) -> None:
    for start, end in bands:
        first, last = getattr(told, start), getattr(told, end)
        if first is None or last is None:
            continue
        if last < first or (last == first and end not in HOLD_BOTH_ENDS):
            raise EndsBeforeItBegins(where=where, start=start, end=end)


def _period_line(table: Table, where: str) -> PeriodLine:
    told, whose = filled([PeriodLine, Who], table, where=where, lists=OF_RULES)
    line, who = PeriodLine(**told), Who(**whose)
    _refuse_empty_bands(line, [("at_least", "under")], where)
    _refuse_empty_bands(who, [("age_from", "age_until")], where)
    if line.kind in {FLOOR, CAP} and line.on == PENALTIES and line.amount < 0:
        raise HeldBySize(where=where)
    return replace(line, who=who)


def _tabled(table: Table, where: str) -> list[Line]:
    rows = table.get("rows")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise RowsMissing(where=where)
    shared = {word: value for word, value in table.items() if word != "rows"}
    return [line for row in rows for line in _row(shared, row, where)]


def _row(shared: Table, row: Table, where: str) -> list[Line]:
    columns = (*GENRES, ANY)
    conditions = shared | {word: value for word, value in row.items() if word not in columns}
    amounts = {word: row[word] for word in row if word in columns}
    if not amounts:
        raise NoColumns(where=where)
    return [
        _line(conditions | {"amount": amount} | ({} if genre == ANY else {"genre": genre}), where)
        for genre, amount in amounts.items()
    ]


def _fits_a_table(line: Line) -> bool:
    plain = Line(line.clause, line.measure, line.amount, fit=Fit(level=line.fit.level, genre=line.fit.genre))
    return line == plain and line.kind == AWARD


def _by_measure(lines: Iterable[Line]) -> list[list[Line]]:
    return [list(one) for _measure, one in groupby(lines, key=lambda line: line.measure)]


def _table(lines: list[Line]) -> Table:
    rows: list[Table] = []
    for line in lines:
        begins = _said(Fit(level=line.fit.level)) | {"clause": line.clause}
        column = line.fit.genre or ANY
        if not rows or column in rows[-1] or not _goes_on(rows[-1], begins):
            rows.append(begins)
        rows[-1][column] = line.amount
    return {"measure": lines[0].measure, "rows": rows}


def _goes_on(row: Table, begins: Table) -> bool:
    return all(row.get(word) == begins.get(word) for word in ("level", "clause"))


def _said(values: Any) -> Table:
    """Give the fields of a dataclass that are not as usual."""
    names = {field.name for field in readable(type(values))}
    return {
        field.name: getattr(values, field.name)
        for field in fields(values)
        if field.name in names and (field.default is MISSING or getattr(values, field.name) != field.default)
    }


def _lined(table: Table) -> str:
    return "".join(f"{word} = {_literal(value)}\n" for word, value in table.items())


def _literal(value: Any) -> str:
    if isinstance(value, list):
        rows = "".join(f"    {_inline(row)},\n" for row in value)
        return f"[\n{rows}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return f"{Decimal(value).normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    # a basic string of TOML is one of JSON, but for the one control character that JSON lets through
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(row: Table) -> str:
    return "{ " + ", ".join(f"{word} = {_literal(value)}" for word, value in row.items()) + " }"
