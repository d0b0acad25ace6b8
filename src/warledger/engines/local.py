"""Work in processes on this machine, results in the order of the batches."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from warledger.plugs import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Batches in flight for each process: enough to keep it busy, few enough to bound memory."""


class WorkerError(Trouble):
    """A process died over a batch (killed, or out of memory)."""


def run(work: Callable[[T], R], batches: Iterable[T], processes: int = 0) -> Iterator[R]:
    """Apply `work` to each batch, in `processes` processes (0: one for each core).

    Batches and results travel between processes, so they should be bytes. Leaving the
    iteration early, or an interrupt, ends the processes.

    Raises:
        WorkerError: if a process dies; results before it were yielded.
    """
    count = processes or os.cpu_count() or 1
    if count == 1:
        yield from map(work, batches)
    else:
        yield from _parallel(work, batches, count)


def _parallel(work: Callable[[T], R], batches: Iterable[T], count: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_started)
    waiting: deque[Future[R]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as broken:
        raise WorkerError(
            "reading",
            "a reading process died: killed, or out of memory",
            "What was read before is kept; run the same command again, with fewer --processes.",
        ) from broken
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _started() -> None:
    """Let the main process alone answer Ctrl-C, and end when it ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlived, daemon=True).start()


def _outlived() -> None:
    """Wait for the main process to end; nobody would take this one's results then."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
