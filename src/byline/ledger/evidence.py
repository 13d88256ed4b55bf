"""What a file is that somebody brings to show a fact, told by its content and never by its name."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from byline.errors import Refused

HEAVIEST = 20_000_000  # bytes: a scanned slip of several pages has some five million
SHOWN_BY = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}
ZIP = b"PK\x03\x04"
OFFICE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}


class UnknownFile(Refused):
    """A fact is shown by a PDF, a picture (JPEG, PNG), a .docx or an .xlsx. Save it as one of these."""


class HeavyFile(Refused):
    """This file has more than 20 MB. Save it smaller, or bring the page that matters alone."""


def ending_of(content: bytes) -> str:
    """Return the ending that fits what is in a file: .pdf, .jpg, .png, .docx or .xlsx.

    Raises UnknownFile and HeavyFile.
    """
    if len(content) > HEAVIEST:
        raise HeavyFile
    for beginning, ending in SHOWN_BY.items():
        if content.startswith(beginning):
            return ending
    if content.startswith(ZIP):
        return _office(content)
    raise UnknownFile


def _office(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except BadZipFile as broken:
        raise UnknownFile from broken
    for part, ending in OFFICE.items():
        if part in names:
            return ending
    raise UnknownFile
