"""What the desk does in the background."""

from django_tasks import task

from byline.reviewing.models import Reminder


@task()
def remind_reviewers() -> None:
    """Tell reviewers of what is due."""
    Reminder.objects.remind()
