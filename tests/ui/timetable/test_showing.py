from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import SessionId
from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import (
    Asked,
    Ctrl,
    Key,
    Shift,
    key,
    show,
    spot,
)
from tests.ui.timetable.making import days, programme, rooms, session
from ui import theme
from ui.theme import Grid
from ui.timetable.items import SessionItem
from ui.timetable.timetable import Timetable


def item(timetable: Timetable, session_id: int) -> SessionItem:
    return timetable.board.items_of[SessionId(session_id)]


def turn_wheel(timetable: Timetable, where: QPoint, turned: int, held: Qt.KeyboardModifier) -> None:
    viewport = timetable.board.viewport()
    wheel = QWheelEvent(
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)


# After a change


def test_only_changed_sessions_are_touched(timetable: Timetable) -> None:
    first = programme([session(1, 600), session(2, 700), session(3, 800)])
    show(timetable, first)
    before = {number: item(timetable, number) for number in (1, 2, 3)}
    cards = {number: before[number].card for number in (1, 2, 3)}

    show(timetable, programme([session(1, 600), session(2, 705), session(4, 900)]))

    assert item(timetable, 1) is before[1]
    assert item(timetable, 1).card is cards[1]
    assert item(timetable, 2) is before[2]
    assert item(timetable, 2).card is not cards[2]
    assert item(timetable, 2).box.top == timetable.board.plan.scale.y(705)
    assert sorted(timetable.board.items_of) == [1, 2, 4]
    assert before[3].scene() is None


def test_a_session_whose_conflict_was_renamed_says_so(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, 610)]))

    show(timetable, programme([session(1, 600), session(2, 610, title="Renamed")]))

    assert "Renamed" in item(timetable, 1).card.hint


def test_selection_scroll_and_focus_stay_after_a_change(timetable: Timetable, asked: Asked) -> None:
    rows = [session(1, 600), session(2, 700)]
    show(timetable, programme(rows, in_days=days(closes=1380)))
    timetable.select_ids([2, 1])
    timetable.board.verticalScrollBar().setValue(321)

    show(timetable, programme([rows[0], session(2, 705)], in_days=days(closes=1380)))

    assert timetable.selected_ids() == [2, 1]
    assert timetable.board.verticalScrollBar().value() == 321
    assert timetable.board.hasFocus()
    assert asked.of("selected") == [[2, 1]]


def test_the_minute_at_the_top_stays_when_the_day_begins_earlier(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(closes=1380)))
    timetable.board.scroll_to_minute(700)
    board = timetable.board

    show(timetable, programme([session(1, 400)], in_days=days(closes=1380)))

    assert board.plan.scale.first == 360
    assert round(board.plan.scale.minute(board.seen().top() + 12)) == 700


def test_a_session_that_is_gone_is_selected_no_longer(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600), session(2, 700)]))
    timetable.select_ids([2, 1])

    show(timetable, programme([session(1, 600)]))

    assert asked.of("selected") == [[2, 1], [1]]


def test_another_day_begins_where_it_opens(timetable: Timetable) -> None:
    two = days(2, opens=720, closes=1380)
    show(timetable, programme([session(1, 760)], in_days=two))
    timetable.board.verticalScrollBar().setValue(1000)

    show(timetable, programme([session(1, 760)], in_days=two), 2)

    board = timetable.board
    assert round(board.plan.scale.minute(board.seen().top() + 12)) == 720


def test_an_empty_day_stays_where_it_was_scrolled_to(timetable: Timetable) -> None:
    show(timetable, programme([], in_days=days(closes=1380)))
    timetable.board.verticalScrollBar().setValue(500)

    show(timetable, programme([session(1, 800)], in_days=days(closes=1380)))

    assert timetable.board.verticalScrollBar().value() == 500


def test_a_day_that_opens_at_another_hour_is_hatched_anew(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 500, 120)], in_days=days(opens=540)))
    assert item(timetable, 1).card.clashes == ((500, 540),)

    show(timetable, programme([session(1, 500, 120)], in_days=days(opens=570)))

    assert item(timetable, 1).card.clashes == ((500, 570),)


def test_a_programme_without_days_or_rooms_is_shown_empty(timetable: Timetable) -> None:
    show(timetable, programme([], in_days=(), in_rooms=()), None)
    timetable.grab()
    key(timetable, Key.Key_Insert)
    key(timetable, Key.Key_Down)

    assert timetable.board.items_of == {}
    assert timetable.board.hint == ""


def test_an_empty_day_says_what_to_do(timetable: Timetable) -> None:
    show(timetable, programme([]))
    assert timetable.board.hint == "두 번 클릭하면 순서가 추가돼요."

    show(timetable, programme([session(1, None)]))
    assert timetable.board.hint == "두 번 클릭해 순서를 추가하거나, 아래에서 끌어 놓으세요."

    show(timetable, programme([session(1, 600)]))
    assert timetable.board.hint == ""


# Days


def test_all_days_stand_side_by_side_with_their_rooms(timetable: Timetable) -> None:
    rows = [session(1, 600), session(2, 600, day=2)]
    show(timetable, programme(rows, in_days=days(2)), None)

    places = [(column.day, column.room) for column in timetable.board.plan.columns.all]
    assert places == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert item(timetable, 2).box.left > item(timetable, 1).box.right


