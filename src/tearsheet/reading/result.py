"""What a reading says: fields, paragraphs, pictures and findings."""

import datetime as dt
from dataclasses import dataclass, field

from tearsheet.bylines.moments import CHINA
from tearsheet.findings import Finding


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside the body, with the words under it."""

    address: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One of several articles that stand on one page, as on a page of an e-paper.

    It holds the reading's paragraphs from `start` up to, not including, `end`.
    """

    start: int
    end: int
    title: str = ""
    subtitle: str = ""
    source: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a published page says, in Simplified and restored; "" means that the page does not show it.

    `published_at` is what the page shows or declares, in China's time, to the precision given: 2026-11-23,
    2026-11-23T10:20 or 2026-11-23T10:20:00. `day_of_address` is the day in the page's address, if it has one.

    `articles` is empty where the page holds one article. Where it holds several, `paragraphs` are those of
    all of them in the order of the page. `original` has, for each paragraph, the words that stood on the page
    before they were restored; it is empty where nothing was.
    """

    title: str = ""
    subtitle: str = ""
    published_at: str = ""
    source: str = ""
    author: str = ""
    editor: str = ""
    channel: str = ""
    paragraphs: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    articles: tuple[Article, ...] = ()
    address: str = ""
    day_of_address: str = ""
    charset: str = ""
    script: str = "simplified"
    findings: tuple[Finding, ...] = ()
    found: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)

    @property
    def published_on(self) -> dt.date | None:
        """The day of print; where the page shows none, the day in its address; None when there is neither."""
        day = self.published_at[:10] or self.day_of_address
        return dt.date.fromisoformat(day) if day else None

    @property
    def published_moment(self) -> dt.datetime | None:
        """The time of publication with its zone (China's), or None when the page shows no clock."""
        if "T" not in self.published_at:
            return None
        return dt.datetime.fromisoformat(self.published_at).replace(tzinfo=CHINA)

    @property
    def is_list(self) -> bool:
        """Whether the page is a list of titles and no article."""
        return any(finding.kind == "list_page" for finding in self.findings)
