"""Registrations that may be one person's, walked through by keys over the attendees' page."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import ConsentKind, ConsentSource, Kind
from eventapp.services.attendees import add_attendee, add_attendees, list_attendees
from eventapp.services.checkin import admit
from eventapp.services.consents import record_consent
from eventapp.services.desk_log import event_gate
from eventapp.services.duplicates import find_duplicates
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host, page_of, press, said
from ui.attendees.duplicates.finding import MANY
from ui.attendees.duplicates.view import DuplicatesView
from ui.pages.attendees import AttendeesPage
from ui.window import MainWindow

Key = Qt.Key


def add(workspace: Workspace, event: EventId, name: str, **fields: str) -> AttendeeId:
    made = add_attendee(workspace, event, name=name, **fields)  # type: ignore[arg-type]
    return AttendeeId(made.only_inserted(Kind.ATTENDEE))


@pytest.fixture
def two(workspace: Workspace, event: EventId) -> tuple[AttendeeId, AttendeeId]:
    one = add(workspace, event, "서종식", organisation="나라", phone="010-1234-5678")
    other = add(workspace, event, "서종식", organisation="㈜나라", position="과장")
    return one, other


@pytest.fixture
def window(
    qtbot: QtBot,
    workspace: Workspace,
    event: EventId,
    two: tuple[AttendeeId, AttendeeId],
    settings: SettingsFile,
) -> MainWindow:
    del event, two
    return host(qtbot, workspace, settings, "attendees")


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


@pytest.fixture
def view(page: AttendeesPage) -> DuplicatesView:
    page.duplicates.open()
    QApplication.processEvents()
    opened = page.duplicates.view
    assert opened is not None
    return opened


def key(view: DuplicatesView, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget() or view, one)
        QApplication.processEvents()


def names(workspace: Workspace, event: EventId) -> list[str]:
    return [row.name for row in list_attendees(workspace, event) if row.name.startswith("서종")]


def test_the_page_says_how_many_there_are_and_opens_the_walk(
    page: AttendeesPage, qtbot: QtBot
) -> None:
    button = page.duplicates.button
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "중복 1"
    press(qtbot, button)
    view = page.duplicates.view
    assert view is not None
    assert view.isVisible()
    assert not page.table.isVisible()
    key(view, Key.Key_Escape)
    assert page.table.isVisible()
    assert not view.isVisible()


def test_what_differs_is_to_choose_and_what_is_the_same_is_quiet(view: DuplicatesView) -> None:
    assert list(view.comparison.sides) == ["organisation", "position", "phone"]
    assert view.comparison.result() == {
        "organisation": "나라",
        "position": "과장",
        "phone": "010-1234-5678",
    }
    read = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "이름 서종식 · 상태 등록" in read
    assert view.where.text() == "1 / 1"


def test_arrows_choose_and_enter_merges(
    view: DuplicatesView,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    two: tuple[AttendeeId, AttendeeId],
) -> None:
    key(view, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Return)
    (row,) = list_attendees(workspace, event, two)
    assert (row.organisation, row.position, row.phone) == ("㈜나라", "", "010-1234-5678")
    assert said(window) == "서종식 님의 등록 두 건을 합쳤어요"
    assert view.content.currentIndex() == 1


def test_undo_brings_the_pair_back_while_the_walk_is_open(
    view: DuplicatesView, window: MainWindow, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    key(view, Key.Key_Return)
    assert names(workspace, event) == ["서종식"]
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.content.currentIndex() == 0)
    assert names(workspace, event) == ["서종식"] * 2


def test_n_keeps_two_people_apart_also_with_hangul_input_on(
    view: DuplicatesView, workspace: Workspace, event: EventId
) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0, none, "ㅜ"))
    assert find_duplicates(workspace, event) == ()
    assert names(workspace, event) == ["서종식"] * 2
    assert view.content.currentIndex() == 1


def test_page_keys_walk_round(
    view: DuplicatesView, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    add(workspace, event, "서종신", organisation="나라")
    qtbot.waitUntil(lambda: view.where.text() == "1 / 3")
    key(view, Key.Key_PageDown)
    assert view.where.text() == "2 / 3"
    key(view, Key.Key_PageDown, Key.Key_PageDown)
    assert view.where.text() == "1 / 3"
    key(view, Key.Key_PageUp)
    assert view.where.text() == "3 / 3"


def test_a_change_elsewhere_leaves_what_was_chosen(
    view: DuplicatesView, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    view.comparison.choose("organisation", 1)
    add(workspace, event, "서종신", organisation="나라")
    qtbot.waitUntil(lambda: view.where.text() == "1 / 3")
    assert view.comparison.result()["organisation"] == "㈜나라"


def test_a_whole_side_is_taken_at_once(view: DuplicatesView) -> None:
    view.comparison.choose_all(1)
    assert view.comparison.result() == {"organisation": "㈜나라", "position": "과장", "phone": "–"}


def test_the_stricter_consent_is_proposed(
    page: AttendeesPage, workspace: Workspace, two: tuple[AttendeeId, AttendeeId]
) -> None:
    photograph = ConsentKind.PHOTOGRAPH
    for attendee, given in zip(two, (True, False), strict=True):
        record_consent(workspace, [attendee], photograph, given, source=ConsentSource.PAPER)
    page.duplicates.open()
    view = page.duplicates.view
    assert view is not None
    assert view.comparison.result()["consent:photograph"].startswith("거부 · ")


def test_two_who_both_came_in_cannot_be_merged_and_the_view_says_what_to_do(
    page: AttendeesPage,
    workspace: Workspace,
    event: EventId,
    two: tuple[AttendeeId, AttendeeId],
) -> None:
    for attendee in two:
        admit(workspace, event_gate(workspace, event), attendee, desk="1")
    page.duplicates.open()
    view = page.duplicates.view
    assert view is not None
    assert view.inside.isVisible()
    assert not view.join.isEnabled()
    key(view, Key.Key_Return)
    assert names(workspace, event) == ["서종식"] * 2


def test_hostile_values_are_literal_and_stay_within_the_page(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    hostile = "<img src=x> a&b %s {x.__class__} " + "W" * 150
    for position in ("W" * 200, "낱말 " * 39):
        add(workspace, event, hostile, phone="010-9999-8888", position=position, notes=hostile * 90)
    page.duplicates.open()
    view = page.duplicates.view
    assert view is not None
    QApplication.processEvents()
    shown = [label.text() for label in view.findChildren(QLabel)]
    assert any(text.startswith("<img src=x> a&b %s {x.__class__}") for text in shown)
    assert window.width() == 1366
    assert view.width() <= page.width()


def test_what_belongs_to_the_list_brings_the_list_back(
    page: AttendeesPage,
    view: DuplicatesView,
    window: MainWindow,
    two: tuple[AttendeeId, AttendeeId],
) -> None:
    QTest.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not view.isVisible()
    assert page.draft.isVisible()
    page.duplicates.open()
    assert page.selected() == []
    page.show_record(two[0])
    assert not view.isVisible()
    assert page.selected() == [two[0]]


def test_among_very_many_nobody_looks_unasked_and_looking_does_not_stop_the_window(
    page: AttendeesPage, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    add_attendees(workspace, event, [{"name": f"손님{n}"} for n in range(MANY)])
    again = add(workspace, event, "가온누리", email="a@b.kr")
    add(workspace, event, "가온누리", email="a@b.kr")
    page.duplicates.open()
    view = page.duplicates.view
    assert view is not None
    assert view.content.currentIndex() == 2
    qtbot.waitUntil(lambda: view.content.currentIndex() == 0)
    assert view.where.text() == "1 / 2"
    assert view.shown is not None
    assert view.shown.first == again

    key(view, Key.Key_Return)

    assert view.where.text() == "1 / 1"
    assert view.content.currentIndex() == 0
