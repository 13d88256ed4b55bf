"""What happened, who heard of it, and how it reached them."""

from byline.activity.models.attempt import Attempt, Resending
from byline.activity.models.deed import Chain, Deed, Happening
from byline.activity.models.mailing import Mailing
from byline.activity.models.notice import Notice
from byline.activity.models.switch import Switch

__all__ = ["Attempt", "Chain", "Deed", "Happening", "Mailing", "Notice", "Resending", "Switch"]
