"""Rows of this room."""

from byline.rewards.models.award import Award, Conferral
from byline.rewards.models.criterion import AwardCriterion
from byline.rewards.models.deciding import AwardSigning, RoundWithdrawal, Veto
from byline.rewards.models.disclosure import AwardDisclosure
from byline.rewards.models.objection import Objection, ObjectionAnswer
from byline.rewards.models.paid import PaidEntry, PaymentLine, PaymentWithdrawal, Payout
from byline.rewards.models.payment import Payment
from byline.rewards.models.round import AwardRound

__all__ = [
    "Award",
    "AwardCriterion",
    "AwardDisclosure",
    "AwardRound",
    "AwardSigning",
    "Conferral",
    "Objection",
    "ObjectionAnswer",
    "PaidEntry",
    "Payment",
    "PaymentLine",
    "PaymentWithdrawal",
    "Payout",
    "RoundWithdrawal",
    "Veto",
]
