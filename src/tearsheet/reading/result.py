"""What a reading says: fields, paragraphs, pictures and findings."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a clerk should know about the page.

    `kind` is a slug (injected_text, place_name_list, stray_tags, pinyin_hints, byte_damage, mojibake,
    hidden_text, title_mismatch, list_page, link_farm, cloaking); `where` is a place a person can
    find; `detail` is an excerpt or a short Chinese sentence; `severity` is notice, warning or alarm.
    """

    kind: str
    where: str
    detail: str
    severity: str = "notice"


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

    `articles` is empty where the page holds one article. Where it holds several, `paragraphs` are those of
    all of them in the order of the page.
    """

    title: str = ""
    subtitle: str = ""
    published_at: str = ""
    source: str = ""
    author: str = ""
    editor: str = ""
    channel: str = ""
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    articles: tuple[Article, ...] = ()
    address: str = ""
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
        """The day of print, or None when the page shows none."""
        return dt.date.fromisoformat(self.published_at[:10]) if self.published_at else None

    @property
    def is_list(self) -> bool:
        """Whether the page is a list of titles and no article."""
        return any(finding.kind == "list_page" for finding in self.findings)
