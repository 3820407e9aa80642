"""The unexpected: one place that logs it and tells the user, without personal data."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QThread,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

import eventapp

_ROOT = Path(eventapp.__file__).resolve().parent.parent
_OURS = ("eventapp", "reports", "ui", "main.py")
_log = logging.getLogger("eventapp.crash")
_qt_log = logging.getLogger("qt")

Ask = Callable[[str], bool]
"""Shows a report and tells whether to go on."""


class _State:
    """Whether a report is on the screen: an error while it is shown is only logged."""

    asking = False


def install(ask: Ask | None = None) -> None:
    """Take every error nobody caught, and Qt's own messages, from now on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = describe(error)
        _log.error("%s", report)
        _tell(report, ask or _ask)

    sys.excepthook = hook
    qInstallMessageHandler(_log_qt)


def describe(error: BaseException) -> str:
    """A report that may be shown to anybody: what kind of error, where in our code.

    Messages and values are left out, since they may hold names, phones or codes.
    """
    lines = [
        f"eventapp {eventapp.__version__}, Qt {qVersion()}",
        f"Python {platform.python_version()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
    ]
    for frame in traceback.extract_tb(error.__traceback__):
        place = _place(frame.filename)
        if place is not None:
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _place(filename: str) -> str | None:
    """A file of ours, told from the program's root; None for any other."""
    try:
        path = Path(filename).resolve().relative_to(_ROOT)
    except ValueError:
        return None
    return path.as_posix() if path.parts[0] in _OURS else None


def _tell(report: str, ask: Ask) -> None:
    app = QCoreApplication.instance()
    here = app is not None and QThread.currentThread() is app.thread()
    if not here or _State.asking:
        return
    _State.asking = True
    try:
        if not ask(report):
            QCoreApplication.exit(1)
    finally:
        _State.asking = False


def _ask(report: str) -> bool:
    from ui.dialogs.crash import ask_after_crash  # noqa: PLC0415 - hopefully never needed

    return ask_after_crash(QApplication.activeWindow(), report)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
