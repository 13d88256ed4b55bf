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


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_those_whom_an_uploaded_file_names_are_checked_and_named(request, seat, lin, wu, tmp_path):
    file = tmp_path / "来稿.txt"
    text = "三月五日，北河镇人大组织代表走进青石嘴水厂，听取供水工程情况汇报。"
    file.write_bytes(f"代表视察供水工程\n{text}\n（通讯员 吴建民 周小雨）".encode("gb18030"))
    page = request.getfixturevalue(seat)(lin)

    page.goto("/manuscripts/import/")
    page.get_by_label("文件", exact=True).set_input_files(file)
    button(page, "上传").click()
    expect(page.locator(".credited")).to_contain_text("林秀")
    page.get_by_role("link", name="核对后署名").first.click()
    expect(page.get_by_text("按下按钮才会署名")).to_be_visible()
    expect(page.locator("#id_person_1")).to_have_value("吴建民 北河镇")
    expect(page.get_by_label("加为没有账号的作者").nth(1)).to_be_checked()
    page.fill("#id_person_3", "")
    fits(page)
    button(page, "署上这些作者").click()

    expect(page.locator(".credited")).to_contain_text("吴建民 50%、周小雨 50%")
