"""Measuring work as if it were alone: within a long run of tests it is not."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time


@contextmanager
def undisturbed() -> Iterator[Callable[[], float]]:
    """A clock of this thread's work alone, in seconds.

    Threads of earlier tests do not count, nor what those left behind: Python's collector
    would look through all of it again and again.
    """
    gc.collect()
    gc.freeze()
    try:
        yield thread_time
    finally:
        gc.unfreeze()
