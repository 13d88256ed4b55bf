"""A page's tree as blocks: what may stand in a piece, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from byline.incoming.blocks import Block, flattened, in_item, joined, lines_of
from byline.incoming.runs import IDLE, Run, rendered, split_at_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LEFT_OUT = {
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math",
    "select", "textarea", "button", "input", "audio", "video", "canvas", "xml", "map",
}  # fmt: skip
APART = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "address", "pre",
    "dl", "dt", "dd", "form", "fieldset", "body", "html", "figure", "figcaption", "hr", "details", "summary",
}  # fmt: skip
ROLES = {
    "msotitle": "title", "msosubtitle": "subtitle", "msocaption": "caption", "msoquote": "quote",
}  # fmt: skip
OURS = re.compile(r"byline-([a-z]+)-(\d+)")
IS_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
IS_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
IS_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
SIDE = re.compile(r"text-align:\s*(center|right)", re.IGNORECASE)
SIDES = {"center": "centred", "right": "right"}
IS_LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
BULLETS = set("·•●○■□◆◇►➢✓§oluvnØü-–*")
SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+", re.IGNORECASE)
WIDEST_SPAN = 60


@dataclass(frozen=True)
class Look:
    """What holds for the text at one place of the tree."""

    is_strong: bool = False
    link: str = ""
    tag: str = "p"
    role: str = ""
    size: int = 0


class Setter:
    """Sets a tree as blocks. `keep_picture` gets a picture's source and gives ours, or "" when it is lost."""

    def __init__(self, keep_picture: Callable[[str], str]):
        self.keep_picture = keep_picture
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.has_mark = False

    def set(self, node: HtmlElement) -> list[Block]:
        """Return the blocks of all that stands in a node."""
        self._within(node, Look())
        self._close(Look())
        return joined(self.blocks)

    def _within(self, node: HtmlElement, look: Look) -> None:
        self._say(node.text, look)
        for child in node:
            if isinstance(child.tag, str):
                self._take(child, look)
            self._say(child.tail, look)

    def _say(self, text: str | None, look: Look) -> None:
        if text:
            self.runs.append(Run(text, is_strong=look.is_strong, link=look.link))

    def _take(self, node: HtmlElement, look: Look) -> None:
        style = node.get("style") or ""
        if node.tag in LEFT_OUT or IS_HIDDEN.search(style):
            return
        if node.tag in HEADINGS or node.tag in APART:
            self._close(look)
            within = standing(node, look)
            self._within(node, within)
            self._close(within)
        elif node.tag in ("ul", "ol", "table", "blockquote"):
            self._close(look)
            self.blocks += getattr(self, f"_{node.tag}")(node)
        else:
            self._inline(node, style, look)

    def _inline(self, node: HtmlElement, style: str, look: Look) -> None:
        if node.tag == "br":
            self.runs.append(Run(is_break=True))
        elif node.tag == "img":
            source = self.keep_picture(node.get("src") or "")
            if source:
                self.runs.append(Run(node.get("alt") or "", picture=source))
        elif IS_LABEL.search(style):
            self._label(node, look)
        elif node.tag != "a" or node.text_content().strip() != "↑":
            self._within(node, marked(node, style, look))

    def _label(self, node: HtmlElement, look: Look) -> None:
        """Take the label that Word wrote before an item: a mark makes an item, a number stays as text."""
        label = node.text_content().strip(IDLE)
        if label in BULLETS:
            self.has_mark = True
        else:
            self._say(label, look)

    def _blockquote(self, node: HtmlElement) -> list[Block]:
        within = [flattened(block) for block in Setter(self.keep_picture).set(node)]
        return (
            [Block("blockquote", "".join(block.html for block in within), lines_of(within))] if within else []
        )

    def _ul(self, node: HtmlElement) -> list[Block]:
        items: list[list[Block]] = []
        for child in node:
            if child.tag in ("ul", "ol") and items:
                # Word nests a list beside the item that it belongs to
                items[-1] += getattr(self, f"_{child.tag}")(child)
            elif isinstance(child.tag, str):
                items.append(Setter(self.keep_picture).set(child))
        items = [item for item in items if item]
        inner = "".join(f"<li>{in_item(item)}</li>" for item in items)
        return [Block(node.tag, inner, "\n".join(lines_of(item) for item in items))] if items else []

    _ol = _ul

    def _table(self, node: HtmlElement) -> list[Block]:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows_of(node)]
        set_cells = {cell: Setter(self.keep_picture).set(cell) for row in rows for cell in row}
        if len(set_cells) == 1:
            # a frame round a text is no table
            return next(iter(set_cells.values()))
        if not any(set_cells.values()):
            return []
        inner = "".join(
            f"<tr>{''.join(cell_of(cell, set_cells[cell]) for cell in row)}</tr>" for row in rows if row
        )
        return [Block("table", f"<tbody>{inner}</tbody>", "\n".join(map(lines_of, set_cells.values())))]

    def _close(self, look: Look) -> None:
        """Close the paragraph that stands open; a picture in it becomes a block of its own."""
        runs, self.runs = self.runs, []
        has_mark, self.has_mark = self.has_mark, False
        for piece in split_at_breaks(runs):
            first = piece[0]
            if first.picture:
                inner = f'<img src="{escape(first.picture)}" alt="{escape(first.text)}">'
                self.blocks.append(Block("figure", inner))
                continue
            inner, plain = rendered(piece, is_plain=look.tag != "p")
            if plain and has_mark:
                self.blocks.append(Block("ul", f"<li>{inner}</li>", plain, role="item"))
            elif plain and look.role == "quote":
                self.blocks.append(Block("blockquote", f"<p>{inner}</p>", plain))
            elif plain:
                self.blocks.append(Block(look.tag, inner, plain, look.role, look.size))


