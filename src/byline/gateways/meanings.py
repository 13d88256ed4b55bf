"""What post offices mean by their numbers and English words, in a sentence for whoever sent the letter."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

OURS_SHUT = _("Our own mail server cannot be reached.")
NOT_LET_IN = _("Our own mail server does not let us in. The administrator must check its name and password.")
NO_MAILBOX = _("There is no such mailbox. Check how it is written.")
NO_HOST = _("The post office of this mailbox does not exist. Check what stands behind the @.")
FULL = _("The mailbox is full.")
TOO_LARGE = _("The letter is too large for this mailbox. Make the pictures smaller.")
UNWANTED = _("The other side takes it for unwanted mail. Ask there to let our mailbox in.")
BUSY = _("The mailbox can take nothing just now.")
NOT_NOW = _("The other side takes no letters just now.")
REFUSED = _("The other side refuses the letter.")

# RFC 3463: the class (4 or 5), then subject and detail; these stand before the three digits of RFC 5321.
STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])", re.ASCII)
BY_DETAIL = {
    "1.0": NO_MAILBOX,
    "1.1": NO_MAILBOX,
    "1.2": NO_HOST,
    "1.3": NO_MAILBOX,
    "1.6": NO_MAILBOX,
    "1.10": NO_HOST,
    "2.1": BUSY,
    "2.2": FULL,
    "2.3": TOO_LARGE,
    "3.1": FULL,
    "3.4": TOO_LARGE,
    "7.0": UNWANTED,
    "7.1": UNWANTED,
}
BY_STATUS = {f"{each}.{detail}": meant for each in "45" for detail, meant in BY_DETAIL.items()}
BY_STATUS |= {"4.7.0": NOT_NOW, "4.7.1": NOT_NOW}  # put off at first sight (RFC 6647), not taken for unwanted
BY_CODE = {0: OURS_SHUT, 450: BUSY, 452: FULL, 530: NOT_LET_IN, 534: NOT_LET_IN, 535: NOT_LET_IN}
BY_CODE |= {538: NOT_LET_IN, 552: TOO_LARGE, 554: UNWANTED}
# Said with 550, which stands for both "no such mailbox" and "refused".
NOBODY = re.compile(r"not found|unknown|no such|not exist|unavailable|不存在|查无", re.IGNORECASE)
LASTING = 500


def refusal(words: str) -> str:
    """Return what a letter's refusal meant, by what the other side's words hold of its numbers; else ""."""
    said = STATUS.search(words)
    return str(BY_STATUS.get(said[1], REFUSED)) if said else ""


def meaning(code: int, words: str) -> str:
    """Return what a post office meant by its code (0 where none was said) and words, "" for nothing.

    In a refusal it says what to do; of what is put off, that it passes or who must mend it.
    """
    if not code and not words:
        return ""
    said = STATUS.search(words)
    if said and said[1] in BY_STATUS:
        found = BY_STATUS[said[1]]
    elif code in BY_CODE:
        found = BY_CODE[code]
    elif code >= LASTING and NOBODY.search(words):
        found = NO_MAILBOX
    else:
        found = REFUSED if code >= LASTING else NOT_NOW
    return str(found)
