"""What the reviewers were reminded of."""

from byline.reviewing.models.reminder import Reminder

__all__ = ["Reminder"]
