"""The stylesheet of a document: the same looks as in the Word file, written for the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byline.papers.flow.grids import MARGIN_ABOVE_PT, margin_of
from byline.papers.flow.looks import BODY, FOLIO_ALL, FOLIO_ODD, LOOKS, RUNNING
from byline.papers.flow.pieces import Flow, Grid
from byline.papers.measures import FOLIO_BELOW_MM, HEADLINE
from byline.papers.styles import BOTH, RIGHT
from byline.papers.stylesheet import stack

if TYPE_CHECKING:
    from byline.papers.flow.layouts import Layout
    from byline.papers.styles import Look

TABLES = """
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
td { border: .5pt solid; vertical-align: middle; box-sizing: border-box; }
td, td p { text-indent: 0; }
tr { break-inside: avoid; }
.center { text-align: center; }
.right { text-align: right; }
.kept { break-after: avoid; }
img { display: block; margin: 0 auto; }
"""


def stylesheet(flow: Flow) -> str:
    """Return the CSS of a document."""
    looks = "\n".join(f".{_named(name)} {{ {rules(look)} }}" for name, look in LOOKS.items())
    heights = {height for grid in flow.pieces if isinstance(grid, Grid) for height in grid.heights}
    rows = "\n".join(f".{height_class(height)} {{ height: {height:g}pt; }}" for height in sorted(heights))
    margins = [margin_of(piece) for piece in flow.pieces if isinstance(piece, Grid)]
    padding = f"td {{ padding: {MARGIN_ABOVE_PT}pt {min(margins, default=0)}pt; }}"
    ground = f"* {{ margin: 0; padding: 0; }}\nbody {{ {rules(LOOKS[BODY])} overflow-wrap: anywhere; }}"
    orphans = "p { orphans: 2; widows: 2; }"
    page = _page(flow.layout, running=flow.running)
    return f"{page}\n{ground}\n{orphans}\n{looks}\n{TABLES}\n{rows}\n{padding}"


def height_class(height: float) -> str:
    """Return the class of the rows that are at least so many points high."""
    return f"row{round(height * 20)}"


def rules(look: Look) -> str:
    """Return a look as CSS declarations."""
    weight = "bold " if look.face == HEADLINE else ""
    height = f"{look.line:g}pt" if look.line else "normal"
    side = {BOTH: "justify"}.get(look.side, look.side)
    edge = "right" if look.side == RIGHT else "left"
    told = [
        f"font: {weight}{look.size:g}pt/{height} {stack(look.face)}",
        f"letter-spacing: {look.spacing:g}pt; text-align: {side}; text-indent: {look.indent}em",
        f"margin: {look.before:g}pt 0 {look.after:g}pt; margin-{edge}: {look.inset}em",
    ]
    if look.colour:
        told.append(f"color: #{look.colour}")
    told += [f"border-{where}: {size / 8:g}pt solid #{look.rules_colour}" for where, size in look.rules]
    if look.outline or look.is_kept:
        told.append("break-after: avoid")
    return "; ".join(told) + ";"


def _page(layout: Layout, *, running: str) -> str:
    margins = f"{layout.top}mm {layout.right}mm {layout.bottom}mm {layout.left}mm"
    size = f"size: {layout.width}mm {layout.height}mm; margin: {margins};"
    above = f"@top-right {{ content: {_quoted(running)}; {rules(LOOKS[RUNNING])} }}" if running else ""
    folio = _folio_of_all() if layout.folio == "all" else ""
    sides = _folio_at_the_sides() if layout.folio == "sides" else ""
    return f"@page {{ {size} {above} {folio} }}\n{sides}"


def _folio_of_all() -> str:
    content = 'content: "第" counter(page) "页　共" counter(pages) "页"'
    return f"@bottom-center {{ {content}; {rules(LOOKS[FOLIO_ALL])} vertical-align: top; {_below()} }}"


def _folio_at_the_sides() -> str:
    """Return the page numbers at the outer edge; the first page is a right one."""
    look = LOOKS[FOLIO_ODD]
    number = f'content: "— " counter(page) " —"; font: {look.size}pt {stack(look.face)}; vertical-align: top;'
    return (
        f"@page :right {{ @bottom-right {{ {number} {_below()} padding-right: 1em; }} }}\n"
        f"@page :left {{ @bottom-left {{ {number} {_below()} padding-left: 1em; }} }}"
    )


def _below() -> str:
    return f"padding-top: {FOLIO_BELOW_MM}mm;"


def _quoted(text: str) -> str:
    """Write a text as CSS: each character by its number, so that none can end the string."""
    return '"' + "".join(f"\\{ord(character):x} " for character in text) + '"'


def _named(name: str) -> str:
    """Return a class as a selector names it: the point in 10.5 escaped."""
    return name.replace(".", "\\.")
