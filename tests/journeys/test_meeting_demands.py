"""What a text lacks is told beside it, and one click leads to the place."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript, Writing
from byline.norms import kinds
from byline.standards.models import Demand
from tests.cast import LEVEE, html

PLACES = """(places) => {
  const list = document.getElementById("checks");
  for (const place of places) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: place });
    button.dataset.place = place;
    list.append(button);
  }
}"""
BODY = (
    "<h2>　小标题</h2><p>第一段。<br>换行以后。</p><p></p><ul><li><p>一条</p></li></ul>"
    '<figure><img src="/pictures/1/"><figcaption>图说<small>林秀摄</small></figcaption></figure>'
    "<table><tbody><tr><td><p>格</p></td></tr></tbody></table><p>末段有<strong>不妥</strong>之处。</p>"
)
MARKED = [("0:0:2", "小标"), ("2:0:2", "换行"), ("4:3:6", "林秀摄"), ("5:0:1", "格"), ("6:2:5", "有不妥")]


@pytest.fixture
def sheet(at_desk, lin):
    """A text of many kinds of lines, open before Lin."""
    draft = Manuscript.objects.begin(Writing(title="题目", body=BODY), by=lin)
    page = at_desk(lin)
    page.route("**/pictures/1/", lambda route: route.fulfill(status=404))
    page.goto(f"/manuscripts/{draft.pk}/writing/")
    page.locator("#body").wait_for()
    return page


def test_a_place_in_the_text_is_found_and_marked(sheet):
    sheet.evaluate(PLACES, [place for place, _words in MARKED])
    for place, words in MARKED:
        sheet.get_by_role("button", name=place, exact=True).click()
        assert sheet.evaluate("getSelection().toString()").replace("\n", "") == words
        expect(sheet.locator("#body")).to_be_focused()


def test_a_demand_on_a_field_leads_to_the_field(sheet):
    sheet.evaluate(PLACES, ["title", "secrecy", "authors", "picture:1"])
    sheet.get_by_role("button", name="secrecy").click()
    expect(sheet.get_by_label("保密")).to_be_focused()
    sheet.get_by_role("button", name="authors").click()
    expect(sheet.locator(".credited a")).to_be_focused()
    sheet.get_by_role("button", name="picture:1").click()
    sheet.keyboard.type("新")
    expect(sheet.locator("#body figcaption span")).to_have_text("新图说")


def test_the_list_ticks_itself_while_one_writes(sheet):
    sheet.fill("#title", "")
    lacking = sheet.locator("[data-check=must]").filter(has_text="标题")
    expect(lacking).to_be_visible()
    sheet.fill("#title", "堤上的接待日")
    expect(lacking).to_have_count(0)


def test_a_twin_is_told_once_writing_rests_and_stays_while_one_writes_on(sheet, qinghe, lin, wu, sun, chen):
    Demand(congress=qinghe, kind=kinds.TWINS).lay_down(by=chen)
    text = html(LEVEE.format(day="3月5日"))
    Manuscript.objects.begin(Writing(title="堤上夜话", body=text), by=sun).file(by=sun)
    twins = sheet.locator("[data-twins]")

    sheet.locator("#body > p").last.click()
    sheet.keyboard.press("End")
    with sheet.expect_response("**/writing/checks/"):
        sheet.keyboard.insert_text(LEVEE.format(day="3月5日").replace("\n", ""))
    expect(twins).to_contain_text("孙")

    with sheet.expect_response("**/writing/"):
        sheet.keyboard.type("又一句。")
    expect(twins).to_contain_text("孙")


def test_the_keys_of_the_sheet(sheet):
    sheet.locator("#body > p").last.click(click_count=3)
    sheet.keyboard.press("Control+b")
    expect(sheet.get_by_role("button", name="粗")).to_have_attribute("aria-pressed", "true")
    sheet.keyboard.press("Control+k")
    expect(sheet.get_by_label("链接地址")).to_be_focused()
    sheet.keyboard.press("Escape")
    expect(sheet.locator("#body")).to_be_focused()
    sheet.keyboard.press("Control+s")
    expect(sheet.locator("#saved")).to_have_attribute("data-kind", "saved")
    sheet.locator("[data-tool=heading]").focus()
    sheet.keyboard.press("ArrowRight")
    expect(sheet.locator("[data-tool=lower]")).to_be_focused()


def test_what_stops_a_filing_leads_to_its_place(sheet, qinghe, chen):
    Demand(congress=qinghe, clause="6.1", kind="secrecy", is_required=True).lay_down(by=chen)
    sheet.get_by_role("button", name="提交审稿").click()
    told = sheet.locator("section.errors")
    expect(told).to_contain_text("还没有作保密审查说明")
    told.locator("div", has_text="还没有作保密审查说明").get_by_role("button", name="去填").click()
    expect(sheet.get_by_label("保密")).to_be_focused()
