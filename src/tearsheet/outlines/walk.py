"""The walk through a page's tree: where lines begin and end, what is linked, hidden or beside the article."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from lxml import etree

from tearsheet.outlines.head import clean
from tearsheet.outlines.hidden import FOLDED, TRICKED, VEILED, veil
from tearsheet.outlines.lines import LONGEST_LINE, MOST_LINES, Line

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "marquee", "menu", "nav", "ol", "option", "p",
    "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
    "ul",
})  # fmt: skip
SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "textarea",
    "select", "button", "canvas", "audio", "map", "head",
})  # fmt: skip
BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|cmt|pinglun|reply|replies|huifu|disqus|related|relate|xgwz|xgyd|recommend|tuijian"
    r"|hot-?list|hot-?news|ranking|paihang|sidebar|side-?bar|foot|footer|copyright|breadcrumbs?-none|nav|navbar"
    r"|topnav|friend-?links?|share|login|popup|tooltip|toolbar)(?![a-z])"
)
# where pages that load pictures late keep the address of the real one
LAZY = ("data-src", "data-original", "data-lazy-src", "data-url", "data-echo", "data-actualsrc", "src")
SMALLEST_PICTURE = 50
# longer lines hold no labels, so their inner borders need not be kept
LONGEST_PARTED = 400
LINE_BREAKS = re.compile(r"[\r\n\t]+")
INNER_BORDERS = re.compile(r"[\xa0\u3000]+| {2,}")
CENTRED = re.compile(r"text-align\s*:\s*center")


def walk(root: etree._Element, *, address: str = "") -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines below the root in order, bounded, and the name of every block by its number.

    Relative addresses of pictures are made whole with `address`.
    """
    way = _Walk(address=address)
    way.go(root)
    return tuple(_reveal(way.lines, way.veils)), tuple(way.blocks)


@dataclass(slots=True)
class _Open:
    """What an open element adds to the lines inside it; taken back where it ends."""

    is_block: bool
    is_link: bool
    is_bold: bool
    is_centred: bool
    is_aside: bool
    veil: str


