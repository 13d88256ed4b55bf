"""On a phone: a writer under way, and a leader between two meetings."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.steps import button, is_saved
from tests.journeys.looking import fits, shoot

TITLE = "北河镇：代表夜访摆渡口"
TEXT = "昨晚，北河镇人大代表刘桂枝来到河口摆渡口，听等船的学生和菜农说难处。大家盼着晚班船再晚半个钟头。"


def test_a_writer_signs_in_writes_and_hands_in(phone, lin, wu, rulebook):
    phone.goto("/sign-in/")
    fits(phone)
    phone.get_by_label("手机号或工号").fill("linxiu")
    phone.get_by_label("密码").fill(PASSWORD)
    phone.get_by_role("button", name="登录").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("今日")
    fits(phone)

    phone.get_by_role("navigation", name="常用").get_by_role("link", name="稿件").tap()
    fits(phone)
    button(phone, "写稿").or_(button(phone, "写第一篇")).first.tap()
    fits(phone)
    phone.get_by_label("标题", exact=True).fill(TITLE)
    phone.locator("#body").tap()
    phone.keyboard.insert_text(TEXT)
    is_saved(phone)
    fits(phone)
    shoot(phone, "writing-phone")
    button(phone, "提交审稿").tap()

    expect(phone.get_by_role("status")).to_contain_text("已提交，下一步由吴建民审稿。")
    fits(phone)


def test_a_writer_claims_a_print_with_the_phone(on_phone, lin, levee, levee_page, rulebook):
    page = on_phone(lin)
    page.goto("/")
    page.get_by_role("button", name="我", exact=True).tap()
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="申报").tap()
    button(page, "申报采用").first.tap()
    fits(page)
    page.get_by_label("或者粘贴正文").fill(
        f"{levee.title}\n{levee.registration.registered_on:%Y-%m-%d} 09:30　来源：东江日报\n{levee.text}"
    )
    button(page, "申报").tap()

    expect(page.locator("main")).to_contain_text("可证")
    fits(page)


def test_a_leader_reads_the_board_opens_a_number_and_signs(on_phone, zhou, county, today):
    page = on_phone(zhou)
    page.goto("/")
    fits(page)
    shoot(page, "leader-phone")
    page.locator(".board a").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{today.year}年{today.month}月")
    fits(page)
    page.locator(".ranking tbody a[href]").first.tap()
    expect(page.locator(".entries")).to_contain_text("堤上")
    fits(page)

    page.get_by_role("button", name="我", exact=True).tap()
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="排名").tap()
    expect(page.locator(".ranking")).to_contain_text("林秀")
    fits(page)

    page.goto("/")
    page.locator(".round a.button").first.tap()
    expect(page.locator("main")).to_contain_text("通报")
    fits(page)
    button(page, "签发，编号印发").tap()
    expect(page.locator("main")).to_contain_text("第1期")
    fits(page)
