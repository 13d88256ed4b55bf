"""An index on disk, so that a process that starts need not build it: a cache, never trusted unseen."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import uuid
import zipfile
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from byline import __version__
from tearsheet import matching
from tearsheet.errors import TearsheetError

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
# What reading a file gives that is not what was written: cut short, of another make, or gone meanwhile.
BROKEN = (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, TearsheetError)
A_PART = 1 << 20


@dataclass(frozen=True)
class Kept:
    """Where the index of a congress lies: a note that names its file, the file's digest, and the marks.

    The note is written last and put in place in one step, so a reader finds the old index or the new one.
    """

    folder: Path
    name: str

    @classmethod
    def of(cls, congress: int) -> Kept:
        """Return the place of a congress, named by its key, in the folder of the data."""
        return cls(settings.HOME / "shelves", str(congress))

    @property
    def note(self) -> Path:
        """The file that says which index is the right one."""
        return self.folder / f"{self.name}.json"

    def read(self) -> tuple[matching.Index, dict[int, str]] | None:
        """Return the index and its marks; None where there is none, or none that is whole and of our make."""
        if not self.note.exists():
            return None
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
            path = self.folder / note["index"]
            if note["made_with"] != made_with() or note["digest"] != digest_of(path):
                return None
            return matching.Index.load(path), {int(pk): mark for pk, mark in note["marks"].items()}
        except BROKEN:
            log.warning("The kept index %s is broken and is built again.", self.note, exc_info=True)
            return None

    def write(self, index: matching.Index, *, marks: dict[int, str]) -> bool:
        """Keep an index in place of the one before; tell whether that could be done."""
        path = self.folder / f"{self.name}-{uuid.uuid4().hex}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            index.save(path)
            note = {"made_with": made_with(), "index": path.name, "digest": digest_of(path), "marks": marks}
            draft = path.with_suffix(".json")
            draft.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
            draft.replace(self.note)
            self._clear(but=path)
        except OSError:
            log.warning("The index could not be kept in %s; it is built again after a restart.", self.folder)
            return False
        return True

    def _clear(self, *, but: Path) -> None:
        """Remove the indexes before, and what a process left that was ended while it wrote."""
        for path in self.folder.glob(f"{self.name}-*"):
            if path == but:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def made_with() -> dict:
    """Return the release and the parameters that an index must have been made with to be read."""
    return {"release": __version__, **asdict(matching.Index().parameters)}


def digest_of(path: Path) -> str:
    """Return the SHA-256 over a file, or over the files of a folder in the order of their names."""
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            while part := opened.read(A_PART):
                digest.update(part)
    return digest.hexdigest()
