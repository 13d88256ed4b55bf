"""To whom a bulletin goes, as an office writes it: names parted by commas. It knows no database."""

from __future__ import annotations

import re

REPORT, SEND, ISSUE = "report", "send", "issue"
WAYS = {REPORT: "报", SEND: "送", ISSUE: "发"}
LEADERS = "leaders"
# what a form of words reaches: the kinds of unit, or those who lead. 、 stands within one recipient
GROUPS = (
    (re.compile("主任、副主任|常委会.*主任|主任会议|领导"), (LEADERS,)),
    (re.compile("各.*(乡|镇|街道)|下级人大"), ("township",)),
    (re.compile("各.*(委室|工委|专委|委办|科室)"), ("office", "committee")),
    (re.compile("(各|有关).*(部门|单位)"), ("department", "media")),
)
BETWEEN = re.compile(r"[，,；;\n]+")


def names_of(words: str) -> list[str]:
    """Return the recipients that a line names, in its order and each once, without the full stop."""
    names = (name.strip().strip("。.").strip() for name in BETWEEN.split(words))
    return list(dict.fromkeys(name for name in names if name))


def groups_of(name: str) -> tuple[str, ...]:
    """Return the kinds of unit, or LEADERS, that a form of words such as 各乡镇人大 stands for; else ()."""
    return next((groups for pattern, groups in GROUPS if pattern.search(name)), ())


def joined(names: list[str]) -> str:
    """Return recipients as they are printed: commas between them, a full stop at the end."""
    return f"{'，'.join(name.rstrip('。') for name in names)}。" if names else ""
