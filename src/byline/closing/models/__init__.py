"""Periods closed, lines disputed, rules tried."""

from byline.closing.models.appeal import Appeal, Referral
from byline.closing.models.appeal_term import AppealTerm
from byline.closing.models.closing import Closing, Reopening
from byline.closing.models.kept import Outcome, Waiver
from byline.closing.models.ruling import Ruling
from byline.closing.models.trial import Trial

__all__ = [
    "Appeal",
    "AppealTerm",
    "Closing",
    "Outcome",
    "Referral",
    "Reopening",
    "Ruling",
    "Trial",
    "Waiver",
]
