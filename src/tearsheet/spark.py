"""The same steps over a crawl on a Spark cluster; the only module that knows Spark.

The ledger's index is saved once, sent to each node as a file and opened there memory-mapped. The pages stay
where they lie: each task reads its share of the files itself, so all nodes must see them under the same path.
A page is decided where it is read, because its candidates compete for the same passages; what comes back is
its matches, in the order of the pages, one share after the other.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from py4j.protocol import Py4JError, Py4JJavaError
from pyspark import RDD, SparkConf, SparkContext, SparkFiles, StorageLevel
from pyspark.errors import PySparkException

import tearsheet
from tearsheet.errors import NoJava, SparkFailed
from tearsheet.kept.archive import in_pieces
from tearsheet.kept.shares import Share, cut, look, looks, packed_together, pages_of, shares_of
from tearsheet.matching.batch import outcomes_of
from tearsheet.telling import Outcome, condensed

Item = TypeVar("Item")

# Tasks for each core: enough that the last one to finish, or the ones of a node that died, weigh little.
WAVES = 4


def outcomes(files: Sequence[Path], *, saved: Path, master: str = "") -> Iterator[Outcome]:
    """Match the pages of all files against a saved index on a cluster, in the order of the pages.

    Pages of which nothing is to be told are counted together. Refuses NoJava and SparkFailed.
    """
    with _context(master) as context:
        context.addFile(str(saved))
        lists = _planned(context, files)
        found = context.parallelize(lists, max(1, len(lists))).flatMap(_Work(saved.name))
        yield from _streamed(found)


def _planned(context: SparkContext, files: Iterable[Path]) -> list[list[Share]]:
    """Share the files out; those that are large are looked through by the cluster, not here."""
    shares = [share for file in files for share in shares_of(file)]
    parts = context.defaultParallelism * WAVES
    needed = looks(shares, parts=parts)
    looked = context.parallelize(needed, max(1, len(needed))).map(look).collect() if needed else []
    return packed_together(cut(shares, zip(needed, looked, strict=True)), parts=parts)


class _Work:
    """What a task does with its list of shares; it travels to the node, and opens the index there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, shares: list[Share]) -> Iterator[Outcome]:
        saved = SparkFiles.get(self.name)
        pages = in_pieces(page for share in shares for page in pages_of(share))
        return condensed(outcome for piece in pages for outcome in outcomes_of(piece, saved=saved))


def _streamed(found: RDD[Item]) -> Iterator[Item]:
    """Work everything out on the nodes, which keep it on disk, then fetch it one share after the other."""
    found.persist(StorageLevel.DISK_ONLY).count()
    yield from found.toLocalIterator(prefetchPartitions=True)


@contextmanager
def _context(master: str) -> Iterator[SparkContext]:
    java = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "java"
    if not (shutil.which("java") or java.is_file()):
        raise NoJava
    context = None
    try:
        context = SparkContext.getOrCreate(_configuration(master))
        yield context
    except Py4JJavaError as fault:
        raise SparkFailed(_first_line(str(fault.java_exception.getMessage()))) from fault
    except (Py4JError, PySparkException) as fault:
        raise SparkFailed(_first_line(str(fault))) from fault
    finally:
        if context:
            context.stop()


def _first_line(words: str) -> str:
    return words.strip().partition("\n")[0][:400]


def _configuration(master: str) -> SparkConf:
    """Keep what spark-submit or spark-defaults.conf say, and say what they leave out."""
    configuration = SparkConf()
    if master or not configuration.contains("spark.master"):
        configuration.setMaster(master or "local[*]")
    configuration.setIfMissing("spark.app.name", "tearsheet match")
    configuration.setIfMissing("spark.log.level", "ERROR")
    configuration.setIfMissing("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    # This very code, where nodes see the same disk; a node with an environment of its own passes over it.
    configuration.setIfMissing("spark.executorEnv.PYTHONPATH", str(Path(tearsheet.__file__).parent.parent))
    if not configuration.contains("spark.pyspark.python"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return configuration
