"""What this room does in the background."""

from collections import deque

from django_tasks import task

from byline.bookkeeping.models import Recounting


@task()
def recount(recounting: int) -> None:
    """Look at the pieces of a recounting, or write what was ordered, as far as it is not done."""
    deque(Recounting.objects.get(pk=recounting).run(), maxlen=0)
