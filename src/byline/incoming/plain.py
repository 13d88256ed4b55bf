"""Plain text in the encodings that Chinese offices use."""

from __future__ import annotations

import codecs
import re
from html import escape

from byline.incoming.blocks import Block
from byline.incoming.runs import IDLE

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
NAMED = re.compile(rb"<meta[^>]+charset=[\"']?\s*(utf-8|gb2312|gbk|gb18030|utf-16)", re.IGNORECASE)
MOST_STRANGE = 0.002  # a stray sign from an old editor; in any other file they are every third
HEAD = 2048


def text_of(content: bytes) -> str | None:
    """Return the text of a file's bytes; None when they are none in UTF-8, marked UTF-16 or GB18030."""
    mark = next((mark for mark in MARKS if content.startswith(mark)), None)
    named = NAMED.search(content[:HEAD])
    tried = [MARKS[mark]] if mark else ["utf-8", "gb18030"]
    if named and not mark and named[1].lower().startswith(b"gb"):
        tried = ["gb18030", "utf-8"]
    for encoding in tried:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        strange = len(NO_TEXT.findall(text))
        return NO_TEXT.sub("", text) if strange <= len(text) * MOST_STRANGE else None
    return None


def lines_of(text: str) -> list[Block]:
    """Return a paragraph for each line; the first may be set in the middle by spaces, as titles are."""
    lines = [line.strip(IDLE + "\x0c\x1a") for line in text.splitlines()]
    return [Block("p", escape(line, quote=False), line) for line in lines if line]
