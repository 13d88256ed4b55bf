"""Further prints of Lin's and Wu's piece."""

from datetime import timedelta

import pytest

from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.outlets.models import Brought
from tests.cast import page


@pytest.fixture
def printed_in(levee, lin, rulebook, today):
    """Let an outlet print the piece: printed_in(yunzhou_daily, days_ago=2) is the adoption proposed."""

    def printed(outlet, *, days_ago=2, path="a", lines=None):
        address = f"https://{outlet.hosts[0]}/{path}.html"
        on = today - timedelta(days=days_ago)
        data = page(
            levee.text.splitlines()[:lines],
            title=f"{outlet.name}：堤上议事",
            on=on,
            source=outlet.name,
            address=address,
        )
        claim, _is_new = Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())
        return Adoption.objects.get(clipping=claim.clipping, manuscript=levee)

    return printed


@pytest.fixture
def in_the_city(printed_in, yunzhou_daily):
    """What is proposed for the print in the city's daily."""
    return printed_in(yunzhou_daily)


@pytest.fixture
def in_the_county(printed_in, qinghe_media):
    """What is proposed for the print on the county's site."""
    return printed_in(qinghe_media)
