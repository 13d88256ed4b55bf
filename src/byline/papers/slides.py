"""Charts as slides to show: one PDF, each chart on a 16:9 page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint import CSS, HTML

from byline.papers.chart import SLIDE
from byline.papers.pdf import fetch_nothing
from byline.papers.picture import STILL, in_points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.papers.chart import Chart

ONE_A_PAGE = f"@page {{ size: {SLIDE.width}pt {SLIDE.height}pt; margin: 0 }} svg {{ break-after: page }}"


def as_slides(charts: Iterable[Chart]) -> bytes:
    """Return the charts as the bytes of one PDF, letters and lines drawn, not as pictures."""
    drawn = "".join(in_points(chart, SLIDE) for chart in charts)
    page = HTML(
        string=f"<!doctype html><html lang='zh-CN'><body>{drawn}</body></html>", url_fetcher=fetch_nothing
    )
    return page.write_pdf(stylesheets=[CSS(string=f"{ONE_A_PAGE} {STILL}")])
