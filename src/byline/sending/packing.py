"""What goes into a letter to an outlet: the covering letter, the piece as .docx, its pictures whole."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import TYPE_CHECKING

from byline.gateways.letters import Attachment, Letter
from byline.papers.packing import DOCX
from byline.writing.documents import docx_of, file_name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from byline.manuscripts.models import Version
    from byline.sending.models import Delivery

# Post offices commonly take 20 to 25 MB; base64 adds a third, and the .docx shows every picture anyway.
PICTURES_AT_MOST = 14_000_000
LEFT_OUT = "\n（另有{count}幅图片因邮件容量所限未作附件，正文中可见，原图请与我们联系索取。）\n"


def letter_of(delivery: Delivery) -> Letter:
    """Return the letter of a delivery, the same at every attempt."""
    files, left_out = files_of(delivery.version) if delivery.version else ((), 0)
    return Letter(
        to=delivery.to,
        subject=delivery.subject,
        text=delivery.text + (LEFT_OUT.format(count=left_out) if left_out else ""),
        attachments=files,
        reply_to=delivery.reply_to,
        message_id=delivery.message_id,
    )


def files_of(version: Version) -> tuple[tuple[Attachment, ...], int]:
    """Return the piece and its pictures as files, and how many pictures found no room."""
    manuscript = version.manuscript
    piece = Attachment(file_name_of(manuscript, ".docx"), DOCX, docx_of(manuscript, version=version))
    pictures, room, left_out = [], PICTURES_AT_MOST, 0
    for picture in pictures_of(version):
        if len(picture.data) > room:
            left_out += 1
            continue
        room -= len(picture.data)
        pictures.append(picture)
    return (piece, *pictures), left_out


def pictures_of(version: Version) -> Iterator[Attachment]:
    """Yield the pictures that stand in the text, in the order of their keeping: 图1.jpg, 图2.jpg."""
    shown = [
        picture
        for picture in version.manuscript.picture_set.order_by("pk")
        if f'"{picture.get_absolute_url()}"' in version.body
    ]
    for place, picture in enumerate(shown, start=1):
        suffix = PurePath(picture.file.name).suffix
        kind = mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
        if not picture.file.storage.exists(picture.file.name):
            continue  # lost with a disk; the .docx leaves it out too
        with picture.file.open("rb") as file:
            yield Attachment(f"图{place}{suffix}", kind, file.read())
