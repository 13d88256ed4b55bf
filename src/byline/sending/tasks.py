"""What this room does in the background."""

from django.utils import timezone
from django_tasks import task

from byline.sending.models import Delivery


@task()
def deliver() -> None:
    """Hand over to the outlets what is due by mail."""
    Delivery.objects.post(at=timezone.now())