@dataclass(slots=True)
class _Walk:
    """One walk; a line ends where a block begins or ends."""

    address: str = ""
    lines: list[Line] = field(default_factory=list)
    veils: list[tuple[int, ...]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=lambda: [""])
    trail: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: int = 0
    bolds: int = 0
    centres: int = 0
    asides: int = 0
    veiled: list[str] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    count: int = 0
    # words inside a line that are not shown stand in a line of their own behind it
    unseen: list[str] = field(default_factory=list)
    unseen_under: tuple[str, tuple[int, ...]] = ("", ())
    inline_veils: int = 0

    def go(self, root: etree._Element) -> None:
        """Walk to the end or to the limit of lines."""
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag if isinstance(element.tag, str) else ""
            if tag in SILENT or not tag:
                if event == "start":
                    steps.skip_subtree()
                else:
                    self._say(element.tail)
            elif event == "start":
                self._enter(element, tag)
            else:
                self._leave(element)
            if len(self.lines) > MOST_LINES:
                break
        self._break()

    def _enter(self, element: etree._Element, tag: str) -> None:
        is_block = tag in BLOCKS
        if is_block or tag == "br":
            self._break()
        name = f"{element.get('class') or ''} {element.get('id') or ''}".strip()[:200].lower()
        if is_block:
            self.trail.append(len(self.blocks))
            self.blocks.append(f"{tag} {name.partition(' ')[0]}")
            self.tags.append(tag)
            self.names.append(name[:80])
        one = _Open(
            is_block,
            tag == "a",
            tag in BOLD,
            tag == "center" or _is_centred(element),
            _is_aside(name, tag),
            veil(element),
        )
        self.opened.append(one)
        self._count(one, by=1)
        if one.is_link:
            self._note_host(element.get("href") or "")
        elif tag == "img":
            self._picture(element)
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        one = self.opened.pop()
        if one.is_block:
            self._break()
            self.trail.pop()
            self.tags.pop()
            self.names.pop()
        self._count(one, by=-1)
        self._say(element.tail)

    def _count(self, one: _Open, *, by: int) -> None:
        self.links += by * one.is_link
        self.bolds += by * one.is_bold
        self.centres += by * one.is_centred
        self.asides += by * one.is_aside
        if one.veil:
            self._veil(one.veil, is_over=by < 0)
            self.inline_veils += by * (not one.is_block and one.veil != VEILED)

    def _veil(self, name: str, *, is_over: bool) -> None:
        if is_over:
            self.veiled.pop()
            if name != VEILED:
                self.hidden.pop()
            return
        self.veiled.append(name)
        if name != VEILED:
            self.count += 1
            self.hidden.append(self.count)

    def _note_host(self, href: str) -> None:
        if href[:4].lower() == "http" and len(pieces := href[:300].split("/", 3)) > 2:  # noqa: PLR2004 http:, nothing, host
            self.hosts.append(pieces[2].lower())

    def _picture(self, element: etree._Element) -> None:
        sizes = [(element.get(side) or "").removesuffix("px") for side in ("width", "height")]
        if any(size.isascii() and size.isdigit() and int(size[:9]) < SMALLEST_PICTURE for size in sizes):
            return
        found = (element.get(name) or "" for name in LAZY)
        if source := next((one.strip() for one in found if one and not one.startswith("data:")), ""):
            self.pictures.append((_whole(source[:2000], self.address), clean(element.get("alt") or "")[:200]))

    def _say(self, words: str | None) -> None:
        if words and self.inline_veils:
            self.unseen.append(words)
            self.unseen_under = self._heaviest_veil(), tuple(self.hidden)
        elif words:
            self.pieces.append(words)
            if self.links or self.bolds:
                size = len("".join(words.split()))
                self.linked += size if self.links else 0
                self.bold += size if self.bolds else 0

    def _break(self) -> None:
        if self.pieces or self.pictures:
            text = clean("".join(self.pieces))
            if text or self.pictures:
                self._keep(text)
            self.pieces, self.pictures, self.linked, self.bold = [], [], 0, 0
            self.hosts = self.hosts if self.unseen else []
        if self.unseen:
            self._keep_unseen(clean("".join(self.unseen)))

    def _keep_unseen(self, text: str) -> None:
        name, hidden = self.unseen_under
        if text:
            tag = self.tags[-1] if self.tags else ""
            self.lines.append(
                Line(
                    text[:LONGEST_LINE],
                    tag=tag,
                    trail=tuple(self.trail),
                    is_hidden=True,
                    veil=name,
                    hosts=tuple(self.hosts),
                )
            )
            self.veils.append(hidden)
        self.unseen, self.hosts = [], []

    def _keep(self, text: str) -> None:
        parts = (_part(piece) for piece in self.pieces) if len(text) <= LONGEST_PARTED else ()
        self.lines.append(
            Line(
                text[:LONGEST_LINE],
                parts="\t".join(part for part in parts if part),
                linked=self.linked,
                tag=self.tags[-1] if self.tags else "",
                trail=tuple(self.trail),
                names=" ".join(self.names[-2:]),
                is_hidden=bool(self.hidden),
                veil=self._heaviest_veil(),
                is_aside=self.asides > 0,
                is_bold=self.bold * 2 > len(text),
                is_centred=self.centres > 0,
                pictures=tuple(address for address, _ in self.pictures),
                alts=tuple(alt for _, alt in self.pictures),
                hosts=tuple(self.hosts),
            )
        )
        self.veils.append(tuple(self.hidden))

    def _heaviest_veil(self) -> str:
        return next((one for one in (TRICKED, FOLDED, VEILED) if one in self.veiled), "")


def _is_aside(name: str, tag: str) -> bool:
    """Whether a block is named as comments, related links, hot lists or the page's own frame."""
    if tag in {"nav", "footer", "aside"}:
        return True
    return bool(name) and tag not in {"html", "body", "article", "main"} and bool(ASIDE.search(name))


def _is_centred(element: etree._Element) -> bool:
    if (element.get("align") or "").lower() == "center":
        return True
    style = element.get("style")
    return bool(style) and bool(CENTRED.search(str(style)[:400].lower()))


def _part(piece: str) -> str:
    return INNER_BORDERS.sub("\t", LINE_BREAKS.sub(" ", piece)).strip()


def _whole(address: str, base: str) -> str:
    """Return a picture's address made whole; a broken one stays as the page has it."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _reveal(lines: list[Line], veils: list[tuple[int, ...]]) -> list[Line]:
    """Show the block that a page hides until a script runs: its prose is far more than all that is shown.

    What is hidden once more inside that block stays hidden.
    """
    shown = sum(_prose(line) for line in lines if not line.is_hidden)
    weight: Counter[int] = Counter()
    for line, over in zip(lines, veils, strict=True):
        if over and (line.veil != TRICKED or not shown):
            weight[over[0]] += _prose(line)
    most = sum(weight.values())
    if most <= 2 * shown or not most:
        return lines
    heaviest, size = weight.most_common(1)[0]
    opened = {heaviest} if size * 2 > most else set(weight)
    return [
        replace(line, is_hidden=False, veil=VEILED) if len(over) == 1 and over[0] in opened else line
        for line, over in zip(lines, veils, strict=True)
    ]


def _prose(line: Line) -> int:
    return len(line.text) if line.linked * 2 < len(line.text) else 0
