#!/usr/bin/env python3
"""Measures one process, two processes and Spark on the same pages: speed, memory, and what is shipped.

    bench/spark.py SET [--times N]    SET is a folder with manuscripts.jsonl.gz and pages.jsonl.gz

Runs `tearsheet match` as a person would, N times the pages of the set (default 1), and compares the bytes of
every result with those of one process. Spark runs as local[2] and on a standalone cluster of this machine,
with one and with two workers of one core. What starting costs is measured apart, by matching a single page.

`of one` compares times on the clock, without the start; the machine must do nothing else meanwhile. `by work`
compares the processor's seconds of whoever had most to do, which other work on the machine hardly changes.
Needs pyspark and Java.
"""

import argparse
import contextlib
import gzip
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tearsheet.matching import Index
from tearsheet.matching.records import manuscripts

SOURCES = str(Path(__file__).resolve().parent.parent / "src")
# By this the processes of a run are told from others of the machine.
MARK = f"TEARSHEET_BENCH={os.getpid()}"
CLASSES = {
    "Master": "org.apache.spark.deploy.master.Master",
    "Worker": "org.apache.spark.deploy.worker.Worker",
}


Way = tuple[str, Callable[[str], list[str]], int]


@dataclass
class Watch:
    """What the processes of a run take: the most memory of each kind at once in MB, and processor seconds.

    Memory that several share is counted by part.
    """

    most: dict[str, float] = field(default_factory=dict)
    spent: dict[tuple[str, str], float] = field(default_factory=dict)
    is_over: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Look twice a second until it is over."""
        while not self.is_over.wait(0.5):
            held: dict[str, float] = {}
            for folder in Path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError, IndexError, ValueError):
                    self.take(folder, held)
            for kind, size in held.items():
                self.most[kind] = max(size, self.most.get(kind, 0))

    def take(self, folder: Path, held: dict[str, float]) -> None:
        """Add one process."""
        kind = kind_of((folder / "cmdline").read_bytes())
        if not kind or MARK.encode() not in (folder / "environ").read_bytes():
            return
        shared_out = (folder / "smaps_rollup").read_text().split("\nPss:")[1].split()[0]
        held[kind] = held.get(kind, 0) + int(shared_out) / 1000
        ticks = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
        home = str((folder / "cwd").readlink())  # an executor of a cluster has a folder of its own
        hand = home if "/app-" in home else folder.name
        self.spent[hand if "Java" not in kind else "", folder.name] = sum(map(int, ticks)) / os.sysconf(
            "SC_CLK_TCK"
        )

    def busiest(self) -> float:
        """Return the processor seconds of the one that had most to do: a process, or an executor's Python."""
        hands: dict[str, float] = {}
        for (hand, _), seconds in self.spent.items():
            if hand:
                hands[hand] = hands.get(hand, 0) + seconds
        return max(hands.values(), default=0)


def kind_of(line: bytes) -> str:
    """Say which part of a run a process is, by its command line."""
    kinds = {
        b"CoarseGrainedExecutorBackend": "executors (Java)",
        b"org.apache.spark.deploy.SparkSubmit": "driver (Java)",
        b"pyspark.daemon": "executors (Python)",
        b"multiprocessing": "processes",
        b"tearsheet.command": "driver (Python)",
    }
    return next((kind for mark, kind in kinds.items() if mark in line), "")


@dataclass(frozen=True)
class Run:
    """How long a run took, what it wrote, and what its processes took."""

    seconds: float
    lines: bytes
    watch: Watch


