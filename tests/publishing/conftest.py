"""A site for the county, and a way to publish on it."""

import pytest

from byline.manuscripts.models import Manuscript
from byline.publishing.models import ChannelPage, HomePage, Publication


@pytest.fixture
def home(qinghe):
    return HomePage.found(qinghe, called="青禾人大")


@pytest.fixture
def deputies(home):
    """The channel of the deputies' work."""
    return ChannelPage.objects.of(home.congress).get(slug="deputies")


@pytest.fixture
def published(levee, deputies, chen):
    """The feature on the levee, on the site."""
    return Publication.objects.publish(levee, in_=deputies, by=chen)


@pytest.fixture
def fresh():
    """Fetch a manuscript anew, with nothing remembered: fresh(levee)."""
    return lambda manuscript: Manuscript.objects.get(pk=manuscript.pk)
