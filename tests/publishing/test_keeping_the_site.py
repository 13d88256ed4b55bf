"""Founding a site, and who works on it."""

import pytest
from wagtail.models import Page, Site

from byline.publishing.models import ChannelPage, HomePage
from byline.publishing.models.home import AddressTaken

ADMINISTRATION = [
    "/site-admin/",
    "/site-admin/reports/site-history/",
    "/site-admin/reports/page-types-usage/",
]


def test_a_congress_has_one_site_however_often_it_is_founded(qinghe):
    home = HomePage.found(qinghe)

    assert HomePage.found(qinghe) == home
    assert home.title == "青禾县人大"
    assert [channel.title for channel in home.channels] == [
        *("要闻", "立法", "监督", "代表履职", "市县人大", "专题", "机关建设")
    ]
    assert Site.objects.get().root_page.specific == home
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_a_second_congress_needs_an_address_of_its_own(home, stranger):
    with pytest.raises(AddressTaken, match="青禾县人大常委会"):
        HomePage.found(stranger.congress)

    theirs = HomePage.found(stranger.congress, host="linxi.example")
    assert Site.objects.get(hostname="linxi.example").root_page.specific == theirs


def test_before_there_is_a_site_its_address_says_so(client, db):
    answer = client.get("/site/")

    assert answer.status_code == 404
    assert "还没有公开网站" in answer.text


@pytest.mark.parametrize("who", ["lin", "wu", "chen", "zhou", "luo", "shi", "stranger"])
def test_only_the_webmaster_comes_into_the_administration(desk, request, home, who):
    person = desk(request.getfixturevalue(who))

    for address in [*ADMINISTRATION, f"/site-admin/pages/{home.pk}/edit/"]:
        assert person.get(address).status_code in {302, 403}, address


def test_the_administration_has_no_sign_in_of_its_own(client, db):
    assert client.get("/site-admin/").url.startswith("/sign-in/")
    assert client.get("/site-admin/login/").url.startswith("/sign-in/")


def test_the_webmaster_finds_every_page_of_the_administration_in_order(desk, su, home, published):
    addresses = [
        *ADMINISTRATION,
        f"/site-admin/pages/{home.pk}/",
        f"/site-admin/pages/{home.pk}/edit/",
        f"/site-admin/pages/{published.channel.pk}/edit/",
        f"/site-admin/pages/{published.page.pk}/edit/",
        f"/site-admin/pages/{published.page.pk}/history/",
        f"/site-admin/pages/add/publishing/articlepage/{published.channel.pk}/",
    ]
    for address in addresses:
        assert desk(su).get(address).status_code == 200, address


def test_the_webmaster_keeps_no_people_there(desk, su, home):
    assert desk(su).get("/site-admin/users/").status_code == 302
    assert desk(su).get("/site-admin/account/").url == "/me/"
    assert "/site-admin/users/" not in desk(su).get("/site-admin/").text


def test_the_webmaster_corrects_an_article_and_only_what_is_allowed_stays(desk, su, published, client):
    page = published.page
    typed = {
        "title": page.title,
        "slug": page.slug,
        "subtitle": "",
        "body": "<p>改过了。</p><script>alert(1)</script>",
        "published_at": "2026-03-17 09:30",
        "source": page.source,
        "author": page.author,
        "editor": page.editor,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    answer = desk(su).post(f"/site-admin/pages/{page.pk}/edit/", typed)

    assert answer.status_code == 302
    text = client.get(page.url).text
    assert "改过了" in text
    assert "alert(1)" not in text


def test_the_webmaster_cannot_reach_the_site_of_another_congress(desk, su, home, stranger):
    theirs = HomePage.found(stranger.congress, host="linxi.example")

    assert desk(su).get(f"/site-admin/pages/{theirs.pk}/edit/").status_code == 302
    assert desk(su).get(f"/site-admin/pages/add/publishing/channelpage/{theirs.pk}/").status_code == 302


def test_what_was_published_is_not_deleted(desk, su, published):
    for page in (published.page, published.channel):
        desk(su).post(f"/site-admin/pages/{page.pk}/delete/")

    assert ChannelPage.objects.filter(pk=published.channel.pk).exists()
    assert Page.objects.filter(pk=published.page.pk).exists()
