from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.kinds import Language
from ui.dialogs import files
from ui.dialogs.confirm import Confirm
from ui.dialogs.files import open_file, save_file
from ui.qt_language import translate_qt
from ui.widgets.clamped import ClampedLabel

PATTERNS = [("작업 파일", "*.eventapp")]


@pytest.fixture
def parent(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    monkeypatch.setattr(files._Last, "folder", tmp_path)
    translate_qt(Language.KOREAN)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    translate_qt(Language.ENGLISH)


def next_dialog(kind: type[QDialog], act: Callable[..., None]) -> None:
    """Do something with the next dialog of a kind as soon as it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(10, wait)

    QTimer.singleShot(0, wait)


def save_as(name: str) -> Callable[[QFileDialog], None]:
    def typed(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(name)
        dialog.accept()

    return typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("봄", "봄.eventapp"),
        ("봄.eventapp", "봄.eventapp"),
        ("2026.11.23", "2026.11.23.eventapp"),
        ("제3회 v1.2 워크숍", "제3회 v1.2 워크숍.eventapp"),
    ],
)
def test_a_name_gets_the_ending_it_lacks(
    parent: QWidget, tmp_path: Path, typed: str, written: str
) -> None:
    next_dialog(QFileDialog, save_as(typed))

    assert save_file(parent, "복사본 저장", "작업 파일.eventapp", PATTERNS) == tmp_path / written


@pytest.mark.parametrize(("agree", "expected"), [(True, "2026.11.23.eventapp"), (False, None)])
def test_no_file_is_replaced_unasked_by_the_ending(
    parent: QWidget, tmp_path: Path, *, agree: bool, expected: str | None
) -> None:
    (tmp_path / "2026.11.23.eventapp").touch()
    asked: list[str] = []

    def answer(dialog: Confirm) -> None:
        asked.append(dialog.windowTitle())
        (dialog.accept if agree else dialog.reject)()

    def typed(dialog: QFileDialog) -> None:
        next_dialog(Confirm, answer)
        save_as("2026.11.23")(dialog)

    next_dialog(QFileDialog, typed)
    chosen = save_file(parent, "복사본 저장", "", PATTERNS)

    assert asked == ["“2026.11.23.eventapp” 파일을 바꿀까요?"]
    assert chosen == (tmp_path / expected if expected else None)


def test_every_word_of_the_systems_dialog_is_korean(parent: QWidget) -> None:
    labels: list[str] = []

    def look(dialog: QFileDialog) -> None:
        shown = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
        labels.extend(sorted(label.text() for label in shown))
        dialog.reject()

    next_dialog(QFileDialog, look)
    open_file(parent, "작업 파일 열기", PATTERNS)

    assert labels == ["파일 이름(&N):", "파일 형식:", "폴더:"]


@pytest.mark.parametrize("title", ["가나다라마바 " * 15, "가" * 300, "w" * 300, "짧게"])
def test_a_question_is_never_cut_off(parent: QWidget, title: str) -> None:
    dialog = Confirm(parent, title, "되돌릴 수 있어요. " * 9, yes="삭제", danger=True)
    dialog.show()
    QApplication.processEvents()

    heading, details = dialog.findChildren(QLabel)

    assert isinstance(heading, ClampedLabel)
    assert heading.height() >= heading.heightForWidth(heading.width())
    assert details.height() >= details.heightForWidth(details.width())
    assert dialog.yes.geometry().bottom() <= dialog.height()
