"""Qt Multimedia without its remarks about libraries that this computer does well without."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_REMARKS = frozenset({QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg, QtMsgType.QtWarningMsg})


@contextmanager
def unheard() -> Iterator[None]:
    """Look for cameras and loudspeakers; that there are none is no warning to anybody.

    Qt tells of every sound server and codec it cannot find, on the console.
    """
    before = qInstallMessageHandler(None)

    def pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in _REMARKS and before is not None:
            before(kind, context, message)

    qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
