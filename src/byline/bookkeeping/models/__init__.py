"""What is reckoned again, and what came of it."""

from byline.bookkeeping.models.recount import Recount
from byline.bookkeeping.models.recounting import Recounting

__all__ = ["Recount", "Recounting"]
