"""Two windows on one manuscript: each is told of the other, and neither overwrites a word."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript

FIRST = "候船棚里添了一盏灯。"
SECOND = "渡工老杨说了实话！"


@pytest.fixture
def writing(draft):
    """Where Lin's draft is written."""
    return f"/manuscripts/{draft.pk}/writing/"


def open_at(page, address):
    page.goto(address)
    expect(page.locator("#body")).to_contain_text("堤上接待日")
    return page


def add(page, words):
    """Write a sentence at the end of the text."""
    page.locator("#body").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def is_saved(page):
    expect(page.locator("#saved")).to_have_attribute("data-kind", "saved")


def test_windows_of_one_browser_are_told_at_once_and_the_later_one_decides(at_desk, lin, draft, writing):
    first = open_at(at_desk(lin), writing)
    second = open_at(first.context.new_page(), writing)
    expect(first.locator("#together")).to_be_visible()
    expect(second.locator("#together")).to_be_visible()

    add(first, FIRST)
    is_saved(first)
    refused = second.locator("#refused")
    expect(refused).to_contain_text("另一个窗口")
    add(second, SECOND)
    expect(second.locator("#saved")).to_contain_text("没有保存，已存在本机")
    assert SECOND not in Manuscript.objects.get().text

    refused.get_by_role("button", name="比一比").click()
    expect(second.locator("#compared ins")).to_contain_text(SECOND)
    expect(second.locator("#compared del")).to_contain_text(FIRST)
    second.keyboard.press("Escape")
    refused.get_by_role("button", name="比对过了，存我的").click()
    is_saved(second)
    expect(refused).to_be_hidden()
    manuscript = Manuscript.objects.get()
    assert SECOND in manuscript.text
    assert FIRST in manuscript.version_set.get().words
    expect(first.locator("#refused")).to_be_visible()

    second.close()
    expect(first.locator("#together")).to_be_hidden()


def test_another_browser_is_told_at_its_next_save_and_takes_the_other_text(at_desk, lin, draft, writing):
    first = open_at(at_desk(lin), writing)
    other = open_at(at_desk(lin), writing)
    add(first, FIRST)
    is_saved(first)
    add(other, SECOND)

    refused = other.locator("#refused")
    expect(refused).to_contain_text("存了另一份。您的还在这里")
    expect(other.locator("#saved")).to_contain_text("没有保存，已存在本机")
    expect(other.locator("#body")).to_contain_text(SECOND)
    assert SECOND not in Manuscript.objects.get().text

    refused.get_by_role("button", name="换成那一份").click()
    expect(other.locator("#body")).to_contain_text(FIRST)
    expect(other.locator("#body")).not_to_contain_text(SECOND)
    expect(other.locator("#kept")).to_contain_text("还没有存上")
    other.locator("[data-restore]").click()
    expect(other.locator("#body")).to_contain_text(SECOND)


def test_a_new_sheet_in_a_second_window_is_another_manuscript(at_desk, lin):
    first = at_desk(lin)
    first.goto("/manuscripts/new/")
    second = first.context.new_page()
    second.goto("/manuscripts/new/")
    for page, title in ((first, "甲篇"), (second, "乙篇")):
        page.locator("#body").wait_for()
        page.fill("#title", title)
        is_saved(page)

    expect(first.locator("#together")).to_be_hidden()
    assert set(Manuscript.objects.values_list("title", flat=True)) == {"甲篇", "乙篇"}
