"""From bytes to text: which charset, and what to do when it was read wrongly before us."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tearsheet.errors import EmptyPage, NotAPage, PageTooLarge

LARGEST_PAGE = 20_000_000

# what a file begins with when it is no page
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"RIFF", "RIFF"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "GZIP"),
    (b"BM", "BMP"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
# notations of programs, in which no page is written
ESCAPES = frozenset({"unicode-escape", "raw-unicode-escape"})
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
HAN = re.compile(r"[\u3400-\u9fff]")
# the commonest characters of both scripts: a wrong charset shows hardly any of them
COMMON = "的一是在不了有和人中大上工作会年月日这为国个时来们到说地我学生要以发會這為國個時來們說學發對进進"
ANY_COMMON = re.compile(f"[{COMMON}]")
ODD = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
# no reader sees them, and no database of text keeps the first
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it came in, and whether it had been read in a wrong charset before."""

    text: str
    charset: str
    is_mended: bool = False


def decode(data: bytes, *, charset: str = "", limit: int = LARGEST_PAGE) -> Decoded:
    """Return the page's text from its bytes.

    Order: mark at the start, strict utf-8, declared charset (the smaller sets read as the larger), gb18030,
    big5, a detector. Signs that control a device are left out. Refuses PageTooLarge (over `limit` bytes), EmptyPage and NotAPage.
    """  # noqa: E501 one sentence or pattern, read as a whole
    refuse_what_is_no_page(data, limit=limit)
    for mark, name in MARKS:
        if data.startswith(mark):
            return Decoded(CONTROLS.sub("", data[len(mark) :].decode(name, "replace")), name)
    text, name = _best_guess(data, hint=charset)
    mended = mend_mojibake(text)
    return Decoded(CONTROLS.sub("", mended), name, is_mended=mended != text)


def refuse_what_is_no_page(data: bytes, *, limit: int = LARGEST_PAGE) -> None:
    """Refuse what is too large, empty or plainly another kind of file."""
    if len(data) > limit:
        raise PageTooLarge(f"{len(data):,} > {limit:,}")
    head = data[:4096].lstrip()
    if not head and not data.strip():
        raise EmptyPage
    for start, kind in FOREIGN:
        if head.startswith(start) and (len(start) > 2 or b"\x00" in head or start == b"\x1f\x8b"):  # noqa: PLR2004 lengths and counts read best in place
            raise NotAPage(kind)
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and head.count(0) * 20 > len(head):
        raise NotAPage("binary")


def _best_guess(data: bytes, *, hint: str) -> tuple[str, str]:
    """Try the charsets in order; the first that fits without a fault and reads like Chinese wins."""
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        return utf8, "utf-8"
    declared = [name for name in (_declared(data), _known(hint)) if name]
    if _is_nearly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    tried = [
        (text, name)
        for name in (*declared, "gb18030", "big5hkscs")
        if (text := _strict(data, name)) is not None
    ]
    if tried:
        return max(tried, key=lambda one: round(plausibility(one[0]), 2))
    return _forgiving(data, declared)


def _forgiving(data: bytes, declared: list[str]) -> tuple[str, str]:
    """No charset fits exactly: take the one that leaves the fewest odd characters."""
    detected = from_bytes(data[:65_536]).best()
    names = [*declared, "gb18030", "big5hkscs", *([_known(detected.encoding)] if detected else [])]
    readings = [(data.decode(name, "replace"), name) for name in dict.fromkeys(filter(None, names))]
    return max(
        readings,
        key=lambda one: round(plausibility(one[0]), 2) - len(ODD.findall(one[0])) / (len(one[0]) + 1),
    )


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _is_nearly_utf8(data: bytes) -> bool:
    """Return a cut at the end or a few lost bytes do not make a utf-8 page another charset."""
    faults = data.decode("utf-8", "replace").count("\ufffd")
    high = sum(1 for byte in data[:200_000] if byte >= 0x80) or 1  # noqa: PLR2004 lengths and counts read best in place
    return faults <= 1 or faults * 100 < high


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:8192])
    return _known(found[1].decode("ascii", "ignore")) if found else ""


def _known(name: str) -> str:
    """Return the name Python has for a charset, or for the larger one that browsers read it as."""
    try:
        known = codecs.lookup(name.strip().lower() or "-").name
        b"a".decode(known, "replace")
    except (LookupError, ValueError):
        return ""
    return "" if known in ESCAPES else LARGER.get(known, known)


def plausibility(text: str) -> float:
    """How much a text reads like Chinese, 0 to 1: share of the commonest characters among all that are not ASCII."""  # noqa: E501 one sentence or pattern, read as a whole
    sample = text[:200_000]
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    return len(ANY_COMMON.findall(sample)) / foreign if foreign else 1.0


def mend_mojibake(text: str) -> str:
    """Return the text as it was before someone read its bytes in the wrong charset; else the text itself."""
    best, score = text, plausibility(text) + 0.02
    for wrong, right in (
        ("cp1252", "utf-8"),
        ("latin-1", "utf-8"),
        ("latin-1", "gb18030"),
        ("gb18030", "utf-8"),
    ):
        again = _reread(text, wrong=wrong, right=right)
        if again and HAN.search(again) and plausibility(again) > score:
            best, score = again, plausibility(again)
    return best


def _reread(text: str, *, wrong: str, right: str) -> str:
    try:
        return text.encode(wrong).decode(right)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
