"""A manuscript as a file to be sent out: Word and PDF in the office's layout, under its number and title.

What leaves the house is in Chinese, whatever language its sender reads Byline in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from byline.papers.characters import legal, width
from byline.papers.flow.looks import AUTHORS, BODY, CONTACT, CONTACT_MORE, SUBTITLE, TITLE
from byline.papers.flow.markup import pieces_of
from byline.papers.flow.pdf import flow_as_pdf
from byline.papers.flow.pieces import Flow, Image, Line, line
from byline.papers.flow.word import flow_as_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from byline.manuscripts.models import Manuscript, Picture, Version
    from byline.papers.flow.pieces import Piece

UNTITLED = "（无标题）"
DASHES = "—－-– "
# what Windows, macOS or a mail program takes for a part of the path, and blanks of every kind
UNSAFE = re.compile(r'[\\/:*?"<>|\s\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
# file systems allow 255 bytes; some mail programs cut an attachment's name past half of that
LONGEST_NAME = 120
# of 28 characters: some programs set a blank between figures and Chinese
AUTHORS_ACROSS = 26


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
    body = pieces_of(text.body, picture=partial(_image, pictures))
    return Flow(
        title=text.title.strip() or UNTITLED,
        maker=manuscript.congress.name,
        pieces=(*heads, *_ended(body), *_contact(manuscript)),
        running=str(manuscript.number or ""),
    )


def _authors(manuscript: Manuscript) -> str:
    """Name the authors by their units, in their order: 北河镇　林秀　赵敏；柳林乡　孙晓燕.

    Lines end between names, as no name is torn.
    """
    groups: list[list[str]] = []
    for authorship in manuscript.authorship_set.select_related("person", "unit").order_by("place"):
        unit = authorship.unit.short_name
        if not groups or groups[-1][0] != unit:
            groups.append([unit])
        groups[-1].append(authorship.person.name)
    named = [word for group in groups for word in (*group[:-1], f"{group[-1]}；")]
    return _folded(named).removesuffix("；")


def _folded(words: list[str]) -> str:
    lines = [""]
    for word in words:
        blank = "　" if lines[-1] and not lines[-1].endswith("；") else ""
        if lines[-1] and width(lines[-1] + blank + word) > AUTHORS_ACROSS:
            lines.append(word)
        else:
            lines[-1] += blank + word
    return "\n".join(lines)


def _contact(manuscript: Manuscript) -> list[Line]:
    """Say who sends it, and whom to ring up: the first author with a number."""
    told = [line(CONTACT, f"报送单位：{manuscript.congress.name}　　供稿单位：{manuscript.unit.name}")]
    authors = manuscript.authorship_set.select_related("person").order_by("place")
    asked = next((each.person for each in authors if each.person.phone), None)
    if asked:
        told.append(line(CONTACT_MORE, f"联系人：{asked.name}　　电话：{asked.phone}"))
    return told


def _ended(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep the end of the text with what follows: who sends it would else stand on a page alone."""
    *before, last = pieces or (line(BODY, ""),)
    return [*before, replace(last, is_kept=True) if isinstance(last, Line) else last]


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
