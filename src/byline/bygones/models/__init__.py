"""Ledgers of earlier years, their rows, and their reversals."""

from byline.bygones.models.past_ledger import PastLedger
from byline.bygones.models.past_line import PastLine
from byline.bygones.models.past_reversal import PastReversal

__all__ = ["PastLedger", "PastLine", "PastReversal"]
