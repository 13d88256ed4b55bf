"""A writer's words outlive a dead network, a closed tab and a second window."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from byline.manuscripts.models import Filing, Manuscript

SAVED = re.compile("已保存")


@pytest.fixture
def desk(wide, sign_in, lin, wu):
    """Lin at an empty sheet."""
    page = sign_in(wide, lin)
    page.goto(reverse("new-manuscript"))
    page.locator("#body").wait_for()
    return page


def begin(page):
    page.fill("#title", "渠边的接待日")
    page.press("#title", "Enter")
    page.keyboard.type("代表走进灌区。")
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page).to_have_url(re.compile(r"/manuscripts/\d+/writing/$"))


def test_what_is_written_without_a_network_comes_through(desk):
    begin(desk)
    desk.context.set_offline(True)
    desk.keyboard.type("断网时写的。")
    expect(desk.locator("#saved")).to_have_text(re.compile("没有连上"))

    address = desk.url
    context = desk.context
    desk.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.locator("[data-restore]").click()

    expect(again.locator("#body")).to_have_text(re.compile("断网时写的。"))
    expect(again.locator("#kept")).to_be_hidden()
    expect(again.locator("#saved")).to_have_text(SAVED)
    again.wait_for_function("localStorage.length === 0")
    assert Manuscript.objects.get().text == "代表走进灌区。断网时写的。"


def test_a_second_window_is_told_and_overwrites_nothing(desk):
    begin(desk)
    second = desk.context.new_page()
    second.goto(desk.url)
    second.locator("#body").wait_for()
    with second.expect_response(lambda response: response.request.method == "POST"):
        second.fill("#title", "另一个窗口的题")

    desk.fill("#title", "这个窗口的题")

    expect(desk.locator("#refused")).to_contain_text("林秀")
    assert Manuscript.objects.get().title == "另一个窗口的题"
    expect(desk.locator("#title")).to_have_value("这个窗口的题")
    with desk.expect_response(lambda response: response.ok):
        desk.locator("[data-over]").click()
    expect(desk.locator("#saved")).to_have_text(SAVED)
    assert Manuscript.objects.get().title == "这个窗口的题"


def test_handing_in_takes_the_last_word_along(desk, lin, wu):
    begin(desk)
    desk.keyboard.type("最后一句。")
    desk.locator("#file").dblclick()

    expect(desk.locator("h1")).to_have_text("渠边的接待日")
    expect(desk.locator(".said")).to_contain_text("吴建民")
    assert Filing.objects.get().version.body == "<p>代表走进灌区。最后一句。</p>"


def test_a_reviewer_passes_by_one_key(wide, sign_in, draft, lin, wu):
    draft.file(by=lin)
    page = sign_in(wide, wu)
    page.goto(reverse("review-desk"))

    page.locator("#return").click()
    expect(page.locator("#id_words")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("a")

    expect(page.locator(".said")).to_contain_text("已通过")
    assert draft.filing_set.get().review_set.get().by == wu
