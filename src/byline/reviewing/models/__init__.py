"""What belongs to review beside the manuscript's own rows: proofs, and what reviewers were reminded of."""

from byline.reviewing.models.proof import (
    AllProofread,
    AuthorOfIt,
    NotTheNextProof,
    Place,
    Proof,
    ProofreadAlready,
    StillBeingWritten,
)
from byline.reviewing.models.reminder import Reminder

__all__ = [
    "AllProofread",
    "AuthorOfIt",
    "NotTheNextProof",
    "Place",
    "Proof",
    "ProofreadAlready",
    "Reminder",
    "StillBeingWritten",
]
