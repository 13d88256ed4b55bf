"""The steps of a piece's life as hands do them: real pages, real clicks, in Chinese."""

from __future__ import annotations

import re

from playwright.sync_api import expect

PASTING = """(words) => {
  const carried = new DataTransfer();
  carried.setData("text/plain", words);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""


def button(page, words):
    """Find a button of the page, or a link that looks like one, by all of its words."""
    main = page.get_by_role("main")
    return main.get_by_role("button", name=words, exact=True).or_(
        main.get_by_role("link", name=words, exact=True)
    )


def paste(page, words):
    """Paste plain text where the cursor stands, as from another window."""
    page.evaluate(PASTING, words)


def is_saved(page):
    """Wait until the page says that what stands there is saved."""
    expect(page.locator("#saved")).to_contain_text("已保存")


def write(page, *, title, text):
    """Write a manuscript on an empty sheet: the first line typed, the rest pasted. It saves by itself."""
    page.goto("/manuscripts/new/")
    sheet = page.locator("#body")
    page.get_by_label("标题", exact=True).fill(title)
    sheet.click()
    first, *rest = text.splitlines()
    page.keyboard.insert_text(first)
    page.keyboard.press("Enter")
    paste(page, "\n".join(rest))
    expect(sheet).to_contain_text(rest[-1][-12:])
    expect(page).to_have_url(re.compile(r"/manuscripts/\d+/writing/$"))
    is_saved(page)
    return re.search(r"/manuscripts/(\d+)/", page.url)[1]


def sign_with(page, shares):
    """Name the authors with their shares in percent: [("林秀", 60), …]."""
    page.locator(".credited a").click()
    for place, (name, share) in enumerate(shares, start=1):
        page.locator(f"#id_person_{place}").fill(name)
        page.locator(f"#id_share_{place}").fill(str(share))
    button(page, "署上这些作者").click()
    expect(page.locator(".credited")).to_contain_text(shares[-1][0])


def hand_in(page, *, to):
    """Hand the open manuscript in, and hear who reviews it."""
    button(page, "提交审稿").click()
    expect(page.get_by_role("status")).to_contain_text(f"已提交，下一步由{to}审稿。")


def pass_on(page, number, *, words):
    """Pass a manuscript on the review desk with the button that says where it goes."""
    page.goto(f"/reviews/{number}/")
    button(page, words).click()
    expect(page.locator("#said")).to_contain_text("已通过")


def register(page, number, *, on):
    """Give a manuscript its number, on an earlier day."""
    page.goto(f"/manuscripts/{number}/")
    page.get_by_label("登记日期").fill(on.isoformat())
    button(page, "登记编号").click()
    expect(page.locator("#said")).to_contain_text("已登记为")


def send(page, number, *, to):
    """Record that a manuscript went to an outlet."""
    page.goto(f"/manuscripts/{number}/")
    button(page, "报送媒体").click()
    choice = page.get_by_label("媒体", exact=True).locator("option", has_text=to)
    page.get_by_label("媒体", exact=True).select_option(choice.get_attribute("value"))
    page.get_by_label("当面交", exact=True).check()
    button(page, "报送").click()
    expect(page.locator("#said")).to_contain_text(f"已记下：报送{to}。")


def claim(page, file):
    """Claim a print with the file of its page."""
    page.goto("/claims/new/")
    page.get_by_label("或者上传另存的网页").set_input_files(file)
    button(page, "申报").click()


def confirm(page):
    """Confirm the adoption that is open on the desk."""
    button(page, "确认采用").click()
    expect(page.locator("#said")).to_contain_text("已确认采用")
