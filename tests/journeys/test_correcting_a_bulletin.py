"""A signed bulletin was wrong: it is corrected, and whoever reads it in the house or outside is led on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from byline.publishing.models import Announcement, ChannelPage
from byline.standings.models import Bulletin
from tests.journeys.looking import fits, shoot

REASON = "漏计北河镇林秀在云州日报、东江日报刊发的代表联络站和春灌先访渠两篇稿件，经本人申诉核实无误。"


@pytest.fixture
def corrected(county, site, last_month, qinghe, chen, zhou, su):
    """Last month's bulletin on the site, signed, and the signed one that corrects it, there too."""
    bulletin = Bulletin.objects.prepare(qinghe, period=last_month, by=chen)
    bulletin.sign(by=zhou)
    correction = bulletin.correct(reason=REASON, by=chen)
    correction.sign(by=zhou)
    news = ChannelPage.objects.of(qinghe).first()
    for one in (bulletin, correction):
        one.disclose(form="units", reason="主任会议定。", by=zhou)
        Announcement.objects.announce(one, in_=news, by=su)
    return bulletin


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_the_old_bulletin_says_why_it_was_corrected_and_fits(corrected, request, lin, seat):
    page = request.getfixturevalue(seat)(lin)

    page.goto(corrected.get_absolute_url())

    expect(page.get_by_text(REASON).first).to_be_visible()
    fits(page)


def test_a_reader_of_the_old_page_on_the_site_comes_to_the_new_one(corrected, phone):
    phone.goto(Announcement.objects.of(corrected).get().page.url)
    shoot(phone, "corrected-on-the-site")
    fits(phone)

    phone.get_by_role("note").get_by_role("link").tap()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("关于更正")
    fits(phone)
