"""Putting a reviewed manuscript on the public site."""

import pytest

from byline.activity.models import Deed, Notice
from byline.manuscripts.models.registration import NotPassed
from byline.publishing.models import ChannelPage, HomePage, Publication
from byline.publishing.models.channel import NoChannel
from byline.publishing.models.publication import NotYourSite, PublishedAlready


def test_a_reviewed_manuscript_becomes_a_page_of_the_channel(published, levee, deputies):
    page = published.page

    assert page.live
    assert page.get_parent().specific == deputies
    assert page.title == levee.title
    assert page.body == levee.body
    assert page.search_description.startswith(levee.text[:40])


def test_the_page_names_authors_source_and_responsible_editor(published):
    assert published.page.author == "林秀 吴建民（北河镇）"
    assert published.page.source == "青禾人大"
    assert published.page.editor == "陈静"


def test_the_one_who_passed_the_text_answers_for_it_whoever_publishes(levee, deputies, su):
    assert Publication.objects.publish(levee, in_=deputies, by=su).page.editor == "陈静"


def test_the_authors_hear_of_it_and_the_history_tells_it(published, levee, lin):
    assert "代表履职" in Deed.objects.about(levee).last().sentence
    assert Notice.objects.visible_to(lin).filter(deed__verb="published").exists()


def test_a_draft_is_not_published(draft, deputies, chen):
    with pytest.raises(NotPassed):
        Publication.objects.publish(draft, in_=deputies, by=chen)

    assert not Publication.objects.exists()


def test_a_manuscript_under_review_is_not_published(draft, deputies, chen, lin):
    draft.file(by=lin)

    with pytest.raises(NotPassed):
        Publication.objects.publish(draft, in_=deputies, by=chen)


def test_what_has_passed_is_published_before_it_has_a_number(draft, deputies, chen, lin, wu, fresh):
    draft.file(by=lin)
    draft.pass_review(by=wu)
    draft.pass_review(by=chen)

    assert Publication.objects.publish(fresh(draft), in_=deputies, by=chen).page.live


def test_a_second_publication_is_refused(published, levee, home, chen):
    news = ChannelPage.objects.of(home.congress).get(slug="news")

    with pytest.raises(PublishedAlready, match="陈静"):
        Publication.objects.publish(levee, in_=news, by=chen)

    assert Publication.objects.count() == 1


def test_nobody_publishes_on_the_site_of_another_congress(levee, deputies, chen, stranger):
    theirs = HomePage.found(stranger.congress, host="linxi.example").channels[0].specific

    with pytest.raises(NotYourSite):
        Publication.objects.publish(levee, in_=theirs, by=chen)
    with pytest.raises(NotYourSite):
        Publication.objects.publish(levee, in_=deputies, by=stranger)


def test_without_a_site_there_is_no_channel(qinghe):
    with pytest.raises(NoChannel):
        ChannelPage.objects.of(qinghe)


def test_the_editor_publishes_from_the_sheet_of_the_manuscript(desk, chen, levee, deputies):
    sheet = desk(chen).get(levee.get_absolute_url()).text
    assert f"/manuscripts/{levee.pk}/publication/" in sheet

    answer = desk(chen).post(f"/manuscripts/{levee.pk}/publication/", {"channel": deputies.pk}, follow=True)

    page = Publication.objects.get().page
    assert answer.redirect_chain[-1][0] == levee.get_absolute_url()
    assert page.url in answer.text


def test_the_form_offers_the_channels_of_the_own_site_only(desk, su, levee, deputies, stranger):
    HomePage.found(stranger.congress, host="linxi.example")

    form = desk(su).get(f"/manuscripts/{levee.pk}/publication/").context["form"]

    offered = form.fields["channel"].queryset
    assert deputies in offered
    assert {channel.home.congress for channel in offered} == {levee.congress}


def test_a_channel_has_to_be_chosen(desk, chen, levee, deputies):
    assert desk(chen).post(f"/manuscripts/{levee.pk}/publication/", {"channel": ""}).status_code == 422


def test_where_there_is_no_site_the_desk_says_so(desk, chen, levee):
    answer = desk(chen).get(f"/manuscripts/{levee.pk}/publication/")

    assert answer.status_code == 409
    assert "栏目" in answer.text


@pytest.mark.parametrize("who", ["lin", "wu", "zhou", "luo", "shi"])
def test_who_has_no_right_to_it_cannot_publish(desk, request, levee, deputies, who):
    person = request.getfixturevalue(who)

    assert (
        desk(person).post(f"/manuscripts/{levee.pk}/publication/", {"channel": deputies.pk}).status_code
        == 403
    )
    assert not Publication.objects.exists()


def test_another_congress_does_not_find_the_manuscript(desk, stranger, levee, deputies):
    answer = desk(stranger).post(f"/manuscripts/{levee.pk}/publication/", {"channel": deputies.pk})

    assert answer.status_code == 404


def test_the_form_says_what_keeps_it_out_of_the_submissions(desk, su, levee, deputies, qinghe_media):
    def page():
        return desk(su).get(f"/manuscripts/{levee.pk}/publication/").text

    assert "没有标明本单位自办网站" in page()
    qinghe_media.is_own_site = True
    qinghe_media.save()
    assert "不会记入报送" not in page()
