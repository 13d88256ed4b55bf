"""Words that an inline script writes at its place, from plain strings alone; nothing is run."""

import html
import re

WRITE = re.compile(r"document\.write(?:ln)?\(([^;)]{1,300})\)")
STRING = r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"
GIVEN = re.compile(rf"(?<![\w.])([A-Za-z_]\w{{0,30}})\s*=\s*({STRING})")
PIECE = re.compile(rf"\s*(?:({STRING})|([A-Za-z_]\w{{0,30}}))\s*(?:\+|$)")
TAGS = re.compile(r"<[^<>]{0,300}>")
# what a script decides, or takes from the reader's clock, is not known without running it
DECIDES = re.compile(r"\belse\b|\bnew\s+Date\b|\bfor\s*\(|\bswitch\b|\?")
LONGEST_SCRIPT, LONGEST_WORDS = 2000, 120


def written(script: str) -> str:
    """Return what a short script writes in one way only, without tags; "" when that cannot be told."""
    if "document.write" not in script or len(script) > LONGEST_SCRIPT or DECIDES.search(script):
        return ""
    given = {found[1]: found[2][1:-1] for found in GIVEN.finditer(script)}
    words = html.unescape(
        TAGS.sub("", " ".join(_joined(found[1], given) for found in WRITE.finditer(script)))
    )
    return words if len(words) <= LONGEST_WORDS and "<" not in words else ""


def _joined(expression: str, given: dict[str, str]) -> str:
    """Return strings and names joined with +; "" as soon as a name is unknown or anything else is done."""
    said, at = "", 0
    while at < len(expression):
        found = PIECE.match(expression, at)
        if not found or (found[2] and found[2] not in given):
            return ""
        said += found[1][1:-1] if found[1] else given[found[2]]
        at = found.end()
    return said
