"""Rows of this room."""

from byline.standings.models.bulletin import Bulletin
from byline.standings.models.disclosure import Disclosure
from byline.standings.models.layout import Layout
from byline.standings.models.part import BulletinPart
from byline.standings.models.presentation import HandingBack, Presentation
from byline.standings.models.recipient import Recipient
from byline.standings.models.signature import IssueRegister, Signature

__all__ = [
    "Bulletin",
    "BulletinPart",
    "Disclosure",
    "HandingBack",
    "IssueRegister",
    "Layout",
    "Presentation",
    "Recipient",
    "Signature",
]
