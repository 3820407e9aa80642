from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.kinds import Language
from eventapp.domain.ripple import Ripple
from tests.ui.hosting import column_texts
from tests.ui.live.conftest import KEYNOTE, Live
from ui.icons import Ink
from ui.live.record import RecordDialog


def told(live: Live) -> RecordDialog:
    """The record after a keynote that started five and ended seven minutes late."""
    live.bar.hows.set_value(Ripple.SHIFT)
    live.bar.start()
    live.at(10, 57)
    live.bar.start()
    live.bar.show_record()
    assert live.bar.record is not None
    return live.bar.record


def test_it_shows_the_plan_what_happened_and_the_difference(live: Live) -> None:
    record = told(live)
    planned, real, start, end = (
        column_texts(record.table, key)[KEYNOTE : KEYNOTE + 3]
        for key in ("planned", "real", "start_late", "end_late")
    )

    assert planned == ["10:30–10:50", "10:50–11:05", "11:05–11:20"]
    assert real == ["10:35–10:57", "10:57부터", "–"]
    assert start == ["+5분", "+7분", "–"]
    assert end == ["+7분", "–", "–"]
    assert record.heading.text() == "2026년 11월 24일 화요일"
    assert record.summary.text() == "순서 11개 중 2개 기록됨"
    marks = [column.mark for column in record.model.columns if column.key == "start_late"]
    assert marks[0] is not None
    assert marks[0](record.model.records()[KEYNOTE]) is Ink.ALREADY


def test_it_follows_the_day_while_it_is_open(live: Live, qtbot: QtBot) -> None:
    record = told(live)

    live.at(11, 12)
    live.bar.end()
    assert column_texts(record.table, "real")[KEYNOTE + 1] == "10:57–11:12"
    assert column_texts(record.table, "start_late")[KEYNOTE + 1] == "+7분"

    live.bar.show_record()
    assert live.bar.record is record  # no second one
    qtbot.keyClick(record, Qt.Key.Key_Escape)
    assert not record.isVisible()
    live.bar.show_record()
    again = live.bar.record
    assert again is not record
    assert again.isVisible()


def test_it_is_copied_as_text_with_tabs_between(live: Live) -> None:
    record = told(live)
    record.activateWindow()
    QApplication.processEvents()

    QTest.keyClick(record.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "2026년 11월 24일 화요일"
    assert lines[1] == "순서\t장소\t계획\t실제\t시작\t끝"
    assert lines[2 + KEYNOTE] == (
        "공공기관과 사회적경제의 협력이 중요한 이유\t대회의실\t10:30–10:50\t10:35–10:57\t+5분\t+7분"
    )
    assert lines[2] == "등록\t대회의실\t09:30–10:00\t–\t–\t–"
    assert len(lines) == 2 + 11 + 1


def test_in_english_it_speaks_english(live: Live) -> None:
    live.window.speak(Language.ENGLISH)
    record = told(live)

    assert [column.title() for column in record.model.columns] == [
        "Session",
        "Room",
        "Planned",
        "Actual",
        "Start",
        "End",
    ]
    assert column_texts(record.table, "real")[KEYNOTE + 1] == "since 10:57"
