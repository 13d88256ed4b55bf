"""Rows of this room."""

from byline.warnings.models.statement import Statement, StatementReview, StatementVersion
from byline.warnings.models.warning import Warning, WarningDropping, WarningSigning  # noqa: A004 -- the word of the trade

__all__ = [
    "Statement",
    "StatementReview",
    "StatementVersion",
    "Warning",
    "WarningDropping",
    "WarningSigning",
]
