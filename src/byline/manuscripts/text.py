"""The text of a manuscript: made harmless, taken as plain paragraphs, counted the Chinese way."""

import re
from html import escape, unescape

import nh3

from byline.incoming import clean_pasted

TAGS = {
    "p", "br", "h2", "h3", "strong", "ul", "ol", "li", "blockquote", "a", "figure", "figcaption", "small",
    "img", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
OUR_PICTURE = re.compile(r"/pictures/\d+/")
BLOCK_ENDS = re.compile(r"</(?:p|h[1-6]|li|blockquote|figcaption|td|th|tr)>|<br\s*/?>", re.IGNORECASE)
OUR_TAG = re.compile(r"</?(?:" + "|".join(sorted(TAGS)) + r")(?:\s[^>]*)?/?>", re.IGNORECASE)
ONLY_PARAGRAPHS = re.compile(r"(?:<p>[^<>]*</p>\s*)*")
CREDIT_BEGINS = re.compile(r"<small[^>]*>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^>]*>")
HAN = (
    r"〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # with the zero of dates and the rare ones of names
)
WORDS_AND_HAN = re.compile(rf"[{HAN}]|[^\W{HAN}]+")


def clean(html: str) -> str:
    """Return the HTML with only what a manuscript may hold; pictures only from our own store.

    What Word and WPS write round a pasted text goes too, and what they mean by it stays: see `clean_pasted`.
    """
    return nh3.clean(
        clean_pasted(html),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_only_our_pictures,
        url_schemes={"http", "https", "mailto"},
    )


def body_of(typed: str) -> str:
    """Return as HTML what was typed: HTML stays, plain lines become a paragraph each."""
    if OUR_TAG.search(typed):
        return typed
    lines = (line.strip() for line in typed.splitlines())
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def typed_of(html: str) -> str:
    """Return a body as it stands in a plain field: paragraphs alone as lines, anything richer as its HTML."""
    return plain(html) if ONLY_PARAGRAPHS.fullmatch(html) else html


def plain(html: str) -> str:
    """Return the paragraphs of a sanitised HTML text, a line each, without empty ones.

    A picture's caption is a line, its credit stands at that line's end after a full-width blank.
    """
    parted = CREDIT_BEGINS.sub("\u3000", BLOCK_ENDS.sub("\n", html))
    lines = unescape(ANY_TAG.sub("", parted)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def length(text: str) -> int:
    """Count as editors count: each Chinese character is one, each run of Latin letters or digits is one."""
    return len(WORDS_AND_HAN.findall(text))


def _only_our_pictures(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not OUR_PICTURE.fullmatch(value):
        return None
    return value
