"""HTML as the pieces of a document: headings, paragraphs, lists, quotes, tables and pictures in their order.

It takes the tags that a text editor makes; what it does not know it reads as the text in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from byline.papers.flow.looks import BODY, CAPTION, HEADINGS, ITEMS, QUOTE
from byline.papers.flow.pieces import Image, Line, Run
from byline.papers.flow.ruled import grid_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from byline.papers.flow.pieces import Piece

# what official papers put before items without a number
BULLET = "——"
START = re.compile("[0-9]{1,4}")
LOST_PICTURE = "［此处图片无法取得］"
BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "table", "img", "div"}
STRONG = {"strong", "b"}


def pieces_of(html: str, *, picture: Callable[[str], Image | None]) -> tuple[Piece, ...]:
    """Return the pieces of a sanitised HTML text.

    `picture` gives the picture at an address, or None where there is none: then a line says so. Links are
    set as their words with the address after them, lists with their numbers as words.
    """
    if not html.strip():
        return ()
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return tuple(Reading(picture).inside(root, look=BODY))


class Reading:
    """One reading of a text, with the way to its pictures."""

    def __init__(self, picture: Callable[[str], Image | None]):
        self.picture = picture

    def inside(self, parent: HtmlElement, *, look: str, depth: int = 0) -> Iterator[Piece]:
        """Give what stands in an element; words between blocks are paragraphs too."""
        loose: list[Run] = _words(parent.text)
        for child in parent:
            if child.tag in BLOCKS or _holds_blocks(child):
                yield from _paragraph(look, loose)
                yield from self._block(child, look=look, depth=depth)
                loose = _words(child.tail)
            elif isinstance(child.tag, str):
                loose += [*runs_of(child), *_words(child.tail)]
            else:
                loose += _words(child.tail)
        yield from _paragraph(look, loose)

    def _block(self, element: HtmlElement, *, look: str, depth: int) -> Iterator[Piece]:
        match element.tag:
            case "h2" | "h3":
                yield from self.inside(element, look=HEADINGS[int(element.tag[1])], depth=depth)
            case "blockquote":
                yield from self.inside(element, look=QUOTE, depth=depth)
            case "ul" | "ol":
                yield from self._list(element, depth=depth)
            case "table":
                yield from self._table(element)
            case "img":
                yield self._image(element, said="")
            case "figure":
                yield from self._figure(element)
            case _:
                yield from self.inside(element, look=look, depth=depth)

    def _list(self, element: HtmlElement, *, depth: int) -> Iterator[Piece]:
        look = ITEMS[min(depth, len(ITEMS) - 1)]
        start = element.get("start", "")
        first = int(start) if START.fullmatch(start) else 1
        for number, item in enumerate((each for each in element if each.tag == "li"), start=first):
            mark = _numbered(number, depth=depth) if element.tag == "ol" else BULLET
            for piece in self.inside(item, look=look, depth=depth + 1):
                if mark and isinstance(piece, Line) and piece.look == look:
                    yield Line(look, (Run(mark), *piece.runs))
                    mark = ""
                else:
                    yield piece

    def _table(self, element: HtmlElement) -> Iterator[Piece]:
        """Set a table; pictures in it stand after it, as no cell is wide enough for them."""
        grid = grid_from(element)
        if grid:
            yield grid
        for image in element.iter("img"):
            yield self._image(image, said="")

    def _figure(self, element: HtmlElement) -> Iterator[Piece]:
        caption = element.find(".//figcaption")
        runs = _caption(caption) if caption is not None else []
        said = "".join(run.text for run in runs)
        for child in element:
            if child.tag == "img":
                yield self._image(child, said=said)
            elif child.tag != "figcaption":
                yield from self.inside(child, look=BODY)
        yield from _paragraph(CAPTION, runs)

    def _image(self, element: HtmlElement, *, said: str) -> Piece:
        image = self.picture(element.get("src", ""))
        if image is None:
            return Line(CAPTION, (Run(LOST_PICTURE),))
        return replace(image, said=element.get("alt", "") or said)


def runs_of(element: HtmlElement, *, is_strong: bool = False) -> list[Run]:
    """Return the words in an element, strong ones as strong, a link's address after its words."""
    if element.tag == "br":
        return [Run("\n")]
    strong = is_strong or element.tag in STRONG
    runs = _words(element.text, is_strong=strong)
    for child in element:
        if isinstance(child.tag, str):
            runs += runs_of(child, is_strong=strong)
        runs += _words(child.tail, is_strong=strong)
    address = element.get("href", "") if element.tag == "a" else ""
    if address and address.removeprefix("mailto:") not in "".join(run.text for run in runs):
        runs.append(Run(f"（{address.removeprefix('mailto:')}）"))
    return runs


def _caption(element: HtmlElement) -> list[Run]:
    """Return a caption in one line, its credit set off by a blank."""
    runs = _words(element.text)
    for child in element:
        if child.tag == "small" and runs:
            runs[-1] = Run(f"{runs[-1].text.rstrip()}　", runs[-1].is_strong)
        runs += [*(runs_of(child) if isinstance(child.tag, str) else []), *_words(child.tail)]
    return runs


def _numbered(number: int, *, depth: int) -> str:
    """Return the number before an item as official papers write it: 1. then （1） then 1）."""
    return (f"{number}.", f"（{number}）", f"{number}）")[min(depth, 2)]


def _holds_blocks(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and any(each.tag in BLOCKS for each in element.iter())


def _paragraph(look: str, runs: list[Run]) -> Iterator[Line]:
    """Give the runs as a paragraph, without blanks at its ends; nothing when it says nothing."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
        yield Line(look, tuple(kept))


def _words(text: str | None, *, is_strong: bool = False) -> list[Run]:
    """Return text as HTML means it: line breaks and tabs in the source are blanks, or nothing in Chinese."""
    words = (text or "").replace("\t", " ").replace("\r", "").replace("\n", " ")
    return [Run(words, is_strong)] if words else []
