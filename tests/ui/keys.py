"""Keys as a scanner and as a person press them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.domain.ime import typed_as_hangul

KEYS_OF_A_PERSON_MS = 90


def burst(target: QWidget, text: str, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(target, text)
    if end is not None:
        QTest.keyClick(target, end)


def slowly(target: Callable[[], QWidget], text: str) -> None:
    for character in text:
        QTest.keyClicks(target(), character)
        QTest.qWait(KEYS_OF_A_PERSON_MS)


def compose(target: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(target, event)


def hangul_burst(target: QWidget, code: str) -> None:
    """Letters through an input method that composes, digits as keys, as on Windows and ibus."""
    run = ""
    for key in code:
        if key.isdigit():
            if run:
                compose(target, "", typed_as_hangul(run))
                run = ""
            QTest.keyClicks(target, key)
        else:
            run += key
            compose(target, typed_as_hangul(run))
    if run:
        compose(target, "", typed_as_hangul(run))
    QTest.keyClick(target, Qt.Key.Key_Return)
