"""What a reviewer changed, as a list of which the author takes some and leaves some. Knows no rows."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from byline.reviewing.changes import Span, compare, merged
from byline.reviewing.redline import as_words
from byline.reviewing.tokens import plain, tag_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

FIELDS = ("title", "subtitle", "body")
AROUND = 16  # characters on either side, so that the place of a change is known


@dataclass(frozen=True)
class Words:
    """Title and sub-title as plain words, and the body as sanitised HTML."""

    title: str
    subtitle: str
    body: str


@dataclass(frozen=True)
class Proposal:
    """One change: where it stands, what it does (see `Span.kind`), its words as HTML and those around it."""

    key: str
    field: str
    kind: str
    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True)
class Proposals:
    """All changes between two texts."""

    spans: dict[str, list[Span]]

    def __iter__(self) -> Iterator[Proposal]:
        """Yield the changes, those of the title first."""
        for field, spans in self.spans.items():
            changes = [place for place, span in enumerate(spans) if span.is_change]
            for number, place in enumerate(changes):
                yield _proposal(spans, place, key=f"{field}-{number}")

    def text(self, *, accepted: Collection[str]) -> Words:
        """Return the text with the changes of these keys made and the others left out."""
        made = {}
        for field, spans in self.spans.items():
            numbers = {int(key.rpartition("-")[2]) for key in accepted if key.startswith(f"{field}-")}
            made[field] = merged(spans, accepted=numbers)
        return Words(unescape(made["title"]), unescape(made["subtitle"]), made["body"])


def propose(old: Words, new: Words) -> Proposals:
    """Tell each change from one text to the other, so that any of them can be taken and any left."""
    return Proposals(
        {
            "title": compare(escape(old.title, quote=False), escape(new.title, quote=False)),
            "subtitle": compare(escape(old.subtitle, quote=False), escape(new.subtitle, quote=False)),
            "body": compare(old.body, new.body),
        }
    )


def _proposal(spans: Sequence[Span], place: int, *, key: str) -> Proposal:
    span = spans[place]
    left = [token for each in spans[:place] for token in each.new]
    right = [token for each in spans[place + 1 :] for token in each.new]
    return Proposal(
        key,
        key.partition("-")[0],
        span.kind,
        before=escape(plain(_line(left[::-1])[::-1])),
        old="".join(as_words(span.old)).strip("¶") or _break(span.old),
        new="".join(as_words(span.new)).strip("¶") or _break(span.new),
        after=escape(plain(_line(right))),
    )


def _break(some: Sequence[str]) -> str:
    return "¶" if some else ""


def _line(some: Sequence[str]) -> list[str]:
    """Take what stands next to a change, as far as its paragraph goes."""
    taken: list[str] = []
    for token in some:
        if tag_name(token) in {"p", "h2", "h3", "li", "td", "th", "figcaption"} or len(taken) == AROUND:
            break
        taken.append(token)
    return taken
