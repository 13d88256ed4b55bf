"""What the ledger does in the background."""

from collections import deque

from django_tasks import task

from byline.ledger.models import Claim, Rematching


@task()
def match_claims_again() -> None:
    """Look again for the manuscripts of claimed pages: one may have been registered meanwhile."""
    Claim.objects.unmatched().match_again()


@task()
def rematch(rematching: int) -> None:
    """Compare the pages of a rematching, or those of it that are left."""
    deque(Rematching.objects.get(pk=rematching).run(), maxlen=0)
