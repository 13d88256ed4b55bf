"""Periods closed, lines disputed, rules tried, ledgers of earlier years."""

from byline.closing.models.appeal import Appeal, AppealTerm, Referral, Ruling
from byline.closing.models.closing import Closing, Outcome, Reopening, Waiver
from byline.closing.models.past import PastLedger, PastReversal
from byline.closing.models.past_line import PastLine
from byline.closing.models.trial import Trial

__all__ = [
    "Appeal",
    "AppealTerm",
    "Closing",
    "Outcome",
    "PastLedger",
    "PastLine",
    "PastReversal",
    "Referral",
    "Reopening",
    "Ruling",
    "Trial",
    "Waiver",
]
