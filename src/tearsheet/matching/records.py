"""Lines of JSON in and out: manuscripts as the ledger writes them, matches as others read them."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path

from tearsheet.errors import CannotOpen, MalformedLine, TearsheetError
from tearsheet.indexing.pieces import Manuscript
from tearsheet.kept.archive import Opener, opened, unpacked
from tearsheet.kept.jsonlines import Record, numbered, record, text
from tearsheet.matching.verdict import Match


class MalformedInputError(TearsheetError):
    """The input is not what the format says; the sentence names file and line."""

    exit_code = 2

    def __init__(self, where: str, why: str) -> None:
        """Say where it stands and what is wrong with it."""
        Exception.__init__(self, where, why)

    def __str__(self) -> str:
        return ": ".join(self.args)


def records(path: Path, *, opening: Opener = opened) -> Iterator[tuple[str, Record]]:
    """Yield every object of a JSON-lines file with its place, `file:line`. Empty lines are passed over."""
    where = str(path)
    try:
        with opening(path) as file:
            for number, line in numbered(unpacked(file)):
                where = f"{path}:{number}"
                with at(where):
                    one = record(line)
                yield where, one
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise MalformedInputError(where, f"the packed file is broken after this ({error})") from error
    except OSError as fault:
        raise CannotOpen(f"{path}: {fault.strerror or fault}") from fault


@contextmanager
def at(where: str) -> Iterator[None]:
    """Say of a malformed line where it stands."""
    try:
        yield
    except MalformedLine as error:
        raise MalformedInputError(where, str(error)) from error


def manuscripts(path: Path, *, opening: Opener = opened) -> Iterator[Manuscript]:
    """Read manuscripts, an object a line. Raises MalformedInputError, also where an id stands twice."""
    first: dict[str, str] = {}
    for where, row in records(path, opening=opening):
        with at(where):
            manuscript = _manuscript(row)
        if manuscript.id in first:
            raise MalformedInputError(
                where, f'the id "{manuscript.id}" stands twice, first in {first[manuscript.id]}'
            )
        first[manuscript.id] = where
        yield manuscript


def _manuscript(row: Record) -> Manuscript:
    for name in ("id", "body"):
        if not text(row, name).strip():
            raise MalformedLine(f'"{name}" is missing')
    return Manuscript(
        id=text(row, "id"),
        title=text(row, "title"),
        body=text(row, "body"),
        authors=_texts(row, "authors"),
        unit=text(row, "unit"),
        office=text(row, "office"),
        genre=text(row, "genre"),
        registered_on=day(row, "registered_on"),
        submitted_to=_texts(row, "submitted_to"),
    )


def day(row: Record, name: str) -> date | None:
    """Read a field that begins with a day as 2026-03-05, or is missing. Refuses MalformedLine."""
    value = text(row, name)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError as error:
        raise MalformedLine(f'"{name}" is no day: {value!r}') from error


def _texts(row: Record, name: str) -> tuple[str, ...]:
    value = row.get(name) or []
    if not isinstance(value, list):
        raise MalformedLine(f'"{name}" is not a list of strings')
    return tuple(text({name: one}, name) for one in value)


def as_line(match: Match) -> str:
    """Write a match as one line of JSON; each reason with its kind, its values and its sentence."""
    told: Record = {field.name: getattr(match, field.name) for field in fields(match)}
    told["reasons"] = [
        {"kind": reason.kind, **reason.values, "sentence": reason.sentence()} for reason in match.reasons
    ]
    return json.dumps(told, ensure_ascii=False)
