"""Files cut into shares that can be read apart from each other, in the order of their pages.

Lines are cut at the ends of lines, web archives between records. To number lines and records as one reader of
the whole file would, files that are to be cut are looked through first, which is cheap beside reading them.
"""

import contextlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import IO, cast

from warcio.archiveiterator import ArchiveIterator

from tearsheet.kept.archive import BROKEN, Stored, files_in, kind_of, opened, pages_of_file, unpacked

BLOCK = 1 << 20
# A share is not smaller than this: below it, starting the work costs more than doing it. Plain lines are
# looked through in runs of not more than LARGEST, each by itself.
SMALLEST, LARGEST = 1 << 20, 64 << 20
# Lines that are packed are unpacked from the beginning by each share, so that not many are worth while.
MOST_OF_PACKED = 16


@dataclass(frozen=True, slots=True)
class Share:
    """A run of a file, from the byte `start` up to, not including, `end`; to its very end where that is -1.

    Bytes of packed lines are counted unpacked. The line or record that begins at `start` has the number
    `first`. `weight` is about how many bytes it takes on the disk. `path` is as it was typed, in the
    folder `base`.
    """

    path: str
    name: str
    base: str = ""
    start: int = 0
    end: int = -1
    first: int = 1
    weight: int = 0

    @property
    def file(self) -> Path:
        """Where the file lies, whatever folder one works in."""
        return Path(self.base) / self.path


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be looked through before a file is cut: a run of plain lines, or a whole file of others."""

    share: Share
    step: int


Cuts = list[tuple[int, int]]


def shares_of(path: Path) -> list[Share]:
    """Name a file, or each file of a folder, as one share."""
    if path.is_dir():
        files = [(one, str(one.relative_to(path))) for one in files_in(path)]
    else:
        files = [(path, path.name)]
    return [Share(str(one), name, str(Path.cwd()), weight=one.stat().st_size) for one, name in files]


def looks(shares: Sequence[Share], *, parts: int) -> list[Look]:
    """Say what to look through so that all shares together can be cut into about `parts` parts alike."""
    fair = max(SMALLEST, sum(share.weight for share in shares) // max(1, parts))
    needed: list[Look] = []
    for share in shares:
        kind = kind_of(share.file)
        if kind not in {"warc", "lines"} or share.weight < fair * 1.5:
            continue
        if kind == "warc" or _is_packed(share):
            needed.append(Look(share, fair))
        else:
            needed += _runs(share, step=min(fair, LARGEST))
    return needed


def look(at: Look) -> Cuts:
    """Find where a file may be cut: the bytes, and the number of lines or records that stand before each.

    Of a run of plain lines: the one place after its first line's end (or none), and all line ends within it.
    A file that is broken gives the places before the break.
    """
    share = at.share
    if share.end >= 0:
        return [_first_and_count(share)]
    found: Cuts = []
    # Whoever reads the last share comes to the same break, and tells.
    with (
        contextlib.suppress(OSError, *BROKEN),
        opened(share.file) as file,
    ):
        if kind_of(share.file) == "warc":
            found.extend(_between_records(file, at.step))
        else:
            found.extend(_between_lines(unpacked(file), at.step))
            return found[:: -(-len(found) // MOST_OF_PACKED)] if found else found
    return found


def cut(shares: Iterable[Share], looked: Iterable[tuple[Look, Cuts]]) -> list[Share]:
    """Cut the shares where it was found to be possible, in the same order."""
    places: dict[str, Cuts] = {}
    lines: dict[str, int] = {}
    for at, found in looked:
        path = at.share.path
        if at.share.end < 0:
            places[path] = found
        else:
            (place, count), before = found[0], lines.get(path, 0)
            places.setdefault(path, []).extend([(place, before + 1)] if place >= 0 and at.share.start else [])
            lines[path] = before + count
    return [piece for share in shares for piece in _pieces(share, places.get(share.path, []))]


def packed_together(shares: Iterable[Share], *, parts: int) -> list[list[Share]]:
    """Put small neighbours together, into about `parts` lists of a like weight, in the same order."""
    shares = list(shares)
    fair = max(SMALLEST, sum(share.weight for share in shares) // max(1, parts))
    lists: list[list[Share]] = []
    weight = fair
    for share in shares:
        if weight >= fair or weight + share.weight > fair * 1.5:
            lists.append([])
            weight = 0
        lists[-1].append(share)
        weight += share.weight
    return lists


def pages_of(share: Share) -> Iterator[Stored]:
    """Yield the pages of a share, as one reader of the whole file would."""
    is_whole = share.start == 0 and share.end < 0
    yield from pages_of_file(
        Path(share.path),
        name=share.name,
        opening=lambda _: opened(share.file) if is_whole else _run_of(share),
        first=share.first,
    )


def _run_of(share: Share) -> io.BufferedReader:
    file = opened(share.file)
    inner = file if kind_of(share.file) == "warc" else cast("io.BufferedReader", unpacked(file))
    return io.BufferedReader(_Run(inner, file, share), BLOCK)


class _Run(io.RawIOBase):
    """A run of a file that looks like a file of its own."""

    def __init__(self, inner: io.BufferedReader, file: io.BufferedReader, share: Share) -> None:
        self.inner, self.file = inner, file
        inner.seek(share.start)
        self.left = share.end - share.start if share.end >= 0 else None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # the buffer protocol has no name in 3.11
        size = len(buffer) if self.left is None else min(len(buffer), self.left)
        data = self.inner.read1(size)  # what stands before a break is given before the break is told
        buffer[: len(data)] = data
        if self.left is not None:
            self.left -= len(data)
        return len(data)

    def close(self) -> None:
        self.inner.close()
        self.file.close()
        super().close()


def _is_packed(share: Share) -> bool:
    with opened(share.file) as file:
        return file.read(2) == b"\x1f\x8b"


def _runs(share: Share, *, step: int) -> list[Look]:
    edges = [*range(0, share.weight - step // 2, step), share.weight]
    return [Look(replace(share, start=start, end=end), step) for start, end in pairwise(edges)]


def _first_and_count(run: Share) -> tuple[int, int]:
    first, count, place = -1, 0, run.start
    with opened(run.file) as file:
        file.seek(run.start)
        while place < run.end and (block := file.read(min(BLOCK, run.end - place))):
            if first < 0 and (at := block.find(b"\n")) >= 0:
                first = place + at + 1
            count += block.count(b"\n")
            place += len(block)
    return first, count


def _between_lines(file: IO[bytes], step: int) -> Iterator[tuple[int, int]]:
    """Yield a place after a line's end every `step` bytes, with the lines before it."""
    place, count, wanted = 0, 0, step
    while block := file.read(BLOCK):
        at = block.find(b"\n", max(0, wanted - place)) if place + len(block) > wanted else -1
        if at >= 0:
            yield place + at + 1, count + block.count(b"\n", 0, at + 1)
            wanted = place + at + 1 + step
        count += block.count(b"\n")
        place += len(block)


def _between_records(file: IO[bytes], step: int) -> Iterator[tuple[int, int]]:
    """Yield the place of a record every `step` bytes, with the records before it."""
    records, wanted = ArchiveIterator(file), step
    for before, _ in enumerate(records):
        if (place := records.get_record_offset()) >= wanted:
            yield place, before
            wanted = place + step


def _pieces(share: Share, places: Cuts) -> list[Share]:
    starts = [(0, 0), *(one for one in places if one[0] > 0)]
    ends = [start for start, _ in starts[1:]] + [-1]
    weight = share.weight // len(starts)
    return [
        replace(share, start=start, end=end, first=before + 1, weight=weight)
        for (start, before), end in zip(starts, ends, strict=True)
    ]
