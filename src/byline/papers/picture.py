"""A chart as a picture, for files that hold no drawing: set as a page by the PDF writer, then rendered."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument
from weasyprint import CSS, HTML

from byline.papers.chart import PAGE, SLIDE, Frame, as_svg
from byline.papers.pdf import fetch_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.papers.chart import Chart

STILL = "body { margin: 0 } svg { display: block }"
# dots for each point: on paper 216 an inch, on a slide 1920 across
ON_PAPER, ON_A_SLIDE = 3, 2


def as_png(chart: Chart, *, frame: Frame = PAGE, scale: float = ON_PAPER) -> bytes:
    """Return the chart as the bytes of a PNG, `scale` dots for each point of the frame, on white."""
    content = _pages([chart], size=(frame.width, frame.height_of(chart)), frame=frame)
    held = BytesIO()
    document = PdfDocument(content)
    try:
        document[0].render(scale=scale).to_pil().save(held, "PNG", optimize=True)
    finally:
        document.close()
    return held.getvalue()


def as_slides(charts: Iterable[Chart]) -> bytes:
    """Return one PDF, each chart on a 16:9 page of its own, its letters and lines drawn."""
    return _pages(charts, size=(SLIDE.width, SLIDE.height), frame=SLIDE)


def _pages(charts: Iterable[Chart], *, size: tuple[float, float], frame: Frame) -> bytes:
    width, height = size
    page = f"@page {{ size: {width}pt {height}pt; margin: 0 }} svg {{ break-after: page }} {STILL}"
    drawn = "".join(_in_points(one, frame) for one in charts)
    html = f"<!doctype html><html lang='zh-CN'><body>{drawn}</body></html>"
    return HTML(string=html, url_fetcher=fetch_nothing).write_pdf(stylesheets=[CSS(string=page)])


def _in_points(chart: Chart, frame: Frame) -> str:
    """Return the drawing measured in points: bare numbers are pixels to the PDF writer."""
    svg = as_svg(chart, frame=frame)
    bare, sized = f'width="{frame.width:g}"', f'width="{frame.width:g}pt"'
    height = f'height="{frame.height_of(chart):g}"'
    return svg.replace(bare, sized, 1).replace(height, f'{height[:-1]}pt"', 1)
