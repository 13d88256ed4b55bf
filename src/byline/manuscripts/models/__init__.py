"""Manuscripts and what is done to them before they leave the house."""

from byline.manuscripts.models.authorship import Authorship
from byline.manuscripts.models.filing import Filing, FilingStep
from byline.manuscripts.models.manuscript import Manuscript, Secrecy, Writing
from byline.manuscripts.models.picture import Picture
from byline.manuscripts.models.registration import Cancellation, Register, Registration
from byline.manuscripts.models.review import Answer, Review, Taking
from byline.manuscripts.models.submission import Appearance, Progress, Submission, Terms
from byline.manuscripts.models.trace import Trace
from byline.manuscripts.models.version import Version
from byline.manuscripts.models.wording import Wording

__all__ = [
    "Answer",
    "Appearance",
    "Authorship",
    "Cancellation",
    "Filing",
    "FilingStep",
    "Manuscript",
    "Picture",
    "Progress",
    "Register",
    "Registration",
    "Review",
    "Secrecy",
    "Submission",
    "Taking",
    "Terms",
    "Trace",
    "Version",
    "Wording",
    "Writing",
]
