"""A Word file put together: what it says about itself, and the same bytes for the same words."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import qn

from byline.papers.characters import legal
from byline.papers.styles import element

if TYPE_CHECKING:
    from docx.document import Document as Word

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
# without it Word opens the file as one of 2007, in a mode that spaces Chinese another way
WORD_2013 = 15
# the earliest moment that a .zip can tell: the clock would make two files of the same words differ
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
LONGEST = 255  # characters that a property of a file may have


def describe(word: Word, *, title: str, maker: str) -> None:
    """Write title and maker into the file's properties, and the mode in which Word opens it."""
    about = word.core_properties
    about.title, about.author = legal(" ".join(title.split()))[:LONGEST], legal(maker)[:LONGEST]
    about.comments, about.language = "", "zh-CN"
    # python-docx's template was made on a day of its own, which is not this file's
    about.created = about.modified = datetime(*FIRST_MOMENT)  # noqa: DTZ001 -- the format has no zone here
    settings = word.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    mode = element("w:compatSetting", name="compatibilityMode", uri=uri, val=WORD_2013)
    # the format wants it before these, and python-docx's template has them
    later = settings.find(qn("w:rsids"))
    compat = element("w:compat", mode)
    settings.append(compat) if later is None else later.addprevious(compat)


def packed(word: Word) -> bytes:
    """Return the file's bytes; the same document gives the same bytes at any time."""
    held, packed_again = BytesIO(), BytesIO()
    word.save(held)
    with ZipFile(held) as loose, ZipFile(packed_again, "w", ZIP_DEFLATED) as firm:
        for part in loose.infolist():
            told = ZipInfo(part.filename, FIRST_MOMENT)
            told.compress_type = ZIP_DEFLATED
            firm.writestr(told, loose.read(part.filename))
    return packed_again.getvalue()
