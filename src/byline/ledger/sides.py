"""The two texts of an adoption, side by side, with what they share marked on both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from byline.ledger.marking import Piece, by_paragraph, paragraphs
from byline.manuscripts.models import Manuscript
from byline.manuscripts.text import length

if TYPE_CHECKING:
    from byline.ledger.models import Adoption


@dataclass(frozen=True)
class Rival:
    """What else the page could print, as the machine sees it."""

    manuscript: Manuscript
    kept: float


@dataclass(frozen=True)
class Sides:
    """The manuscript's paragraphs and the page's, in pieces; and what else the page could print."""

    ours: list[list[Piece]]
    theirs: list[list[Piece]]
    length: int
    rivals: list[Rival]

    @classmethod
    def of(cls, adoption: Adoption) -> Sides:
        """Lay out an adoption. Passages are numbered in the order of the page."""
        text, page = adoption.manuscript.text, adoption.clipping.body
        shared = [part for one in adoption.passages for part in by_paragraph(one, page=page, manuscript=text)]
        numbered = list(enumerate(shared, start=1))
        ours = paragraphs(text, [(number, first, last) for number, (_, _, first, last) in numbered])
        theirs = paragraphs(page, [(number, first, last) for number, (first, last, _, _) in numbered])
        kept = {rival["manuscript"]: rival["kept"] for rival in adoption.rivals}
        found = Manuscript.objects.filter(pk__in=kept).select_related("registration__congress")
        rivals = sorted(
            (Rival(one, kept[one.pk]) for one in found), key=lambda rival: rival.kept, reverse=True
        )
        return cls(ours, theirs, length(text), rivals[:2])
