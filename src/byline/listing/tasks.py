"""What this room does in the background."""

from django_tasks import task

from byline.listing.models import Batch, SavedView


@task()
def tell_news() -> None:
    """Tell people of what newly came into their views."""
    SavedView.objects.tell_news()


@task()
def do_batch(batch: int) -> None:
    """Do the lines of a batch, or those of it that are left."""
    Batch.objects.select_related("by", "outlet").get(pk=batch).run()
