"""Two windows on one manuscript, a network that dies, a tab that is closed: no word is lost."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript
from tests.journeys.steps import button, is_saved

FIRST = "第一个窗口里添的一句。"
SECOND = "第二个窗口里添的一句。"
KEPT = "Object.entries(localStorage).map(([name, value]) => value).join()"


@pytest.fixture
def writing(draft):
    """Where Lin's draft is written."""
    return f"/manuscripts/{draft.pk}/writing/"


def add(page, words):
    """Write a sentence at the end of the text."""
    page.locator("#body").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def test_the_second_windows_save_is_refused_and_its_text_stays(at_desk, lin, draft, writing):
    first = at_desk(lin)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(writing)
        expect(page.locator("#body")).to_contain_text("堤上接待日")
    add(first, FIRST)
    expect(first.locator("#saved time")).to_be_visible()
    saved(draft, FIRST)
    add(second, SECOND)

    refused = second.locator("#refused")
    expect(refused).to_contain_text("存了另一份。您的还在这里：请比对后再保存。")
    expect(second.locator("#body")).to_contain_text(SECOND)
    assert SECOND in second.evaluate(KEPT)
    assert SECOND not in Manuscript.objects.get().text

    second.get_by_role("button", name="比对过了，存我的").click()
    saved(draft, SECOND)
    expect(refused).to_be_hidden()


def saved(draft, words, *, tries=40):
    """Wait until the house holds these words."""
    for _turn in range(tries):
        if words in Manuscript.objects.get(pk=draft.pk).text:
            return
        time.sleep(0.2)
    pytest.fail(f"never saved: {words}")


def test_what_is_typed_without_a_network_is_kept_and_saved_when_it_comes_back(at_desk, lin, draft, writing):
    page = at_desk(lin)
    page.goto(writing)
    expect(page.locator("#body")).to_contain_text("堤上接待日")
    page.context.set_offline(True)
    add(page, FIRST)

    expect(page.locator("#saved")).to_contain_text("没有连上")
    assert FIRST in page.evaluate(KEPT)
    page.context.set_offline(False)
    is_saved(page)
    saved(draft, FIRST)
    assert FIRST not in page.evaluate(KEPT)


def test_words_of_a_tab_that_was_closed_are_offered_when_it_is_opened_again(at_desk, lin, draft, writing):
    page = at_desk(lin)
    page.goto(writing)
    expect(page.locator("#body")).to_contain_text("堤上接待日")
    page.context.set_offline(True)
    add(page, FIRST)
    expect(page.locator("#saved")).to_contain_text("没有连上")
    page.close()
    time.sleep(1)  # what a closing page still tries to send has failed by then
    page.context.set_offline(False)

    again = page.context.new_page()
    again.goto(writing)
    expect(again.locator("#kept")).to_contain_text("还没有存上")
    expect(again.locator("#body")).not_to_contain_text(FIRST)
    button(again, "取回来").click()
    expect(again.locator("#body")).to_contain_text(FIRST)
    saved(draft, FIRST)


def test_a_new_manuscripts_first_words_survive_a_dead_network(at_desk, lin):
    page = at_desk(lin)
    page.goto("/manuscripts/new/")
    page.context.set_offline(True)
    page.locator("#body").click()
    page.keyboard.insert_text(FIRST)
    expect(page.locator("#saved")).to_contain_text("没有连上")
    page.context.set_offline(False)
    is_saved(page)

    assert Manuscript.objects.get().text == FIRST


def test_a_session_that_ended_while_writing_costs_no_word(at_desk, lin, draft, writing):
    page = at_desk(lin)
    page.goto(writing)
    expect(page.locator("#body")).to_contain_text("堤上接待日")
    page.context.clear_cookies()
    add(page, FIRST)

    expect(page.locator("#saved")).to_contain_text("登录")
    assert FIRST in page.evaluate(KEPT)
    expect(page.locator("#body")).to_contain_text(FIRST)


def test_words_that_the_house_holds_already_are_not_offered_again(at_desk, lin, draft, writing):
    page = at_desk(lin)
    page.goto(writing)
    add(page, FIRST)
    shelf = page.evaluate("JSON.stringify(localStorage)")
    is_saved(page)
    saved(draft, FIRST)
    page.evaluate(
        "(shelf) => Object.entries(JSON.parse(shelf)).forEach((each) => localStorage.setItem(...each))", shelf
    )
    page.reload()

    expect(page.locator("#body")).to_contain_text(FIRST)
    expect(page.locator("#kept")).to_be_hidden()
