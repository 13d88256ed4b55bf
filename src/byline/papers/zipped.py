"""Several files as one, for a browser that asked for all of them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from byline.papers.characters import legal

if TYPE_CHECKING:
    from collections.abc import Iterable

ZIP = "application/zip"


def as_zip(title: str, files: Iterable[tuple[str, bytes]]) -> HttpResponse:
    """Answer with files, each by its name, packed in one .zip of that title.

    No name leaves the folder it is unpacked in; of two with one name the second gets a number.
    """
    held, names = io.BytesIO(), set[str]()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(_free(name, names), content)
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{title}.zip")}
    return HttpResponse(held.getvalue(), content_type=ZIP, headers=headers)


def _free(name: str, taken: set[str]) -> str:
    stem, dot, kind = re.sub(r"[\\/:*?\"<>|\r\n\t]", " ", legal(name)).strip(" .").rpartition(".")
    number, free = 1, f"{stem}{dot}{kind}"
    while free in taken:
        number += 1
        free = f"{stem}（{number}）{dot}{kind}"
    taken.add(free)
    return free
