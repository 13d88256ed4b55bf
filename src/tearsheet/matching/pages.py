"""Published pages as the matcher takes them, out of what people keep them in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tearsheet.bylines.moments import CHINA
from tearsheet.errors import MalformedLine, TearsheetError
from tearsheet.indexing.pieces import Page, Part
from tearsheet.kept.archive import Stored, stored_pages
from tearsheet.kept.jsonlines import Record, text
from tearsheet.matching.readings import page_of
from tearsheet.matching.records import day
from tearsheet.reading import read


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be read, where it stands, and why."""

    page: str
    place: str
    why: str


def pages(path: Path) -> Iterator[Page | Unreadable]:
    """Read all pages of a JSON-lines file, folder, saved page or web archive, in order.

    A page that cannot be read is given as Unreadable, and the next follows.
    """
    return map(page_of_stored, stored_pages(path))


def page_of_stored(stored: Stored) -> Page | Unreadable:
    """Read a page as it was kept; where its fields are told instead of its source, they are believed."""
    try:
        if stored.refusal:
            raise stored.refusal
        if stored.told:
            return _told(stored)
        reading = read(stored.data, charset=stored.charset, address=stored.address)
        return page_of(reading, id=stored.name, address=stored.address, fetched_on=_fetched_on(stored))
    except TearsheetError as error:
        return Unreadable(stored.name, stored.place, str(error))


def _fetched_on(stored: Stored) -> date | None:
    """Read on which day, as China's calendar has it, a page was fetched; None where that is not said."""
    try:
        at = datetime.fromisoformat(stored.fetched_at)
        return (at.astimezone(CHINA) if at.tzinfo else at).date()
    except (ValueError, OverflowError):
        return None


def _told(stored: Stored) -> Page:
    """Take a page whose fields are given, as `tearsheet read` writes them or with the bare text."""
    row = stored.told
    return Page(
        stored.name,
        title=text(row, "title"),
        body=stored.data.decode(),
        published_on=day(row, "published_at"),
        source=text(row, "source"),
        author=text(row, "author"),
        outlet=text(row, "outlet"),
        address=stored.address,
        parts=_parts(row, length=len(stored.data.decode())),
        fetched_on=_fetched_on(stored),
    )


def _parts(row: Record, *, length: int) -> tuple[Part, ...]:
    given = row.get("parts") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise MalformedLine('"parts" is not a list of objects')
    return tuple(_part(one, length=length) for one in given)


def _part(row: Record, *, length: int) -> Part:
    start, end = row.get("start"), row.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        raise MalformedLine('"parts" do not lie within the text')
    return Part(start, end, title=text(row, "title"), source=text(row, "source"), author=text(row, "author"))
