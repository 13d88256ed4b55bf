"""Whose manuscript a page prints: normalise, fingerprint, index, align, verdict.

A verdict is proven or likely, with passages on both sides and reasons in words.
Silence is an answer too.
"""

from tearsheet.indexing.index import Index
from tearsheet.indexing.pieces import Manuscript, Page, Part
from tearsheet.matching.readings import page_of
from tearsheet.matching.reasons import Reason
from tearsheet.matching.verdict import Match, match, weigh

__all__ = ["Index", "Manuscript", "Match", "Page", "Part", "Reason", "match", "page_of", "weigh"]
