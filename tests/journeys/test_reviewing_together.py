"""Two reviewers and an author on one piece: amended, answered, sent back and passed, at both widths."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript
from byline.manuscripts.models.state import State
from byline.standards.models import Route, RouteStep
from tests.cast import LONG_AGO
from tests.journeys.steps import button


@pytest.fixture
def filed(draft, lin, wu, chen, zhou, qinghe):
    """Lin's draft on a way of two steps; the first asks her about amendments."""
    route = Route.objects.create(congress=qinghe, name="重点稿", starts_on=LONG_AGO)
    for place, reader in enumerate(("unit", "office"), start=1):
        RouteStep.objects.create(
            route=route, place=place, name=f"第{place}审", reader=reader, asks_author=place == 1
        )
    draft.file(by=lin)
    return draft


def amend(page, words, *, first, on):
    """Write into the text and at its end, from the desk; it is saved by itself."""
    page.goto(f"/reviews/{on.pk}/")
    button(page, "修改").click()
    sheet = page.locator("#body")
    sheet.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text(first)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)
    expect(page.locator("#saved")).to_contain_text(re.compile(r"已保存 \d\d:\d\d"))
    expect(page.locator("#redline ins", has_text=words)).to_be_visible()
    button(page, "存好，回审稿台").click()
    expect(page).to_have_url(re.compile(rf"/reviews/{on.pk}/$"))


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_a_piece_is_amended_answered_sent_back_and_passed(request, filed, lin, wu, chen, seat):
    wus, lins, chens = (request.getfixturevalue(seat)(person) for person in (wu, lin, chen))

    wus.goto(f"/reviews/{filed.pk}/")
    button(wus, "我来审").click()
    expect(wus.get_by_text("放回")).to_be_visible()
    amend(wus, "这里加一句。", first="今春，", on=filed)
    button(wus, "通过，改动请作者定夺").click()
    expect(wus.locator("#said")).to_contain_text("由作者定夺改动")

    lins.goto("/")
    lins.get_by_role("link", name=str(filed)).first.click()
    expect(lins.locator(".proposals ins")).to_have_text(["今春，", "这里加一句。"])
    lins.get_by_label("给审稿人的话").fill("这句不加。")
    lins.locator("[name=accepted]").last.uncheck()
    button(lins, "答复").click()
    expect(lins.locator("#said")).to_contain_text("已答复")
    body = Manuscript.objects.get(pk=filed.pk).body
    assert "今春，" in body
    assert "这里加一句" not in body

    chens.goto(f"/reviews/{filed.pk}/")
    expect(chens.get_by_text("这句不加。")).to_be_visible()
    expect(chens.locator(".redline > :not(h2) ins[title=吴建民]")).to_have_text(["今春，", "这里加一句。"])
    expect(chens.locator(".redline ins[title=吴建民] > del[title=林秀]")).to_have_text("这里加一句。")
    chens.get_by_label("写给作者").fill("请镇里再核一遍数字。")
    chens.get_by_label("退给").select_option(label="第1审")
    button(chens, "退给").click()
    expect(chens.locator("#said")).to_contain_text("已退回第1审")

    wus.goto(f"/reviews/{filed.pk}/")
    expect(wus.locator(".decide .notice")).to_contain_text("退回：请镇里再核一遍数字。")
    wus.locator(".decide .primary").click()
    expect(wus.locator("#said")).to_contain_text("《")
    current = Manuscript.objects.get(pk=filed.pk)
    if current.state == State.AMENDED:  # the author's own words were changed back: nothing else may ask again
        pytest.fail("Nothing was amended this time, and yet the author is asked.")
    chens.goto(f"/reviews/{filed.pk}/")
    button(chens, "通过，转登记").click()
    expect(chens.locator("#said")).to_contain_text("已通过")
    assert Manuscript.objects.get(pk=filed.pk).state == State.PASSED


def test_words_that_were_never_saved_are_found_again(at_desk, filed, wu):
    page = at_desk(wu)
    page.goto(f"/manuscripts/{filed.pk}/amendment/")
    page.context.set_offline(True)
    page.locator("#body").click()
    page.keyboard.insert_text("断网时写的。")
    expect(page.locator("#saved")).to_contain_text("连不上")
    page.context.route(
        "**/amendment/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.context.set_offline(False)
    page.goto(f"/manuscripts/{filed.pk}/amendment/")

    expect(page.locator("#kept")).to_be_visible()
    page.locator("[data-restore]").first.click()

    expect(page.locator("#body")).to_contain_text("断网时写的。")


def test_keys_take_up_and_open_the_text(at_desk, filed, wu):
    page = at_desk(wu)
    page.goto(f"/reviews/{filed.pk}/")

    page.keyboard.press("t")
    expect(page.get_by_text("放回")).to_be_visible()
    page.keyboard.press("e")

    expect(page).to_have_url(re.compile(r"/amendment/$"))


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_the_second_of_two_reviewers_is_told_who_has_it_and_loses_no_word(
    request, filed, wu, chen, hire, office, seat
):
    filed.pass_review(by=wu)
    chens, yus = (
        request.getfixturevalue(seat)(person) for person in (chen, hire("yuhang", "于航", office, "editor"))
    )
    yus.goto(f"/reviews/{filed.pk}/")
    yus.locator("#id_words").fill("第二段的数字要核。")
    text = yus.context.new_page()
    text.goto(f"/manuscripts/{filed.pk}/amendment/")

    chens.goto(f"/reviews/{filed.pk}/")
    button(chens, "我来审").click()
    expect(chens.get_by_text("放回")).to_be_visible()

    text.locator("#body").click()
    text.keyboard.press("Control+End")
    text.keyboard.insert_text("于航写的一句。")
    expect(text.locator("#refused")).to_contain_text("陈静")
    expect(text.locator("#body")).to_contain_text("于航写的一句。")
    yus.locator("#return").click()
    expect(yus.get_by_role("alert").or_(yus.locator("#summary, .summary")).first).to_contain_text("陈静从")
    expect(yus.locator("#typed")).to_have_value("第二段的数字要核。")
    button(yus, "接过来").click()
    expect(yus.get_by_text("放回")).to_be_visible()
    chens.goto("/notices/")
    expect(chens.get_by_role("main")).to_contain_text("于航")
