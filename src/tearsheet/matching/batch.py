"""Stored pages against an index, one after the other or in several processes; the outcomes are the same."""

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from tearsheet.matching.index import Index
from tearsheet.matching.pages import Unreadable, page_of_stored
from tearsheet.matching.records import as_line
from tearsheet.matching.verdict import match
from tearsheet.processes import in_order
from tearsheet.reading.archive import Stored, in_pieces
from tearsheet.telling import Outcome


def outcome(stored: Stored, *, index: Index) -> Outcome:
    """Read a page and match it: a line a match, or the sentence why it is refused."""
    page = page_of_stored(stored)
    if isinstance(page, Unreadable):
        return Outcome(page.page, page.place, refusal=page.why)
    found = match(page, index)
    return Outcome(
        stored.name,
        stored.place,
        lines=tuple(as_line(one) for one in found),
        verdicts=tuple(one.verdict for one in found),
    )


def outcomes(pages: Iterable[Stored], *, index: Index, jobs: int = 1) -> Iterator[Outcome]:
    """Match pages in `jobs` processes; yield what came of each, in the order of the pages.

    For several processes the index is saved once, and each opens the file.
    """
    if jobs == 1:
        yield from (outcome(page, index=index) for page in pages)
        return
    with tempfile.TemporaryDirectory(prefix="tearsheet-") as folder:
        saved = str(Path(folder) / "index")
        index.save(saved)
        work = partial(outcomes_of, saved=saved)
        for piece in in_order(work, in_pieces(pages), jobs=jobs, ready=partial(opened_index, saved)):
            yield from piece


def outcomes_of(pages: Iterable[Stored], *, saved: str) -> list[Outcome]:
    """Match a handful of pages against a saved index."""
    index = opened_index(saved)
    return [outcome(page, index=index) for page in pages]


@cache
def opened_index(saved: str) -> Index:
    """Open a saved index once in this process."""
    return Index.load(saved)
