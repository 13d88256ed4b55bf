"""What strangers' mail says, in letters one can read: headers, bodies, days. Nothing they write breaks it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.utils import parsedate_to_datetime

from lxml import etree, html

# Only these are believed: some of Python's codecs are no charsets, and one takes the square of the time.
CHARSETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8", "big5": "big5",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz",
    "iso-8859-1": "latin-1", "windows-1252": "cp1252", "utf-16": "utf-16",
}  # fmt: skip
LONGEST_HEADER = 8000
LONGEST_BODY = 1_000_000
BREAKING = ("br", "p", "div", "tr", "li", "table", "blockquote", "hr", "h1", "h2", "h3")
MAILBOX = re.compile(r"[\w.+%=-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}", re.ASCII)
# A name may look like a mailbox; the one in brackets is where the mail comes from.
IN_BRACKETS = re.compile(f"<{MAILBOX.pattern}>", re.ASCII)
# A day typed by a mail program has no zone; the programs that write so are Chinese.
BEIJING = timezone(timedelta(hours=8))
TYPED_DAY = re.compile(
    r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?[^\d]{0,20}(\d{1,2})[:：](\d{2})", re.ASCII
)
AFTERNOON = re.compile("下午|晚上|PM", re.IGNORECASE)
NOON = 12
BARE = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def decoded(data: bytes, charset: str = "") -> str:
    """Return bytes as text: by the charset claimed, else UTF-8, else GB 18030, damaged where it must."""
    for known in (CHARSETS.get(charset.lower(), "utf-8"), "utf-8", "gb18030"):
        try:
            return data.decode(known)
        except UnicodeError:
            continue
    return data.decode("utf-8", "replace")


def header(value: object) -> str:
    """Return a header's words in one line; one that cannot be decoded stays as it stands."""
    given = value if isinstance(value, Header) else str(value or "")[:LONGEST_HEADER]
    try:
        pieces = decode_header(given)
    except HeaderParseError:
        return " ".join(str(given).split())
    words = [piece if isinstance(piece, str) else decoded(piece, charset or "") for piece, charset in pieces]
    return " ".join("".join(words).split())


def mailboxes(value: object) -> tuple[str, ...]:
    """Return the mailboxes that a header or a typed line names, in small letters, each once."""
    raw = str(value or "")[:LONGEST_HEADER]
    found = [address.strip("<>").lower() for address in IN_BRACKETS.findall(raw) or MAILBOX.findall(raw)]
    return tuple(dict.fromkeys(found))


def day(value: object) -> datetime | None:
    """Return the moment that a Date header or a typed line tells, with its zone; None where it tells none."""
    words = header(value)
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError, OverflowError):
        return typed_day(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)


def typed_day(words: str) -> datetime | None:
    """Return the moment of “2026年11月23日(星期一) 下午2:05” and its kin, in Beijing's time."""
    found = TYPED_DAY.search(words)
    if not found:
        return None
    year, month, date, hour, minute = map(int, found.groups())
    if AFTERNOON.search(found.group()) and hour < NOON:
        hour += NOON
    try:
        return datetime(year, month, date, hour, minute, tzinfo=BEIJING)
    except ValueError:
        return None


def plain(page: str) -> str:
    """Return the text of a body in HTML, a line for each of its lines."""
    try:
        root = html.document_fromstring(page.encode(), parser=BARE)
    except etree.ParserError:
        return ""
    etree.strip_elements(root, "script", "style", "head", with_tail=False)
    for element in root.iter(*BREAKING):
        element.tail = f"\n{element.tail or ''}"
    return tidy("".join(map(str, root.itertext())))


def tidy(text: str) -> str:
    """Return text with its lines trimmed and no more than one empty line between them."""
    lines = [" ".join(line.split(" ")).strip() for line in text[:LONGEST_BODY].splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
