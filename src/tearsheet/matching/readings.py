"""From a reading to a page that can be matched: one way for the product, the command and a crawl."""

from collections.abc import Iterator
from datetime import date

from tearsheet.indexing.pieces import Page, Part
from tearsheet.reading import Reading


def page_of(
    reading: Reading,
    *,
    id: str,  # noqa: A002 -- the page's field is called so
    outlet: str = "",
    address: str = "",
    fetched_on: date | None = None,
) -> Page:
    """Make a page to be matched of what it says; its articles become parts, in characters of the body."""
    return Page(
        id,
        title=reading.title,
        body=reading.body,
        published_on=reading.published_on,
        source=reading.source,
        author=reading.author,
        outlet=outlet,
        address=reading.address or address,
        parts=tuple(_parts(reading)),
        fetched_on=fetched_on,
    )


def _parts(reading: Reading) -> Iterator[Part]:
    """Turn ranges of paragraphs into ranges of characters; the body has one character between paragraphs."""
    begins = [0]
    for paragraph in reading.paragraphs:
        begins.append(begins[-1] + len(paragraph) + 1)
    for article in reading.articles:
        yield Part(
            begins[article.start],
            max(begins[article.start], begins[article.end] - 1),
            title=article.title,
            source=article.source,
            author=article.author,
        )
