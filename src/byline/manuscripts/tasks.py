"""What the manuscripts' room does in the background."""

from django_tasks import task

from byline.manuscripts.models import Manuscript, Trace


@task()
def trace_what_was_handed_in() -> None:
    """Leave the traces of manuscripts that came in by other ways than handing in."""
    Trace.objects.catch_up(Manuscript.objects.all())
