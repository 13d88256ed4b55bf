"""A document of free text as PDF, by way of HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from byline.papers.characters import legal
from byline.papers.flow.looks import AFTER_TABLE
from byline.papers.flow.pieces import Cell, Flow, Grid, Image, Line, Piece, Run
from byline.papers.flow.sizes import fitted
from byline.papers.flow.stylesheet import height_class, stylesheet
from byline.papers.page import said
from byline.papers.pdf import NothingOutside

if TYPE_CHECKING:
    from byline.papers.flow.layouts import Layout
    from byline.papers.flow.pieces import Slot

# dots an inch that a printer can show of a photograph: more only make the file heavy
DPI = 200
AFTER = f'<p class="{AFTER_TABLE}">&#8203;</p>'


class OnlyItsOwn(URLFetcher):
    """Gives a document its own pictures, by their place, and nothing from outside."""

    def __init__(self, images: list[Image]):
        super().__init__()
        self.images = images

    def fetch(self, url, headers=None):  # noqa: ARG002 -- the name is the library's
        """Return the picture `paper:PLACE`. Refuses every other address with NothingOutside."""
        scheme, _colon, place = url.partition(":")
        if scheme != "paper":
            raise NothingOutside
        image = self.images[int(place)]
        return URLFetcherResponse(url, image.content, {"Content-Type": image.kind})


def flow_as_pdf(flow: Flow) -> bytes:
    """Return the document as PDF bytes: fonts embedded; the same document gives the same bytes."""
    page = HTML(string=_as_html(flow), url_fetcher=OnlyItsOwn(flow.images))
    css = CSS(string=stylesheet(flow))
    return page.write_pdf(stylesheets=[css], dpi=DPI)


def _as_html(flow: Flow) -> str:
    places = iter(range(len(flow.images)))
    body = "\n".join(_piece(piece, places, layout=flow.layout) for piece in flow.pieces)
    # white after the last table could only begin a page
    body = body.removesuffix(AFTER)
    about = f"<title>{said(flow.title)}</title><meta name='author' content='{said(flow.maker)}'>"
    return f"<!doctype html><html lang='zh-CN'><head>{about}</head><body>{body}</body></html>"


def _piece(piece: Piece, places, *, layout: Layout) -> str:
    match piece:
        case Line():
            return f'<p class="{_looks(piece)}">{_runs(piece.runs)}</p>'
        case Image():
            width, height = fitted(piece, layout=layout)
            alt = escape(legal(piece.said), quote=True)
            size = f'style="width:{width}pt;height:{height}pt"'
            return f'<p class="稿件图片"><img src="paper:{next(places)}" alt="{alt}" {size}></p>'
        case Grid():
            return _grid(piece) + AFTER


def _grid(grid: Grid) -> str:
    widths = "".join(
        f'<col style="width:{100 * grid.width_of(place):.3f}%">' for place in range(len(grid.shares))
    )
    rows = [_row(grid, place, slots) for place, slots in enumerate(grid.slots())]
    heads = f"<thead>{''.join(rows[: grid.heads])}</thead>" if grid.heads else ""
    return f"<table><colgroup>{widths}</colgroup>{heads}<tbody>{''.join(rows[grid.heads :])}</tbody></table>"


def _row(grid: Grid, place: int, slots: list[Slot]) -> str:
    height = height_class(grid.height_of(place))
    cells = "".join(_cell(slot.cell, height=height) for slot in slots if not slot.is_continued)
    return f"<tr>{cells}</tr>"


def _cell(cell: Cell, *, height: str) -> str:
    """Set a cell with the least height of its row: WeasyPrint counts a row's own again for what spans it."""
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowspan="{cell.down}"' if cell.down > 1 else ""
    )
    own = height if cell.down == 1 else ""
    if len(cell.lines) == 1:
        # a box less for each cell: a register has thousands
        line = cell.lines[0]
        return f'<td{spans} class="{_looks(line)} {own}">{_runs(line.runs)}</td>'
    lines = "".join(f'<p class="{_looks(line)}">{_runs(line.runs)}</p>' for line in cell.lines)
    return f'<td{spans} class="{own}">{lines}</td>'


def _looks(line: Line) -> str:
    """Name the classes of a line: a rule of its own for each cell would have to be read for each."""
    kept = "kept" if line.is_kept else ""
    return " ".join(name for name in (line.look, line.side, kept) if name)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = said(run.text).replace("\n", "<br>")
    words = f"<s>{words}</s>" if run.is_struck else words
    return f"<b>{words}</b>" if run.is_strong else words
