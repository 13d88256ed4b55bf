"""Opening a .zip that may be a bomb or a trick: nothing of it is written anywhere by the name it gives."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from byline.errors import Refused
from byline.incoming.imported import BrokenFile, EncryptedFile

MOST_MEMBERS = 3000  # a book with a thousand pictures has half of that
MOST_UNPACKED = 120_000_000  # bytes in all; four times the heaviest upload
IS_ENCRYPTED = 0x1
NAMES_ARE_UTF8 = 0x800
WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, ValueError)


class TooMuchInside(Refused):
    """Unpacked, this file would fill more than 120 MB. It was not opened: send its parts one by one."""


class TrickyNames(Refused):
    """The names inside this file lead out of it, as no office program writes them. It was not opened."""


class Archive:
    """A .zip whose members are read by name, each and all of them within bounds."""

    def __init__(self, content: bytes):
        """Open it. Raises BrokenFile, EncryptedFile, TooMuchInside and TrickyNames."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except DAMAGE as error:
            raise BrokenFile from error
        self._members = {name_of(member): member for member in self._zip.infolist() if not member.is_dir()}
        self._left = MOST_UNPACKED
        self._check()

    def _check(self) -> None:
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise TooMuchInside
        if any(member.flag_bits & IS_ENCRYPTED for member in members):
            raise EncryptedFile
        if any(leads_out(name) for name in self.names):
            raise TrickyNames
        # another file before the first member, or two members of one name: programs disagree on what it is
        starts = min((member.header_offset for member in self._zip.infolist()), default=0)
        if starts or len(self.names) != len(members):
            raise BrokenFile

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, folders left out."""
        return tuple(self._members)

    def read(self, name: str, *, at_most: int = MOST_UNPACKED) -> bytes:
        """Return a member's bytes. Raises BrokenFile, and TooMuchInside past `at_most` bytes."""
        member = self._members.get(name)
        if member is None or member.compress_type not in WAYS_OF_PACKING:
            raise BrokenFile
        limit = min(at_most, self._left)
        try:
            with self._zip.open(member) as opened:
                content = opened.read(limit + 1)
        except DAMAGE as error:
            raise BrokenFile from error
        if len(content) > limit:
            raise TooMuchInside
        self._left -= len(content)
        return content


def name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's name: Chinese Windows writes it in GB18030 without saying so."""
    if member.flag_bits & NAMES_ARE_UTF8:
        return member.orig_filename
    try:
        return member.orig_filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.orig_filename


def leads_out(name: str) -> bool:
    """Whether a name would lead out of the folder it is unpacked in, or is no plain name."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in name or not name.isprintable()
