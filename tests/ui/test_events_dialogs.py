from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.templates import Template
from eventapp.services import events
from eventapp.services.attendees import list_attendees, list_categories
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.events import event_facts
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press, said, told
from ui.dialogs.events import EventsDialog, choose_event
from ui.dialogs.new_event import CATEGORIES, NewEventDialog, new_event
from ui.pages.base import Context
from ui.window import MainWindow

PAGE = "overview"


def context_of(window: MainWindow) -> Context:
    context: Context = page_of(window).context
    return context


def with_dialog(kind: type[QDialog], act: Callable[..., None]) -> None:
    """Do something with the next dialog as soon as it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(10, wait)

    QTimer.singleShot(0, wait)


def test_a_new_event_is_made_from_the_ceremony_with_its_categories(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    def fill(dialog: NewEventDialog) -> None:
        assert not dialog.make.isEnabled()
        QTest.keyClicks(dialog.title, "Spring seminar")
        dialog.first_day.set_value(date(2027, 4, 1))
        dialog.days.set_value("2")
        QTest.keyClicks(dialog.room, "Hall A")
        qtbot.keyClick(dialog.room, Qt.Key.Key_Return)

    with_dialog(NewEventDialog, fill)
    made = new_event(context_of(window), window)

    assert made is not None
    assert window.event_id == made
    facts = event_facts(workspace, made)
    assert (facts.title, [day.date for day in facts.days], [room.name for room in facts.rooms]) == (
        "Spring seminar",
        [date(2027, 4, 1), date(2027, 4, 2)],
        ["Hall A"],
    )
    assert [
        (row.name, row.name_en, row.colour) for row in list_categories(workspace, made)
    ] == list(CATEGORIES)
    kinds = [row.kind for row in list_sessions(workspace, made)]
    assert kinds[:4] == [
        SessionKind.REGISTRATION,
        SessionKind.OPENING,
        SessionKind.CEREMONY,
        SessionKind.INTRODUCTION,
    ]
    assert said(window) == "‘Spring seminar’ 행사를 만들었어요"


def test_a_new_event_may_start_empty_or_not_at_all(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    def empty(dialog: NewEventDialog) -> None:
        assert dialog.asked().template is Template.CEREMONY
        QTest.keyClicks(dialog.title, "Empty")
        dialog.templates.buttons()[-1].click()
        press(qtbot, dialog.make)

    with_dialog(NewEventDialog, empty)
    made = new_event(context_of(window), window)
    assert made is not None
    assert list_sessions(workspace, made) == ()

    with_dialog(NewEventDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    assert new_event(context_of(window), window) is None
    assert len(events.list_events(workspace)) == 2


def test_another_event_is_chosen_from_the_list(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    events.create_event(workspace, title="Later", first_day=date(2030, 1, 1))
    later = events.list_events(workspace)[0].id

    def choose(dialog: EventsDialog) -> None:
        assert dialog.chosen() is not None
        dialog.table.select_id(later)
        press(qtbot, dialog.show_chosen)

    with_dialog(EventsDialog, choose)
    choose_event(context_of(window), window)
    assert window.event_id == later != event
    assert page_of(window).hero.title.value == "Later"


def test_an_event_is_deleted_only_after_asking_and_can_come_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    events.create_event(workspace, title="Later", first_day=date(2030, 1, 1))

    def delete(dialog: EventsDialog) -> None:
        dialog.table.select_id(event)
        with_dialog(QDialog, lambda asked: press(qtbot, asked.no))
        dialog.delete()
        assert len(events.list_events(workspace)) == 2
        with_dialog(QDialog, lambda asked: press(qtbot, asked.yes))
        dialog.delete()
        assert [row.title for row in events.list_events(workspace)] == ["Later"]
        dialog.reject()

    with_dialog(EventsDialog, delete)
    choose_event(context_of(window), window)
    assert page_of(window).hero.title.value == "Later"

    window.history.undo()
    assert event in [row.id for row in events.list_events(workspace)]


def test_an_event_somebody_came_to_is_not_deleted(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    attendee = AttendeeId(list_attendees(workspace, event)[0].id)
    admit(workspace, event_gate(workspace, event), attendee, desk="1")

    def delete(dialog: EventsDialog) -> None:
        with_dialog(QDialog, lambda asked: press(qtbot, asked.yes))
        dialog.delete()
        dialog.reject()

    with_dialog(EventsDialog, delete)
    choose_event(context_of(window), window)
    assert [row.id for row in events.list_events(workspace)] == [event]
    assert told(window) != ""
