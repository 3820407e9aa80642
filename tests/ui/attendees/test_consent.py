"""Consent on the attendees' page: in the details, for many at once, and the notices."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import ConsentKind, ConsentSource
from eventapp.services.attendees import list_attendees
from eventapp.services.consents import (
    NoticeText,
    consents_of,
    list_consents,
    list_notices,
    record_consent,
    save_notice,
)
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press, said, told
from ui.attendees.consent_actions import moment_of, record_for_selected
from ui.attendees.consent_section import ConsentSection
from ui.attendees.notices_view import NoticesView
from ui.dialogs.consent import Answer, ConsentDialog
from ui.pages.attendees import AttendeesPage
from ui.window import MainWindow

PAGE = "attendees"
DATA, PHOTO = ConsentKind.PERSONAL_DATA, ConsentKind.PHOTOGRAPH
TEXT = NoticeText("워크숍 운영", "이름, 소속", "행사 뒤 30일", "참가할 수 없어요")
NOON = datetime(2026, 11, 20, 3, tzinfo=UTC)
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


@pytest.fixture
def somebody(page: AttendeesPage, workspace: Workspace, event: EventId) -> AttendeeId:
    """Who is selected."""
    attendee = next(row.id for row in list_attendees(workspace, event) if row.name == "김솔")
    page.table.select_id(attendee)
    return attendee


def section_of(page: AttendeesPage) -> ConsentSection:
    (section,) = (one for one in page.details.sections if isinstance(one, ConsentSection))
    return section


def choose(section: ConsentSection, kind: ConsentKind, key: Qt.Key, times: int) -> None:
    """Choose an answer by the keyboard."""
    choice = section.lines[kind].choice
    choice.setFocus()
    for _ in range(times):
        QTest.keyClick(choice, key)
    QApplication.processEvents()


def notices(page: AttendeesPage) -> NoticesView:
    page.acts.trigger("attendees.notices")
    QApplication.processEvents()
    view = page.findChild(NoticesView)
    assert view is not None
    return view


def test_the_details_tell_the_answer_its_day_its_source_and_its_text(
    page: AttendeesPage, workspace: Workspace, event: EventId, somebody: AttendeeId
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    record_consent(workspace, [somebody], DATA, True, source=ConsentSource.DESK, when=NOON)
    save_notice(workspace, event, DATA, NoticeText("다른 목적", "이름", "1년", "없음"))
    line = section_of(page).lines[DATA]

    assert line.choice.currentText() == "동의"
    assert line.told.text() == "2026. 11. 20. · 접수대 · 1판"
    line.read.click()
    read = [label.text() for label in line.text.findChildren(QLabel)]
    assert "워크숍 운영" in read
    assert "다른 목적" not in read


def test_an_answer_is_changed_in_the_details_and_undone(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, somebody: AttendeeId
) -> None:
    section = section_of(page)
    choose(section, PHOTO, Key.Key_Up, 1)
    assert consents_of(workspace, somebody)[PHOTO].given is False
    assert said(window) == "김솔 님에게 기록했어요: 사진·영상 촬영 · 거부"
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert consents_of(workspace, somebody) == {}
    assert section.lines[PHOTO].choice.currentText() == "묻지 않음"


def test_a_new_text_is_saved_as_the_next_version_and_the_old_one_can_be_read(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    view = notices(page)
    assert not view.save.isEnabled()

    view.fields["purpose"].setPlainText("워크숍 운영과 안내")
    assert view.save.text() == "2판으로 저장"
    press_save(view)

    kept = [(row.version, row.purpose) for row in list_notices(workspace, event)]
    assert kept == [(2, "워크숍 운영과 안내"), (1, "워크숍 운영")]
    assert said(window) == "개인정보 수집·이용 고지문 2판을 저장했어요"
    assert view.save.text() == "3판으로 저장"
    assert not view.save.isEnabled()
    read = [label.text() for label in view.versions.findChildren(QLabel)]
    assert "워크숍 운영" in read


def press_save(view: NoticesView) -> None:
    QTest.mouseClick(view.save, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_without_a_notice_an_example_stands_there_and_is_not_in_force(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    view = notices(page)
    assert view.example.isVisible()
    assert view.fields["purpose"].toPlainText() == "행사 참가 등록과 접수, 행사 안내"
    assert list_notices(workspace, event) == ()
    press_save(view)
    assert [row.version for row in list_notices(workspace, event)] == [1]
    assert not view.example.isVisible()


def test_a_notice_that_says_too_little_is_refused(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    view = notices(page)
    view.fields["retention"].setPlainText("")
    press_save(view)
    assert told(window) == "비워 둘 수 없어요. 바뀐 것은 없어요."
    assert view.fields["retention"].hasFocus()
    assert list_notices(workspace, event) == ()


def test_what_is_being_written_outlives_a_look_at_another_notice_and_escape_leaves(
    page: AttendeesPage,
) -> None:
    view = notices(page)
    view.fields["items"].setPlainText("이름만")
    view.kinds.set_value(PHOTO.value)
    view.kinds.chosen.emit(PHOTO.value)
    view.kinds.set_value(DATA.value)
    view.kinds.chosen.emit(DATA.value)
    assert view.fields["items"].toPlainText() == "이름만"
    QTest.keyClick(view, Key.Key_Escape)
    assert page.table.isVisible()
    assert not view.isVisible()


def test_many_paper_forms_are_recorded_as_one_step(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    dialog = ConsentDialog(window, 80, date(2026, 11, 20))
    qtbot.addWidget(dialog)
    dialog.kind.set_value(PHOTO.value)
    press(qtbot, dialog.answer.findChildren(type(dialog.yes))[1])
    answer = dialog.given()
    assert answer == Answer(PHOTO, False, ConsentSource.PAPER, date(2026, 11, 20))

    page.table.selectAll()
    record_for_selected(page, answer)

    rows = list_consents(workspace, event)
    noon = datetime(2026, 11, 20, 3, tzinfo=UTC)
    assert {(row.given, row.given_at) for row in rows} == {(False, noon)}
    assert (len(rows), said(window)) == (80, "80명에게 기록했어요: 사진·영상 촬영")
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list_consents(workspace, event) == ()


def test_a_paper_form_of_today_is_recorded_now_and_an_older_one_at_noon_of_its_day() -> None:
    today = datetime.now(UTC).date()
    assert (datetime.now(UTC) - moment_of(today, "UTC")).total_seconds() < 60
    assert moment_of(date(2026, 11, 20), "Asia/Seoul") == NOON
