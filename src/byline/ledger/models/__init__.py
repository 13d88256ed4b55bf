"""What came back, proven, and the credit that it gives."""

from byline.ledger.models.adoption import Adoption
from byline.ledger.models.circumstance import Circumstance, Retraction
from byline.ledger.models.claim import Claim
from byline.ledger.models.decision import Confirmation, Correction, Dismissal, Reinstatement, Reversal
from byline.ledger.models.entry import Entry
from byline.ledger.models.posting import Posting
from byline.ledger.models.rematching import Rematch, Rematching
from byline.ledger.models.tally import Tally

__all__ = [
    "Adoption",
    "Circumstance",
    "Claim",
    "Confirmation",
    "Correction",
    "Dismissal",
    "Entry",
    "Posting",
    "Reinstatement",
    "Rematch",
    "Rematching",
    "Retraction",
    "Reversal",
    "Tally",
]
