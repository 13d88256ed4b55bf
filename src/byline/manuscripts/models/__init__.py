"""Manuscripts and what is done to them before they leave the house."""

from byline.manuscripts.models.manuscript import Authorship, Manuscript, Picture, Version
from byline.manuscripts.models.registration import Register, Registration
from byline.manuscripts.models.review import Filing, Review
from byline.manuscripts.models.submission import Appearance, Submission

__all__ = [
    "Appearance",
    "Authorship",
    "Filing",
    "Manuscript",
    "Picture",
    "Register",
    "Registration",
    "Review",
    "Submission",
    "Version",
]
