"""`byline reckon`: what a file of facts comes to by a rulebook, told line by line. No database is touched."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from byline.errors import Refused
from byline.reckoning.periods import NotAPeriod, Period
from byline.written.reckoned import reckoned
from byline.written.report import as_values, lines_of
from byline.written.rulebooks import line_of, read
from byline.written.told import read_facts, sentence_of
from byline.written.trying import changes, changes_as_values, lines_of_changes

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from byline.reckoning.book import Book
    from byline.written.reckoned import Reckoned
    from byline.written.told import Told


class WrongIn(Refused):
    """{sentences}

    Each begins with the name of the file.
    """  # noqa: D400 -- each ends as it should


def add_arguments(parser: ArgumentParser) -> None:
    """Ask for the two files, and for what is to be told."""
    parser.add_argument("rulebook", type=_text, help="the rulebook, as TOML")
    parser.add_argument("facts", type=_text, help="the facts, one a line, as JSON")
    parser.add_argument(
        "--period",
        type=_period,
        help="close it and the shorter ones in it: 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W10",
    )
    parser.add_argument("--trial", type=_text, metavar="RULEBOOK", help="what another rulebook would change")
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(options: dict[str, Any]) -> None:
    """Reckon, and write what comes out to stdout.

    Refuses with WrongIn where a file is written wrongly, and as `reckon` and `reckon_period` do.
    """
    book = _read(options["rulebook"], read)
    told = _read(options["facts"], read_facts)
    period = options["period"]
    found = _reckoned(options["rulebook"], book, told, period)
    if options["trial"] is None:
        _write(options, as_values(found), lines_of(found))
        return
    tried = _reckoned(options["trial"], _read(options["trial"], read), told, period)
    differing = changes(found, tried)
    _write(options, changes_as_values(differing), lines_of_changes(differing))


def _reckoned(file: tuple[Path, str], book: Book, told: Told, period: Period | None) -> Reckoned:
    """Reckon what belongs to a period; a refusal says in which file and line the rulebook is to be mended."""
    path, text = file
    try:
        return reckoned(book, told, until=period).within(period)
    except Refused as refused:
        line = line_of(text, str(refused.words.get("clause") or refused.words.get("first") or ""))
        place = f"{path.name}: " + (_("line {line}: ").format(line=line) if line else "")
        raise WrongIn(sentences=place + sentence_of(refused)) from refused


def _write(options: dict[str, Any], values: dict[str, Any], lines: list[str]) -> None:
    if options["json"]:
        lines = [json.dumps(values, ensure_ascii=False, indent=2)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _read(file: tuple[Path, str], reader: Callable[[str], Any]) -> Any:
    path, text = file
    try:
        return reader(text)
    except Refused as refused:
        sentences = "\n".join(f"{path.name}: {line}" for line in sentence_of(refused).split("\n"))
        raise WrongIn(sentences=sentences) from refused


def _text(name: str) -> tuple[Path, str]:
    path = Path(name)
    try:
        return path, path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise ArgumentTypeError(f"{name}: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise ArgumentTypeError(f"{name} is not text in UTF-8") from problem


def _period(key: str) -> Period:
    try:
        return Period.parse_with_weeks(key)
    except NotAPeriod as problem:
        raise ArgumentTypeError(sentence_of(problem)) from problem
