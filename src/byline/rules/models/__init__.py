"""Rulebooks with their clauses and terms, signings, targets."""

from byline.rules.models.clause import Clause
from byline.rules.models.measure_terms import MeasureTerms
from byline.rules.models.paper import Paper
from byline.rules.models.period_clause import PeriodClause
from byline.rules.models.rulebook import Rulebook
from byline.rules.models.signing import Signing
from byline.rules.models.target import Target

__all__ = ["Clause", "MeasureTerms", "Paper", "PeriodClause", "Rulebook", "Signing", "Target"]
