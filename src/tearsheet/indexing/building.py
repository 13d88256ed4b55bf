"""From manuscripts to sorted fingerprints: many texts in one pass, in memory or through a file."""

import mmap
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from tearsheet.indexing.fingerprints import Keys, Parameters, winnow_many
from tearsheet.indexing.pieces import Manuscript
from tearsheet.indexing.segments import (
    MOST_SPREAD,
    Owners,
    Packed,
    Packing,
    Room,
    Segment,
    fill,
    in_memory,
)
from tearsheet.indexing.views import Flags, letters_of_many

Numbers = npt.NDArray[np.int64]
# Title and body. No fingerprint reaches from the one into the other: what stands between them on a page is
# the page's own.
Text = tuple[str, str]
# So many characters are fingerprinted in one pass: enough to forget the cost of a call, few enough to stay in
# a core's cache.
PASS = 60_000
# A text counts so many characters more than it has, so that empty ones come to an end too.
EACH = 16
# So many entries are put into their parts at a time: 2 MB.
ROUND = 1 << 18


def passes(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Group texts into lists of about `PASS` characters."""
    group: list[Text] = []
    size = 0
    for text in texts:
        group.append(text)
        size += sum(map(len, text)) + EACH
        if size >= PASS:
            yield group
            group, size = [], 0
    if group:
        yield group


def fingerprints(texts: Sequence[Text], parameters: Parameters) -> tuple[Keys, Numbers]:
    """Give the fingerprints of raw texts, and for each the number of its text."""
    codes, counts = letters_of_many([part for text in texts for part in text])
    keys, which = winnow_many(codes, counts, length=parameters.length, window=parameters.window)
    return keys, which >> 1


def fingerprinted(
    manuscripts: Iterable[Manuscript], parameters: Parameters
) -> Iterator[tuple[list[Manuscript], Keys, Numbers]]:
    """Give manuscripts in groups, with the fingerprints of each group and the number of each one's owner."""
    waiting: list[Manuscript] = []

    def texts() -> Iterator[Text]:
        for one in manuscripts:
            waiting.append(one)
            yield one.title, one.body

    for group in passes(texts()):
        keys, which = fingerprints(group, parameters)
        yield waiting[:], keys, which
        waiting.clear()


class Pile:
    """Entries on their way into a segment: in memory, or in a file so that memory stays bounded."""

    packing = Packing(MOST_SPREAD)

    def __init__(self, file: BinaryIO | None = None) -> None:
        """Begin with none; an empty file that is given is filled and not closed."""
        self._file = file
        self._rounds: list[tuple[Numbers, Packed]] = []
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
            self._close_round()

    def _close_round(self) -> None:
        """Put what waits into its parts; this also keeps the memory in large pieces."""
        keys, owners = self._taken()
        part = self.packing.parts(keys).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        edges = np.append(0, np.cumsum(np.bincount(part, minlength=1 << MOST_SPREAD)))
        packed = self.packing.packed(keys[order], owners[order])
        if self._file:
            edges += self._file.seek(0, os.SEEK_END) // packed.itemsize
            self._file.write(packed.tobytes())
            packed = packed[:0]
        else:
            packed = _apart(packed)
        self._rounds.append((edges, packed))

    def _taken(self) -> tuple[Keys, Owners]:
        keys = np.concatenate([np.zeros(0, dtype=np.uint64), *self._keys])
        owners = np.concatenate([np.zeros(0, dtype=np.uint32), *self._owners])
        self._keys, self._owners, self._waiting = [], [], 0
        return keys, owners

    def segment(self, living: Flags, *, room: Room = in_memory) -> Segment:
        """Sort all entries into `room`, each owner's that is `living`. Nothing is left in the pile."""
        if self._rounds:
            if self._waiting:
                self._close_round()
            return fill(self._parts(living), packing=self.packing, total=len(self), room=room)
        keys, owners = self._taken()
        keys, owners = keys[living.take(owners)], owners[living.take(owners)]
        packing = Packing.of(len(living))
        part = packing.parts(keys).astype(np.uint8) if packing.spread else np.zeros(len(keys), dtype=np.uint8)
        wanted = (np.flatnonzero(part == number) for number in range(1 << packing.spread))
        parts = (packing.packed(keys[places], owners[places]) for places in wanted)
        return fill(parts, packing=packing, total=len(keys), room=room)

    def _parts(self, living: Flags) -> Iterator[Packed]:
        for number in range(1 << MOST_SPREAD):
            packed = np.concatenate([self._piece(one, number) for one in self._rounds])
            yield packed[living.take(self.packing.owners(packed).view(np.int64))]

    def _piece(self, one: tuple[Numbers, Packed], number: int) -> Packed:
        start, end = (int(edge) for edge in one[0][number : number + 2])
        if not self._file:
            return one[1][start:end]
        self._file.seek(start * 8)
        return np.frombuffer(self._file.read((end - start) * 8), dtype=np.uint64)


def _apart(packed: Packed) -> Packed:
    """Give a copy in memory of its own, which goes back to the system whole once it is free."""
    block = np.frombuffer(mmap.mmap(-1, packed.nbytes), dtype=packed.dtype)
    block[:] = packed
    return block
