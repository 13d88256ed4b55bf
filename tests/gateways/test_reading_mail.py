"""Mail that came back: bounces, machines' answers and people's, as Chinese mail programs hand them on."""

import contextlib
import time
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.mime.text import MIMEText

import pytest

from byline.gateways.incoming import LARGEST, Kind, MailTooLarge, NotAMail, read_mail

OURS = "<delivery-17.0a1b@qinghe.example>"


def mail(text="稿件已收到，拟于本周五见报。", **headers):
    """A mail from the daily's desk; headers are named with low lines."""
    message = EmailMessage()
    given = {
        "From": "东江日报时政部 <desk@dongjiang-daily.example>",
        "To": "byline@qinghe.example",
        "Subject": "回复：青禾县人大投稿",
        "Date": "Mon, 23 Nov 2026 10:22:33 +0800",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        message[name] = value
    message.set_content(text)
    return message


def report(action="failed", status="5.1.1", diagnostic="smtp; 550 5.1.1 User unknown"):
    """A report of a failed delivery, as RFC 3464 has it."""
    return f"""\
From: MAILER-DAEMON@mx.example
To: byline@qinghe.example
Subject: Mail Delivery System
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

This is the mail system at host mx.example.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Desk@dongjiang-daily.example
Action: {action}
Status: {status}
Diagnostic-Code: {diagnostic}

--b1
Content-Type: text/rfc822-headers

Message-ID: {OURS}
Subject: test

--b1--
""".encode()


def test_an_answer_names_the_letter_it_answers():
    found = read_mail(mail(In_Reply_To=OURS, References=f"<first@x.example> {OURS}").as_bytes())

    assert found.kind is Kind.REPLY
    assert found.sender == "desk@dongjiang-daily.example"
    assert found.to == ("byline@qinghe.example",)
    assert found.subject == "回复：青禾县人大投稿"
    assert found.text == "稿件已收到，拟于本周五见报。"
    assert found.sent_at == datetime(2026, 11, 23, 10, 22, 33, tzinfo=timezone(timedelta(hours=8)))
    assert found.answers == (OURS, "<first@x.example>")
    assert found.failure is None


def test_an_answer_in_gbk_and_html_alone_is_read():
    message = MIMEText("<div>稿件收到。<br>谢谢！</div><style>p{}</style>", "html", "gb2312")
    message["From"] = "desk@dongjiang-daily.example"
    message["Subject"] = "=?gb2312?B?u9i4tKO6zba45Q==?="

    found = read_mail(message.as_bytes())

    assert found.text == "稿件收到。\n谢谢！"
    assert found.subject == "回复：投稿"


@pytest.mark.parametrize(
    "headers",
    [{"Subject": "自动回复：青禾县人大投稿"}, {"Auto_Submitted": "auto-replied"}, {"X_Autoreply": "yes"}],
)
def test_a_machine_s_answer_is_told_from_a_person_s(headers):
    assert read_mail(mail(**headers).as_bytes()).kind is Kind.AUTOMATIC


def test_a_report_of_a_failed_delivery_is_a_bounce():
    found = read_mail(report())

    assert found.kind is Kind.BOUNCE
    assert found.failure.mailbox == "desk@dongjiang-daily.example"
    assert found.failure.status == "5.1.1"
    assert found.failure.words == "550 5.1.1 User unknown"
    assert found.failure.is_lasting
    assert found.answers == (OURS,)


def test_a_delayed_delivery_is_not_for_good():
    found = read_mail(report("delayed", "4.4.1", "smtp; 421 busy"))

    assert found.kind is Kind.BOUNCE
    assert not found.failure.is_lasting


def test_a_report_that_it_arrived_is_no_bounce():
    found = read_mail(report("delivered", "2.0.0", "smtp; 250 OK"))

    assert found.kind is Kind.AUTOMATIC
    assert found.failure is None


QQ = """\
很抱歉您发送的邮件被退回，以下是该邮件的相关信息：
被退回邮件　主　题：青禾县人大投稿
　　　　　　时　间：2026-11-23 10:20:11
无法发送到 desk@dongjiang-daily.example
退信原因　收件人邮件地址（desk@dongjiang-daily.example）不存在，邮件无法送达。
host mx1.dongjiang-daily.example[203.0.113.9] said: 550 Mailbox not found (in reply to RCPT TO command)
"""


def test_the_bounce_of_a_chinese_post_office_is_read_in_its_own_words():
    found = read_mail(mail(QQ, From="PostMaster <PostMaster@qq.example>", Subject="系统退信").as_bytes())

    assert found.kind is Kind.BOUNCE
    assert found.failure.mailbox == "desk@dongjiang-daily.example"
    assert found.failure.status == "550"
    assert "550 Mailbox not found" in found.failure.words
    assert found.failure.is_lasting


def test_a_bounce_without_a_number_keeps_the_reason():
    words = "您的邮件没有送达。\n退信原因：对方邮箱空间不足。\n收件人：desk@dongjiang-daily.example\n"

    found = read_mail(mail(words, From="postmaster@mail163.example", Subject="系统退信").as_bytes())

    assert found.failure.words == "退信原因：对方邮箱空间不足。"
    assert found.failure.mailbox == "desk@dongjiang-daily.example"
    assert found.failure.status == ""


def test_a_mail_forwarded_as_a_file_is_read_not_its_cover():
    cover = mail("请登记。", From="chenjing@qinghe.example", Subject="转发：系统退信")
    cover.add_attachment(mail(QQ, From="postmaster@qq.example", Subject="系统退信"))

    found = read_mail(cover.as_bytes())

    assert found.kind is Kind.BOUNCE
    assert found.sender == "postmaster@qq.example"


FORWARDED = """\
请登记。

------------------ 原始邮件 ------------------
发件人: "东江日报时政部" <desk@dongjiang-daily.example>;
发送时间: 2026年11月23日(星期一) 下午2:05
收件人: "青禾县人大办公室"<byline@qinghe.example>;
主题: 回复：青禾县人大投稿

稿件收到，版面紧张，不拟采用。
Message-ID: <delivery-17.0a1b@qinghe.example>
"""


def test_a_mail_forwarded_within_the_text_is_read_from_its_first_lines():
    found = read_mail(
        mail(FORWARDED, From="chenjing@qinghe.example", Subject="转发：回复：青禾县人大投稿").as_bytes()
    )

    assert found.sender == "desk@dongjiang-daily.example"
    assert found.subject == "回复：青禾县人大投稿"
    assert found.text.startswith("稿件收到，版面紧张，不拟采用。")
    assert found.sent_at == datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=8)))
    assert found.answers == (OURS,)


