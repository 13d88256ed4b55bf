"""What the styles of a Word file say of a paragraph: its part in the text, its size, its numbering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from byline.incoming.marks import child, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# names as Word and WPS keep them in the file, whatever their menus call them
NAMES = {
    "title": "title", "标题": "title", "subtitle": "subtitle", "副标题": "subtitle", "caption": "caption",
    "题注": "caption", "quote": "quote", "intense quote": "quote", "引用": "quote", "明显引用": "quote",
    "heading 1": "one", "标题 1": "one", "heading 2": "two", "标题 2": "two",
    "公文标题": "title", "公文一级标题": "one", "公文二级标题": "two",
} | {f"heading {depth}": "two" for depth in range(3, 7)}  # fmt: skip
DEEPEST = 10


@dataclass(frozen=True)
class Style:
    """One style: its name, what it builds upon, and its own marks."""

    name: str
    under: str
    marks: Element


@dataclass
class Styles:
    """The paragraph styles of a file by their keys."""

    by_key: dict[str, Style] = field(default_factory=dict)

    def of(self, paragraph: Element) -> list[Style]:
        """Return the paragraph's style and those it builds upon, the nearest first."""
        key = value(child(paragraph, "pPr", "pStyle")) or ""
        found: list[Style] = []
        while key in self.by_key and len(found) < DEEPEST:
            found.append(self.by_key[key])
            key = found[-1].under
        return found

    def role(self, paragraph: Element) -> tuple[str, int]:
        """Return what the paragraph is, and its size in half points, 0 where nothing says it.

        What it is: title, subtitle, one, two (headings), caption, quote, centred, right, or nothing.
        """
        styles = self.of(paragraph)
        named = next((NAMES[style.name] for style in styles if style.name in NAMES), "")
        outline = value(child(paragraph, "pPr", "outlineLvl"))
        if not named and outline in ("0", "1", "2", "3"):
            named = "one" if outline == "0" else "two"
        sides = [value(child(style.marks, "pPr", "jc")) for style in styles]
        side = next((side for side in sides if side), "")
        if value(child(paragraph, "pPr", "jc")):
            side = ""
        by_style = {"center": "centred", "right": "right"}.get(side or "", "")
        return named or by_style, self._size(paragraph, styles)

    def _size(self, paragraph: Element, styles: list[Style]) -> int:
        run = next((run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None), None)
        sizes = [
            value(child(run, "rPr", "sz")),
            *(value(child(style.marks, "rPr", "sz")) for style in styles),
        ]
        written = next((size for size in sizes if size), "0")
        return int(written) if written.isdecimal() else 0

    def numbered(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the numbering and the depth of a paragraph, by itself or by its style."""
        marks = [paragraph, *(style.marks for style in self.of(paragraph))]
        for number in (child(mark, "pPr", "numPr") for mark in marks):
            key = value(child(number, "numId"))
            if key == "0":
                return None
            if key:
                depth = value(child(number, "ilvl")) or "0"
                return key, int(depth) if depth.isdecimal() else 0
        return None


def styles_of(tree: Element | None) -> Styles:
    """Read the part of a .docx that holds its styles."""
    found = Styles()
    for style in () if tree is None else tree.iter(w("style")):
        if style.get(w("type")) == "paragraph":
            name = (value(child(style, "name")) or "").strip().lower()
            found.by_key[style.get(w("styleId"), "")] = Style(
                name, value(child(style, "basedOn")) or "", style
            )
    return found
