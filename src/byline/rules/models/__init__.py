"""Rulebooks with their clauses and terms, signings, targets and pledges."""

from byline.rules.models.clause import Clause
from byline.rules.models.measure_terms import MeasureTerms
from byline.rules.models.pledge import Countersignature, Pledge
from byline.rules.models.rulebook import Rulebook, Signing
from byline.rules.models.target import Target

__all__ = ["Clause", "Countersignature", "MeasureTerms", "Pledge", "Rulebook", "Signing", "Target"]
