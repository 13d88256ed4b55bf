"""The door for mail, against a post office that keeps its limits."""

import socket
import ssl
import subprocess
from datetime import timedelta
from email.header import decode_header, make_header

import pytest

from byline.gateways.letters import Attachment, Letter, NotAMailbox, next_try
from byline.gateways.mail import ForGood, NotSetUp, Post, PutOff, Uncertain, own_id

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "localhost", "::1"])
NAME = "北河镇：代表联络站开到河堤上（定稿）.docx"
LETTER = Letter(
    to="desk@dongjiang-daily.example",
    subject="青禾县人大投稿：代表联络站开到河堤上",
    text="编辑老师：\n\n.这一行以句点开头。\n附上稿件，请审阅。\n",
)


def send(letter=LETTER, **changed):
    return Post().send(Letter(**{**vars(letter), **changed}))


def read(message, name):
    return str(make_header(decode_header(message[name])))


def test_a_letter_arrives_as_it_was_written(mailroom):
    receipt = send(
        message_id="<delivery-17.abc@qinghe.example>", headers=(("Auto-Submitted", "auto-generated"),)
    )

    [kept] = mailroom.kept
    assert kept.sender == "byline@qinghe.example"
    assert kept.to == "desk@dongjiang-daily.example"
    assert read(kept.message, "Subject") == LETTER.subject
    assert read(kept.message, "From") == "青禾县人大办公室 <byline@qinghe.example>"
    assert kept.message["Auto-Submitted"] == "auto-generated"
    assert kept.message["Date"].endswith("+0800")
    assert kept.message["Message-ID"] == "<delivery-17.abc@qinghe.example>"
    assert kept.message.get_payload(decode=True).decode() == LETTER.text
    assert receipt.code == 250
    assert receipt.words == "2.0.0 OK: kept as 1"
    assert receipt.message_id == "<delivery-17.abc@qinghe.example>"


def test_a_file_keeps_its_chinese_name_and_its_bytes(mailroom):
    send(html="<p>编辑老师：</p>", attachments=(Attachment(NAME, "application/msword", bytes(range(256))),))

    text, file = mailroom.kept[0].message.get_payload()
    assert text.get_content_type() == "multipart/alternative"
    assert file.get_filename() == NAME
    assert str(make_header(decode_header(file.get_param("name")))) == NAME
    assert file.get_payload(decode=True) == bytes(range(256))
    assert mailroom.kept[0].data.isascii()


def test_a_file_with_a_very_long_name_keeps_its_ending(mailroom):
    send(attachments=(Attachment("青" * 300 + ".docx", "application/msword", b"x"),))

    file = mailroom.kept[0].message.get_payload()[1]
    assert file.get_filename() == "青" * 85 + ".docx"
    assert max(map(len, mailroom.kept[0].data.split(b"\r\n"))) < 998


def test_every_letter_has_an_id_of_our_own(mailroom):
    first, second = send(), send()

    assert first.message_id != second.message_id
    assert first.message_id.endswith("@qinghe.example>")
    assert own_id("delivery-17").startswith("<delivery-17.")


def test_nothing_in_a_subject_begins_a_line_of_its_own(mailroom):
    send(subject="稿件\r\nBcc: other@elsewhere.example", headers=(("X-Note", "a\r\nBcc: b@c.example"),))

    assert mailroom.kept[0].message["Bcc"] is None
    assert read(mailroom.kept[0].message, "Subject") == "稿件 Bcc: other@elsewhere.example"


def test_a_long_chinese_subject_arrives_whole(mailroom):
    send(subject="柳林乡：代表春灌时节访水渠" * 20)

    assert read(mailroom.kept[0].message, "Subject") == "柳林乡：代表春灌时节访水渠" * 20
    assert max(map(len, mailroom.kept[0].data.split(b"\r\n"))) < 100


def test_no_line_of_a_caller_stands_for_one_of_ours(mailroom):
    send(headers=(("bcc", "b@c.example"), ("From", "other@elsewhere.example")))

    assert mailroom.kept[0].message["Bcc"] is None
    assert len(mailroom.kept[0].message.get_all("From")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@",
        "@b.example",
        "a@b@c.example",
        "a@b.example\r\nRCPT",
        "投稿@报社.example",
        "a b@c.d",
    ],
)
def test_what_is_no_mailbox_is_not_sent_to(mailroom, address):
    with pytest.raises(NotAMailbox):
        send(to=address)

    assert mailroom.kept == []


