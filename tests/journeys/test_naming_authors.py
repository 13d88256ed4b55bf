"""Authors in their order, with shares that add up, and one without an account; by hand and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.looking import fits
from tests.journeys.steps import button


@pytest.fixture(params=["desk", "phone"])
def authors(request, at_desk, on_phone, lin, wu, draft):
    """The authors' page of Lin's draft, at both widths."""
    page = {"desk": at_desk, "phone": on_phone}[request.param](lin)
    page.goto(f"/manuscripts/{draft.pk}/authorship/")
    return page


def test_authors_are_added_ordered_and_given_equal_parts(authors, draft):
    said = authors.locator("#sum")
    expect(said).to_have_text("份额合计100%")
    authors.fill("#id_person_2", "周小雨")
    authors.press("#id_person_2", "Tab")
    authors.fill("#id_share_1", "60")
    authors.fill("#id_share_2", "30")
    expect(said).to_have_text("还差10%")
    authors.get_by_role("button", name="平分").click()
    expect(said).to_have_text("份额合计100%")
    authors.get_by_role("button", name="第1作者下移").click()
    authors.get_by_label("加为没有账号的作者").nth(0).check()
    authors.get_by_label("单位（可不填）").nth(0).fill("县融媒体中心")
    fits(authors)
    button(authors, "署上这些作者").click()

    expect(authors.locator(".credited")).to_contain_text("周小雨 50%、林秀 50%")
    authors.locator(".credited a").click()
    expect(authors.locator("#id_person_1")).to_have_value("周小雨 县融媒体中心")
    expect(authors.locator("#people option[value='周小雨 县融媒体中心']")).to_have_count(1)
