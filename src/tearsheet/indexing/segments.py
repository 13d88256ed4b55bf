"""Fingerprints with their owners in order of the fingerprint, found in the same time whatever their number.

A fingerprint is a key of 48 bits. Its leading bits number a bucket that holds a few entries; only the rest of
the key stands in the entry. A sieve, one bit for each of some more leading bits, turns most strangers away
before any bucket is looked at. Sorting works on keys and owners packed into 64 bits, a part of the keys at a
time, so that its memory is bounded.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tearsheet.indexing.fingerprints import KEY, Keys, spread

Owners = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
Packed = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]
# Makes the array of a name, with so many items of a type: in memory, or inside a file.
Room = Callable[[str, int, str], Array]

# A fingerprint that more manuscripts than this own is a set phrase of the trade; it would cost time and
# decide nothing. It is kept once, under no owner.
COMMON = 400
NOBODY = 0xFFFFFFFF
# Bits of an owner that fit beside a whole key; each further one takes a bit of the key, which the number of
# the part keeps.
SLOT = 16
MOST_SPREAD = 8
# At least so many bits number a bucket, so that the rest of a key has 32 bits at most.
FEWEST_BITS = KEY - 32
# Entries a bucket holds: 2^3 to 2^2 on average; bits of the sieve an entry has: 2^2 to 2^3.
BUCKET, SIEVE = 3, 2


@dataclass(frozen=True, slots=True)
class Packing:
    """How a key and an owner share 64 bits: a part of the keys by their leading `spread` bits."""

    spread: int

    @classmethod
    def of(cls, slots: int) -> "Packing":
        """Choose the packing for owners below `slots`; the last number is nobody's."""
        return cls(max(0, slots.bit_length() - SLOT))

    @property
    def nobody(self) -> int:
        """The owner of what is common."""
        return (1 << (SLOT + self.spread)) - 1

    def packed(self, keys: Keys, owners: Owners) -> Packed:
        """Pack keys of one part; the bits that number the part fall off."""
        return (keys << np.uint64(SLOT + self.spread)) | (owners & np.uint64(self.nobody))

    def keys(self, packed: Packed) -> Keys:
        """Give the keys back, without the bits that number the part."""
        return packed >> np.uint64(SLOT + self.spread)

    def owners(self, packed: Packed) -> Packed:
        """Give the owners back."""
        return packed & np.uint64(self.nobody)

    def parts(self, keys: Keys) -> Keys:
        """Give the number of the part each key belongs to."""
        return keys >> np.uint64(KEY - self.spread)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Entries in order: where each bucket starts, the sieve, and for each entry rest of key and owner."""

    starts: npt.NDArray[np.uint32]
    sieve: npt.NDArray[np.uint8]
    rests: npt.NDArray[np.uint32]
    owners: Owners

    def __len__(self) -> int:
        return len(self.rests)

    @property
    def bits(self) -> int:
        """How many leading bits number a bucket."""
        return len(self.starts).bit_length() - 1

    def found(self, asked: Keys) -> tuple[Places, Owners]:
        """For every entry of a key asked for: the key's place in `asked`, and the owner or NOBODY."""
        bit = asked >> np.uint64(KEY - (len(self.sieve) * 8).bit_length() + 1)
        seen = (self.sieve.take((bit >> np.uint64(3)).view(np.int64)) >> (bit & np.uint64(7))) & np.uint64(1)
        passed = np.flatnonzero(seen)
        keys = asked[passed]
        bucket = (keys >> np.uint64(KEY - self.bits)).view(np.int64)
        first = self.starts.take(bucket).astype(np.int64)
        count = self.starts.take(bucket + 1) - first
        entry = spread(first, count)
        rest = (keys & np.uint64((1 << (KEY - self.bits)) - 1)).astype(np.uint32)
        same = np.flatnonzero(self.rests.take(entry) == np.repeat(rest, count))
        return np.repeat(passed, count)[same], self.owners.take(entry[same])

    def part(self, number: int, spread_by: int) -> tuple[Keys, Owners]:
        """Give keys and owners of one part: the keys whose leading `spread_by` bits are `number`."""
        wide = self.bits - spread_by
        edges = self.starts[number << wide : ((number + 1) << wide) + 1].astype(np.int64)
        bucket = np.repeat(np.arange(len(edges) - 1, dtype=np.uint64), np.diff(edges))
        keys = (bucket << np.uint64(KEY - self.bits)) | self.rests[edges[0] : edges[-1]]
        return keys, self.owners[edges[0] : edges[-1]]


