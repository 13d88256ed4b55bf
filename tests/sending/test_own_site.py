import pytest

from byline.activity.models import Notice
from byline.manuscripts.models import Submission, Terms
from byline.manuscripts.models.state import State
from byline.manuscripts.models.submission import Standing
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


def test_a_page_withdrawn_takes_its_submission_back(ditch, sun, chen, channel, qinghe_media):
    published = Publication.objects.publish(ditch, in_=channel, by=chen)
    ditch.refresh_from_db()
    assert ditch.state == State.SENT

    published.withdraw(by=chen, reason="人名有误")

    submission = Submission.objects.get(manuscript=ditch)
    assert submission.stands_at == Standing.WITHDRAWN
    last = submission.progress_set.last()
    assert (last.words, last.by) == ("人名有误", chen)
    ditch.refresh_from_db()
    assert ditch.state == State.REGISTERED
    told = Notice.objects.filter(person=sun, deed__verb__contains="withdrawn")
    assert [notice.deed.verb for notice in told] == ["withdrawn"]

    Publication.objects.publish(ditch, in_=channel, by=chen)
    submission.refresh_from_db()
    assert submission.stands_at == Standing.SENT


def test_an_outlet_that_has_it_too_keeps_it(levee, chen, channel, dongjiang_daily, qinghe_media):
    published = Publication.objects.publish(levee, in_=channel, by=chen)

    published.withdraw(by=chen, reason="人名有误")

    stood = dict(levee.submission_set.values_list("outlet__name", "stands_at"))
    assert stood == {dongjiang_daily.name: "sent", qinghe_media.name: "withdrawn"}
    levee.refresh_from_db()
    assert levee.state == State.SENT


def test_an_embargo_keeps_it_from_the_own_site(ditch, chen, channel, dongjiang_daily, today):
    later = today.replace(year=today.year + 1, day=1)
    terms = Terms(way="hand", embargo_until=later)
    Delivery.objects.send(ditch, to=dongjiang_daily, terms=terms, by=chen)

    with pytest.raises(UnderEmbargo):
        Publication.objects.publish(ditch, in_=channel, by=chen)
    assert not Publication.objects.exists()
