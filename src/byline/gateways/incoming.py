"""Mail that came back, from a saved or forwarded file or pasted text: who says what about which letter.

A person hands it in, so that a bounce or an outlet's answer can be entered beside the letter it belongs to.
The file comes from outside and may mean ill: it is small, shallow, and nothing in it is believed but read.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.gateways.bounces import REPORT, Failure, failure_in, looks_bounced, reported
from byline.gateways.decoding import LONGEST_BODY, day, decoded, header, mailboxes, plain, tidy
from byline.gateways.pasted import FORWARDED, Typed, typed_in

if TYPE_CHECKING:
    from datetime import datetime

LARGEST = 20_000_000
# Python's reader of mail goes one step deeper for each of these; a mail that people send has a dozen.
MOST_PARTS = 100
# It also takes the square of the time to read a content type.
LONGEST_TYPE = 4000
TYPE = re.compile(rb"(?m)^content-type:.*(?:\n[ \t].*)*")
MOST_IDS = 50
DEEPEST = 3
ID = re.compile(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
QUOTED_ID = re.compile(r"Message-ID\s{0,3}[:：]\s{0,3}(<[^<>\s@]{1,200}@[^<>\s@]{1,200}>)", re.IGNORECASE)
AUTOMATIC = re.compile(
    r"自动(回复|应答|答复)|auto(matic)?[- ]?(reply|response)|out of (the )?office|不在办公室", re.IGNORECASE
)


class NotAMail(Refused):
    """This is no mail. Save it from the mailbox as .eml, or paste it with sender, subject and text."""


class MailTooLarge(Refused):
    """This mail is larger than {limit} MB. Paste its sender, subject and text instead."""


class Kind(StrEnum):
    """What came: a letter that could not be delivered, a machine's answer, or a person's."""

    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    REPLY = "reply"


@dataclass(frozen=True)
class Incoming:
    """A mail that came: by whom, to whom, what it says, which of our letters it answers.

    `sender` and `to` are mailboxes in small letters; `sent_at` has its zone. `answers` are Message-IDs with
    their brackets, the nearest first. `failure` is there for a bounce alone.
    """

    kind: Kind
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    sent_at: datetime | None
    answers: tuple[str, ...]
    failure: Failure | None = None


def read_mail(raw: bytes) -> Incoming:
    """Return what a saved mail (.eml), or one pasted as text with its first lines, says.

    Of a mail that somebody forwarded, as a file or within the text, the inner one is read. Raises NotAMail
    and MailTooLarge.
    """
    refuse_what_means_ill(raw)
    message = message_from_bytes(raw.removeprefix(BOM_UTF8).lstrip())
    if not message["From"]:
        return read_pasted(decoded(raw))
    return read_message(message, depth=0)


def refuse_what_means_ill(raw: bytes) -> None:
    """Raise MailTooLarge or NotAMail for what is too large, or so deep that reading it would not end well."""
    if len(raw) > LARGEST:
        raise MailTooLarge(limit=LARGEST // 1_000_000)
    small = raw.lower().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    is_deep = small.count(b"boundary") + small.count(b"message/") > MOST_PARTS
    if is_deep or not raw.strip() or any(len(line) > LONGEST_TYPE for line in TYPE.findall(small)):
        raise NotAMail


def read_message(message: Message, *, depth: int) -> Incoming:
    """Return what a mail says, or the one that it forwards."""
    found = as_it_stands(message)
    if found.kind is Kind.BOUNCE or depth >= DEEPEST:
        return found
    inside = [part for part in enclosed(message) if part["From"]]
    if inside:
        return read_message(inside[0], depth=depth + 1)
    typed = typed_in(found.text) if FORWARDED.match(found.subject) else None
    return of_typed(typed, ids=found.answers) if typed else found


def as_it_stands(message: Message) -> Incoming:
    """Return what a mail itself says."""
    text, subject = text_of(message), header(message["Subject"])
    sender = next(iter(mailboxes(message["From"])), "")
    found = Incoming(
        kind=Kind.AUTOMATIC if is_automatic(message, subject) else Kind.REPLY,
        sender=sender,
        to=mailboxes(message["To"]),
        subject=subject,
        text=text,
        sent_at=day(message["Date"]),
        answers=answered(message, text),
    )
    failure = reported(message)
    if message.get_content_type() != REPORT and looks_bounced(sender, subject):
        failure = failure_in(text, but=sender)
    return replace(found, kind=Kind.BOUNCE, failure=failure) if failure else found


def read_pasted(text: str) -> Incoming:
    """Return what a mail pasted as text says, whose first lines name sender and subject. Raises NotAMail."""
    typed = typed_in(text)
    if typed is None:
        raise NotAMail
    return of_typed(typed, ids=quoted_ids(text))


def of_typed(typed: Typed, *, ids: tuple[str, ...]) -> Incoming:
    """Return what a mail says whose first lines were typed by a mail program."""
    sender = next(iter(mailboxes(typed.sender)), "")
    kind, failure = Kind.REPLY, None
    if looks_bounced(sender, typed.subject):
        kind, failure = Kind.BOUNCE, failure_in(typed.text, but=sender)
    elif AUTOMATIC.search(typed.subject):
        kind = Kind.AUTOMATIC
    return Incoming(
        kind=kind,
        sender=sender,
        to=mailboxes(typed.to),
        subject=typed.subject,
        text=tidy(typed.text),
        sent_at=day(typed.sent),
        answers=ids,
        failure=failure,
    )


def is_automatic(message: Message, subject: str) -> bool:
    """Tell whether a machine answered: by RFC 3834, by what programs write, or by the subject."""
    submitted = header(message["Auto-Submitted"]).lower()
    told = message["X-Autoreply"] or message["X-Autorespond"] or message["X-Auto-Response-Suppress"]
    return bool((submitted and submitted != "no") or told or AUTOMATIC.search(subject))


def enclosed(message: Message) -> list[Message]:
    """Return the mails that lie in a mail as files; some senders pack them in base64, against the rules."""
    found = []
    for part in message.walk():
        if part.get_content_type() != "message/rfc822" or not part.is_multipart():
            continue
        inner = part.get_payload(0)
        if isinstance(inner, Message):
            packed = not inner.keys() and header(part["Content-Transfer-Encoding"]).lower() == "base64"
            found.append(message_from_bytes(unpacked(inner)) if packed else inner)
    return found


def unpacked(inner: Message) -> bytes:
    """Return the bytes of a mail that was packed in base64."""
    inner["Content-Transfer-Encoding"] = "base64"
    data = inner.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def text_of(message: Message) -> str:
    """Return what a mail says: its plain text, or that of its HTML; not what lies in it as files."""
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    for kind, read in (("text/plain", tidy), ("text/html", plain)):
        bodies = [read(body_of(part)) for part in parts[:MOST_PARTS] if part.get_content_type() == kind]
        if any(bodies):
            return "\n\n".join(body for body in bodies if body)[:LONGEST_BODY]
    return ""


def body_of(part: Message) -> str:
    """Return a part's text."""
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    return (
        decoded(data[:LONGEST_BODY], charset if isinstance(charset, str) else "")
        if isinstance(data, bytes)
        else ""
    )


def answered(message: Message, text: str) -> tuple[str, ...]:
    """Return the ids of the letters that a mail answers, gives back or quotes, the nearest first."""
    named = [
        *ID.findall(header(message["In-Reply-To"])),
        *reversed(ID.findall(header(message["References"]))),
    ]
    for inner in enclosed(message):
        named += ID.findall(header(inner["Message-ID"]))
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            named += quoted_ids(body_of(part))
    return tuple(dict.fromkeys([*named, *quoted_ids(text)]))[:MOST_IDS]


def quoted_ids(text: str) -> tuple[str, ...]:
    """Return the Message-IDs that stand in a text as headers do."""
    return tuple(dict.fromkeys(QUOTED_ID.findall(text)))[:MOST_IDS]
