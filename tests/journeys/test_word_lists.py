"""A word that the office pastes into its list is found while somebody writes, and stops what must not go."""

from playwright.sync_api import expect

from byline.manuscripts.models import Manuscript, Writing
from byline.norms import kinds
from byline.standards.models import Demand, WordList
from tests.cast import LEVEE, html
from tests.journeys.steps import button

PASTED = "词\t改用\t理由\n广大群众纷纷表示\t群众说\t套话\n傻\t\t\n=1+1\t\t\n"


def test_a_pasted_word_stops_a_submission_until_it_is_taken_back(at_desk, on_phone, qinghe, chen, lin):
    forbidden = WordList(congress=qinghe, name="禁用词", kind="forbidden").begin(by=chen)
    Demand(congress=qinghe, clause="5.1", kind=kinds.FORBIDDEN, is_required=True).lay_down(by=chen)
    body = html(f"{LEVEE}\n广大群众纷纷表示赞成。")
    draft = Manuscript.objects.begin(Writing(title="北河镇：堤上议事", body=body, genre="feature"), by=lin)
    office, writer = on_phone(chen), at_desk(lin)

    office.goto(f"/word-lists/{forbidden.pk}/import/")
    office.get_by_label("或者粘贴").fill(PASTED)
    button(office, "先看内容").click()
    expect(office.get_by_role("main")).to_contain_text("第3行：傻")
    expect(office.get_by_role("main")).to_contain_text("是公式，请直接写文字")
    button(office, "导入1个词").click()
    expect(office.locator("#said")).to_contain_text("已导入1个词。")

    writer.goto(f"/manuscripts/{draft.pk}/writing/")
    button(writer, "提交审稿").click()
    expect(writer.get_by_role("main")).to_contain_text("送审前请先改好：禁用词1处。")
    writer.get_by_role("button", name="广大群众纷纷表示").first.click()
    assert writer.evaluate("getSelection().toString()") == "广大群众纷纷表示"

    office.get_by_role("link", name="撤回").click()
    button(office, "撤回").click()
    expect(office.locator("#said")).to_contain_text("已撤回1个词。")
    button(writer, "提交审稿").click()
    expect(writer.get_by_role("status")).to_contain_text("已提交")
