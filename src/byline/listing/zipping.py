"""Many files as one .zip that leaves while it is being made."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Outflow:
    """What a ZipFile writes to; it keeps only what has not left yet."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, content: bytes) -> int:
        self.waiting.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing is held back further down."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        waiting, self.waiting = self.waiting, []
        return b"".join(waiting)


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the bytes of a .zip of these files, given as name and content, one after another.

    No two have one name in it, whatever their case: a second 甲.docx becomes 甲 (2).docx.
    """
    outflow = _Outflow()
    names: set[str] = set()
    with ZipFile(outflow, "w", ZIP_DEFLATED) as folder:
        for name, content in files:
            folder.writestr(_unused(name, names), content)
            yield outflow.taken()
    yield outflow.taken()


def _unused(name: str, names: set[str]) -> str:
    path, count, free = PurePath(name), 1, name
    while free.casefold() in names:
        count += 1
        free = f"{path.stem} ({count}){path.suffix}"
    names.add(free.casefold())
    return free
