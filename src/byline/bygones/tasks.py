"""What this room does in the background."""

from collections import deque

from django_tasks import task

from byline.bygones.models import PastLedger
from byline.team.models import Person


@task()
def read_past_ledger(ledger: int) -> None:
    """Read the rows of a past ledger by the columns chosen."""
    deque(PastLedger.objects.get(pk=ledger).read(), maxlen=0)


@task()
def take_past_ledger_in(ledger: int, by: int) -> None:
    """Write the good rows of a past ledger in the ledger."""
    PastLedger.objects.get(pk=ledger).take_in(by=Person.objects.get(pk=by))
