import pytest
from django.urls import reverse

from byline.papers.pdf import as_pdf
from byline.papers.word import as_word
from byline.standings.models import Bulletin, Layout

NEWSLETTER = {"style": "newsletter", "numerals": "chinese", "red_head": "青禾人大信息", "copies": 60}


def test_an_office_has_two_layouts_from_the_start(bulletin, qinghe):
    assert [layout.style for layout in Layout.objects.of(qinghe)] == ["official", "newsletter"]
    assert bulletin.style == "official"


def test_a_bulletin_is_prepared_with_a_layout(bulletin, qinghe, last_month, chen):
    layout = Layout.objects.get(style="newsletter")

    other = Bulletin.objects.prepare(qinghe, period=last_month.previous(), by=chen, layout=layout)

    assert (other.style, other.maker) == ("newsletter", layout.maker)


def test_a_newsletter_counts_in_the_figures_it_likes(bulletin, chen, zhou):
    assert bulletin.printed_number.startswith("青人办通〔")
    bulletin.lay_out(NEWSLETTER, by=chen)
    assert bulletin.printed_number == "第　期"

    bulletin.sign(by=zhou)

    assert bulletin.printed_number == "第一期"
    assert Bulletin.objects.get().is_whole


@pytest.mark.parametrize("letterhead", [{}, NEWSLETTER], ids=["official", "newsletter"])
def test_word_and_pdf_of_a_bulletin_say_the_same(
    bulletin, chen, zhou, letterhead, words_of_word, words_of_pdf
):
    bulletin.lay_out(letterhead, by=chen)
    bulletin.parts.get(kind="chart").leave_out(by=chen)  # a picture in Word, letters in the PDF
    bulletin.sign(by=zhou)

    paper = bulletin.paper()

    # 版记 stands last in Word; the PDF writer may set it anywhere on the last page
    assert sorted(words_of_pdf(as_pdf(paper))) == sorted(words_of_word(as_word(paper)))


def test_layouts_are_changed_and_added_on_their_pages(bulletin, desk, chen, lin):
    layout = Layout.objects.get(style="newsletter")
    sent = {**layout.letterhead(), "name": "信息简报", "red_head": "青禾人大信息"}
    browser = desk(chen)

    assert browser.post(reverse("bulletin-layout", args=[layout.pk]), sent).status_code == 302
    assert browser.post(reverse("bulletin-layout-addition"), {**sent, "name": "专报"}).status_code == 302

    assert browser.get(reverse("bulletin-layouts")).content.decode().count("青禾人大信息") == 2
    assert desk(lin).get(reverse("bulletin-layouts")).status_code == 403
    assert bulletin.red_head == "信息宣传工作通报"


def test_a_name_is_not_given_twice(bulletin, desk, chen):
    layout = Layout.objects.get(style="newsletter")

    answer = desk(chen).post(
        reverse("bulletin-layout", args=[layout.pk]), {**layout.letterhead(), "name": "公文格式"}
    )

    assert answer.status_code == 422
