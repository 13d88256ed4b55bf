"""The two texts of an adoption, side by side, with what they share marked on both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.confirming.marking import Piece, by_paragraph, mended, paragraphs
from byline.manuscripts.text import length
from byline.outlets.articles import Standing, standing

if TYPE_CHECKING:
    from byline.ledger.models import Adoption


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the page, restored and as it came, and the article that begins with it, if any."""

    text: str
    came: str
    restored: list[Piece]
    begins: Standing | None

    @property
    def original(self) -> list[Piece]:
        """The paragraph as it came, in pieces: what restoring changed has a number."""
        return mended(self.came, self.text)


@dataclass(frozen=True)
class Sides:
    """The manuscript's paragraphs and the page's; of several articles on the page, the one that it is."""

    ours: list[list[Piece]]
    theirs: list[Paragraph]
    length: int
    articles: list[Standing]
    article: Standing | None

    @classmethod
    def of(cls, adoption: Adoption) -> Sides:
        """Lay out an adoption. Passages are numbered in the order of the page."""
        text, page = adoption.manuscript.text, adoption.clipping.body
        shared = [part for one in adoption.passages for part in by_paragraph(one, page=page, manuscript=text)]
        numbered = list(enumerate(shared, start=1))
        ours = paragraphs(text, [(number, first, last) for number, (_, _, first, last) in numbered])
        restored = paragraphs(page, [(number, first, last) for number, (first, last, _, _) in numbered])
        articles = standing(page, adoption.clipping.articles)
        best = max(articles, key=lambda one: one.shares(adoption.passages), default=None)
        begins = {one.first: one for one in articles}
        theirs = [
            Paragraph(line, came, pieces, begins.get(place))
            for place, (line, came, pieces) in enumerate(
                zip(page.split("\n"), originals(adoption, len(restored)), restored, strict=True)
            )
        ]
        return cls(ours, theirs, length(text), articles, best)


def originals(adoption: Adoption, count: int) -> list[str]:
    """Return the paragraphs of the page before they were restored; where none were kept, empty ones."""
    kept = adoption.clipping.original
    return kept if len(kept) == count else [""] * count
