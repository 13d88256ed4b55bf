"""Bulletins, their signatures, and the register of their numbers."""

from byline.standings.models.bulletin import Bulletin
from byline.standings.models.signature import IssueRegister, Signature

__all__ = ["Bulletin", "IssueRegister", "Signature"]
