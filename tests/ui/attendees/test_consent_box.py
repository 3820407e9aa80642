"""What a walk-in is asked to agree to, by keys."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import NoticeId
from eventapp.domain.kinds import ConsentKind
from eventapp.services.consents import NoticeRow
from ui.attendees.consent_box import ConsentBox

DATA, PHOTO = ConsentKind.PERSONAL_DATA, ConsentKind.PHOTOGRAPH
Key = Qt.Key


def notice(kind: ConsentKind, purpose: str = "워크숍 운영") -> NoticeRow:
    made_at = datetime(2026, 11, 20, 3, tzinfo=UTC)
    return NoticeRow(NoticeId(1), kind, 2, made_at, purpose, "이름", "30일", "불이익 없음", "")


@pytest.fixture
def box(qtbot: QtBot) -> ConsentBox:
    made = ConsentBox("Asia/Seoul")
    made.show_notices({PHOTO: notice(PHOTO), DATA: notice(DATA)})
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def key(box: ConsentBox, pressed: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or box, pressed)


def texts(box: ConsentBox) -> list[str]:
    """What can be read, from top to bottom."""
    QApplication.processEvents()
    return [label.text() for label in box.findChildren(QLabel) if label.isVisible()]


def test_required_and_optional_are_asked_apart_and_nothing_is_agreed_to_beforehand(
    box: ConsentBox,
) -> None:
    assert box.values() == {DATA: False, PHOTO: False}
    said = texts(box)
    assert said.index("필수") < said.index("선택")


def test_space_answers_arrows_go_on_and_unfold(box: ConsentBox, qtbot: QtBot) -> None:
    box.focus_missing()
    with qtbot.waitSignal(box.changed):
        key(box, Key.Key_Space)
    key(box, Key.Key_Down)
    assert QApplication.focusWidget() is box.asked[PHOTO].check
    key(box, Key.Key_Right)
    assert box.asked[PHOTO].is_open
    assert "2판 · 2026. 11. 20." in texts(box)
    key(box, Key.Key_Left)
    assert not box.asked[PHOTO].is_open
    assert box.values() == {DATA: True, PHOTO: False}


def test_without_what_is_required_it_is_not_complete(box: ConsentBox) -> None:
    box.set_values({PHOTO: True})
    assert not box.is_complete()
    box.focus_missing()
    assert QApplication.focusWidget() is box.asked[DATA].check
    box.set_values({DATA: True})
    assert box.is_complete()


def test_what_the_event_has_no_notice_of_is_not_asked(box: ConsentBox) -> None:
    box.show_notices({})
    assert box.values() == {DATA: False}
    assert "이 행사에는 아직 고지문이 없어요." in texts(box)


def test_new_notices_keep_the_answers_and_clearing_forgets_them(box: ConsentBox) -> None:
    box.set_values({DATA: True, PHOTO: True})
    box.show_notices({PHOTO: notice(PHOTO, "다른 목적")})
    assert box.values() == {DATA: True, PHOTO: True}
    box.clear()
    assert box.values() == {DATA: False, PHOTO: False}


def test_hostile_texts_are_shown_as_they_are_within_the_box(box: ConsentBox) -> None:
    hostile = "<img src=x> a&b %s {x.__class__} " + "가" * 20_000
    box.show_notices({DATA: notice(DATA, hostile)})
    box.asked[DATA].unfold(open_=True)
    assert any(text.startswith("<img src=x> a&b %s {x.__class__}") for text in texts(box))
    assert box.width() == 420
