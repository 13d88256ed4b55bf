"""The file of an index: mapped, not read, so that it is open at once and processes share it.

The file begins with a head of 4,096 bytes: a mark, the length and the sum of a JSON object, the object. That
says version and parameters, how many manuscripts live in the file, and for each section its place, count,
type and sum. Sections are plain numbers and packed records; nothing in the file could run.
"""

import json
import mmap
import os
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from tearsheet.errors import BrokenIndex
from tearsheet.indexing.pieces import Manuscript
from tearsheet.indexing.segments import Array, Owners, Segment

MARK = b"tearidx2"
HEAD = 4096
VERSION = 2
SEGMENT = ("starts", "sieve", "rests", "owners")
SECTIONS = ("records", "record_ends", "ids", "id_ends", "names", "name_slots", *SEGMENT)
FIELDS = tuple(field.name for field in fields(Manuscript))
KINDS = ("<u8", "<u4", "u1")

Record = dict[str, Any]


def pack(manuscript: Manuscript) -> bytes:
    """Give a manuscript as packed JSON."""
    record: Record = {name: getattr(manuscript, name) for name in FIELDS}
    record["registered_on"] = day.isoformat() if (day := manuscript.registered_on) else None
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def unpack(packed: bytes) -> Manuscript:
    """Give the manuscript back. Refuses BrokenIndex."""
    try:
        record = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        day = record["registered_on"]
        return Manuscript(
            id=str(record["id"]),
            title=str(record["title"]),
            body=str(record["body"]),
            authors=tuple(map(str, record["authors"])),
            unit=str(record["unit"]),
            office=str(record["office"]),
            genre=str(record["genre"]),
            registered_on=date.fromisoformat(day) if day else None,
            submitted_to=tuple(map(str, record["submitted_to"])),
        )
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise BrokenIndex(str(error)) from error


def name_of(id: str) -> int:  # noqa: A002 -- the manuscript's field is called so
    """Give the number by which an id is looked up; the id itself is compared afterwards."""
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Store:
    """A mapped index: the records of its manuscripts by slot, and the segment of their fingerprints."""

    sections: dict[str, Array]
    sums: dict[str, int]
    parameters: dict[str, object]
    living: int

    def __len__(self) -> int:
        """How many slots there are; some may be a replaced manuscript's."""
        return len(self.sections["record_ends"])

    @property
    def segment(self) -> Segment:
        """The fingerprints."""
        return Segment(*(self.sections[name] for name in SEGMENT))

    def record(self, slot: int) -> bytes:
        """Give the packed manuscript in a slot."""
        return self._slice("records", "record_ends", slot)

    def id(self, slot: int) -> str:
        """Give the id of the manuscript in a slot."""
        try:
            return self._slice("ids", "id_ends", slot).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise BrokenIndex(str(error)) from error

    def _slice(self, blob: str, ends: str, slot: int) -> bytes:
        if slot >= len(self):
            raise BrokenIndex(f"slot {slot}")
        limits = self.sections[ends]
        return self.sections[blob][int(limits[slot - 1]) if slot else 0 : int(limits[slot])].tobytes()

    def slot(self, id: str) -> int | None:  # noqa: A002 -- likewise
        """Say where a manuscript stands, if it is here."""
        names, wanted = self.sections["names"], np.uint64(name_of(id))
        first = int(np.searchsorted(names, wanted))
        while first < len(names) and names[first] == wanted:
            slot = int(self.sections["name_slots"][first])
            if self.id(slot) == id:
                return slot
            first += 1
        return None

    def slots(self) -> list[int]:
        """All slots that hold a living manuscript, in order."""
        return sorted(self.sections["name_slots"].tolist())

    def check(self) -> None:
        """Hold every section against its sum, reading the whole file. Refuses BrokenIndex."""
        for name, section in self.sections.items():
            if zlib.crc32(section.data) != self.sums[name]:
                raise BrokenIndex(name)


