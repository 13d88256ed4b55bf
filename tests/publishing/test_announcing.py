"""Putting the public version of a bulletin on the public site."""

import pytest
from django.urls import reverse

from byline.activity.models import Deed
from byline.publishing.models import Announcement, ChannelPage, HomePage, TakingDown
from byline.publishing.models.announcement import AnnouncedAlready
from byline.publishing.models.publication import NotYourSite, WithdrawalReasonMissing, WithdrawnAlready
from byline.standings.models import Bulletin
from byline.standings.models.disclosure import NotDisclosed


@pytest.fixture
def signed(a_month_of_prints, last_month, qinghe, chen, zhou):
    """Last month's bulletin, signed."""
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)
    bulletin.sign(by=zhou)
    return bulletin


@pytest.fixture
def announced(signed, deputies, zhou, su):
    """The bulletin on the site, with its units alone."""
    signed.disclose(form="units", reason="主任会议定。", by=zhou)
    return Announcement.objects.announce(signed, in_=deputies, by=su)


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


def test_with_the_decision_its_page_is_withdrawn(announced, signed, desk, zhou, client):
    address = announced.page.url
    assert client.get(address).status_code == 200

    desk(zhou).post(
        reverse("bulletin-disclosure", args=[signed.pk]), {"form": "nothing", "reason": "数据有误。"}
    )

    assert client.get(address).status_code == 404
    assert client.get(f"/site/search/?q={signed.title.split()[0]}").text.count(address) == 0
    taken = TakingDown.objects.get()
    assert (taken.announcement, taken.by, taken.reason) == (announced, zhou, "数据有误。")
    assert "撤下" in Deed.objects.about(signed).last().sentence
    assert "数据有误。" in desk(zhou).get(signed.get_absolute_url()).text


def test_a_decision_for_another_form_takes_the_page_down_and_the_same_form_does_not(
    announced, signed, deputies, zhou, su
):
    Announcement.objects.decide(signed, form="units", reason="再次确认。", by=zhou)
    assert Announcement.objects.standing().get() == announced

    Announcement.objects.decide(signed, form="stars", reason="改为隐去名字。", by=zhou)
    announced.page.refresh_from_db()
    assert not announced.page.live

    again = Announcement.objects.announce(signed, in_=deputies, by=su).page
    assert again.live
    assert "林＊" in again.body


def test_the_webmaster_takes_a_page_down_with_a_reason_and_the_decision_stays(
    announced, signed, desk, su, lin, client
):
    address = reverse("taking-down", args=[announced.pk])
    assert address in desk(su).get(signed.get_absolute_url()).text
    assert desk(lin).post(address, {"reason": "不喜欢"}).status_code == 403
    assert desk(su).post(address, {"reason": ""}).status_code == 422

    desk(su).post(address, {"reason": "栏目放错了"})

    assert client.get(announced.page.url).status_code == 404
    assert signed.disclosure
    assert reverse("bulletin-announcement", args=[signed.pk]) in desk(su).get(signed.get_absolute_url()).text


def test_a_page_is_taken_down_once_by_its_own_congress_with_a_reason(announced, su, stranger):
    with pytest.raises(WithdrawalReasonMissing):
        announced.take_down(reason=" ", by=su)
    with pytest.raises(NotYourSite):
        announced.take_down(reason="不喜欢", by=stranger)
    announced.take_down(reason="栏目放错了", by=su)

    with pytest.raises(WithdrawnAlready, match="苏"):
        announced.take_down(reason="又一次", by=su)


def test_a_page_taken_down_is_not_put_up_again_in_the_sites_administration(announced, desk, su):
    announced.take_down(reason="栏目放错了", by=su)
    edit = reverse("wagtailadmin_pages:edit", args=[announced.page.pk])
    page = announced.page

    desk(su).post(
        edit,
        {
            "title": page.title,
            "slug": page.slug,
            "body": page.body,
            "published_at": "2026-01-08 09:00",
            "source": page.source,
            "action-publish": "1",
        },
    )
    desk(su).post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")

    page.refresh_from_db()
    assert not page.live


def test_a_page_of_a_bulletin_leaves_its_trace(announced, desk, su):
    desk(su).post(reverse("wagtailadmin_pages:delete", args=[announced.page.pk]))

    assert Announcement.objects.get() == announced


def test_the_page_of_a_corrected_bulletin_says_so_and_leads_on(announced, deputies, zhou, su, chen, client):
    correction = announced.bulletin.correct(reason="漏计一条。", by=chen)
    assert 'role="note"' not in client.get(announced.page.url).content.decode()

    correction.sign(by=zhou)

    told = client.get(announced.page.url).content.decode()
    assert f"本期已由{correction.issue}通报更正，以更正后的为准。" in told
    correction.disclose(form="units", reason="主任会议定。", by=zhou)
    page = Announcement.objects.announce(correction, in_=deputies, by=su).page
    assert (
        f'更正后的为准。<a href="{page.url}">{page.title}</a>'
        in client.get(announced.page.url).content.decode()
    )
    assert 'role="note"' not in client.get(page.url).content.decode()
