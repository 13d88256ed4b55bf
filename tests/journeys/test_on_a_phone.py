"""On a phone: a writer under way, and a leader between two meetings."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.looking import fits
from tests.journeys.steps import button, is_saved

TITLE = "北河镇：代表夜访摆渡口"
TEXT = "昨晚，北河镇人大代表刘桂枝来到河口摆渡口，听等船的学生和菜农说难处。大家盼着晚班船再晚半个钟头。"

LONG = "渡口边的接待日：代表把椅子搬到候船棚，听等船的学生和菜农说晚班船的事"
TARGETS = """[...document.querySelectorAll(":is(.tools, .deeds) button, .slip :is(select, input, summary)")]
  .filter((each) => each.offsetParent)
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
  .map(([name, { width, height }]) => [name, Math.round(width), Math.round(height)])"""


@pytest.fixture
def tap():
    """Tap what leads to another page, and see that the page fits: tap(page, link)."""

    def tapped(page, target):
        with page.expect_navigation():
            target.first.tap()
        fits(page)

    return tapped


def line_of_the_rail(page, words):
    """Open the sheet behind 我 and find a line of the navigation."""
    page.get_by_role("button", name="我", exact=True).tap()
    return page.get_by_role("navigation", name="主导航").get_by_role("link", name=words)


def test_a_writer_signs_in_writes_and_hands_in(phone, tap, lin, wu, rulebook):
    phone.goto("/sign-in/")
    fits(phone)
    phone.get_by_label("手机号或工号").fill("linxiu")
    phone.get_by_label("密码").fill(PASSWORD)
    tap(phone, phone.get_by_role("button", name="登录"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("今日")

    tap(phone, phone.get_by_role("navigation", name="常用").get_by_role("link", name="稿件"))
    tap(phone, button(phone, "写稿").or_(button(phone, "写第一篇")))
    phone.get_by_label("标题", exact=True).fill(TITLE)
    phone.locator("#body").tap()
    phone.keyboard.insert_text(TEXT)
    is_saved(phone)
    fits(phone)
    tap(phone, button(phone, "提交审稿"))

    expect(phone.get_by_role("status")).to_contain_text("已提交，下一步由吴建民审稿。")


def test_the_sheet_is_written_with_a_thumb(on_phone, lin, draft):
    page = on_phone(lin)
    page.goto(f"/manuscripts/{draft.pk}/writing/")
    page.locator("#body").wait_for()
    sizes = page.evaluate(TARGETS)
    assert sizes
    assert min(size for each in sizes for size in each[1:]) >= 44, sizes

    page.locator("#title").fill(LONG)
    assert page.evaluate("(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(title)") <= 1
    page.locator("#body").tap()
    page.keyboard.press("Control+End")
    for _line in range(30):
        page.keyboard.press("Enter")
        page.keyboard.insert_text("又来了一句。")
    place = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    assert 100 < place < 780 - 60
    expect(page.locator(".bar")).to_be_hidden()
    fits(page)

    page.get_by_role("button", name="链接").tap()
    page.get_by_label("链接地址").fill("https://www.example.com/")
    page.get_by_role("button", name="加上链接").tap()
    expect(page.locator("#body a")).to_have_text("https://www.example.com/")
    page.locator("#more summary").tap()
    page.get_by_label("保密").select_option("clear")
    is_saved(page)
    fits(page)


def test_a_writer_claims_a_print_with_pasted_text(on_phone, tap, lin, levee, rulebook):
    page = on_phone(lin)
    page.goto("/")
    tap(page, line_of_the_rail(page, "申报"))
    tap(page, button(page, "申报采用"))
    day = levee.registration.registered_on
    head = f"{levee.title}\n{day:%Y-%m-%d} 09:30　来源：东江日报\n"
    page.get_by_label("或者粘贴正文").fill(head + levee.text)
    tap(page, button(page, "申报"))

    expect(page.locator("main")).to_contain_text("可证")


def test_a_leader_opens_what_is_behind_a_number_and_signs(on_phone, tap, zhou, county, today):
    page = on_phone(zhou)
    page.goto("/")
    fits(page)
    tap(page, page.locator(".board a"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{today.year}年{today.month}月")

    tap(page, line_of_the_rail(page, "排名"))
    tap(page, page.locator(".ranking tbody a[href]"))
    expect(page.locator(".entries")).to_contain_text(county.title)

    page.goto("/")
    tap(page, page.locator(".round .deeds a"))
    expect(page.locator("main")).to_contain_text("信息采用情况的通报")
    tap(page, button(page, "签发，编号印发"))
    expect(page.locator("main")).to_contain_text("第1期")
