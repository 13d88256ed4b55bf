"""Putting the public version of a bulletin on the public site."""

import pytest
from django.urls import reverse

from byline.publishing.models import Announcement, ChannelPage, HomePage
from byline.publishing.models.announcement import AnnouncedAlready
from byline.publishing.models.publication import NotYourSite
from byline.standings.models import Bulletin
from byline.standings.models.disclosure import NotDisclosed


@pytest.fixture
def signed(a_month_of_prints, last_month, qinghe, chen, zhou):
    """Last month's bulletin, signed."""
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)
    bulletin.sign(by=zhou)
    return bulletin


def test_a_bulletin_goes_on_the_site_in_the_form_that_was_decided(signed, deputies, zhou, su):
    signed.disclose(form="units", reason="主任会议定。", by=zhou)

    page = Announcement.objects.announce(signed, in_=deputies, by=su).page

    assert page.live
    assert "信息采用情况的通报" in page.title
    assert "<td>北河镇</td>" in page.body
    assert "林秀" not in page.body
    assert "主任、副主任" not in page.body
    assert "svg" not in page.body


def test_without_a_decision_nothing_goes_on_the_site(signed, deputies, su):
    with pytest.raises(NotDisclosed):
        Announcement.objects.announce(signed, in_=deputies, by=su)


def test_a_page_stands_once(signed, deputies, zhou, su):
    signed.disclose(form="surnames", reason="主任会议定。", by=zhou)
    page = Announcement.objects.announce(signed, in_=deputies, by=su).page

    with pytest.raises(AnnouncedAlready):
        Announcement.objects.announce(signed, in_=deputies, by=su)

    page.unpublish()
    assert Announcement.objects.announce(signed, in_=deputies, by=su).page != page


def test_another_countys_channel_is_refused(signed, zhou, su, stranger):
    signed.disclose(form="units", reason="主任会议定。", by=zhou)
    HomePage.found(stranger.congress, called="临溪人大")
    theirs = ChannelPage.objects.of(stranger.congress).first()

    with pytest.raises(NotYourSite):
        Announcement.objects.announce(signed, in_=theirs, by=su)


def test_it_is_put_there_on_its_page(signed, deputies, zhou, su, lin, desk):
    signed.disclose(form="stars", reason="主任会议定。", by=zhou)
    address = reverse("bulletin-announcement", args=[signed.pk])

    assert desk(lin).get(address).status_code == 403
    assert address in desk(su).get(signed.get_absolute_url()).content.decode()
    desk(su).post(address, {"channel": deputies.pk})

    assert Announcement.objects.get().page.live
