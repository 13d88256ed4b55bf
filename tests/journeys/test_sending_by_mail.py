"""A piece goes from the browser to a real SMTP server, and the sheet shows what became of it."""

from io import BytesIO

from django.utils import timezone
from docx import Document
from playwright.sync_api import expect

from byline.sending.models import Delivery
from tests.journeys.steps import button

GOOD, GONE = "news@dongjiang-daily.example", "nobody@yunzhou-daily.example"


def send(page, manuscript, *, to):
    page.goto(f"/manuscripts/{manuscript.pk}/submission/")
    page.get_by_label("媒体", exact=True).select_option(str(to.pk))
    page.get_by_label("发邮件", exact=True).check()
    button(page, "报送").click()
    expect(page.locator("#said")).to_contain_text("一分钟内发出")


def test_a_piece_goes_by_mail_and_the_sheet_tells_of_it(
    at_desk, on_phone, mailroom, ditch, chen, dongjiang_daily, yunzhou_daily
):
    for outlet, mailbox in ((dongjiang_daily, GOOD), (yunzhou_daily, GONE)):
        outlet.mailbox = mailbox
        outlet.save()
    mailroom.unknown.add(GONE)
    page = at_desk(chen)
    send(page, ditch, to=dongjiang_daily)
    send(page, ditch, to=yunzhou_daily)

    Delivery.objects.post(at=timezone.now())

    letter = mailroom.kept[0].message
    text, docx = [part.get_payload(decode=True) for part in letter.walk() if not part.is_multipart()]
    assert "东江日报编辑部" in text.decode()
    words = "".join(paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs)
    assert ditch.text.splitlines()[1] in words
    page.goto(f"/manuscripts/{ditch.pk}/")
    sent = page.get_by_role("region", name="送往").or_(page.locator("section[aria-labelledby=sent]"))
    expect(sent.first).to_contain_text("已报送")
    expect(sent.first).to_contain_text("未送达")
    phone = on_phone(chen)
    phone.goto("/submissions/?view=failed")
    phone.get_by_role("link", name=ditch.title).click()
    expect(phone.get_by_role("main")).to_contain_text("Mailbox not found")