def main() -> int:
    """Print the table; 1 when a result differs, 2 when something is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument(
        "--only", default="", metavar="WORD", help="one process, and ways that have this word"
    )
    arguments = parser.parse_args()
    if find_spec("pyspark") is None or not shutil.which("java"):
        sys.stderr.write("pyspark or Java is not there\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="tearsheet-bench-") as name:
        chosen = [way for way in ways() if arguments.only in way[0] or way[0] == "one process"]
        return compare(arguments.set, Path(name), chosen=chosen, times=arguments.times)


def compare(given: Path, folder: Path, *, chosen: list[Way], times: int) -> int:
    """Run everything and print it."""
    ledger, (pages, one, count) = given / "manuscripts.jsonl.gz", laid_out(given, folder, times=times)
    index = folder / "index"
    size = len(Index.build(index, manuscripts(ledger)))
    print(f"{count:,} pages in {pages.stat().st_size / 1e6:,.0f} MB of .jsonl; {size:,} manuscripts; "
          f"index, sent once to each executor: {index.stat().st_size / 1e6:,.1f} MB\n")  # fmt: skip
    print(f"{'':<28}{'start, s':>9}{'whole, s':>10}{'pages/s':>9}{'of one':>8}{'busiest, s':>12}"
          f"{'by work':>9}{'same':>6}  most memory, MB")  # fmt: skip
    table = Table(count)
    for label, words, workers in chosen:
        with cluster(folder, workers=workers) as master:
            started = run(ledger, one, words(master), folder)
            whole = run(ledger, pages, words(master), folder)
        table.show(label, whole, start=started)
    return 0 if table.is_same else 1


def ways() -> Iterator[Way]:
    """Name each way to run, with what it is asked for by and how many workers it needs."""
    yield "one process", lambda _: [], 0
    yield "--jobs 2", lambda _: ["--jobs", "2"], 0
    yield "--engine spark, local[1]", lambda _: ["--engine", "spark", "--master", "local[1]"], 0
    yield "--engine spark, local[2]", lambda _: ["--engine", "spark", "--master", "local[2]"], 0
    yield "--engine spark, one worker", lambda master: ["--engine", "spark", "--master", master], 1
    yield "--engine spark, two workers", lambda master: ["--engine", "spark", "--master", master], 2


def laid_out(given: Path, folder: Path, *, times: int) -> tuple[Path, Path, int]:
    """Write the pages unpacked, so many times over, and a single page; return both and the count."""
    pages, one, count = folder / "pages.jsonl", folder / "one.jsonl", 0
    with pages.open("wb") as out:
        for _ in range(times):
            with gzip.open(given / "pages.jsonl.gz") as lines:
                for line in lines:
                    one.exists() or one.write_bytes(line)
                    out.write(line)
                    count += 1
    return pages, one, count


def run(ledger: Path, pages: Path, words: list[str], folder: Path) -> Run:
    """Match as a person would, and say how long it took."""
    out = folder / "matches.jsonl"
    command = [sys.executable, "-m", "tearsheet.command", "match", "--json", "--manuscripts", str(ledger)]
    watch = Watch()
    watching = threading.Thread(target=watch.look)
    watching.start()
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--pages", str(pages), "--out", str(out), *words], env=settings(), check=False,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    watch.is_over.set()
    watching.join()
    if done.returncode == 2 or not out.exists():  # noqa: PLR2004 -- used wrongly, as every command says it
        sys.exit(done.stderr)
    return Run(seconds, out.read_bytes(), watch)


@dataclass
class Table:
    """The lines printed; all are compared with the first, and one and two workers with each other."""

    count: int
    first: Run | None = None
    work: float = 0
    is_same: bool = True

    def show(self, label: str, whole: Run, *, start: Run) -> None:
        """Print a line; the speed is that of the work, without the start."""
        work = whole.seconds - start.seconds
        self.first, self.work = self.first or whole, self.work or work
        is_same = whole.lines == self.first.lines
        self.is_same &= is_same
        busiest = whole.watch.busiest()
        memory = ", ".join(f"{kind} {size:,.0f}" for kind, size in sorted(whole.watch.most.items()))
        print(
            f"{label:<28}{start.seconds:>9.1f}{whole.seconds:>10.1f}{self.count / work:>9.0f}"
            f"{self.work / work:>8.2f}{busiest:>12.1f}{self.first.watch.busiest() / busiest:>9.2f}"
            f"{'yes' if is_same else 'NO':>6}  {memory}",
            flush=True,
        )


@contextlib.contextmanager
def cluster(folder: Path, *, workers: int) -> Iterator[str]:
    """Start a standalone cluster on loopback, with so many workers of one core; none for none."""
    if not workers:
        yield ""
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    with contextlib.ExitStack() as running:
        start(running, "Master", "--port", str(port))
        time.sleep(5)
        for number in range(workers):
            home = str(folder / f"worker{number}")
            start(running, "Worker", "--cores", "1", "--memory", "1g", "--work-dir", home, address)
        time.sleep(8)
        yield address


def start(running: contextlib.ExitStack, kind: str, *words: str) -> None:
    """Start a part of the cluster, which ends with `running`."""
    home = Path(str(find_spec("pyspark").origin)).parent
    program = [home / "bin/spark-class", CLASSES[kind], "--host", "127.0.0.1", "--webui-port", "0", *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(program, env={**settings(), "SPARK_HOME": str(home)}, **quiet)
    running.callback(process.wait)
    running.callback(process.send_signal, signal.SIGTERM)


def settings() -> dict[str, str]:
    """Return the environment of all that is started."""
    name, _, number = MARK.partition("=")
    return {**os.environ, name: number, "PYTHONPATH": SOURCES, "SPARK_LOCAL_IP": "127.0.0.1"}


if __name__ == "__main__":
    sys.exit(main())
