"""The barest window: shows a word, prints when it was painted, and goes."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Hello(QLabel):
    """A label that tells when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint; once back in the event loop, print the clock and quit."""
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    """Print the clock that the parent process reads too."""
    print(time.monotonic_ns(), flush=True)
    QApplication.exit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    hello = Hello("Hello")
    hello.resize(1280, 800)
    hello.show()
    app.exec()
