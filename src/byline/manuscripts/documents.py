"""A manuscript as a file to be sent out: Word and PDF in the office's layout, under its number and title.

What leaves the house is in Chinese, whatever language its sender reads Byline in.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from byline.papers.characters import legal
from byline.papers.flow.looks import AUTHORS, CONTACT, SUBTITLE, TITLE
from byline.papers.flow.markup import pieces_of
from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.pieces import Flow, Image, line
from byline.papers.flow.word import flow_as_word

if TYPE_CHECKING:
    from byline.manuscripts.models import Manuscript, Picture, Version
    from byline.papers.flow.pieces import Line

UNTITLED = "（无标题）"
DASHES = "—－-– "
# what Windows, macOS or a mail program takes for a part of the path, and blanks of every kind
UNSAFE = re.compile(r'[\\/:*?"<>|\s\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
# file systems allow 255 bytes; some mail programs cut an attachment's name past half of that
LONGEST_NAME = 120


def docx_of(manuscript: Manuscript, *, version: Version | None = None) -> bytes:
    """Return the manuscript as the bytes of a .docx, as it reads now or as it read in a version of it."""
    return flow_as_word(flow_of(manuscript, version=version))


def pdf_of(manuscript: Manuscript, *, version: Version | None = None) -> bytes:
    """Return the manuscript as PDF bytes, as it reads now or as it read in a version of it."""
    return flow_as_pdf(flow_of(manuscript, version=version))


def file_name_of(manuscript: Manuscript, suffix: str, *, longest: int = LONGEST_NAME) -> str:
    """Return a name for a file of it: 青人信〔2026〕12号 标题.docx, at most `longest` bytes of UTF-8.

    `suffix` has its point ("`.docx`"). Characters that some system forbids become blanks; a long title is
    cut, number and suffix never.
    """
    number = f"{manuscript.number} " if manuscript.number else ""
    title = UNSAFE.sub(" ", legal(manuscript.title)).strip(" .") or UNTITLED
    room = longest - len(f"{number}{suffix}".encode())
    kept = title.encode()[: max(room, 0)].decode(errors="ignore").rstrip(" .")
    return f"{UNSAFE.sub(' ', number)}{kept}".strip() + suffix


def flow_of(manuscript: Manuscript, *, version: Version | None = None) -> Flow:
    """Set the manuscript in the office's layout: title, sub-title, authors, text, whom to ask."""
    text = version or manuscript
    authors = _authors(manuscript)
    heads = [line(TITLE, text.title.strip() or UNTITLED)]
    if text.subtitle.strip():
        heads.append(line(SUBTITLE, f"——{text.subtitle.strip().lstrip(DASHES)}"))
    if authors:
        heads.append(line(AUTHORS, authors))
    pictures = {picture.get_absolute_url(): picture for picture in manuscript.picture_set.all()}
    return Flow(
        title=text.title.strip() or UNTITLED,
        maker=manuscript.congress.name,
        pieces=(*heads, *pieces_of(text.body, picture=partial(_image, pictures)), _contact(manuscript)),
        running=str(manuscript.number or ""),
    )


def _authors(manuscript: Manuscript) -> str:
    """Name the authors by their units, in their order: 北河镇　林秀　赵敏；柳林乡　孙晓燕."""
    groups: list[list[str]] = []
    for authorship in manuscript.authorship_set.select_related("person", "unit").order_by("place"):
        unit = authorship.unit.short_name
        if not groups or groups[-1][0] != unit:
            groups.append([unit])
        groups[-1].append(authorship.person.name)
    return "；".join("　".join(group) for group in groups)


def _contact(manuscript: Manuscript) -> Line:
    """Say who sends it and whom to ring up: the first author with a number."""
    told = [f"报送单位：{manuscript.congress.name}", f"供稿单位：{manuscript.unit.name}"]
    authors = manuscript.authorship_set.select_related("person").order_by("place")
    asked = next((each.person for each in authors if each.person.phone), None)
    if asked:
        told.append(f"联系人：{asked.name}　电话：{asked.phone}")
    return line(CONTACT, "\n".join(told))


def _image(pictures: dict[str, Picture], address: str) -> Image | None:
    """Find a picture of this manuscript: one of another piece may not be for these eyes."""
    picture = pictures.get(address)
    if picture is None:
        return None
    try:
        with picture.file.open("rb") as file:
            return Image(file.read(), picture.width, picture.height)
    except FileNotFoundError:
        return None
