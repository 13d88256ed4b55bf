"""Versions far apart, with a paragraph that moved, are compared; the first is brought back, by thumb too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript, Writing
from tests.journeys.looking import fits
from tests.journeys.steps import button

VISIT = "三月五日，北河镇人大组织十二名县、镇人大代表视察供水工程，实地查看青石嘴水厂。"
ASKED = "“水表装到家门口了，什么时候通水？”代表马春生替村民问。"
OLD_WORKS = "老水厂将作为备用水源保留，枯水期两厂联合调度。"


@pytest.fixture
def rewritten(lin, wu):
    """Lin's piece, handed in three times: the question went to the top, another paragraph took its place."""
    texts = [(VISIT, ASKED), (VISIT, OLD_WORKS, ASKED), (ASKED, VISIT.replace("十二名", "12名"), OLD_WORKS)]
    writings = [
        Writing(title="代表视察供水工程", body="".join(f"<p>{line}</p>" for line in text)) for text in texts
    ]
    manuscript = Manuscript.objects.begin(writings[0], by=lin)
    for writing in writings:
        manuscript = Manuscript.objects.get(pk=manuscript.pk)
        manuscript.write(writing, edition=manuscript.edition, by=lin)
        manuscript.file(by=lin)
        manuscript.send_back(by=wu, reason="再改。")
    return manuscript


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_the_first_of_three_versions_is_compared_with_the_last_and_restored(request, seat, rewritten, lin):
    page = request.getfixturevalue(seat)(lin)

    page.goto(f"/manuscripts/{rewritten.pk}/comparison/")
    page.locator("[name=old]").select_option("1")
    button(page, "比较").click()
    expect(page.locator(".line del.moved")).to_have_text(ASKED)
    expect(page.locator(".line ins.moved")).to_have_text(ASKED)
    expect(page.locator(".line", has_text="12")).to_contain_text("北河镇人大组织")
    expect(page.locator(".line ins:not(.moved)")).to_have_text(["12", OLD_WORKS])
    fits(page)
    page.goto(f"/manuscripts/{rewritten.pk}/versions/1/")
    button(page, "恢复这一版").click()
    fits(page)
    button(page, "恢复这一版").click()

    expect(page.locator("#body p")).to_have_text([VISIT, ASKED])
    current = Manuscript.objects.get(pk=rewritten.pk)
    assert OLD_WORKS in current.version_set.get(number=3).body
