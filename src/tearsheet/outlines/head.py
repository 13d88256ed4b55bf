"""What a page declares about itself: meta tags, microdata, JSON-LD, scripts, its own address."""

import json
import re
from collections.abc import Iterator
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u3000\u200b\u200c\u200d\ufeff]+")
LONGEST_NAME = 60
JSON_TYPES = ("NewsArticle", "Article", "BlogPosting", "Report", "WebPage", "VideoObject")


def clean(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return SPACES.sub(" ", text).strip()


def declared(root: etree._Element) -> dict[str, str]:
    """Return what the head's meta tags and the microdata say, by lower-case name."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if name and (content := clean(element.get("content") or "")):
            said.setdefault(name.strip().lower(), content[:2000])
    for element in _elements(root, "//*[@itemprop and not(self::meta)]")[:200]:
        words = (
            element.get("datetime")
            or element.get("content")
            or clean("".join(map(str, element.itertext()))[:300])
        )
        if words:
            said.setdefault("itemprop:" + (element.get("itemprop") or "").strip().lower(), words)
    for element in _elements(root, "//*[@id='js_name']")[:1]:
        said["js_name"] = clean("".join(map(str, element.itertext()))[:LONGEST_NAME])
    return said


def article_data(root: etree._Element) -> dict[str, str]:
    """Return what the first article in JSON-LD says: flat, by key; its bread crumbs as `breadcrumb`."""
    said: dict[str, str] = {}
    for thing in _json_things(root):
        kind = thing.get("@type", "")
        kind = str(kind[0] if isinstance(kind, list) and kind else kind)
        if kind == "BreadcrumbList":
            said.setdefault("breadcrumb", _steps(thing.get("itemListElement")))
        elif (kind in JSON_TYPES or "datePublished" in thing) and not said.keys() - {"breadcrumb"}:
            said |= {key: words for key, value in thing.items() if (words := _words(value))}
    return said


def _json_things(root: etree._Element) -> Iterator[dict[str, object]]:
    for element in _elements(root, "//script[contains(@type, 'ld+json')]")[:20]:
        try:
            said = json.loads((element.text or "")[:500_000], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _things(said)


def _steps(listed: object) -> str:
    """Return the names of a list of bread crumbs, in order."""
    steps = [one for one in listed[:20] if isinstance(one, dict)] if isinstance(listed, list) else []
    return " > ".join(_words(one.get("name")) or _words(one.get("item")) for one in steps)


def _things(said: object) -> list[dict[str, object]]:
    several = said if isinstance(said, list) else [said]
    inner = [one.get("@graph", []) for one in several if isinstance(one, dict)]
    graphs = [thing for graph in inner if isinstance(graph, list) for thing in graph]
    return [one for one in [*several, *graphs] if isinstance(one, dict)]


def _words(value: object) -> str:
    """Return a value of JSON-LD in words: itself, its name, or the names of several."""
    if isinstance(value, list):
        return (
            " ".join(filter(None, map(_words, value[:20])))
            if all(isinstance(one, (str, dict)) for one in value)
            else ""
        )
    if isinstance(value, dict):
        return str(value.get("name") or "")[:500] if isinstance(value.get("name"), str) else ""
    return clean(value)[:100_000] if isinstance(value, str) else ""


def inline_scripts(root: etree._Element) -> str:
    """Return the inline scripts as text, bounded; only ever searched for times and for a text that they carry."""  # noqa: E501 one sentence or pattern, read as a whole
    return "\n".join(
        (element.text or "")[:200_000] for element in _elements(root, "//script[not(@src)]")[:60]
    )[:1_000_000]


def canonical_address(root: etree._Element) -> str:
    """Return the address that the page gives as its own, perhaps a relative one, or ""."""
    links = _elements(root, "//link[@rel='canonical']")
    cards = _elements(root, "//meta[@property='og:url']")
    tags = _elements(root, "//meta[translate(@name, 'URL', 'url')='url']")
    found = [link.get("href") or "" for link in links]
    found += [tag.get("content") or "" for tag in cards + tags]
    return next((address.strip()[:2000] for address in found if address.strip()), "")


def own_address(said: str, *, fetched: str) -> str:
    """Return the page's address: what it says of itself, made whole; a page that says its site's home is not believed."""  # noqa: E501 one sentence or pattern, read as a whole
    try:
        whole = urljoin(fetched, said) if said else fetched
        parts, stood = urlsplit(whole), urlsplit(fetched)
    except ValueError:
        return fetched
    is_home = not parts.path.strip("/") and not parts.query and bool(stood.path.strip("/") or stood.query)
    return fetched if is_home or parts.scheme not in {"http", "https"} else whole


def window_title(root: etree._Element) -> str:
    """Return the title of the window."""
    titles = _elements(root, "//title")
    return clean("".join(map(str, titles[0].itertext()))) if titles else ""


def _elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path))  # noqa: SLF001 the name that lxml gives its type
