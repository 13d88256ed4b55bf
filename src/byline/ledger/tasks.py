"""What the ledger does in the background."""

from django_tasks import task

from byline.ledger.models import Claim


@task()
def match_claims_again() -> None:
    """Look again for the manuscripts of claimed pages: one may have been registered meanwhile."""
    Claim.objects.unmatched().match_again()
