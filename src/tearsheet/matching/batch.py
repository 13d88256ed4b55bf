"""Stored pages against an index, one after the other or in several processes; the outcomes are the same.

Most pages of a crawl print nobody's manuscript: each is screened by its bytes, and read only when a
manuscript could be on it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from tearsheet.indexing.index import Index
from tearsheet.indexing.screening import screen_many
from tearsheet.kept.archive import Stored, in_pieces
from tearsheet.matching.pages import Unreadable, page_of_stored
from tearsheet.matching.records import as_line
from tearsheet.matching.verdict import match
from tearsheet.processes import in_order
from tearsheet.telling import Outcome


def outcomes(pages: Iterable[Stored], *, saved: Path, jobs: int = 1) -> Iterator[Outcome]:
    """Match pages against a saved index in `jobs` processes, each of which opens it by itself.

    Yield what came of each page, in the order of the pages.
    """
    work = partial(outcomes_of, saved=str(saved))
    ready = partial(opened_index, str(saved))
    pieces = in_pieces(pages)
    done = map(work, pieces) if jobs == 1 else in_order(work, pieces, jobs=jobs, ready=ready)
    for piece in done:
        yield from piece


def outcomes_of(pages: Iterable[Stored], *, saved: str) -> list[Outcome]:
    """Match a handful of pages against a saved index."""
    index, pages = opened_index(saved), list(pages)
    sources = [page for page in pages if _is_source(page)]
    worth = screen_many(((page.data, page.charset) for page in sources), index=index)
    passed = {id(page) for page, is_worth in zip(sources, worth, strict=True) if not is_worth}
    return [Outcome(page.name) if id(page) in passed else outcome(page, index=index) for page in pages]


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


@cache
def opened_index(saved: str) -> Index:
    """Open a saved index once in this process."""
    return Index.load(saved)


def _is_source(page: Stored) -> bool:
    """Whether it holds the source of a page; an empty one is left to the reader, who says so."""
    return not page.refusal and not page.told and bool(page.data.strip())