def test_the_day_of_the_current_session_is_told_once(timetable: Timetable, asked: Asked) -> None:
    rows = [session(1, 600), session(2, 700), session(3, 600, day=2)]
    show(timetable, programme(rows, in_days=days(2)), None)

    for number in (1, 2, 3, 1):
        timetable.select_ids([number])

    assert asked.of("day_shown") == [1, 2, 1]


def test_of_one_day_no_day_is_told(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    timetable.select_ids([1])

    assert asked.of("day_shown") == []


def test_a_single_room_on_a_single_day_needs_no_head(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_rooms=rooms(1)))
    assert timetable.board.heads.height() == 0

    show(timetable, programme([session(1, 600)], in_rooms=rooms(2)))
    assert timetable.board.heads.height() == Grid.ROOM_HEAD

    show(timetable, programme([session(1, 600)], in_rooms=rooms(1)), None)
    assert timetable.board.heads.height() == Grid.DAY_HEAD


def test_heads_and_hours_stay_where_they_are_while_scrolling(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_rooms=rooms(30), in_days=days(closes=1380)))
    board = timetable.board
    before = board.heads.geometry(), board.hours.geometry()

    board.horizontalScrollBar().setValue(700)
    board.verticalScrollBar().setValue(700)

    assert (board.heads.geometry(), board.hours.geometry()) == before
    assert board.heads.geometry().left() == board.viewport().geometry().left() == Grid.GUTTER


# Zoom


def test_ctrl_and_wheel_zoom_at_the_pointer(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(closes=1380)))
    board = timetable.board
    where = QPoint(200, 300)
    minute = board.plan.scale.minute(board.mapToScene(where).y())

    turn_wheel(timetable, where, 120, Ctrl)

    assert timetable.zoom() == 110
    assert abs(board.plan.scale.minute(board.mapToScene(where).y()) - minute) < 0.5


def test_zooming_keeps_the_middle_and_tells_the_percent(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(closes=1380)))
    board = timetable.board
    told: list[int] = []
    timetable.zoomed.connect(told.append)
    timetable.board.scroll_to_minute(700)
    middle = QPoint(0, board.viewport().height() // 2)
    minute = board.plan.scale.minute(board.mapToScene(middle).y())

    timetable.set_zoom(200)

    assert told == [200]
    assert board.plan.scale.per_minute == 2 * Grid.HOUR / 60
    assert abs(board.plan.scale.minute(board.mapToScene(middle).y()) - minute) < 0.5


# The size of the window


def test_another_width_is_shared_anew_and_a_width_nobody_notices_is_not(
    timetable: Timetable,
) -> None:
    show(timetable, programme([session(1, 600)]))
    before = item(timetable, 1).box.width
    timetable.resize(1200, 700)
    QApplication.processEvents()
    assert item(timetable, 1).box.width > before

    show(timetable, programme([session(1, 600)], in_rooms=rooms(30)))
    plan = timetable.board.plan
    timetable.resize(1100, 700)
    QApplication.processEvents()
    assert timetable.board.plan is plan


def test_the_context_menu_belongs_to_whoever_shows_the_timetable(timetable: Timetable) -> None:
    menus: list[QPoint] = []
    timetable.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    timetable.customContextMenuRequested.connect(menus.append)
    show(timetable, programme([session(1, 600)]))
    viewport, where = timetable.board.viewport(), spot(timetable, 610)

    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)

    assert menus == [viewport.mapTo(timetable, where)]


def test_a_session_moved_to_another_day_tells_that_day(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(2)), None)
    timetable.select_ids([1])

    show(timetable, programme([session(1, 600, day=2)], in_days=days(2)), None)

    assert asked.of("day_shown") == [1, 2]


def test_shown_before_it_has_its_size_it_begins_where_the_day_does(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    timetable = Timetable(settings)
    qtbot.addWidget(timetable)
    rows = [session(1, 600)]
    timetable.resize(900, 2000)
    timetable.show_programme(programme(rows, in_days=days(closes=1380)), days()[0].id)
    timetable.resize(900, 500)
    timetable.show()
    QTest.qWait(20)

    board = timetable.board
    assert round(board.plan.scale.minute(board.seen().top() + 12)) == 540


def test_shift_and_wheel_scroll_aside(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_rooms=rooms(30)))

    turn_wheel(timetable, QPoint(200, 300), -120, Shift)

    assert timetable.board.horizontalScrollBar().value() == 120
    assert timetable.zoom() == 100


def test_fine_wheels_zoom_by_whole_notches(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)]))
    zooms = []

    for _turn in range(5):
        turn_wheel(timetable, QPoint(200, 300), 50, Ctrl)
        zooms.append(timetable.zoom())

    assert zooms == [100, 100, 110, 110, 120]


def test_only_with_the_keys_a_session_is_shown_as_the_one_they_go_to(
    timetable: Timetable,
) -> None:
    show(timetable, programme([session(1, 600), session(2, None)]))
    timetable.select_ids([1])
    assert item(timetable, 1).state.current

    timetable.tray.cards.setFocus()
    assert item(timetable, 1).state.chosen
    assert not item(timetable, 1).state.current


def test_the_board_shows_that_it_has_the_keys_where_nothing_is_selected(
    timetable: Timetable,
) -> None:
    show(timetable, programme([session(1, 600)]))
    edge = QPoint(timetable.board.hours.width() - 1, 100)

    def seen() -> str:
        picture = timetable.board.hours.grab().toImage()
        return QColor(picture.pixelColor(edge)).name().upper()

    assert seen() == theme.current().accent
    timetable.select_ids([1])
    assert seen() == theme.current().ground
