"""A paper as the answer to a browser that asked for it as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from byline.papers.sheet import as_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from byline.papers.sheet import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Answer with a table as an .xlsx file of that name."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{title}.xlsx")
    }
    return HttpResponse(as_xlsx(title, columns, rows), content_type=XLSX, headers=headers)
