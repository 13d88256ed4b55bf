"""Lines of JSON in and out: manuscripts as the ledger writes them, matches as others read them."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import IO

from tearsheet.indexing.pieces import Manuscript
from tearsheet.matching.verdict import Match

Record = dict[str, object]


class MalformedInputError(Exception):
    """The input is not what the format says; the sentence names file and line."""

    def __init__(self, where: str, why: str) -> None:
        """Say where it stands and what is wrong with it."""
        super().__init__(f"{where}: {why}")


def opened(path: Path) -> IO[str]:
    """Open a text file for reading, unpacked when its name ends in .gz."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def records(path: Path) -> Iterator[tuple[str, Record]]:
    """Yield every object of a JSON-lines file with its place, `file:line`. Empty lines are passed over."""
    number = 0
    try:
        with opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
    except UnicodeDecodeError as error:
        raise MalformedInputError(f"{path}:{number + 1}", "not UTF-8") from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise MalformedInputError(f"{path}:{number + 1}", f"the packed file is broken ({error})") from error


def _object(line: str, where: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise MalformedInputError(where, f"not JSON ({error})") from error
    if not isinstance(record, dict):
        raise MalformedInputError(where, "not a JSON object")
    return record


def manuscripts(path: Path) -> Iterator[Manuscript]:
    """Read manuscripts, an object a line. Raises MalformedInputError, also where an id stands twice."""
    seen: set[str] = set()
    for where, record in records(path):
        manuscript = _manuscript(record, where)
        if manuscript.id in seen:
            raise MalformedInputError(where, f'the id "{manuscript.id}" stands twice')
        seen.add(manuscript.id)
        yield manuscript


def _manuscript(record: Record, where: str) -> Manuscript:
    for name in ("id", "body"):
        if not record.get(name):
            raise MalformedInputError(where, f'"{name}" is missing')
    return Manuscript(
        id=text(record, "id", where),
        title=text(record, "title", where),
        body=text(record, "body", where),
        authors=_texts(record, "authors", where),
        unit=text(record, "unit", where),
        office=text(record, "office", where),
        genre=text(record, "genre", where),
        registered_on=day(record, "registered_on", where),
        submitted_to=_texts(record, "submitted_to", where),
    )


def text(record: Record, name: str, where: str) -> str:
    """Read a field that is a string, or missing."""
    value = record.get(name) or ""
    if not isinstance(value, str):
        raise MalformedInputError(where, f'"{name}" is not a string')
    return value


def day(record: Record, name: str, where: str) -> date | None:
    """Read a field that begins with a day as 2026-03-05, or is missing."""
    value = text(record, name, where)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError as error:
        raise MalformedInputError(where, f'"{name}" is no day: {value!r}') from error


def _texts(record: Record, name: str, where: str) -> tuple[str, ...]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise MalformedInputError(where, f'"{name}" is not a list of strings')
    return tuple(value)


def as_line(match: Match) -> str:
    """Write a match as one line of JSON; each reason with its kind, its values and its sentence."""
    record: Record = {field.name: getattr(match, field.name) for field in fields(match)}
    record["reasons"] = [
        {"kind": reason.kind, **reason.values, "sentence": reason.sentence()} for reason in match.reasons
    ]
    return json.dumps(record, ensure_ascii=False)
