"""Manuscripts and what is done to them before they leave the house."""

from byline.manuscripts.models.authorship import Authorship
from byline.manuscripts.models.manuscript import Manuscript, Writing
from byline.manuscripts.models.picture import Picture
from byline.manuscripts.models.registration import Register, Registration
from byline.manuscripts.models.review import Filing, Review
from byline.manuscripts.models.submission import Appearance, Submission
from byline.manuscripts.models.trace import Trace
from byline.manuscripts.models.version import Version
from byline.manuscripts.models.wording import Wording

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
    "Trace",
    "Version",
    "Wording",
    "Writing",
]
