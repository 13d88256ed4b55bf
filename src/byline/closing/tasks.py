"""What this room does in the background."""

from collections import deque

from django_tasks import task

from byline.closing.models import Trial


@task()
def try_rules(trial: int) -> None:
    """Reckon a trial of rules."""
    deque(Trial.objects.get(pk=trial).run(), maxlen=0)