def in_memory(_name: str, count: int, kind: str) -> Array:
    """Make room for an array in memory."""
    return np.zeros(count, dtype=kind)


def fill(parts: Iterable[Packed], *, packing: Packing, total: int, room: Room = in_memory) -> Segment:
    """Sort packed entries into a segment, part after part; `total` says how many come at most."""
    bits = min(max(total.bit_length() - BUCKET, FEWEST_BITS), 32)
    fine = min(max(total.bit_length() + SIEVE, bits), KEY - 8)
    starts, sieve = room("starts", (1 << bits) + 1, "<u4"), room("sieve", 1 << (fine - 3), "u1")
    rests, owners = room("rests", total, "<u4"), room("owners", total, "<u4")
    wide, end = bits - packing.spread, 0
    for number, part in enumerate(parts):
        packed = _settled(np.sort(part), packing)
        keys, past = packing.keys(packed), end + len(packed)
        counts = np.bincount((keys >> np.uint64(KEY - bits)).view(np.int64), minlength=1 << wide)
        starts[(number << wide) + 1 : ((number + 1) << wide) + 1] = end + np.cumsum(counts)
        rests[end:past] = keys & np.uint64((1 << (KEY - bits)) - 1)
        whose = packing.owners(packed)
        owners[end:past] = np.where(whose == packing.nobody, NOBODY, whose)
        bytes_wide = fine - 3 - packing.spread
        sieve[number << bytes_wide : (number + 1) << bytes_wide] = _sieve(
            keys >> np.uint64(KEY - fine), 8 << bytes_wide
        )
        end = past
    return Segment(starts, sieve, rests[:end], owners[:end])


def _sieve(marks: Keys, size: int) -> npt.NDArray[np.uint8]:
    flags = np.zeros(size, dtype=np.bool_)
    flags[marks.view(np.int64)] = True
    sieve: npt.NDArray[np.uint8] = np.packbits(flags, bitorder="little")
    return sieve


def _settled(packed: Packed, packing: Packing) -> Packed:
    """Keep each entry once, and a key that is common once, as nobody's."""
    if not len(packed):
        return packed
    packed = packed[_changes(packed)]
    keys = packing.keys(packed)
    firsts = np.flatnonzero(_changes(keys))
    counts = np.diff(np.append(firsts, len(keys)))
    common = (counts > COMMON) | (packing.owners(packed[firsts + counts - 1]) == packing.nobody)
    if not common.any():
        return packed
    packed[firsts[common]] |= np.uint64(packing.nobody)
    kept: Flags = ~np.repeat(common, counts)
    kept[firsts[common]] = True
    rare: Packed = packed[kept]
    return rare


def _changes(values: Packed) -> Flags:
    """Whether each value differs from the one before it."""
    changed = np.ones(len(values), dtype=np.bool_)
    changed[1:] = values[1:] != values[:-1]
    return changed


def merge(segments: Sequence[Segment], *, slots: Owners, room: Room = in_memory) -> Segment:
    """Make one segment of several; `slots` gives each owner's new number, NOBODY for one that is gone."""
    living = slots[slots != NOBODY]
    packing = Packing.of(int(living.max()) + 1 if len(living) else 0)

    def parts() -> Iterator[Packed]:
        for number in range(1 << packing.spread):
            pieces = [_renumbered(one, number, packing, slots) for one in segments]
            yield np.concatenate([np.zeros(0, dtype=np.uint64), *pieces])

    return fill(parts(), packing=packing, total=sum(map(len, segments)), room=room)


def _renumbered(segment: Segment, number: int, packing: Packing, slots: Owners) -> Packed:
    keys, owners = segment.part(number, packing.spread)
    is_common = owners == NOBODY
    whose = slots.take(np.where(is_common, 0, owners))
    whose[is_common] = NOBODY
    kept = is_common | (whose != NOBODY)
    return packing.packed(keys[kept], whose[kept])
