"""From the bytes of a page to whether any manuscript could be on it, without a tree and without fields.

Most pages of a crawl print nobody's manuscript. Their letters are taken out of the source as they stand, in one
sweep, and looked up in the index; only a page that shares fingerprints with a manuscript is worth a reading. All
that a reading could show is among these letters: what stands between tags, what the head declares, and the
strings of scripts. A page that is odd (broken or wrong bytes, hints in pinyin, a mail) is always worth a reading.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from tearsheet.matching.index import Index
from tearsheet.matching.views import raw_codes
from tearsheet.reading.decode import COMMON, DECLARED, MARKS

# What a source holds besides text: a CDATA mark, a comment, a style, a script (its content is kept), a tag.
MARKUP = re.compile(
    r"<(?:!\[CDATA\[|!--[^-]*(?:-(?!->)[^-]*)*-->"
    r"|(?i:style)\b[^<]*(?:<(?!/(?i:style))[^<]*)*"
    r"|(?i:script)\b([^<]*(?:<(?!/(?i:script))[^<]*)*)"
    r"|[a-zA-Z/!?][^>]*>)"
)
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
DECLARING = re.compile(r"<(?i:meta)\b[^>]*?\b(?i:content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# The head, where meta tags stand.
HEAD = 20_000
# Named entities are spaces, dashes and quotation marks; none of them is a letter of Chinese.
NAMED = re.compile(r"&(?:amp;)?(?!lt;|gt;|amp;)[a-zA-Z]{2,8};")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{2,6})|([0-9]{2,7}));?")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
ESCAPES = re.compile(r"\\[nrtbf/\"'\\]")
QUOTES = re.compile("[\"'`]")
HINTED = re.compile(r"[㐀-鿿]\(\s{0,3}[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6}\s{0,3}\)")
MAIL = re.compile(rb"(?i)content-transfer-encoding|multipart/related|%u[4-9][0-9a-f]{3}")
# Fewer hints are an author's, who explains rare names.
HINTS = 3
# Less than so many of the commonest characters among all that are not ASCII, and the text was read in a wrong
# charset; pages of lists have three times as many, articles six times.
PLAUSIBLE = 0.03
# A page shares one fingerprint with a manuscript if it shares two by what a reading shows of it: a reading joins
# lines that stand apart in the source, and where they meet is a fingerprint that only the reading has.
LEAST = 1
# Pages looked up in one pass.
TOGETHER = 64


def screen(data: bytes, *, charset: str = "", index: Index) -> bool:
    """Whether a page is worth a reading: False says that no manuscript of the index can be on it."""
    return next(screen_many([(data, charset)], index=index))


def screen_many(pages: Iterable[tuple[bytes, str]], *, index: Index) -> Iterator[bool]:
    """Say of each page, given as its bytes and the charset that the server said, what `screen` says of it."""
    waiting = iter(pages)
    while group := list(islice(waiting, TOGETHER)):
        texts = [letters_of(data, charset=charset) for data, charset in group]
        met = index.candidates_in_texts((text or "" for text in texts), most=1, least=LEAST)
        yield from (text is None or bool(names) for text, names in zip(texts, met, strict=True))


def letters_of(data: bytes, *, charset: str = "") -> str | None:
    """Give all text that a reading could show, and more, in the order of the source; None for an odd page."""
    source = _decoded(data, charset)
    if source is None or MAIL.search(data, 0, 4096):
        return None
    pieces = MARKUP.split(source)
    scripts = [script for script in pieces[1::2] if script and _may_speak(script)]
    heads = (one or other for one, other in DECLARING.findall(source[:HEAD]))
    text = _plain("\n".join(("".join(pieces[::2]), *heads)))
    if scripts:
        text += "\n" + _plain("\n".join(map(_said, scripts)))
    return None if _is_odd(text) else text


def _decoded(data: bytes, charset: str) -> str | None:
    """Decode what is plainly utf-8 or plainly the Chinese that it declares; anything else is odd."""
    if any(data.startswith(mark) for mark, _ in MARKS):
        return None if not data.startswith(MARKS[0][0]) else _strict(data, "utf-8-sig")
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    declared = DECLARED.search(data, 0, 8192)
    name = declared[1].decode("ascii", "ignore") if declared else charset
    return _strict(data, "gb18030") if name.strip().lower() in {"gb2312", "gbk", "gb18030"} else None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _may_speak(script: str) -> bool:
    return not script.isascii() or "\\u" in script or "&#" in script


def _said(script: str) -> str:
    """Give the strings of a script that are not ASCII."""
    if "\\u" in script:
        script = ESCAPED.sub(lambda found: chr(int(found[1], 16)), script)
    if "\\" in script:
        script = ESCAPES.sub("", script)
    return "".join(piece for piece in QUOTES.split(script) if not piece.isascii())


def _plain(text: str) -> str:
    """Resolve entities; markup that comes out of them, as in a string of JSON, goes."""
    if "&" in text:
        text = NAMED.sub("", text)
        if "&#" in text:
            text = NUMBERED.sub(_numbered, text)
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    return TAG.sub("", text) if "<" in text else text


def _numbered(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code <= 0x10FFFF else ""


@cache
def _marks() -> npt.NDArray[np.uint8]:
    """For each code point: 1 for what is not ASCII, 3 for one of the commonest, 4 for a sign of broken bytes."""
    table = np.ones(0x110000, dtype=np.uint8)
    table[:0x80] = 0
    table[[ord(one) for one in COMMON]] = 3
    table[0xFFFD] = 4
    return table


def _is_odd(text: str) -> bool:
    """Whether a text holds broken bytes, is hardly Chinese though it is not ASCII, or carries hints."""
    counts = np.bincount(_marks().take(raw_codes(text)), minlength=5).tolist()
    foreign = counts[1] + counts[3] + counts[4]
    if counts[4] or counts[3] < PLAUSIBLE * foreign:
        return True
    return "(" in text and len(list(islice(HINTED.finditer(text), HINTS))) == HINTS
