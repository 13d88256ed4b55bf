"""A writer's words outlive a dead network, a closed tab, a restart, an ended session and a full disk."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from byline.manuscripts.models import Filing, Manuscript
from tests.cast import PASSWORD

SAVED = re.compile("已保存")
WRITING = re.compile(r"/manuscripts/\d+/writing/$")
EMPTIED = """async () => {
  const { all } = await import("/static/writing/shelf.js");
  for (let turn = 0; turn < 200 && (await all("words")).length; turn += 1) {
    await new Promise((go) => setTimeout(go, 50));
  }
  return (await all("words")).length === 0;
}"""
FULL = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


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
    expect(page).to_have_url(WRITING)
    all_is_saved(page)


def all_is_saved(page):
    """Wait until the house holds all that stands on the page, and this browser keeps nothing of its own."""
    expect(page.locator("#saved")).to_have_attribute("data-kind", "saved")
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert page.evaluate(EMPTIED)


def test_what_is_written_without_a_network_is_offered_when_the_closed_tab_is_opened_again(desk):
    begin(desk)
    desk.context.set_offline(True)
    desk.keyboard.type("断网时写的。")
    expect(desk.locator("#saved")).to_have_text(re.compile(r"没有网络，已存在本机 \d\d:\d\d"))

    address = desk.url
    context = desk.context
    desk.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator("#kept")).to_contain_text("还没有存上")
    expect(again.locator("#body")).not_to_contain_text("断网时写的。")
    again.locator("#kept [data-compare]").click()
    expect(again.locator("#compared ins")).to_have_text("断网时写的。")
    again.keyboard.press("Escape")
    again.locator("[data-restore]").click()

    expect(again.locator("#body")).to_have_text(re.compile("断网时写的。"))
    expect(again.locator("#kept")).to_be_hidden()
    all_is_saved(again)
    assert Manuscript.objects.get().text == "代表走进灌区。断网时写的。"


def test_a_manuscript_begins_without_a_network_and_only_once(desk):
    desk.context.set_offline(True)
    desk.locator("#body").click()
    desk.keyboard.type("断网时起的头。")
    expect(desk.locator("#saved")).to_contain_text("没有网络，已存在本机")
    desk.keyboard.type("又写一句。")
    desk.context.set_offline(False)

    expect(desk).to_have_url(WRITING)
    all_is_saved(desk)
    assert Manuscript.objects.get().text == "断网时起的头。又写一句。"


def test_a_first_save_whose_answer_was_lost_begins_nothing_twice(desk):
    def lose_the_answer(route):
        route.fetch()
        route.abort()

    desk.route("**/manuscripts/new/", lose_the_answer, times=1)
    desk.fill("#title", "只该有一篇")
    expect(desk.locator("#saved")).to_contain_text("连不上服务器，已存在本机")
    assert Manuscript.objects.get().title == "只该有一篇"
    desk.locator("#body").click()
    desk.keyboard.type("正文接着写。")

    expect(desk).to_have_url(WRITING)
    all_is_saved(desk)
    assert Manuscript.objects.get().text == "正文接着写。"


def test_an_ended_session_costs_no_word_and_the_text_is_saved_after_signing_in_again(desk):
    begin(desk)
    Session.objects.all().delete()
    desk.keyboard.type("登录失效时写的。")
    expect(desk.locator("#saved")).to_contain_text("登录已失效，已存在本机")
    expect(desk.locator("#body")).to_contain_text("登录失效时写的。")

    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="重新登录").click()
    door = opened.value
    door.get_by_label("手机号或工号").fill("linxiu")
    door.get_by_label("密码").fill(PASSWORD)
    door.get_by_role("button", name="登录").click()
    expect(door.get_by_role("heading", level=1)).to_have_text("今日")
    door.close()

    all_is_saved(desk)
    expect(desk.locator("#locked")).to_be_hidden()
    assert Manuscript.objects.get().text == "代表走进灌区。登录失效时写的。"


def test_a_house_that_is_being_restarted_is_waited_for(desk):
    begin(desk)
    desk.route(WRITING, lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"), times=1)
    desk.keyboard.type("重启时写的。")
    expect(desk.locator("#saved")).to_contain_text("连不上服务器，已存在本机")
    desk.keyboard.press("Control+s")

    all_is_saved(desk)
    assert Manuscript.objects.get().text == "代表走进灌区。重启时写的。"


def test_a_full_disk_is_told_and_the_house_still_saves(desk):
    begin(desk)
    desk.evaluate(FULL)
    desk.keyboard.type("存不下时写的。")
    expect(desk.locator("#saved")).to_have_text(SAVED)
    desk.context.set_offline(True)
    desk.keyboard.type("又断了网。")

    expect(desk.locator("#saved")).to_contain_text("没有网络，本机也存不下：离开前请先把文字复制到别处")
    desk.context.set_offline(False)
    all_is_saved(desk)
    assert Manuscript.objects.get().text == "代表走进灌区。存不下时写的。又断了网。"


def test_a_word_that_an_input_method_is_composing_is_neither_sent_nor_broken(desk):
    begin(desk)
    sent = []
    desk.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    keys = desk.context.new_cdp_session(desk)
    keys.send("Input.imeSetComposition", {"text": "cha", "selectionStart": 3, "selectionEnd": 3})
    keys.send("Input.imeSetComposition", {"text": "cha'deng", "selectionStart": 8, "selectionEnd": 8})
    desk.wait_for_timeout(1600)  # longer than the breath after which it is saved
    assert not sent
    keys.send("Input.insertText", {"text": "查灯"})

    expect(desk.locator("#body")).to_have_text("代表走进灌区。查灯")
    all_is_saved(desk)
    assert Manuscript.objects.get().text == "代表走进灌区。查灯"


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
