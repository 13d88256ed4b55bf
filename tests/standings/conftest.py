"""The draft of a bulletin that the scenes of this room need."""

import pytest

from byline.standings.models import Bulletin


@pytest.fixture
def bulletin(a_month_of_prints, last_month, qinghe, chen):
    """The draft of last month's bulletin."""
    return Bulletin.objects.prepare(qinghe, period=last_month, by=chen)
