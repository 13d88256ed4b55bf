"""Several files in one .zip, each handed on as if it had come alone."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from byline.errors import Refused
from byline.incoming.archives import Archive
from byline.incoming.files import HEAVIEST, ZIP, EmptyFile

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES = 50  # a second each at the slowest
TYPES = "[Content_Types].xml"
IDLE = ("._", "~$", ".DS_Store", "Thumbs.db", "desktop.ini")


class TooManyFiles(Refused):
    """These are more than 50 files. Send them in two or more goes."""


def is_bundle(content: bytes, *, name: str) -> bool:
    """Whether a file is a .zip of other files; a .docx is one inside, but not by name."""
    return name.lower().endswith(".zip") and content.startswith(ZIP)


def bundled(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Go through the files of a .zip: the name without its folders, the bytes.

    Raises BrokenFile, EmptyFile, EncryptedFile, TooManyFiles, TooMuchInside and TrickyNames.
    """
    archive = Archive(content)
    paths = [name for name in archive.names if not PurePosixPath(name).name.startswith(IDLE)]
    if len(paths) > MOST_FILES:
        raise TooManyFiles
    if not paths:
        raise EmptyFile
    for path in paths:
        yield PurePosixPath(path).name, archive.read(path, at_most=HEAVIEST + 1)
