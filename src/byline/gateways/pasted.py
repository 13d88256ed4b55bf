"""The first lines of a mail as programs type them into a forwarded text: 发件人, 收件人, 主题."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FORWARDED = re.compile(r"\s*(转发|fwd?|转寄)\s*[:：]", re.IGNORECASE)
FIELDS = {
    "sender": "发件人|发信人|寄件者|寄件人|from",
    "to": "收件人|收信人|to",
    "subject": "主题|标题|主旨|subject",
    "sent": "发送时间|发送日期|日期|时间|sent|date",
    "copy": "抄送人?|cc|密送|bcc|回复|reply-to",
}
# With either colon, as a row of a table (| 发件人 | 张三 |), quoted by > or set in bold by asterisks.
LINE = re.compile(
    r"^[\s>|*]{{0,12}}(?:{})[\s*]{{0,4}}[:：|][\s*]{{0,4}}(?P<value>.{{0,2000}})$".format(
        "|".join(f"(?P<{name}>{words})" for name, words in FIELDS.items())
    ),
    re.IGNORECASE,
)
MOST_LINES = 4000


@dataclass(frozen=True)
class Typed:
    """What the first lines of a forwarded mail name, and the text below them."""

    sender: str
    subject: str
    to: str
    sent: str
    text: str


@dataclass
class Lines:
    """The lines of one head as they are met."""

    found: dict[str, str] = field(default_factory=dict)
    ends: int = 0

    def note(self, line: re.Match[str]) -> None:
        """Keep what a line names; of two that name the same the first counts."""
        name = next(name for name in FIELDS if line[name])
        self.found.setdefault(name, line["value"].strip(" |*"))

    @property
    def is_whole(self) -> bool:
        """Tell whether they name at least who wrote, and one thing more."""
        return "sender" in self.found and len(self.found) > 1


def typed_in(text: str) -> Typed | None:
    """Return the first mail whose head is typed into a text; None where there is none."""
    lines = text.splitlines()[:MOST_LINES]
    head = Lines()
    for number, line in enumerate(lines):
        match = LINE.match(line)
        if match:
            head.note(match)
            head.ends = number + 1
        elif head.is_whole and line.strip(" >|-*"):
            break
        elif line.strip(" >|-*"):
            head = Lines()
    if not head.is_whole:
        return None
    return typed(head, below="\n".join(lines[head.ends :]))


def typed(head: Lines, *, below: str) -> Typed:
    """Put a head and its text together."""
    known = {name: head.found.get(name, "") for name in ("sender", "subject", "to", "sent")}
    return Typed(text=below, **known)
