from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AppearanceStatus
from eventapp.services.copying import list_templates, save_template
from eventapp.services.events import event_facts, list_events
from eventapp.services.history import undo
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from tests.ui.hosting import press, said
from ui.dialogs.event_question import EventQuestion
from ui.dialogs.new_event import NewEventDialog
from ui.window import MainWindow

PAGE = "overview"


def with_dialog(kind: type[QDialog], act: Callable[..., None]) -> None:
    """Do something with the next dialog as soon as it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            except AssertionError:
                dialog.reject()
                raise
        else:
            QTimer.singleShot(10, wait)

    QTimer.singleShot(0, wait)


def test_an_event_is_copied_to_another_date_and_shown(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    def answer(dialog: EventQuestion) -> None:
        assert dialog.first_day.date().toPython() == date(2027, 11, 23)  # a year later, a Tuesday
        dialog.first_day.set_value(date(2027, 4, 1))
        QTest.keyClicks(dialog.name, "Spring")  # the name is selected: typing replaces it
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    with_dialog(EventQuestion, answer)
    window.acts.trigger("event.copy")

    assert window.event_id not in {None, event}
    copy = EventId(window.event_id or 0)
    facts = event_facts(workspace, copy)
    assert (facts.title, [day.date for day in facts.days]) == ("Spring", [date(2027, 4, 1)])
    rows = list_sessions(workspace, copy)
    assert [row.title for row in rows] == [row.title for row in list_sessions(workspace, event)]
    assert {p.status for row in rows for p in row.people} == {AppearanceStatus.INVITED}
    assert said(window) == "행사를 복사했어요: Spring"


def test_an_event_is_moved_to_another_date_by_keys_and_undone(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    def answer(dialog: EventQuestion) -> None:
        assert dialog.focusWidget() is dialog.first_day
        dialog.first_day.set_value(date(2026, 12, 1))
        press(qtbot, dialog.yes)

    with_dialog(EventQuestion, answer)
    window.acts.trigger("event.move")

    assert [day.date for day in event_facts(workspace, event).days] == [date(2026, 12, 1)]
    assert said(window) == "이제 행사가 2026년 12월 1일 화요일에 시작해요"
    undo(workspace)
    assert [day.date for day in event_facts(workspace, event).days] == [date(2026, 11, 24)]


def test_a_saved_template_is_offered_for_new_events(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    def name(dialog: EventQuestion) -> None:
        QTest.keyClicks(dialog.name, "Our half-day")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    with_dialog(EventQuestion, name)
    window.acts.trigger("event.template")
    assert said(window) == "‘Our half-day’ 서식을 저장했어요"

    def make(dialog: NewEventDialog) -> None:
        QTest.keyClicks(dialog.title, "Autumn")
        saved = dialog.templates.buttons()[0]
        assert saved.text() == "Our half-day"
        saved.click()
        assert not dialog.days.isEnabled()
        assert not dialog.room.isEnabled()
        dialog.first_day.set_value(date(2027, 9, 7))
        press(qtbot, dialog.make)

    with_dialog(NewEventDialog, make)
    window.acts.trigger("event.new")

    made = EventId(window.event_id or 0)
    assert [day.date for day in event_facts(workspace, made).days] == [date(2027, 9, 7)]
    assert [(r.kind, r.start) for r in list_sessions(workspace, made)] == [
        (r.kind, r.start) for r in list_sessions(workspace, event)
    ]


def test_a_template_is_deleted_where_it_is_offered(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    save_template(workspace, event, "하나")
    save_template(workspace, event, "둘")

    def forget(dialog: NewEventDialog) -> None:
        dialog.templates.buttons()[0].click()
        trash = [
            b for b in dialog.findChildren(QToolButton) if b.accessibleName() == "이 서식 삭제"
        ]
        press(qtbot, trash[0])
        assert dialog.asked().saved is None
        assert dialog.asked().template is None
        dialog.reject()

    with_dialog(NewEventDialog, forget)
    window.acts.trigger("event.new")

    assert [template.name for template in list_templates(workspace)] == ["하나"]


def test_thinking_better_of_it_changes_nothing(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    for action in ("event.copy", "event.move", "event.template"):
        with_dialog(EventQuestion, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
        window.acts.trigger(action)

    assert [row.id for row in list_events(workspace)] == [event]
    assert list_templates(workspace) == ()


def test_a_copy_needs_a_name(qtbot: QtBot, window: MainWindow) -> None:
    def clear(dialog: EventQuestion) -> None:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
        assert not dialog.yes.isEnabled()
        dialog.reject()

    with_dialog(EventQuestion, clear)
    window.acts.trigger("event.copy")
