"""The styles of a Word file as elements: python-docx has no words for most of what an official paper asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from byline.papers.measures import BODY_PT, LINE_PT, SPACING_PT, Face

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

SINGLE_LINE = 240  # of a line, in parts: the format's own unit for lines that grow
LEFT, RIGHT, CENTRE, BOTH = "left", "right", "center", "both"


@dataclass(frozen=True)
class Look:
    """How a paragraph looks: lengths in points, `indent`, `hanging` and `inset` in characters.

    `line` is exact, or 0 for as high as what stands in it. `is_kept` keeps it on the page of what follows.
    `rules` are lines above or below, as element names with their eighths of a point. `tabs` are a left
    and a right stop. `outline` is the level in the document's navigation, 0 for text.
    """

    face: Face
    size: float
    side: str = BOTH
    line: float = LINE_PT
    before: float = 0
    after: float = 0
    indent: int = 0
    inset: int = 0
    outline: int = 0
    colour: str = ""
    rules: tuple[tuple[str, int], ...] = ()
    rules_colour: str = "auto"
    rules_space: int = 1
    tabs: tuple[float, float] | None = None
    hanging: int = 0
    on_new_page: bool = False
    is_kept: bool = False

    @property
    def spacing(self) -> float:
        """Only text on the grid of 28 characters is drawn together."""
        return SPACING_PT if self.size == BODY_PT else 0

    @property
    def is_on_grid(self) -> bool:
        """Lines of another height than the grid's would be stretched to it."""
        return self.line == LINE_PT


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return an element of WordprocessingML: `element("w:jc", val="left")`, children in the order given."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def twips(points: float) -> int:
    """Return points as twentieths of a point, the unit of WordprocessingML."""
    return round(points * 20)


def fonts(face: Face) -> BaseOxmlElement:
    """Name the face for every script: Word takes Chinese only from eastAsia."""
    return element("w:rFonts", ascii=face.name, hAnsi=face.name, eastAsia=face.name, cs=face.name)


def add_style(word: Word, name: str, look: Look) -> None:
    """Add a paragraph style to the document."""
    word.styles.element.append(
        element(
            "w:style",
            element("w:name", val=name),
            element("w:basedOn", val="Normal"),
            element("w:qFormat"),
            paragraph_of(look),
            letters_of(look),
            type="paragraph",
            customStyle=1,
            styleId=name,
        )
    )


def set_the_ground(word: Word, look: Look) -> None:
    """Make the look that of all text: the template's own fonts, by theme, would win over a name."""
    styles = word.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    for old in list(defaults):
        defaults.remove(old)
    letters = element("w:rPr", fonts(look.face), element("w:lang", val="en-US", eastAsia="zh-CN"))
    defaults.append(element("w:rPrDefault", letters))
    defaults.append(element("w:pPrDefault", element("w:pPr", *_unspaced())))
    normal = word.styles["Normal"].element
    for old in (*normal.findall(qn("w:pPr")), *normal.findall(qn("w:rPr"))):
        normal.remove(old)
    normal.append(paragraph_of(look))
    normal.append(letters_of(look))


def paragraph_of(look: Look) -> BaseOxmlElement:
    """Return the paragraph's properties, in the order that the format demands."""
    about = element("w:pPr")
    if look.outline or look.is_kept:
        about.append(element("w:keepNext"))
    about.append(element("w:pageBreakBefore", val=int(look.on_new_page)))
    about.append(element("w:widowControl", val=0))
    if look.rules:
        about.append(_rules(look))
    if look.tabs:
        about.append(_tabs(*look.tabs))
    for unspaced in _unspaced():
        about.append(unspaced)
    about.append(element("w:snapToGrid", val=int(look.is_on_grid)))
    about.append(_heights(look))
    about.append(_indent(look))
    about.append(element("w:jc", val=look.side))
    if look.outline:
        about.append(element("w:outlineLvl", val=look.outline - 1))
    return about


def _tabs(left: float, right: float) -> BaseOxmlElement:
    return element(
        "w:tabs",
        element("w:tab", val="left", pos=twips(left)),
        element("w:tab", val="right", pos=twips(right)),
    )


def _heights(look: Look) -> BaseOxmlElement:
    """Return the white above and below and the height of a line: exact, else what stands in it decides."""
    line, rule = (twips(look.line), "exact") if look.line else (SINGLE_LINE, "auto")
    return element("w:spacing", before=twips(look.before), after=twips(look.after), line=line, lineRule=rule)


def _unspaced() -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Word would push Chinese and figures apart, and 28 characters would no longer fit a line."""
    return element("w:autoSpaceDE", val=0), element("w:autoSpaceDN", val=0)


def _rules(look: Look) -> BaseOxmlElement:
    colour, space = look.rules_colour, look.rules_space
    lines = (
        element(f"w:{side}", val="single", sz=size, space=space, color=colour) for side, size in look.rules
    )
    return element("w:pBdr", *lines)


def _indent(look: Look) -> BaseOxmlElement:
    """Indents in characters, with the same in twips for readers that know only those."""
    edge = "right" if look.side == RIGHT else "left"
    first, chars = ("hanging", look.hanging) if look.hanging else ("firstLine", look.indent)
    inset = look.inset + look.hanging
    lengths = {
        f"{edge}Chars": 100 * inset,
        edge: twips(inset * look.size),
        f"{first}Chars": 100 * chars,
        first: twips(chars * look.size),
    }
    return element("w:ind", **lengths)


def letters_of(look: Look) -> BaseOxmlElement:
    """Return the letters' properties, in the order that the format demands."""
    about = element("w:rPr", fonts(look.face))
    if look.colour:
        about.append(element("w:color", val=look.colour))
    about.append(element("w:spacing", val=twips(look.spacing)))
    about.append(element("w:sz", val=round(look.size * 2)))
    about.append(element("w:szCs", val=round(look.size * 2)))
    return about
