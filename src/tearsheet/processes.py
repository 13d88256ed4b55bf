"""The same work in several processes, its results in the order of the pieces."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from tearsheet.errors import WorkerLost

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# Pieces handed out ahead for each process: none waits for work, and no more than these stand in memory.
AHEAD = 3


def in_order(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], *, jobs: int, ready: Callable[[], object]
) -> Iterator[Result]:
    """Do `work` on every piece in `jobs` processes, and yield what comes of it in the order of the pieces.

    `ready` is called once in each process before its first piece. Refuses WorkerLost when a process dies.
    """
    # Processes are started afresh: a copy of one that has threads of its own (a progress bar) may hang.
    with ProcessPoolExecutor(jobs, get_context("spawn"), ready) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for piece in pieces:
                with _uninterrupted():
                    waiting.append(pool.submit(work, piece))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as broken:
            raise WorkerLost from broken
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started; they inherit that, and never see it themselves.

    So none is left half started, and they are ended by the one that a person started.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
