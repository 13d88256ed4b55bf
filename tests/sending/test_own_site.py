import pytest

from byline.manuscripts.models import Submission, Terms
from byline.publishing.models import ChannelPage, HomePage, Publication
from byline.sending.models import Delivery
from byline.sending.turns import UnderEmbargo


@pytest.fixture
def channel(qinghe, qinghe_media):
    qinghe_media.is_own_site = True
    qinghe_media.save()
    home = HomePage.found(qinghe, called="青禾人大")
    return ChannelPage.objects.of(qinghe).first() or home.add_child(
        instance=ChannelPage(title="要闻", slug="news")
    )


def test_what_is_published_went_to_the_own_site(ditch, chen, channel, qinghe_media):
    Publication.objects.publish(ditch, in_=channel, by=chen)

    submission = Submission.objects.get(manuscript=ditch)
    assert (submission.outlet, submission.way) == (qinghe_media, "site")


def test_an_embargo_keeps_it_from_the_own_site(ditch, chen, channel, dongjiang_daily, today):
    later = today.replace(year=today.year + 1, day=1)
    terms = Terms(way="hand", embargo_until=later)
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=terms, by=chen)

    with pytest.raises(UnderEmbargo):
        Publication.objects.publish(ditch, in_=channel, by=chen)
    assert not Publication.objects.exists()
