"""Word before 2007, WPS's own files and RTF: LibreOffice, where it is installed, turns them into .docx."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import olefile

from byline.errors import Refused
from byline.incoming.archives import MOST_UNPACKED
from byline.incoming.imported import BrokenFile, EncryptedFile, MacroFile

TEXT_STREAM = "WordDocument"
FLAGS_AT, HEAD = 0x0A, 12  # MS-DOC, FibBase
IS_ENCRYPTED = 0x0100
MOST_SECONDS = 60  # the first start on a slow disk takes ten
MOST_KILOBYTES = 3_000_000  # of addresses; LibreOffice reserves two million for itself
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
DAMAGE = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    MemoryError,
)


class OldWord(Refused):
    """This server cannot open files of an older Word. Save it as .docx in Word or WPS, and send that."""


class TooSlow(Refused):
    """It took more than a minute to open this file. Save it as .docx in Word or WPS, and send that."""


def is_ole(content: bytes) -> bool:
    """Whether this is a compound file, as Word wrote until 2003 and as encrypted files are."""
    return content.startswith(olefile.MAGIC)


def as_docx(content: bytes) -> bytes:
    """Return a .doc, .wps or .rtf as the bytes of a .docx.

    Raises MacroFile, EncryptedFile, BrokenFile, OldWord without LibreOffice, and TooSlow.
    """
    if is_ole(content):
        _look_into(content)
    program = shutil.which("soffice")
    if program is None:
        raise OldWord
    with tempfile.TemporaryDirectory(prefix="byline-") as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        (folder / "piece.doc").write_bytes(content)
        kind = "MS Word 97" if is_ole(content) else "Rich Text Format"
        return _converted(folder, program=program, kind=kind)


def _look_into(content: bytes) -> None:
    """Refuse what is encrypted, what carries macros, and what holds no text of Word."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            names = {"/".join(parts).lower() for parts in ole.listdir(storages=True)}
            text = ole.openstream(TEXT_STREAM).read(HEAD) if ole.exists(TEXT_STREAM) else b""
    except DAMAGE as error:
        raise BrokenFile from error
    if "encryptedpackage" in names or "encryptioninfo" in names:
        raise EncryptedFile
    if any("vba" in name.split("/")[-1] or name.split("/")[0] == "macros" for name in names):
        raise MacroFile
    if len(text) < HEAD:
        raise BrokenFile
    if struct.unpack_from("<H", text, FLAGS_AT)[0] & IS_ENCRYPTED:
        raise EncryptedFile


def _converted(folder: Path, *, program: str, kind: str) -> bytes:
    """Let LibreOffice write the .docx, with a profile of its own, so that two do not meet."""
    limits = f'ulimit -v {MOST_KILOBYTES}; ulimit -t {MOST_SECONDS}; ulimit -c 0; exec "$@"'
    out = folder / "out"
    order = ["/bin/sh", "-c", limits, "sh", program, f"-env:UserInstallation=file://{folder}/profile"]
    # without the filter named, LibreOffice would open whatever it finds
    order += [f"--infilter={kind}"]
    order += ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"]
    order += ["--outdir", str(out), str(folder / "piece.doc")]
    try:
        subprocess.run(order, capture_output=True, timeout=MOST_SECONDS, check=False, cwd=folder)  # noqa: S603 -- our own order
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    made = out / "piece.docx"
    if not made.is_file() or made.stat().st_size > MOST_UNPACKED:
        raise BrokenFile
    return made.read_bytes()
