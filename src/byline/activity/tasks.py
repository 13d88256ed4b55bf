"""What this room does in the background."""

from django.utils import timezone
from django_tasks import task

from byline.activity.models import Mailing


@task()
def post_notices() -> None:
    """Send the notices that are due by mail."""
    Mailing.objects.post(at=timezone.now())
