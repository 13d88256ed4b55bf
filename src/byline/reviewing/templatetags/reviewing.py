"""What the sheet of a manuscript says about its proofs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from byline.reviewing.models import Place, Proof

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript

register = template.Library()


@dataclass(frozen=True)
class Proofreading:
    """The proofs that have been read of a text, each with whether it changed since; and the next one."""

    proofs: list[tuple[Proof, bool]]
    is_open: bool

    @property
    def next_proof(self) -> Place | None:
        """The proof that is to be read next, None when none is."""
        return Place(len(self.proofs) + 1) if self.is_open and len(self.proofs) < Place.THIRD else None


@register.simple_tag
def proofreading_of(manuscript: Manuscript) -> Proofreading:
    """Return how far a manuscript has been proofread since it was last handed in."""
    proofs = [(proof, proof.is_older_than(manuscript)) for proof in Proof.objects.of(manuscript)]
    return Proofreading(proofs, is_open=not manuscript.is_writable)