def standing(node: HtmlElement, look: Look) -> Look:
    """Return how text stands in a block: heading or paragraph, at which side, and what the file calls it."""
    named = (node.get("class") or "").lower()
    ours = OURS.search(named)
    role = ours[1] if ours else next((ROLES[word] for word in named.split() if word in ROLES), "")
    side = SIDE.search(node.get("style") or "")
    aligned = side[1].lower() if side else (node.get("align") or "").lower()
    if node.tag == "center":
        aligned = "center"
    if node.tag == "figcaption":
        role = "caption"
    if node.tag == "h1":
        role = "title"
    role = role or SIDES.get(aligned, look.role)
    tag = HEADINGS.get(node.tag, look.tag)
    return replace(look, tag=tag, role=role, size=int(ours[2]) if ours else look.size)


def marked(node: HtmlElement, style: str, look: Look) -> Look:
    """Return how text looks inside an element of a line: strong, or a link to somewhere safe."""
    if node.tag in ("b", "strong") or IS_BOLD.search(style):
        look = replace(look, is_strong=True)
    if IS_NOT_BOLD.search(style):
        look = replace(look, is_strong=False)
    address = (node.get("href") or "").strip()
    return replace(look, link=address) if SAFE_LINK.fullmatch(address) else look


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """Go through a table's own rows, not those of a table within it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cell_of(cell: HtmlElement, blocks: list[Block]) -> str:
    """Return a cell with its spans."""
    spans = "".join(
        f' {name}="{cell.get(name)}"' for name in ("colspan", "rowspan") if spans_more(cell.get(name))
    )
    inner = "".join(flattened(block).html for block in blocks) or "<p></p>"
    return f"<{cell.tag}{spans}>{inner}</{cell.tag}>"


def spans_more(written: str | None) -> bool:
    """Whether a span is a number that says something."""
    return bool(written) and str(written).isdecimal() and 1 < int(str(written)) <= WIDEST_SPAN
