"""Rulebooks with their clauses and terms, signings, targets and pledges."""

from byline.rules.models.clause import Clause
from byline.rules.models.measure_terms import MeasureTerms
from byline.rules.models.paper import Paper
from byline.rules.models.period_clause import PeriodClause
from byline.rules.models.pledge import Countersignature, Pledge
from byline.rules.models.rulebook import Rulebook
from byline.rules.models.signing import Signing
from byline.rules.models.target import Target

__all__ = [
    "Clause",
    "Countersignature",
    "MeasureTerms",
    "Paper",
    "PeriodClause",
    "Pledge",
    "Rulebook",
    "Signing",
    "Target",
]
