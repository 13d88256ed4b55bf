"""The article that a page carries without showing it: in JSON, a script, noscript or a form field."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from tearsheet.bylines.moments import read_compact, read_epoch, read_moment
from tearsheet.outlines.furniture import END
from tearsheet.outlines.head import clean
from tearsheet.outlines.scripted import Text, texts_of, texts_of_script, unescaped

TAGS = re.compile(r"<[^<>]{0,2000}>")
HAN = re.compile(r"[\u3400-\u9fff]")
HOLDS_TAGS = re.compile(r"<(?:p|br|div|span|section|img|strong)\b", re.IGNORECASE)
# a text under these names is the article, under those it is somebody's remark about it or a part of it
MAIN = re.compile(r"content|body|article|text|html|detail|正文", re.IGNORECASE)
BESIDE = re.compile(
    r"comment|reply|review|recommend|related|relate|digest|summary|desc|intro|abstract|share|copyright|agreement|privacy"
    r"|user|profile|config|disclaimer|toast|i18n|lang",
    re.IGNORECASE,
)
KEYS = {
    "headline": ("title", "headline", "newstitle", "articletitle", "contenttitle", "msgtitle", "subject"),
    "datePublished": (
        "datepublished", "publishtime", "pubtime", "publishdate", "pubdate", "publishedat", "publishat",
        "releasetime",         "displaytime", "ptime", "createtime", "createdat", "ctime", "date", "time",
    ),
    "source": ("source", "sourcename", "origin", "medianame", "media", "copyfrom", "newssource", "sourcetitle", "publisher"),  # noqa: E501 one table, read as a whole
    "author": ("author", "authorname", "authors", "reporter", "writer", "byline"),
}  # fmt: skip
SCRIPT_TITLE = re.compile(
    r"\b(?:msg_title|article_?title|news_?title|content_?title)\s*[:=]\s*(?:[\w.]{1,30}\()?([\"'])((?:(?!\1)[^\\\n]|\\.){4,200})\1",
    re.IGNORECASE,
)
FEWEST_HAN = 60
LARGEST_SCRIPT = 3_000_000
MOST_SCRIPTS = 60
KEEPERS = (
    "//noscript | //textarea | //template | //xmp"
    " | //script[contains(@type, 'html') or contains(@type, 'template')]"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A carried text, as the source of a page or as bare lines, and what its keeper says of it."""

    words: str
    is_html: bool
    said: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many Chinese characters it holds."""
        return _han(self.words)


def carried_by(root: etree._Element) -> Carried | None:
    """Return the likeliest article among all that a page carries unseen, or None."""
    return _best([*_kept(root), *_scripted(root)])


def carried_in(said: object) -> Carried | None:
    """Return the likeliest article in a bare answer, or None."""
    return _best(list(texts_of(said)))


def title_in_script(scripts: str) -> str:
    """Return the title that a script keeps under a name of its own, as public accounts do; "" if none."""
    found = SCRIPT_TITLE.search(scripts)
    return clean(TAGS.sub("", html.unescape(unescaped(found[2])))) if found else ""


def _kept(root: etree._Element) -> Iterator[Text]:
    for element in _elements(root, KEEPERS):
        inner = (element.text or "") + "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in element
        )
        yield Text(html.unescape(inner) if "<" not in inner else inner, (str(element.tag), "content"))
    for element in _elements(root, "//input[string-length(@value) > 120]"):
        yield Text(element.get("value") or "", (element.get("name") or "input",))


def _scripted(root: etree._Element) -> Iterator[Text]:
    for element in _elements(root, "//script[not(@src)]"):
        yield from texts_of_script((element.text or "")[:LARGEST_SCRIPT])


def _elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path))[:MOST_SCRIPTS]  # noqa: SLF001 the name that lxml gives its type


def _best(texts: list[Text]) -> Carried | None:
    rated = [(_rate(text), -place) for place, text in enumerate(texts)]
    best = max(rated, default=(0.0, 0))
    if best[0] < FEWEST_HAN:
        return None
    text = texts[-best[1]]
    words = text.words
    return Carried(words, bool(HOLDS_TAGS.search(words)), _said(text))


def _rate(text: Text) -> float:
    """Points: Chinese characters, more under a name for articles, few under one for remarks or settings."""
    size = _han(text.words)
    if size < FEWEST_HAN or not _has_a_sentence(text.words):
        return 0.0
    named = " ".join(text.names[-4:])
    return size * (0.15 if BESIDE.search(named) else 1.5 if MAIN.search(named) else 1.0)


def _han(words: str) -> int:
    return len(HAN.findall(TAGS.sub("", words) if "<" in words else words))


def _has_a_sentence(words: str) -> bool:
    return any(END.search(piece) for piece in re.split(r"<[^<>]{0,2000}>|\n", words) if len(piece) > 11)  # noqa: PLR2004 as long as the shortest sentence


def _said(text: Text) -> dict[str, str]:
    """Return title, time, source and author from the objects around a text, nearest first."""
    said: dict[str, str] = {}
    for around in text.around[:3]:
        plain = {re.sub(r"[_\-]", "", str(key)).lower(): value for key, value in around.items()}
        for name, keys in KEYS.items():
            words = next((words for key in keys if (words := _words(plain.get(key)))), "")
            if words and name not in said:
                said[name] = words
    if moment := said.pop("datePublished", ""):
        said["datePublished"] = read_moment(moment) or read_epoch(moment) or read_compact(moment)
    return {name: words for name, words in said.items() if words}


def _words(value: object) -> str:
    """Return a value in words: itself, its name, or the names of several."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        return " ".join(filter(None, (_words(one) for one in value[:6] if not isinstance(one, list))))
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    words = clean(TAGS.sub("", html.unescape(str(value)[:400])))
    return words if len(words) <= 120 else ""  # noqa: PLR2004 no field is longer
