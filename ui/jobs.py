"""Work that takes longer than a blink, in another thread, with progress and Cancel.

Jobs are given snapshots and paths, never the workspace: it belongs to the window's thread.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from eventapp.domain.errors import EventAppError
from eventapp.domain.progress import Cancelled, Progress

T = TypeVar("T")
_SECONDS_BETWEEN_SIGNALS = 0.03


@runtime_checkable
class JobHost(Protocol):
    """A window that shows running jobs and words their errors."""

    def show_job(self, job: "Job") -> None:
        """Show a job until it ends."""
        ...

    def warn(self, error: Exception) -> None:
        """Word an error for the user."""
        ...


class Job(QObject):
    """One piece of running work.

    Signals:
        progressed: (done, total), at most some thirty times a second.
        finished: the work's result.
        failed: the exception that ended it.
        ended: it is over, in whichever way; a cancelled job tells nothing else.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _reported = Signal(int, int)
    _worked = Signal(object, object)

    def __init__(self, title: str, let_go: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.title = title
        self._let_go = let_go
        self.progress = (0, 0)
        self.over = False
        self._cancelled = threading.Event()
        self._told = 0.0
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._worked.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._cancelled.set()

    def abandon(self) -> None:
        """Ask the work to stop, and end what it waits for: the program is to close."""
        self.cancel()
        if self._let_go is not None:
            self._let_go()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def work(self, work: Callable[[Progress], Any]) -> None:
        """Do the work, in whichever thread this is called; tell its end in the job's own."""
        try:
            self._worked.emit(work(self._report), None)
        except Exception as error:  # noqa: BLE001 - handed on to the window's thread
            self._worked.emit(None, error)

    def _report(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told > _SECONDS_BETWEEN_SIGNALS:
            self._told = now
            self._reported.emit(done, total)

    @Slot(int, int)
    def _pass_on(self, done: int, total: int) -> None:
        self.progress = (done, total)
        self.progressed.emit(done, total)

    @Slot(object, object)
    def _end(self, result: object, error: Exception | None) -> None:
        self.over = True
        _running.discard(self)
        if error is None and not self._cancelled.is_set():
            self.finished.emit(result)
        elif error is not None and not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.ended.emit()


_running: set[Job] = set()
"""Keeps jobs alive while their thread works, whatever becomes of the page that began them."""


def running_jobs() -> list[Job]:
    """The jobs that are not over."""
    return list(_running)


class _Work(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        """Do the work."""
        self._job.work(self._work)


def run_job(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None] | None = None,
    *,
    let_go: Callable[[], None] | None = None,
    quiet: bool = False,
) -> Job:
    """Run work in another thread and call ``done`` with its result in this one.

    The window of ``parent`` shows the title, progress and "Stop", unless it is ``quiet``
    work that nobody asked for and that waits behind all other. Without ``failed``
    the window words the error. When ``parent`` is gone by then, nobody is told; closing
    the window cancels what runs, and calls ``let_go``, which ends what the work waits for.
    """
    job = Job(title, let_go)
    _running.add(job)
    window = parent.window()

    def tell_done(result: T) -> None:
        if isValid(parent):
            done(result)

    def tell_failed(error: Exception) -> None:
        if not isValid(parent):
            return
        if failed is not None:
            failed(error)
        elif isinstance(window, JobHost) and isinstance(error, EventAppError):
            window.warn(error)
        else:
            raise error

    job.finished.connect(tell_done)
    job.failed.connect(tell_failed)
    if isinstance(window, JobHost) and not quiet:
        window.show_job(job)
    QThreadPool.globalInstance().start(_Work(job, work), -1 if quiet else 0)
    return job


def cancel_jobs() -> None:
    """Ask all running work to stop, and wait for it."""
    for job in list(_running):
        job.abandon()
    QThreadPool.globalInstance().waitForDone()