def test_an_unknown_mailbox_is_refused_for_good(mailroom):
    mailroom.unknown.add(LETTER.to)

    with pytest.raises(ForGood) as refused:
        send()

    assert refused.value.words["code"] == 550
    assert refused.value.words["words"] == "5.1.1 Mailbox not found"


def test_a_letter_announced_as_too_large_is_refused_for_good(mailroom):
    mailroom.largest = 1000

    with pytest.raises(ForGood, match="552"):
        send(text="青" * 1000)


def test_greylisting_puts_off_once(mailroom):
    mailroom.greylists = True

    with pytest.raises(PutOff, match="451"):
        send()

    assert send().code == 250


def test_too_many_connections_put_off(mailroom):
    mailroom.most_at_once = 0

    with pytest.raises(PutOff, match="421"):
        send()


def test_a_line_that_breaks_after_the_end_leaves_it_uncertain(mailroom):
    mailroom.hangs_up = True

    with pytest.raises(Uncertain):
        send()

    assert len(mailroom.kept) == 1


def test_nobody_at_the_door_puts_off(mailroom, settings):
    with socket.create_server(("127.0.0.1", 0)) as shut:
        free = shut.getsockname()[1]
    settings.MAIL = {**settings.MAIL, "port": free}

    with pytest.raises(PutOff) as refused:
        send()

    assert refused.value.words["code"] == 0


def test_a_host_without_an_address_puts_off(mailroom, settings):
    settings.MAIL = {**settings.MAIL, "host": "mail.invalid"}

    with pytest.raises(PutOff, match=r"mail\.invalid|Name or service|resolution"):
        send()


def test_a_server_that_never_greets_is_not_waited_for_long(mailroom, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.MAIL = {**settings.MAIL, "port": silent.getsockname()[1], "timeout": 0.2}
        with pytest.raises(PutOff, match="timed out"):
            send()


def test_a_name_and_a_password_let_us_in(mailroom, settings):
    mailroom.accounts = {"byline": "zhi-bi-ru-shi-9"}
    settings.MAIL = {**settings.MAIL, "user": "byline", "password": "zhi-bi-ru-shi-9"}

    assert send().code == 250


@pytest.mark.parametrize(("user", "code"), [("byline", "535"), ("", "530")])
def test_a_wrong_password_puts_off_for_the_letter_is_not_at_fault(mailroom, settings, user, code):
    mailroom.accounts = {"byline": "zhi-bi-ru-shi-9"}
    settings.MAIL = {**settings.MAIL, "user": user, "password": "wrong"}

    with pytest.raises(PutOff, match=code):
        send()


def test_a_server_without_secrecy_gets_neither_password_nor_letter(mailroom, settings):
    settings.MAIL = {**settings.MAIL, "security": "starttls"}

    with pytest.raises(PutOff, match="STARTTLS"):
        send()

    assert mailroom.kept == []


@pytest.fixture
def certificate(tmp_path):
    """A certificate that says localhost, and its key."""
    key, shown = tmp_path / "key.pem", tmp_path / "cert.pem"
    order = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    order += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(shown)]
    subprocess.run(order, check=True, capture_output=True)  # noqa: S603 -- our own words
    return shown, key


@pytest.fixture
def secret_mailroom(mailroom, settings, certificate):
    """The same post office, which offers to speak in secret."""
    mailroom.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mailroom.tls.load_cert_chain(*certificate)
    settings.MAIL = {**settings.MAIL, "host": "localhost", "security": "starttls"}
    return mailroom


def test_a_letter_goes_in_secret(secret_mailroom, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))

    assert send().code == 250


def test_a_server_that_nobody_vouches_for_gets_nothing(secret_mailroom):
    with pytest.raises(PutOff, match="certificate"):
        send()

    assert secret_mailroom.kept == []


def test_without_settings_nothing_is_tried(settings):
    settings.MAIL = {**settings.MAIL, "host": ""}

    with pytest.raises(NotSetUp):
        Post()


def test_the_pauses_grow_and_end_after_about_two_days():
    pauses = [next_try(attempts) for attempts in range(1, 10)]

    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=1)
    assert pauses[-1] == timedelta(hours=12)
    assert timedelta(hours=36) < sum(pauses, timedelta()) < timedelta(hours=60)
    assert next_try(10) is None
