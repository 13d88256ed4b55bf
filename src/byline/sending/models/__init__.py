"""What happens between the register and the outlet."""

from byline.sending.models.attempt import Attempt
from byline.sending.models.coverletter import CoverLetter
from byline.sending.models.delivery import Delivery
from byline.sending.models.practice import Practice
from byline.sending.models.response import Response

__all__ = ["Attempt", "CoverLetter", "Delivery", "Practice", "Response"]
