"""Days, rooms and tracks edited in place beside the programme."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, TrackId
from eventapp.domain.kinds import Kind
from eventapp.services.events import event_facts, list_days, list_rooms
from eventapp.services.programme import list_sessions
from eventapp.services.tracks import add_track, list_tracks, set_track
from eventapp.services.workspace import Workspace
from tests.ui.hosting import column_texts, page_of, press, said, told, type_over
from tests.ui.planning import KEYNOTE, Alt, as_timetable, second_day, second_room, settle
from ui.pages.programme import ProgrammePage
from ui.programme.day_panel import DayPanel
from ui.window import MainWindow

PAGE = "programme"


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    shown: ProgrammePage = page_of(window)
    return shown


@pytest.fixture
def facts(page: ProgrammePage, workspace: Workspace, event: EventId) -> DayPanel:
    """The panel of the day, of an event with three rooms."""
    second_room(workspace, event, "소회의실")
    second_room(workspace, event, "로비")
    page.show_facts()
    settle()
    return page.side.facts


def rooms(workspace: Workspace, event: EventId) -> list[str]:
    return [room.name for room in list_rooms(workspace, event)]


def track_names(workspace: Workspace, event: EventId) -> list[str]:
    return [track.name for track in list_tracks(workspace, event)]


def grip_of(line: QWidget) -> QLabel:
    grip = line.findChild(QLabel)
    assert isinstance(grip, QLabel)
    return grip


# Days


def test_every_day_is_edited_in_place_where_all_days_are_shown(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    second_day(workspace, event)
    as_timetable(page)
    page.bar.every_chosen.emit()
    page.show_facts()
    settle()
    first, second = page.side.facts.days

    type_over(qtbot, second.opens, "8:30")
    first.date.committed.emit(date(2026, 11, 20))

    days = list_days(workspace, event)
    assert [(day.date, day.opens) for day in days] == [
        (date(2026, 11, 20), 570),
        (date(2026, 12, 25), 510),
    ]
    assert page.side.facts.heading.text() == "모든 날"


def test_a_closing_before_the_opening_is_of_the_next_day_and_said_to_be(
    qtbot: QtBot,
    page: ProgrammePage,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
) -> None:
    page.show_facts()
    (form,) = page.side.facts.days
    assert not form.night.isVisible()

    type_over(qtbot, form.closes, "1:30")

    assert list_days(workspace, event)[0].closes == 1530
    assert said(window) == "닫는 시각을 바꿨어요: 다음 날 01:30"
    assert form.night.isVisible()
    assert form.night.text() == "다음 날 01:30에 닫아요."
    assert not form.wrong.isVisible()


# Rooms


def test_alt_down_moves_a_room_and_the_keys_stay_with_it(
    page: ProgrammePage,
    facts: DayPanel,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
) -> None:
    line = facts.rooms.lines[0]
    line.name.setFocus()

    QTest.keyClick(line.name, Qt.Key.Key_Down, Alt)
    QTest.keyClick(line.name, Qt.Key.Key_Down, Alt)
    QTest.keyClick(line.name, Qt.Key.Key_Down, Alt)

    assert rooms(workspace, event) == ["소회의실", "로비", "대회의실"]
    assert line.name.hasFocus()
    assert said(window) == "장소 차례를 바꿨어요: 대회의실"
    assert page.programme.rooms[2].name == "대회의실"
    window.acts.trigger("edit.undo")
    assert rooms(workspace, event) == ["소회의실", "대회의실", "로비"]


def test_a_room_dragged_by_its_grip_lands_where_it_was_dropped_in_one_step(
    qtbot: QtBot, facts: DayPanel, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    first, _second, last = facts.rooms.lines
    grip = grip_of(last)
    start = grip.mapTo(last, grip.rect().center())
    end = last.mapFromGlobal(first.mapToGlobal(QPoint(5, 2)))

    qtbot.mousePress(last, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(last, start + (end - start) * step / 5)
    qtbot.mouseRelease(last, Qt.MouseButton.LeftButton, pos=end)

    assert rooms(workspace, event) == ["로비", "대회의실", "소회의실"]
    window.acts.trigger("edit.undo")
    assert rooms(workspace, event) == ["대회의실", "소회의실", "로비"]


def test_seats_are_counted_and_nothing_means_that_nobody_counted(
    qtbot: QtBot, facts: DayPanel, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    line = facts.rooms.lines[1]

    type_over(qtbot, line.seats, "40")
    assert list_rooms(workspace, event)[1].capacity == 40
    assert said(window) == "소회의실 정원을 바꿨어요: 40명"

    type_over(qtbot, line.seats, "many")
    assert told(window) != ""
    assert line.seats.text() == "40"

    line.seats.setFocus()
    QTest.keyClick(line.seats, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line.seats, Qt.Key.Key_Delete)
    QTest.keyClick(line.seats, Qt.Key.Key_Return)
    assert list_rooms(workspace, event)[1].capacity == 0
    assert said(window) == "소회의실 정원을 지웠어요"


def test_a_room_is_renamed_in_both_languages_and_deleted(
    qtbot: QtBot, facts: DayPanel, workspace: Workspace, event: EventId
) -> None:
    line = facts.rooms.lines[1]
    type_over(qtbot, line.name, "Small hall")
    type_over(qtbot, line.name_en, "Small")
    assert [(room.name, room.name_en) for room in list_rooms(workspace, event)][1] == (
        "Small hall",
        "Small",
    )

    press(qtbot, line.delete)

    assert rooms(workspace, event) == ["대회의실", "로비"]
    assert len(facts.rooms.lines) == 2


def test_the_way_between_rooms_is_set_in_minutes_and_taken_away_again(
    qtbot: QtBot, facts: DayPanel, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    assert facts.rooms.travel.isVisible()

    type_over(qtbot, facts.rooms.travel, "5")
    assert event_facts(workspace, event).travel == 5
    assert said(window) == "장소 이동 시간을 바꿨어요: 5분"

    type_over(qtbot, facts.rooms.travel, "0")
    assert event_facts(workspace, event).travel == 0
    assert facts.rooms.travel.text() == ""


# Tracks


def test_a_track_is_added_named_in_both_languages_coloured_and_deleted(
    qtbot: QtBot, facts: DayPanel, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    assert facts.tracks.hint.isVisible()
    press(qtbot, facts.tracks.more)
    (line,) = facts.tracks.lines.lines.values()
    assert line.name.hasFocus()

    type_over(qtbot, line.name, "Together")
    type_over(qtbot, line.name_en, "Cooperation")
    amber = line.colour.menu().actions()[1]
    amber.trigger()

    (track,) = list_tracks(workspace, event)
    assert (track.name, track.name_en, track.colour) == ("Together", "Cooperation", "#8A5A00")
    assert said(window) == "트랙 색을 바꿨어요: 황색"
    set_track(workspace, [list_sessions(workspace, event)[KEYNOTE].id], track.id)
    press(qtbot, line.remove)
    assert list_tracks(workspace, event) == ()
    assert said(window) == "트랙을 지웠어요: Together · 1개 순서에 트랙이 없어졌어요"


def test_each_new_track_has_a_colour_of_its_own(
    qtbot: QtBot, facts: DayPanel, workspace: Workspace, event: EventId
) -> None:
    for _number in range(3):
        press(qtbot, facts.tracks.more)

    assert len({track.colour for track in list_tracks(workspace, event)}) == 3


def test_a_track_without_a_name_is_refused_and_called_as_before(
    facts: DayPanel, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    add_track(workspace, event, "협력", colour="#2F5FA8")
    (line,) = facts.tracks.lines.lines.values()

    line.name.setFocus()
    line.name.clear()
    QTest.keyClick(line.name, Qt.Key.Key_Return)

    assert told(window) != ""
    assert (track_names(workspace, event), line.name.text()) == (["협력"], "협력")


def test_the_track_of_a_session_is_chosen_in_its_cell(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    track = TrackId(add_track(workspace, event, "협력", colour="#2F5FA8").only_inserted(Kind.TRACK))
    column = page.model.column_of("track")

    assert page.model.setData(page.model.index(KEYNOTE, column), str(track))

    assert column_texts(page.table, "track")[KEYNOTE] == "협력"
    assert said(window).endswith(": 협력 트랙")
