"""A page as lines in reading order, with what its head says; the same shape for HTML and for bare text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml import html as lxml_html

from tearsheet.reading.head import (
    SPACES,
    article_data,
    canonical_address,
    clean,
    declared,
    inline_scripts,
    window_title,
)
from tearsheet.reading.hidden import is_hidden

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "textarea",
        "select",
        "button",
        "canvas",
        "audio",
        "map",
        "head",
    ]
)
TAG = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|meta|title|p|div|br|table|tr|td|span|section|article|h[1-6]|li|ul)\b)",
    re.IGNORECASE,
)
# many lines are a sign of a machine, not of an article
MOST_LINES = 60_000
LONGEST_LINE = 200_000
ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|cmt|pinglun|reply|replies|huifu|disqus|related|relate|xgwz|xgyd|recommend|tuijian|hot-?list|hot-?news|ranking|paihang"
    r"|sidebar|side-?bar|foot|footer|copyright|breadcrumbs?-none|nav|navbar|topnav|friend-?links?|share|login|popup|tooltip|toolbar)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line a reader sees. `parts` keeps inner borders as tabs; `linked` counts characters inside links."""  # noqa: E501 one sentence or pattern, read as a whole

    text: str
    parts: str = ""
    linked: int = 0
    tag: str = ""
    trail: tuple[int, ...] = ()
    names: str = ""
    is_hidden: bool = False
    is_aside: bool = False
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a page and what its head, its data blocks and its scripts say."""

    lines: tuple[Line, ...]
    head_title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    scripts: str = ""
    address: str = ""
    is_html: bool = True


def outline_text(text: str) -> Outline:
    """Outline bare text: each line is a line; an indent, as an article's paragraphs have it, is kept in `names`."""  # noqa: E501 one sentence or pattern, read as a whole
    lines = []
    for raw in text.splitlines()[:MOST_LINES]:
        shown = SPACES.sub(" ", raw[:LONGEST_LINE]).strip()
        if shown:
            lines.append(Line(shown, parts=re.sub(r"[\xa0\u3000 ]{2,}|\t", "\t", raw.strip()), tag="text"))
    return Outline(tuple(lines), is_html=False)


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page and no bare text."""
    return bool(TAG.search(text))


def outline_html(source: str) -> Outline:
    """Outline the source of a page; depth and number of lines are bounded, nothing is ever run or fetched."""
    root = _parse(source)
    if root is None:
        return Outline(())
    return Outline(
        lines=tuple(_reveal(list(_Walk().lines(root)))),
        head_title=window_title(root),
        meta=declared(root),
        data=article_data(root),
        scripts=inline_scripts(root),
        address=canonical_address(root),
    )


def _parse(source: str) -> etree._Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    data = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", source).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@dataclass(slots=True)
class _Walk:
    """One walk through the tree; a line ends where a block begins or ends."""

    trail: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0
    hidden: int = 0
    aside: int = 0
    count: int = 0
    blocks: int = 0

    def lines(self, root: etree._Element) -> Iterator[Line]:
        """Yield the lines below the root, in order, up to the limit."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            yield from self._enter(walk, element, tag) if event == "start" else self._leave(element, tag)
            if self.count > MOST_LINES:
                break
        yield from self._break()

    def _enter(self, walk: etree.iterwalk, element: etree._Element, tag: str) -> Iterator[Line]:
        if tag in SILENT or not tag:
            walk.skip_subtree()
            return
        if tag in BLOCKS or tag == "br":
            yield from self._break()
        if tag in BLOCKS:
            self.blocks += 1
            self.trail.append(self.blocks)
            self.tags.append(tag)
            self.names.append(f"{element.get('class') or ''} {element.get('id') or ''}"[:80].lower())
        self.in_link += tag == "a"
        self.hidden += is_hidden(element)
        self.aside += _is_aside(element, tag)
        if tag == "img":
            self.pictures.append((element.get("data-src") or element.get("src") or "")[:2000])
        self._say(element.text)

    def _leave(self, element: etree._Element, tag: str) -> Iterator[Line]:
        if tag and tag not in SILENT:
            if tag in BLOCKS:
                yield from self._break()
                self.trail.pop()
                self.tags.pop()
                self.names.pop()
            self.in_link -= tag == "a"
            self.hidden -= is_hidden(element)
            self.aside -= _is_aside(element, tag)
        self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if words:
            self.pieces.append(words)
            self.linked += len(SPACES.sub("", words)) if self.in_link else 0

    def _break(self) -> Iterator[Line]:
        text = clean("".join(self.pieces))
        if text or self.pictures:
            self.count += 1
            parts = "\t".join(piece for piece in map(_part, self.pieces) if piece)
            yield Line(
                text[:LONGEST_LINE],
                parts=parts[:LONGEST_LINE],
                linked=self.linked,
                tag=self.tags[-1] if self.tags else "",
                trail=tuple(self.trail),
                names=" ".join(self.names[-2:]),
                is_hidden=self.hidden > 0,
                is_aside=self.aside > 0,
                pictures=tuple(self.pictures),
            )
        self.pieces, self.pictures, self.linked = [], [], 0


def _is_aside(element: etree._Element, tag: str) -> bool:
    """Whether a block is named as comments, related links, hot lists or the page's own frame."""
    if tag in {"nav", "footer", "aside"}:
        return True
    name = element.get("class") or element.get("id")
    if not name or tag in {"html", "body", "article", "main"}:
        return False
    return bool(ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:200].lower()))


def _part(piece: str) -> str:
    return re.sub(r"[\xa0\u3000]{1,}| {2,}", "\t", re.sub(r"[\r\n\t]+", " ", piece)).strip()


def _reveal(lines: list[Line]) -> list[Line]:
    """Return a page that hides its own article until a script shows it: what is hidden is most of the prose."""  # noqa: E501 one sentence or pattern, read as a whole
    hidden = sum(len(line.text) for line in lines if line.is_hidden and line.linked * 2 < len(line.text))
    shown = sum(len(line.text) for line in lines if not line.is_hidden and line.linked * 2 < len(line.text))
    return [replace(line, is_hidden=False) for line in lines] if hidden > 2 * shown else lines
