"""From manuscripts to sorted fingerprints: many texts in one pass, in memory or through a file."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tearsheet.matching.fingerprints import Keys, winnow_many
from tearsheet.matching.segments import (
    MOST_SPREAD,
    NOBODY,
    Owners,
    Packed,
    Packing,
    Room,
    Segment,
    fill,
)
from tearsheet.matching.views import letters_of_many

# Title and body. No fingerprint reaches from the one into the other: what stands between them on a page is
# the page's own.
Text = tuple[str, str]
# So many characters are fingerprinted in one pass: enough to forget the cost of a call, few enough to stay in
# a core's cache.
PASS = 60_000
# So many entries are sorted into their parts before they go to the file: 32 MB.
ROUND = 1 << 22


def passes(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Group texts into lists of about `PASS` characters."""
    group: list[Text] = []
    size = 0
    for text in texts:
        group.append(text)
        size += sum(map(len, text))
        if size >= PASS:
            yield group
            group, size = [], 0
    if group:
        yield group


def fingerprints(texts: Sequence[Text], *, length: int, window: int) -> tuple[Keys, npt.NDArray[np.int64]]:
    """Give the fingerprints of raw texts, and for each the number of its text."""
    codes, counts = letters_of_many([part for text in texts for part in text])
    keys, which = winnow_many(codes, counts, length=length, window=window)
    return keys, which >> 1


class Pile:
    """Entries in memory on their way into a segment."""

    def __init__(self) -> None:
        """Begin with none."""
        self._keys: list[Keys] = []
        self._owners: list[Owners] = []

    def __len__(self) -> int:
        return sum(map(len, self._keys))

    def add(self, keys: Keys, owners: Owners) -> None:
        """Take entries in."""
        self._keys.append(keys)
        self._owners.append(owners)

    def segment(self, *, slots: int) -> Segment:
        """Sort all entries, whose owners are below `slots`."""
        keys = np.concatenate([np.zeros(0, dtype=np.uint64), *self._keys])
        owners = np.concatenate([np.zeros(0, dtype=np.uint32), *self._owners])
        packing = Packing.of(slots)
        if not packing.spread:
            return fill([packing.packed(keys, owners)], packing=packing, total=len(keys))
        part = packing.parts(keys).astype(np.uint8)
        wanted = (np.flatnonzero(part == number) for number in range(1 << packing.spread))
        parts = (packing.packed(keys[places], owners[places]) for places in wanted)
        return fill(parts, packing=packing, total=len(keys))


class Spill:
    """Entries in a nameless file on their way into a segment; memory stays bounded."""

    packing = Packing(MOST_SPREAD)

    def __init__(self, folder: Path) -> None:
        """Begin with none, the file being in this folder."""
        self._file = tempfile.TemporaryFile(dir=folder)
        self._rounds: list[npt.NDArray[np.int64]] = []
        self._keys: list[Keys] = []
        self._owners: list[Owners] = []
        self._waiting = self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, keys: Keys, owners: Owners) -> None:
        """Take entries in."""
        self._keys.append(keys)
        self._owners.append(owners)
        self._waiting += len(keys)
        self._size += len(keys)
        if self._waiting >= ROUND:
            self._write()

    def _write(self) -> None:
        if not self._waiting:
            return
        keys, owners = np.concatenate(self._keys), np.concatenate(self._owners)
        part = self.packing.parts(keys).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        cuts = np.cumsum(np.bincount(part, minlength=1 << MOST_SPREAD))
        self._rounds.append(np.concatenate(([0], cuts)) + self._file.seek(0, 2) // 8)
        self._file.write(self.packing.packed(keys[order], owners[order]).tobytes())
        self._keys, self._owners, self._waiting = [], [], 0

    def segment(self, slots: Owners, *, room: Room) -> Segment:
        """Sort all entries into `room`; those whose owner is NOBODY in `slots` are left out."""
        return fill(self._parts(slots), packing=self.packing, total=len(self), room=room)

    def _parts(self, slots: Owners) -> Iterator[Packed]:
        self._write()
        for number in range(1 << MOST_SPREAD):
            pieces = [self._read(edges[number], edges[number + 1]) for edges in self._rounds]
            packed = np.concatenate([np.zeros(0, dtype=np.uint64), *pieces])
            yield packed[slots.take(self.packing.owners(packed).view(np.int64)) != NOBODY]

    def _read(self, start: int, end: int) -> Packed:
        self._file.seek(int(start) * 8)
        return np.frombuffer(self._file.read(int(end - start) * 8), dtype=np.uint64)
