"""Pictures come into a text by every door, wait for the network, and lose no caption."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from byline.manuscripts.figures import Figure, figures
from byline.manuscripts.models import Manuscript, Picture

BRINGING = """([how, files]) => {
  const carried = new DataTransfer();
  for (const [name, type, coded] of files) {
    const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  const sheet = document.getElementById("body");
  const place = sheet.lastElementChild.getBoundingClientRect();
  const where = { clientX: place.left + 8, clientY: place.top + 8, bubbles: true, cancelable: true };
  sheet.dispatchEvent(how === "drop"
    ? new DragEvent("drop", { dataTransfer: carried, ...where })
    : new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""


def photograph(colour="green"):
    held = BytesIO()
    Image.new("RGB", (600, 400), colour).save(held, "JPEG")
    return held.getvalue()


def sent(name, content, kind="image/jpeg"):
    return {"name": name, "mimeType": kind, "buffer": content}


def bring(page, how, *files):
    """Drop files on the sheet, or paste them from the clipboard."""
    coded = [[each["name"], each["mimeType"], base64.b64encode(each["buffer"]).decode()] for each in files]
    page.evaluate(BRINGING, [how, coded])


def is_saved(page):
    expect(page.locator("#saved")).to_have_attribute("data-kind", "saved")


@pytest.fixture
def sheet(at_desk, lin, draft):
    """Lin's draft, open; the cursor stands at its end."""
    page = at_desk(lin)
    page.goto(f"/manuscripts/{draft.pk}/writing/")
    page.locator("#body").click()
    page.keyboard.press("Control+End")
    return page


def test_several_are_chosen_written_under_moved_and_taken_out(sheet, draft):
    sheet.set_input_files("#picture", [sent("堤上.jpg", photograph()), sent("渠边.jpg", photograph("navy"))])
    expect(sheet.locator("#body img[src^='/pictures/']")).to_have_count(2)
    sheet.keyboard.type("3月21日，代表在堤上。")
    sheet.keyboard.press("Enter")
    sheet.keyboard.type("林秀摄")
    is_saved(sheet)
    first, second = Picture.objects.order_by("pk")
    draft.refresh_from_db()
    assert figures(draft.body) == (
        Figure(first.get_absolute_url(), "3月21日，代表在堤上。", "林秀摄"),
        Figure(second.get_absolute_url()),
    )

    sheet.get_by_role("button", name="图片下移").click()
    addresses = [each.get_attribute("src") for each in sheet.locator("#body img").all()]
    assert addresses == [second.get_absolute_url(), first.get_absolute_url()]
    sheet.get_by_role("button", name="删去图片").click()
    expect(sheet.locator("#body img")).to_have_count(1)
    sheet.keyboard.press("Control+z")
    expect(sheet.locator("#body img")).to_have_count(2)


def test_one_is_dropped_and_one_pasted_where_they_belong(sheet):
    bring(sheet, "drop", sent("堤上.jpg", photograph()))
    bring(sheet, "paste", sent("image.png", photograph("navy"), "image/png"))

    expect(sheet.locator("#body img[src^='/pictures/']")).to_have_count(2)
    expect(sheet.locator("#uploads li")).to_have_count(0)


def test_one_that_is_refused_goes_with_a_sentence_and_the_words_under_it_stay(sheet, draft):
    def write_meanwhile(route):
        sheet.keyboard.type("堤上的灯亮了")
        route.continue_()

    sheet.route(re.compile("/picture/$"), write_meanwhile)
    bring(sheet, "drop", sent("照片.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"))

    expect(sheet.locator("#told")).to_contain_text("这个文件不是能刊用的图片")
    expect(sheet.locator("#body img")).to_have_count(0)
    expect(sheet.locator("#body")).to_contain_text("堤上的灯亮了")
    sheet.get_by_role("button", name="知道了").click()
    bring(sheet, "drop", sent("说明.pdf", b"%PDF-1.7", "application/pdf"))
    expect(sheet.locator("#told")).to_contain_text("说明.pdf不是图片。")


def test_a_refusal_is_told_once_and_where_one_is_writing(sheet):
    for _line in range(60):
        sheet.keyboard.press("Enter")
    for _time in range(2):
        bring(sheet, "drop", sent("说明.pdf", b"%PDF-1.7", "application/pdf"))

    told = sheet.locator("#told .notice")
    expect(told).to_have_count(1)
    assert sheet.evaluate("scrollY") > 0
    expect(told).to_be_in_viewport()


def test_one_that_is_put_in_without_a_network_is_kept_and_sent_when_it_is_back(sheet, draft):
    address, context = sheet.url, sheet.context
    context.set_offline(True)
    bring(sheet, "drop", sent("堤上.jpg", photograph()))
    sheet.keyboard.type("断网时的图说")
    expect(sheet.locator("#uploads")).to_contain_text("已存在本机，网络恢复后上传")
    expect(sheet.locator("#saved")).to_contain_text("没有网络，已存在本机")
    sheet.close()

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.locator("[data-restore]").click()
    expect(again.locator("#body img[src^='/pictures/']")).to_have_count(1)
    is_saved(again)
    expect(again.locator("#uploads li")).to_have_count(0)
    draft.refresh_from_db()
    assert figures(draft.body) == (Figure(Picture.objects.get().get_absolute_url(), "断网时的图说"),)


def test_a_manuscript_can_begin_with_a_picture(at_desk, lin):
    page = at_desk(lin)
    page.goto("/manuscripts/new/")
    page.locator("#body").click()
    bring(page, "paste", sent("image.png", photograph(), "image/png"))

    expect(page.locator("#body img[src^='/pictures/']")).to_have_count(1)
    is_saved(page)
    assert figures(Manuscript.objects.get().body)