def test_an_answer_that_quotes_our_own_letter_is_still_the_outlet_s():
    quoting = FORWARDED.replace("desk@dongjiang-daily.example", "byline@qinghe.example")

    assert read_mail(mail(quoting).as_bytes()).sender == "desk@dongjiang-daily.example"


@pytest.mark.parametrize(
    "head",
    [
        "发件人：东江日报 <desk@dongjiang-daily.example>\n主题：回复：投稿\n日期：2026-11-23 10:22\n\n",
        "| 发件人 | desk@dongjiang-daily.example |\n| 主题 | 回复：投稿 |\n\n",
        "From: desk@dongjiang-daily.example\nSubject: =?utf-8?B?5Zue5aSN77ya5oqV56i/?=\n\n",
        "> *发件人：* desk@dongjiang-daily.example\n>\n> *主题：* 回复：投稿\n\n",
    ],
)
def test_a_pasted_mail_is_read(head):
    found = read_mail(f"{head}稿件收到。".encode())

    assert found.sender == "desk@dongjiang-daily.example"
    assert found.subject == "回复：投稿"
    assert found.text == "稿件收到。"


@pytest.mark.parametrize("raw", [b"", b"   ", b"PK\x03\x04\x00\x00", "稿件收到。".encode(), b"\xff" * 1000])
def test_what_is_no_mail_is_refused(raw):
    with pytest.raises(NotAMail):
        read_mail(raw)


def test_a_mail_too_large_is_refused():
    with pytest.raises(MailTooLarge):
        read_mail(b"From: a@b.example\n\n" + b"x" * LARGEST)


def nested(depth):
    """Parts within parts within parts."""
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return b"From: a@b.example\n" + opening + b"\nx"


HOSTILE = {
    "deep": nested(5000),
    "mails within mails": b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 3000,
    "no charset": b"From: a@b.example\nContent-Type: text/plain; charset=idna\n\n" + b"a" * 100_000,
    "a charset with a zero": b'From: a@b.example\nContent-Type: text/plain; charset="a\x00b"\n\nx',
    "bad words": b"From: =?utf-8?B?abc?= <a@b.example>\nSubject: =?x-none?Q?=FF?=\nDate: 99 Foo\n\nx",
    "endless header": b"From: " + b"a@b.example," * 100_000 + b"\n\nx",
    "endless word": b"From: a@b.example\nSubject: bounce\n\n" + b"a.b-c@" * 150_000,
    "brackets": b"From: " + b"(" * 100_000 + b"\nSubject: x\n\nx",
    "tags": b"From: a@b.example\nContent-Type: text/html\n\n" + b"<div><!--" * 60_000,
    "bad base64": b"From: a@b.example\nContent-Transfer-Encoding: base64\n\n\xff\xfe=",
    "endless type": b"From: a@b.example\nContent-Type: text/plain" + b';a="' * 100_000 + b"\n\nx",
    "endless folded type": b"From: a@b.example\nContent-Type: text/plain" + b';\n a="' * 100_000 + b"\n\nx",
    "bad day": b"From: a@b.example\nDate: Mon, 99 Nov 99999999999 10:22:33 +9999\n\nx",
    "bad report": b'From: a@b.example\nContent-Type: multipart/report; boundary="b"\n\n--b\n'
    b"Content-Type: message/delivery-status\n\n\xff\xff\n\nAction: failed\n\n--b--",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_mail_that_means_ill_is_read_or_refused_and_soon(raw):
    began = time.monotonic()

    with contextlib.suppress(NotAMail):
        read_mail(raw)

    assert time.monotonic() - began < 3
