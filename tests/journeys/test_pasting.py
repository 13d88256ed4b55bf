"""What Word, WPS and a spreadsheet put on the clipboard becomes headings, lists, tables and pictures."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from byline.manuscripts import text
from byline.manuscripts.figures import Figure
from byline.manuscripts.models import Manuscript, Picture

CLIPBOARDS = Path(__file__).with_name("clipboards")
LENGTHS = Path(__file__).parent.parent / "manuscripts" / "lengths.json"
PASTING = """(carried) => {
  const clipboard = new DataTransfer();
  for (const [kind, words] of Object.entries(carried)) clipboard.setData(kind, words);
  document.getElementById("body").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""
COUNTING = """async (cases) => {
  const { length } = await import("/static/writing/length.js");
  return cases.map(([words]) => length(words));
}"""
PARTING = """async (html) => {
  const { paragraphs } = await import("/static/writing/length.js");
  return paragraphs(html);
}"""


def drawing():
    held = BytesIO()
    Image.new("RGB", (60, 40), "green").save(held, "PNG")
    return held.getvalue()


RTF = (
    r"{\rtf1\ansi {\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}"
    r"\picscalex100\picscaley100\picw7056\pich5292\pngblip\bliptag-1234"
    r"{\*\blipuid 0a1b2c3d4e5f60718293a4b5c6d7e8f9}"
    "\n" + drawing().hex() + r"}}{\nonshppict{\pict\picw100\wmetafile8 0100090000}} \par}"
)


@pytest.fixture
def paste(at_desk, lin):
    """Paste into an empty sheet, and return the page once all is saved."""

    def pasted(**carried):
        page = at_desk(lin)
        page.goto("/manuscripts/new/")
        page.locator("#body").click()
        kinds = {"html": "text/html", "rtf": "text/rtf", "plain": "text/plain"}
        page.evaluate(PASTING, {kinds[kind]: words for kind, words in carried.items()})
        expect(page.locator("#saved")).to_have_attribute("data-kind", "saved")
        return page

    return pasted


def test_a_text_from_word_keeps_its_shape_and_its_picture_and_nothing_else(paste):
    page = paste(html=(CLIPBOARDS / "word.html").read_text(), rtf=RTF)
    expect(page.locator("#body img[src^='/pictures/']")).to_have_count(1)
    page.locator("#saved time").wait_for()
    expect(page.locator("#body h2")).to_have_text("渡口边的接待日")
    expect(page.locator("#body h3")).to_have_text(["说了什么", "以后怎么办"])
    expect(page.locator("#body strong")).to_have_text("7件事")
    expect(page.locator("#body a")).to_have_attribute("href", "http://www.example.com/duty")
    expect(page.locator("#body ol")).to_have_attribute("start", "3")
    expect(page.locator("#body ol > li > p")).to_have_text(["晚班船再晚半个钟头；", "候船棚添一盏灯。"])
    expect(page.locator("#body ol > li > ul > li > p")).to_have_text("周五到周日先试；")
    expect(page.locator("#body td[colspan='2']")).to_have_text("办结")

    words = page.locator("#body").inner_text()
    assert "听等船的学生和菜农说难处，当场记下7件事。晚班船再晚半个钟头，镇里当场答应，详见值班表。" in words
    assert "（一）办理的期限是七天。" in words
    for left_behind in ("\u3000", "大家都说好", "核实", "内部批注", "l1", "mso"):
        assert left_behind not in words
    page.wait_for_function("document.getElementById('id_body').value.includes('/pictures/')")
    expect(page.locator("#saved")).to_have_attribute("data-kind", "saved")
    kept = Manuscript.objects.get().body
    assert "style=" not in kept
    assert "class=" not in kept


def test_a_text_from_wps_keeps_its_shape_and_the_picture_that_came_along(paste):
    picture = "data:image/png;base64," + base64.b64encode(drawing()).decode()
    page = paste(html=(CLIPBOARDS / "wps.html").read_text().replace("PICTURE", picture))

    expect(page.locator("#body img[src^='/pictures/']")).to_have_count(1)
    expect(page.locator("#body h2")).to_have_text("河堤上的一盏灯")
    expect(page.locator("#body ol > li")).to_have_text(["先看灯座；", "再问电工。"])
    expect(page.locator("#body > p").first).to_have_text("3月21日，青禾县人大代表刘桂枝来到河堤。")
    expect(page.locator("#body strong")).to_have_text("刘桂枝")
    expect(page.locator("#body > p").last).to_have_text("图为代表查看灯座。")
    assert Picture.objects.count() == 1


def test_a_picture_that_the_clipboard_does_not_carry_is_told(paste):
    page = paste(html=(CLIPBOARDS / "word.html").read_text())

    expect(page.locator("#told")).to_contain_text("有1幅图片没有带过来")
    expect(page.locator("#body img")).to_have_count(0)


def test_cells_of_a_spreadsheet_become_a_table(paste):
    page = paste(html=(CLIPBOARDS / "excel.html").read_text())

    expect(page.locator("#body tr")).to_have_count(2)
    expect(page.locator("#body td")).to_have_text(["乡镇", "件数", "办结率", "北河镇", "31", "77.4%"])


def test_plain_lines_become_paragraphs_without_indents(paste):
    paste(plain="\u3000\u3000第一段\r\n\r\n\u3000\u3000第二段\n第三段")

    assert Manuscript.objects.get().body == "<p>第一段</p><p>第二段</p><p>第三段</p>"


def test_the_browser_counts_as_the_house_does(paste):
    cases = json.loads(LENGTHS.read_text())
    page = paste(html=(CLIPBOARDS / "wps.html").read_text(), plain="")

    assert page.evaluate(COUNTING, cases) == [count for _words, count in cases]
    figure = Figure("/pictures/1/", "图说 < 3", "林秀摄")
    body = Manuscript.objects.get().body + figure.html
    assert "\n".join(page.evaluate(PARTING, body)) == text.plain(body)
    page.locator("#body > p").first.click(click_count=3)
    expect(page.locator("#length")).to_contain_text("已选18字")
