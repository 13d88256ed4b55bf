"""What a command reads and writes: progress while reading, and a result that is whole or not there."""

import contextlib
import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TextIO, cast

from tqdm import tqdm

from tearsheet.kept.archive import STDIN, files_in, opened


@contextlib.contextmanager
def result(path: Path | None) -> Iterator[IO[str]]:
    """Open where results go: standard output, or a file that takes its name only once it is whole.

    A name that ends in .gz is packed, the same bytes for the same lines.
    """
    if path is None or path == STDIN:
        yield _standard_output()
        sys.stdout.flush()
    elif path.exists() and not path.is_file():  # a pipe or a device is written as it comes
        with path.open("w", encoding="utf-8") as out:
            yield out
    else:
        with _beside(path.resolve()) as out:
            yield out


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[IO[str]]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file, _lines_into(file, is_packed=path.suffix == ".gz") as out:
            yield out
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextlib.contextmanager
def _lines_into(file: IO[bytes], *, is_packed: bool) -> Iterator[IO[str]]:
    with contextlib.ExitStack() as stack:
        if is_packed:
            file = cast("IO[bytes]", stack.enter_context(gzip.GzipFile("", "wb", 6, file, mtime=0)))
        yield stack.enter_context(io.TextIOWrapper(file, encoding="utf-8", newline="\n"))


def _standard_output() -> TextIO:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdout


class Progress:
    """A bar on standard error, from nought to the size of all that is to be read; none where nobody looks."""

    def __init__(self, paths: list[Path], *, is_shown: bool = True) -> None:
        total = None if STDIN in paths else sum(map(size, paths))
        tqdm.monitor_interval = 0  # its thread would take Ctrl-C while processes are started
        hidden = None if is_shown else True  # None: tqdm looks whether a person sits there
        self.bar = tqdm(total=total, unit="B", unit_scale=True, file=sys.stderr, disable=hidden)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.close()

    def opening(self, path: Path) -> io.BufferedReader:
        """Open a file so that what is read of it moves the bar."""
        return opened(path) if path == STDIN else io.BufferedReader(_Watched(path, self.bar), 1 << 20)


class _Watched(io.FileIO):
    def __init__(self, path: Path, bar: "tqdm[None]") -> None:
        super().__init__(path, "rb")
        self.bar = bar

    def readinto(self, buffer: "bytearray | memoryview") -> int | None:  # type: ignore[override]  # typeshed's buffer protocol has no name in 3.11
        count = super().readinto(buffer)
        self.bar.update(count or 0)
        return count


def size(path: Path) -> int:
    """Add up the bytes of a file, or of all pages of a folder."""
    return sum(one.stat().st_size for one in files_in(path)) if path.is_dir() else path.stat().st_size
