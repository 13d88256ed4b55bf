"""Entries of a feed, each as a page: RSS, RDF, Atom and JSON Feed; nothing is fetched or expanded."""

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html.entities import html5

from lxml import etree

from tearsheet.bylines.moments import CHINA
from tearsheet.errors import TearsheetError
from tearsheet.kept.stored import Stored
from tearsheet.outlines.head import clean
from tearsheet.restoring.decode import LARGEST_PAGE, decode

FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.IGNORECASE)
START = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
ENTITY = re.compile(r"&(\w{1,31});")
XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# the longest text wins among those, since a feed may give a teaser and the whole
TEXTS = ("encoded", "content", "description", "summary")
TIMES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
MOST_ENTRIES = 5_000
ISO = "%Y-%m-%dT%H:%M:%S"


def entries(page: Stored, *, limit: int = LARGEST_PAGE) -> Iterator[Stored]:
    """Yield a page for each entry when the page is a feed; else the page itself.

    An entry's page says the entry's own title, time, people and text. A feed that cannot be read stays one.
    """
    head = page.data[:4096]
    is_feed = bool(FEED.search(head) and b"<html" not in head.lower()) or bool(
        JSON_FEED.search(head) and page.data.lstrip()[:1] == b"{"
    )
    if page.refusal or not is_feed:
        yield page
        return
    try:
        text = decode(page.data, charset=page.charset, limit=limit).text
    except TearsheetError:
        yield page
        return
    told = list(_of_json(text) if text.lstrip("\ufeff \r\n\t").startswith("{") else _of_xml(text))
    if not told:
        yield page
    for number, said in enumerate(told, 1):
        yield _stored(said, name=f"{page.name}#{number}", base=page.address)


def _of_xml(text: str) -> Iterator[dict[str, str]]:
    """Yield what each entry says. The prologue is left out, so that no entity can be declared."""
    start = START.search(text)
    source = ENTITY.sub(_character, CONTROLS.sub(" ", text[start.start() if start else 0 :]))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    found = root.iter("{*}item", "{*}entry", "item", "entry") if root is not None else iter(())
    for number, entry in enumerate(found):
        if number >= MOST_ENTRIES:
            return
        yield _said(entry)


def _said(entry: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    texts = [""]
    for child in entry:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname.lower()
        if name == "link":
            if child.get("rel") in {None, "alternate"}:
                said.setdefault("address", (child.get("href") or child.text or "").strip())
        elif name in TEXTS:
            texts.append(_markup(child))
        elif name in {"author", "creator"}:
            said.setdefault("author", clean("".join(map(str, child.itertext()))))
        elif name == "source":
            said.setdefault("source", clean(child.text or child.findtext("{*}title") or ""))
        else:
            said.setdefault(name, clean("".join(map(str, child.itertext()))))
    time = next((said[name] for name in TIMES if said.get(name)), "")
    return {**said, "time": time, "text": max(texts, key=len)}


def _markup(element: etree._Element) -> str:
    """Return an entry's text as the source of a page, whether it is escaped, in CDATA or in elements."""
    inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return html.escape(inner) if element.get("type") == "text" else inner


def _of_json(text: str) -> Iterator[dict[str, str]]:
    try:
        feed = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items[:MOST_ENTRIES] if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        people = item.get("authors") or [item.get("author")]
        names = (
            [str(one.get("name") or "") for one in people if isinstance(one, dict)]
            if isinstance(people, list)
            else []
        )
        plain = str(item.get("content_text") or item.get("summary") or "")
        yield {
            "title": str(item.get("title") or ""),
            "address": str(item.get("url") or item.get("id") or ""),
            "time": str(item.get("date_published") or ""),
            "author": " ".join(names),
            "text": str(item.get("content_html") or "") or _as_paragraphs(plain),
        }


def _as_paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


def _stored(said: dict[str, str], *, name: str, base: str) -> Stored:
    """Return an entry as the smallest page that says the same."""
    title, author, source = (html.escape(said.get(one, "")) for one in ("title", "author", "source"))
    address = said.get("address") or base
    metas = f'<meta name="pubdate" content="{_moment(said.get("time", ""))}">'
    metas += f'<meta name="contentsource" content="{source}">'
    line = f"<p>作者：{author}</p>" if author and "@" not in author else ""
    page = (
        f'<html><head><meta charset="utf-8"><title>{title}</title>{metas}</head>'
        f"<body><h1>{title}</h1>{line}<div>{said.get('text', '')}</div></body></html>"
    )
    return Stored(name, page.encode("utf-8", "replace"), "utf-8", address)


def _moment(words: str) -> str:
    """Return a time as China's clock shows it; a feed writes it as mail does or as ISO does."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return html.escape(words[:40])
    known = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return known.astimezone(CHINA).strftime(ISO)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name in XML_ENTITIES:
        return found[0]
    return html.escape(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{name};"
