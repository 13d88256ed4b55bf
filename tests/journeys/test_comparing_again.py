"""All open clippings compared again while one watches; a damaged page, restored and as it was."""

from __future__ import annotations

from collections import deque

import pytest
from playwright.sync_api import expect

from byline.ledger.models import Adoption, Rematching
from tests.journeys.conftest import PHONE
from tests.journeys.mirror import TITLE
from tests.journeys.steps import button


@pytest.fixture
def mirrored_print(county):
    """The print of last month, on a page that was damaged all over."""
    return Adoption.objects.get(manuscript=county)


def test_the_office_compares_all_open_clippings_again_with_one_click(at_desk, county, chen):
    page = at_desk(chen)
    page.goto("/clippings/")
    page.get_by_role("link", name="重新比对…").click()
    button(page, "全部重新比对").click()

    expect(page.get_by_role("main")).to_contain_text("已比对 1／1 篇")
    expect(page.get_by_role("main")).to_contain_text("没有变化 1")
    page.goto("/rematchings/")
    expect(page.get_by_role("row", name="陈静")).to_contain_text("已完成")


def test_whoever_watches_sees_it_go_on_without_touching_anything(at_desk, county, chen):
    rematching = Rematching.objects.begin(by=chen)
    page = at_desk(chen)
    page.goto(rematching.get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text("已比对 0／1 篇")

    deque(rematching.run(), maxlen=0)

    expect(page.get_by_role("main")).to_contain_text("已比对 1／1 篇")
    expect(page.get_by_role("main")).to_contain_text("已完成")


def test_restored_and_as_it_was_by_keyboard(at_desk, mirrored_print, chen):
    page = at_desk(chen)
    page.goto(mirrored_print.get_absolute_url())
    theirs = page.locator(".pair > section").nth(1)
    expect(theirs).to_contain_text("县人大机关")

    page.get_by_role("link", name="原文", exact=True).press("Enter")

    expect(theirs).to_contain_text("壯大")
    expect(theirs.locator(".mended").first).to_be_visible()
    page.get_by_role("link", name="还原文", exact=True).press("Enter")
    expect(theirs).not_to_contain_text("壯大")


def test_without_scripts_the_same_on_a_phone(new_context, sign_in, mirrored_print, chen, live_server):
    page = sign_in(new_context(**PHONE, java_script_enabled=False).new_page(), chen)
    page.goto(live_server.url + mirrored_print.get_absolute_url())
    expect(page.get_by_role("heading", name=TITLE).first).to_be_visible()

    page.get_by_text("网页有").click()
    expect(page.locator(".kinds").first).to_contain_text("字后用括号注了拼音")
    page.get_by_role("link", name="原文", exact=True).click()

    expect(page.locator(".pair > section").nth(1)).to_contain_text("壯大")
