"""From the bytes of a page to whether any manuscript could be on it, without a tree and without fields.

Most pages of a crawl print nobody's manuscript. Their letters are taken out of the source as they stand, in
one sweep, and looked up in the index; only a page that shares fingerprints with a manuscript is worth a
reading. All that a reading could show is among these letters: what stands between tags, what the head
declares, and the strings of scripts. A page that is odd (broken or wrong bytes, hints in pinyin, a mail) or
that a reading would refuse is always worth a reading.
"""

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from urllib.parse import unquote

import numpy as np
import numpy.typing as npt

from tearsheet.errors import TearsheetError
from tearsheet.indexing.index import Index
from tearsheet.indexing.views import raw_codes
from tearsheet.restoring.decode import COMMON, DECLARED, refuse_what_is_no_page

# What a source holds besides text, with the white space behind it: a tag, a style, a script (its content is
# kept), a CDATA mark, a comment. In utf-8 and in gb18030 no letter of Chinese holds these bytes.
MARKUP = re.compile(
    rb"<(?:[/a-rt-zA-RT-Z][^>]*+>|[sS](?![cCtT])[^>]*+>"
    rb"|(?i:style)\b[^<]*+(?:<(?!/(?i:style))[^<]*+)*+"
    rb"|(?i:script)\b([^<]*+(?:<(?!/(?i:script))[^<]*+)*+)"
    rb"|[sS][^>]*+>|!\[CDATA\[|!--[^-]*+(?:-(?!->)[^-]*+)*+-->|[!?][^>]*+>)\s*+"
)
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
DECLARING = re.compile(
    rb"<(?i:meta)\b[^>]*?\b(?i:content)\s*=\s*(?:\"([^\">]{8,})\"|'([^'>]{8,})')", re.DOTALL
)
# The head, where meta tags stand.
HEAD = 20_000
# Named entities are spaces, dashes and quotation marks; none of them is a letter of Chinese.
NAMED = re.compile(r"&(?:amp;)?(?!lt;|gt;|amp;)[a-zA-Z]{2,8};")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{2,6})|([0-9]{2,7}));?")
ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
ESCAPES = re.compile(r"\\+[nrtbfv/\"'`]?")
# Chinese as bytes in per cents.
QUOTED = re.compile(r"%[eE][4-9]%[89abAB][0-9a-fA-F]%")
# An answer to a script in place of a page.
ANSWER = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:[\w.$]{1,60}\s*\(\s*)?[{\[]")
QUOTES = re.compile("[\"'`]")
HINT = re.compile(r"\(\s{0,3}[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]{1,6}\s{0,3}\)")
# A field's value of so many bytes is more than a name.
QUOTE, LONG = (b'"', b"'"), 120
# How Chinese is written in a script of ASCII alone.
SPEAKING = (b"\\u", b"%u", b"&#", b"%E", b"%e")
# Ways of writing letters that only a reading undoes.
MAIL = (b"content-transfer-encoding", b"multipart/")
# Marks of utf-16, whose bytes are no text of bytes.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHINESE = frozenset({"gb2312", "gbk", "gb18030"})
# Fewer hints are an author's, who explains rare names.
HINTS = 3
# Less than so many of the commonest characters among the Chinese and the accented ones, and the text was read
# in a wrong charset; pages of lists have three times as many, articles six times.
PLAUSIBLE = 0.03
# So few characters, a name or a sign, say nothing of the charset.
FEW = 40
COMMONEST = 2
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
        met = index.candidates_in_texts((("", text or "") for text in texts), most=1)
        yield from (text is None or bool(names) for text, names in zip(texts, met, strict=True))


def letters_of(data: bytes, *, charset: str = "") -> str | None:
    """Give all text that a reading could show, and more, in the order of the source; None for an odd page."""
    if _is_refused(data) or data.startswith(WIDE) or any(mark in data[:4096].lower() for mark in MAIL):
        return None
    pieces = [data, data] if ANSWER.match(data) else MARKUP.split(data)
    heads = (one or other for one, other in DECLARING.findall(data, 0, HEAD))
    scripts = b'"\n"'.join(script for script in pieces[1::2] if script and _may_speak(script))
    decoded = _decoded([b"\n".join((b"".join(pieces[::2]), *heads, *_kept(data))), scripts], data, charset)
    if decoded is None or b"%u" in scripts:
        return None
    text = _plain(decoded[0]) + "\n" + _plain(_said(decoded[1]))
    return None if _is_odd(text) else text


def _is_refused(data: bytes) -> bool:
    """Whether a reading would refuse these bytes; it shall, and say why."""
    try:
        refuse_what_is_no_page(data)
    except TearsheetError:
        return True
    return False


def _kept(data: bytes) -> Iterator[bytes]:
    """Give the long values of fields: some pages keep their article in one until a script shows it."""
    for rest in data.split(b"value=")[1:]:
        end = rest.find(rest[:1], 1) if rest[:1] in QUOTE else 0
        if end > LONG:
            yield rest[1:end]


def _may_speak(script: bytes) -> bool:
    return not script.isascii() or any(mark in script for mark in SPEAKING)


def _decoded(pieces: list[bytes], data: bytes, charset: str) -> list[str] | None:
    """Decode what is plainly utf-8 or plainly the Chinese that it declares; anything else is odd."""
    try:
        return [piece.decode("utf-8") for piece in pieces]
    except UnicodeDecodeError:
        declared = DECLARED.search(data, 0, 8192)
        name = declared[1].decode("ascii", "ignore") if declared else charset
    if name.strip().lower() not in CHINESE:
        return None
    try:
        return [piece.decode("gb18030") for piece in pieces]
    except UnicodeDecodeError:
        return None


def _said(scripts: str) -> str:
    """Give the strings of scripts that are not ASCII."""
    if QUOTED.search(scripts):
        scripts = unquote(scripts)
    if "\\" in scripts:
        scripts = ESCAPES.sub("", ESCAPED.sub(_escaped, scripts))
    return "".join(piece for piece in QUOTES.split(scripts) if not piece.isascii())


def _escaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return chr(code) if code <= sys.maxunicode else ""


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
    return chr(code) if code <= sys.maxunicode else ""


@cache
def _signs() -> npt.NDArray[np.uint8]:
    """For each code point: 1 for what text read in a wrong charset is full of, COMMONEST for those."""
    table = np.zeros(0x110000, dtype=np.uint8)
    table[0x80:0x100] = table[0x3400:0xA000] = table[0xE000:0xF900] = 1
    table[[ord(one) for one in COMMON]] = COMMONEST
    return table


def _is_odd(text: str) -> bool:
    """Whether a text is empty, holds broken bytes, is hardly Chinese though it looks so, or carries hints."""
    signs = _signs().take(raw_codes(text))
    rare, common = np.count_nonzero(signs == 1), np.count_nonzero(signs == COMMONEST)
    if "\ufffd" in text or (common < PLAUSIBLE * (rare + common) and rare > FEW) or not text.strip():
        return True
    behind = (hint.start() - 1 for hint in HINT.finditer(text) if hint.start())
    return len(list(islice((place for place in behind if "㐀" <= text[place] <= "鿿"), HINTS))) == HINTS
