"""What everybody may read, and what nobody finds there."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.manuscript import Writing
from byline.publishing.models import ArticlePage, Publication, Readership
from tests.cast import register

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
ARTICLE_AT_MOST = 25
HOME_AT_MOST = 24


def meta(answer):
    return dict(re.findall(r'<meta name="([A-Za-z]+)" content="([^"]*)">', answer.text))


def test_the_article_shows_time_source_author_and_responsible_editor(client, published, levee):
    text = client.get(published.page.url).text

    for shown in (levee.title, "青禾人大", "林秀 吴建民（北河镇）", "责任编辑", "陈静", "清淤只是头一步"):
        assert shown in text
    assert 'aria-current="page">正文' in text


def test_the_article_carries_the_tags_that_government_sites_carry(client, published):
    tags = meta(client.get(published.page.url))

    assert tags["SiteName"] == tags["ContentSource"] == "青禾人大"
    assert tags["ColumnName"] == "代表履职"
    assert tags["ArticleTitle"] == published.page.title
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"])
    assert "SiteIDCode" not in tags


@pytest.mark.parametrize("address", ["/site/", "/site/deputies/", "/site/news/", "/site/search/"])
def test_nothing_empty_is_printed(client, published, home, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert all(content.strip() for content in meta(answer).values())
    assert not re.search(r"\b(null|None)\b", answer.text)
    assert len(answer.content) < 100_000


def test_filings_stand_in_the_footer_once_they_are_known(client, home):
    assert "备" not in client.get("/site/").text

    home.site_code, home.icp_filing, home.report_phone = "3700000001", "东ICP备20260001号", "0530-6660012"
    home.save()

    answer = client.get("/site/")
    assert meta(answer)["SiteIDCode"] == "3700000001"
    assert "东ICP备20260001号" in answer.text
    assert "0530-6660012" in answer.text


def test_the_first_page_leads_with_the_newest(client, published):
    answer = client.get("/site/")

    assert answer.context["lead"] == published.page
    assert "代表履职" in answer.text
    assert published.page.title in answer.text


def test_a_channel_shows_what_stands_below_it_too(client, home, levee, chen):
    townships = home.get_descendants().get(slug="townships").specific
    Publication.objects.publish(levee, in_=townships, by=chen)

    assert levee.title in client.get("/site/counties/").text


def test_readers_are_counted_and_machines_are_not(client, published):
    client.get(published.page.url)
    client.get(published.page.url)
    client.get(published.page.url, headers={"User-Agent": "ExampleBot/1.0"})
    client.head(published.page.url)

    row = Readership.objects.get()
    assert (row.page, row.readers, row.day) == (published.page, 2, timezone.localdate())


def test_the_most_read_of_the_last_month_stand_first(client, published, ditch, deputies, chen):
    newer = Publication.objects.publish(ditch, in_=deputies, by=chen).page
    long_ago = timezone.localdate() - timedelta(days=40)
    Readership.objects.create(page=newer, day=long_ago, readers=99)
    client.get(published.page.url)

    assert list(ArticlePage.objects.under(deputies.home).most_read()) == [published.page, newer]


def test_words_are_found_in_titles_and_texts(client, published, levee):
    assert levee.title in client.get("/site/search/", {"q": "清淤 刘桂枝"}).text
    assert "没有找到" in client.get("/site/search/", {"q": "清淤 没有的词"}).text


def test_larger_type_is_remembered_until_it_is_taken_back(client, home):
    assert 'data-type="large"' in client.get("/site/", {"type": "large"}).text
    assert 'data-type="large"' in client.get("/site/news/").text
    assert "data-type" not in client.get("/site/", {"type": ""}).text
    assert "data-type" not in client.get("/site/").text


def test_drafts_are_nowhere_on_the_site(client, home, draft):
    assert draft.title not in client.get("/site/").text
    assert draft.title not in client.get("/site/search/", {"q": "堤"}).text
    assert client.get(f"/site/deputies/{timezone.localdate():%Y%m%d}-{draft.pk}/").status_code == 404


@pytest.fixture
def illustrated(sun, chen):
    """A manuscript with a picture in its text, and one that was left out of it."""
    manuscript = Manuscript.objects.begin(Writing(title="渠水到田头", body="<p>水来了。</p>"), by=sun)
    shown, left_out = (manuscript.illustrate(SimpleUploadedFile("a.gif", GIF), by=sun) for _each in range(2))
    figure = f'<figure><img src="/pictures/{shown.pk}/" alt="渠边"><figcaption>渠边</figcaption></figure>'
    body = f"<p>水来了。</p>{figure}"
    manuscript.write(Writing(title="渠水到田头", body=body), edition=manuscript.edition, by=sun)
    return register(manuscript, by=chen), shown, left_out


def test_a_picture_is_public_only_as_long_as_its_article_is(client, illustrated, deputies, chen):
    manuscript, shown, left_out = illustrated
    address = f"/site/pictures/{shown.pk}/"
    assert client.get(address).status_code == 404

    publication = Publication.objects.publish(manuscript, in_=deputies, by=chen)
    assert address in client.get(publication.page.url).text
    assert b"".join(client.get(address).streaming_content)
    assert client.get(f"/site/pictures/{left_out.pk}/").status_code == 404
    assert client.get(f"/pictures/{shown.pk}/").status_code == 302

    publication.withdraw(by=chen, reason="照片未经同意")
    assert client.get(address).status_code == 404


def test_a_page_does_not_open_the_pictures_of_another_manuscript(client, published, illustrated):
    _manuscript, shown, _left_out = illustrated
    page = published.page
    page.body += f'<p><img src="/pictures/{shown.pk}/" alt=""></p>'
    page.save()

    assert client.get(f"/site/pictures/{shown.pk}/").status_code == 404


def test_outlets_that_printed_it_are_named(client, adoption, levee, deputies, chen):
    adoption.confirm(by=chen)
    page = Publication.objects.publish(levee, in_=deputies, by=chen).page

    assert "本文被东江日报采用" in client.get(page.url).text


def test_pages_ask_the_database_no_more_the_more_stands_on_them(
    client, published, ditch, deputies, chen, django_assert_max_num_queries
):
    Publication.objects.publish(ditch, in_=deputies, by=chen)
    client.get("/site/")

    with django_assert_max_num_queries(ARTICLE_AT_MOST):
        client.get(published.page.url)
    with django_assert_max_num_queries(HOME_AT_MOST):
        client.get("/site/")