def opened(path: str | Path) -> Store:
    """Map the file of an index. Refuses BrokenIndex: another file, cut off, or of another version."""
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < HEAD:
            raise BrokenIndex(str(path))
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = read_head(mapped[:HEAD], path)
    try:
        sections = {name: _section(mapped, *head["sections"][name][:3]) for name in SECTIONS}
        sums = {name: int(head["sections"][name][3]) for name in SECTIONS}
        store = Store(sections, sums, head["parameters"], int(head["living"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenIndex(f"{path}: {error}") from error
    if head["size"] != size or not _agrees(store):
        raise BrokenIndex(str(path))
    return store


def read_head(data: bytes, path: str | Path) -> Record:
    """Give the head of the file of an index. Refuses BrokenIndex."""
    length, told = (int.from_bytes(data[place : place + 4], "little") for place in (8, 12))
    said = data[16 : 16 + length]
    if not data.startswith(MARK) or zlib.crc32(said) != told:
        raise BrokenIndex(str(path))
    head: Record = json.loads(said)
    if head.get("version") != VERSION:
        raise BrokenIndex(f"{path}: version {head.get('version')}")
    return head


def _section(mapped: mmap.mmap, place: int, count: int, kind: str) -> Array:
    if kind not in KINDS:
        raise BrokenIndex(kind)
    return np.frombuffer(mapped, dtype=kind, count=count, offset=place) if count else np.zeros(0, dtype=kind)


def _agrees(store: Store) -> bool:
    """Whether the sections fit each other; what stands inside is held against its sums by `check`."""
    of = {name: len(section) for name, section in store.sections.items()}
    ends = (("record_ends", "records"), ("id_ends", "ids"), ("starts", "rests"))
    return (
        all((int(store.sections[end][-1]) if of[end] else 0) == of[whole] for end, whole in ends)
        and of["record_ends"] == of["id_ends"]
        and of["rests"] == of["owners"]
        and of["names"] == of["name_slots"] == store.living
        and of["starts"] - 1 == 1 << (of["starts"] - 1).bit_length() - 1
        and of["sieve"] == 1 << of["sieve"].bit_length() - 1
    )


class Writer:
    """Writes the file of an index beside its place and puts it there when it is whole."""

    def __init__(self, path: str | Path, parameters: Record) -> None:
        """Begin a file."""
        self._path, self._parameters = Path(path), parameters
        self._draft = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        self._sections: dict[str, tuple[int, int, str]] = {}
        self._record_ends, self._id_ends, self._names = array("Q"), array("Q"), array("Q")
        self._ids = bytearray()

    def __enter__(self) -> Self:
        self._file = self._draft.open("w+b")
        self._file.truncate(HEAD)
        self._file.seek(HEAD)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._draft.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, id: str, record: bytes) -> None:  # noqa: A002 -- likewise
        """Give the next slot to a packed manuscript."""
        self._file.write(record)
        self._ids += id.encode("utf-8", "surrogatepass")
        self._record_ends.append(self._file.tell() - HEAD)
        self._id_ends.append(len(self._ids))
        self._names.append(name_of(id))

    def living(self) -> Owners:
        """Give the slots that stand, in order of the names: of several with one id, the last."""
        names = np.frombuffer(self._names, dtype="<u8")
        order = np.argsort(names, kind="stable")
        again = np.flatnonzero(names[order][1:] == names[order][:-1])
        gone = [place for place in again.tolist() if self._id(order[place]) == self._id(order[place + 1])]
        return np.delete(order, gone).astype(np.uint32)

    def _id(self, slot: int) -> bytes:
        return bytes(self._ids[self._id_ends[slot - 1] if slot else 0 : self._id_ends[slot]])

    def _flat(self) -> Iterator[tuple[str, Array]]:
        living = self.living()
        names = np.frombuffer(self._names, dtype="<u8")
        yield "record_ends", np.frombuffer(self._record_ends, dtype="<u8")
        yield "ids", np.frombuffer(self._ids, dtype="u1")
        yield "id_ends", np.frombuffer(self._id_ends, dtype="<u8")
        yield "names", names[living]
        yield "name_slots", living.astype("<u4")

    def room(self, name: str, count: int, kind: str) -> Array:
        """Make room for a section in the file and give it, mapped."""
        place = -(-self._file.seek(0, os.SEEK_END) // 64) * 64
        self._sections[name] = (place, count, kind)
        self._file.truncate(place + max(count, 1) * np.dtype(kind).itemsize)
        return np.memmap(self._draft, dtype=kind, mode="r+", offset=place, shape=max(count, 1))[:count]

    def finish(self, segment: Segment) -> None:
        """Write what is left, the segment being in the rooms given, and put the file in its place."""
        self._file.flush()
        self._sections["records"] = (HEAD, self._record_ends[-1] if len(self) else 0, "u1")
        for name in SEGMENT:
            place, _, kind = self._sections[name]
            self._sections[name] = (place, len(getattr(segment, name)), kind)
        living = 0
        for name, values in self._flat():
            self.room(name, len(values), values.dtype.str.lstrip("|"))[:] = values
            living = len(values)
        self._file.seek(0)
        self._file.write(self._head(living))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._draft.replace(self._path)

    def _head(self, living: int) -> bytes:
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        mapped = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        sections = {
            name: (*where, zlib.crc32(_section(mapped, *where).data))
            for name, where in self._sections.items()
        }
        head = {"version": VERSION, "parameters": self._parameters, "living": living, "size": size}
        said = json.dumps({**head, "sections": sections}).encode()
        lengths = len(said).to_bytes(4, "little") + zlib.crc32(said).to_bytes(4, "little")
        return MARK + lengths + said
