"""Letters that came back: reports by the standard, and the Chinese post offices' own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from byline.gateways.decoding import MAILBOX, header
from byline.gateways.pasted import FORWARDED

DAEMONS = re.compile(r"(mailer-daemon|postmaster|mail-daemon|mailerdaemon)@", re.IGNORECASE)
SUBJECT = re.compile(
    r"退信|投递失败|无法投递|未送达|undeliver|returned mail|failure notice|delivery (status|has failed|fail)"
    r"|mail delivery|non.?delivery",
    re.IGNORECASE,
)
CODE = re.compile(r"(?<![\d.])([45]\d\d)[ -]{1,2}(?:#?([45]\.\d{1,3}\.\d{1,3}))?", re.ASCII)
STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])", re.ASCII)
# What the post offices write where they give no number; the first line that says it is the reason.
REASONS = re.compile(
    r"用户不存在|该用户|收件人.{0,6}(不存在|已满|拒收)|空间(不足|已满)|邮箱(不存在|已满)|域名不存在|拒收"
    r"|not found|unknown user|user unknown|no such user|mailbox (full|not|unavailable)|quota|exceed|reject"
    r"|denied|does ?n.t exist",
    re.IGNORECASE,
)
LONGEST_WORDS = 500
REPORT = "multipart/report"


@dataclass(frozen=True)
class Failure:
    """Why a letter came back: the mailbox that failed, if named, the code, the words."""

    mailbox: str
    status: str
    words: str
    is_lasting: bool


def looks_bounced(sender: str, subject: str) -> bool:
    """Tell whether a post office writes, not a person; one who forwards such a mail is a person."""
    return bool(DAEMONS.match(sender) or (SUBJECT.search(subject) and not FORWARDED.match(subject)))


def reported(message: Message) -> Failure | None:
    """Return the first failure that a delivery report names (RFC 3464); None where it tells of none."""
    if message.get_content_type() != REPORT:
        return None
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for block in blocks(part):
                if header(block["Action"]).lower() in {"failed", "delayed"}:
                    return of_block(block)
    return None


def blocks(part: Message) -> list[Message]:
    """Return the blocks of a report: one of the letter, then one for each mailbox."""
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def of_block(block: Message) -> Failure:
    """Return what a report says of one mailbox; "delayed" means that the post office still tries."""
    words = header(block["Diagnostic-Code"]).partition(";")[2].strip() or header(block["Status"])
    named = MAILBOX.search(header(block["Original-Recipient"]) + " " + header(block["Final-Recipient"]))
    status = STATUS.search(header(block["Status"]))
    return Failure(
        mailbox=named.group().lower() if named else "",
        status=status.group(1) if status else "",
        words=words[:LONGEST_WORDS],
        is_lasting=header(block["Action"]).lower() == "failed",
    )


def failure_in(text: str, *, but: str) -> Failure:
    """Return what a post office's plain words say: the mailbox that is not its own, the code, the reason."""
    line = next((line for line in text.splitlines() if CODE.search(line)), "")
    line = line or next((line for line in text.splitlines() if REASONS.search(line)), "")
    code, status = CODE.search(line), STATUS.search(text)
    found = [address.lower() for address in MAILBOX.findall(text)]
    strangers = [address for address in found if address != but and not DAEMONS.match(address)]
    told = (code.group(2) or code.group(1)) if code else ""
    told = told or (status.group(1) if status else "")
    return Failure(
        mailbox=strangers[0] if strangers else "",
        status=told,
        words=line.strip()[:LONGEST_WORDS],
        is_lasting=not told.startswith("4"),
    )
