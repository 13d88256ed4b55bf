"""Letters as they go out by mail: what one holds, its bytes, and when one that was put off is tried again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from email.encoders import encode_base64
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from byline.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import Message

# The first pauses outlast greylisting, which lets the same letter through after some minutes; the last ones
# outlast a night and a weekend's morning. Together they are 46 hours: RFC 5321, 4.5.4.1 asks for days, and
# news is stale by then.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720, 720))
# The lines that carry the letter itself; what else a caller adds must not stand for one of them.
OURS = frozenset(
    {"from", "to", "cc", "bcc", "subject", "date", "message-id", "reply-to", "mime-version", "sender"}
)
# RFC 5321, 4.5.3.1.3.
LONGEST_MAILBOX = 254
# A Chinese letter is nine by RFC 2231, and the line may have 998 (RFC 5322, 2.1.1).
LONGEST_NAME = 90


class NotAMailbox(Refused):
    """“{address}” is no mailbox. One looks like name@example.cn; correct it and send again."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter: the name it is saved by, its content type, its bytes."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class Letter:
    """What goes to one mailbox by mail.

    `text` is always there, `html` says the same to programs that show it. Give the same `message_id` (one of
    `fresh_id`) at every attempt: the other side can tell a second copy by it, and an answer names it.
    `headers` are further lines, name and value.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
    message_id: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What the other side said when it took a letter over: its code (250), its words, the letter's own id."""

    message_id: str
    code: int
    words: str


def next_try(attempts: int) -> timedelta | None:
    """Return how long to wait after so many attempts that were put off; None when it is time to give up.

    The pauses grow from one minute to twelve hours and end after about two days. A letter refused for good
    is never tried again; that is not asked here.
    """
    if attempts < 1:
        return timedelta(0)
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def fresh_id(stem: str, *, at: str) -> str:
    """Return a Message-ID that no other letter has: `stem` says what it is of, `at` is our domain."""
    return f"<{stem}.{secrets.token_hex(8)}@{at}>"


def in_bytes(letter: Letter, *, sender: tuple[str, str], at: datetime) -> bytes:
    """Return the letter as it goes over the line: ASCII alone, lines that end in CRLF (RFC 5322).

    `sender` is name and mailbox. Chinese file names are written twice, by RFC 2231 and in encoded words
    (RFC 2047): older mail programs know only the one or the other. Raises NotAMailbox.
    """
    message = body_of(letter)
    message["From"] = formataddr((one_line(sender[0]), mailbox(sender[1])))
    message["To"] = mailbox(letter.to)
    message["Subject"] = Header(one_line(letter.subject), "utf-8", header_name="Subject").encode()
    message["Date"] = format_datetime(at)
    message["Message-ID"] = one_line(letter.message_id)
    if letter.reply_to:
        message["Reply-To"] = mailbox(letter.reply_to)
    for name, value in letter.headers:
        if name.lower() not in OURS:
            message[name] = one_line(value)
    return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def mailbox(address: str) -> str:
    """Return a mailbox that can stand in a line of a letter. Raises NotAMailbox."""
    name, _at, host = address.strip().rpartition("@")
    whole = f"{name}@{host}"
    fits = name and host and whole.isascii() and whole.isprintable() and len(whole) <= LONGEST_MAILBOX
    if not fits or any(letter in whole for letter in ' <>,;:\\"()[]') or "@" in name:
        raise NotAMailbox(address=one_line(address))
    return whole


def one_line(words: str) -> str:
    """Return words that cannot begin a line of their own: no breaks, nothing that does not print."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())


def body_of(letter: Letter) -> Message:
    """Return the text, beside its HTML where there is one, and the files after it."""
    text: Message = MIMEText(letter.text, "plain", "utf-8")
    if letter.html:
        text = MIMEMultipart("alternative", _subparts=[text, MIMEText(letter.html, "html", "utf-8")])
    if not letter.attachments:
        return text
    return MIMEMultipart("mixed", _subparts=[text, *map(part_of, letter.attachments)])


def part_of(file: Attachment) -> Message:
    """Return a file as a part of a letter."""
    main, _slash, sub = file.kind.partition("/")
    name = file_name(file.name)
    part = MIMEBase(main, sub or "octet-stream")
    part.set_payload(file.data)
    encode_base64(part)
    part.set_param("name", Header(name, "utf-8").encode().replace("\n", ""))
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
    return part


def file_name(name: str) -> str:
    """Return a file's name as it can be saved anywhere; a long one loses its middle, not its ending."""
    clean = one_line(name).replace("/", "_").replace("\\", "_")
    stem, dot, ending = clean.rpartition(".")
    if len(clean) <= LONGEST_NAME or len(ending) > LONGEST_NAME // 2:
        return clean[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(dot + ending)] + dot + ending
