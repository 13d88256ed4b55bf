"""What is compared: a registered manuscript, and a page an outlet printed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A piece as it was registered. Only `id`, `title` and `body` must be given; the rest helps to decide."""

    id: str
    title: str
    body: str
    authors: tuple[str, ...] = ()
    unit: str = ""
    office: str = ""
    genre: str = ""
    registered_on: date | None = None
    submitted_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of several articles on a page: the characters `start` up to `end` of the page's body."""

    start: int
    end: int
    title: str = ""
    source: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a published page says. An empty field says that the page does not show it.

    `parts` is empty where the page holds one article; where it holds several, each is judged by itself.
    `fetched_on` is the day the page was fetched: nothing on it is younger.
    """

    id: str
    title: str
    body: str
    published_on: date | None = None
    source: str = ""
    author: str = ""
    outlet: str = ""
    address: str = ""
    parts: tuple[Part, ...] = ()
    fetched_on: date | None = None
