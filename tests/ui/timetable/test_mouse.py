from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.kinds import SessionKind
from tests.ui.timetable.hands import (
    Alt,
    Asked,
    Ctrl,
    Key,
    NoKey,
    Shift,
    drag,
    edge,
    key,
    placement,
    release,
    show,
    spot,
)
from tests.ui.timetable.making import days, programme, rooms, session
from ui.theme import Grid
from ui.timetable.timetable import Timetable


def several() -> list:  # type: ignore[type-arg]
    return [session(1, 600), session(2, 640, 20), session(3, 600, room=2), session(4, 660, room=2)]


# Moving


def test_a_session_dragged_down_begins_later_in_steps_of_five_minutes(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 633))

    assert asked.moves == [{1: placement(625)}]


def test_with_ctrl_minutes_are_taken_one_by_one(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 633), held=Ctrl)

    assert asked.moves == [{1: placement(623)}]


def test_a_start_off_the_grid_comes_onto_it_when_dragged(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 603)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 620))

    assert asked.moves == [{1: placement(615)}]


def test_a_session_dragged_aside_goes_to_another_room(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 610, room=2))

    assert asked.moves == [{1: placement(600, room=2)}]


def test_of_all_days_a_session_is_dragged_to_another_day(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(2)), None)

    drag(timetable, spot(timetable, 610), spot(timetable, 610, room=2, day=2))

    assert asked.moves == [{1: placement(600, room=2, day=2)}]


def test_a_drag_that_comes_back_asks_for_nothing(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    start = spot(timetable, 610)

    drag(timetable, start, spot(timetable, 640, room=2), start)

    assert asked.moves == []
    assert timetable.selected_ids() == [1]


def test_a_hand_that_trembles_drags_nothing(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    start = spot(timetable, 610)

    drag(timetable, start, start + QPoint(0, QApplication.startDragDistance() - 1))

    assert asked.moves == []


def test_several_selected_move_together_and_keep_their_distances(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several(), in_rooms=rooms(3)))
    timetable.select_ids([1, 2, 3])

    drag(timetable, spot(timetable, 610), spot(timetable, 640, room=2))

    assert asked.moves == [
        {
            1: placement(630, room=2),
            2: placement(670, 20, room=2),
            3: placement(630, room=3),
        }
    ]
    assert timetable.selected_ids() == [1, 2, 3]


def test_several_stop_together_at_the_last_room(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several(), in_rooms=rooms(3)))
    timetable.select_ids([1, 3])

    drag(timetable, spot(timetable, 610), spot(timetable, 610, room=3))

    assert asked.moves == [{1: placement(600, room=2), 3: placement(600, room=3)}]


def test_a_session_that_is_not_selected_is_dragged_alone(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2])

    drag(timetable, spot(timetable, 610, room=2), spot(timetable, 620, room=2))

    assert asked.moves == [{3: placement(610, room=2)}]
    assert timetable.selected_ids() == [3]


def test_nothing_is_dragged_before_midnight(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 20)], in_days=days(opens=0)))

    drag(timetable, spot(timetable, 30), spot(timetable, 5), held=Ctrl)

    assert asked.moves == [{1: placement(0)}]


def test_a_night_session_is_dragged_past_midnight_and_stays_on_its_day(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 1410)], in_days=days(opens=1200, closes=1560)))
    timetable.board.scroll_to_minute(1380)

    drag(timetable, spot(timetable, 1415), spot(timetable, 1475))

    assert asked.moves == [{1: placement(1470)}]


def test_what_lies_across_all_rooms_stays_so_wherever_it_is_grabbed(
    timetable: Timetable, asked: Asked
) -> None:
    lunch = session(1, 600, 60, room=None, kind=SessionKind.LUNCH)
    show(timetable, programme([lunch]))

    drag(timetable, spot(timetable, 610), spot(timetable, 630, room=2))

    assert asked.moves == [{1: placement(620, 60, room=None)}]


def test_with_shift_what_lies_across_takes_the_room_under_the_pointer(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600, 60, room=None)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 630, room=2), held=Shift)

    assert asked.moves == [{1: placement(620, 60, room=2)}]


def test_on_the_time_column_a_session_is_put_for_all_rooms(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600)]))
    where = spot(timetable, 610)

    drag(timetable, where, QPoint(-Grid.GUTTER // 2, where.y()))

    assert asked.moves == [{1: placement(600, room=None)}]


def test_escape_gives_a_drag_up(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    goal = spot(timetable, 640)

    drag(timetable, spot(timetable, 610), goal, let_go=False)
    assert len(timetable.board.overlay.carried) == 1
    key(timetable, Key.Key_Escape)
    release(timetable.board.viewport(), goal)

    assert asked.moves == []
    assert timetable.board.overlay.carried == []
    assert timetable.board.overlay.guides == []
    assert timetable.selected_ids() == [1]


def test_the_right_button_gives_a_drag_up(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    goal = spot(timetable, 640)

    drag(timetable, spot(timetable, 610), goal, let_go=False)
    QTest.mousePress(timetable.board.viewport(), Qt.MouseButton.RightButton, NoKey, goal)
    release(timetable.board.viewport(), goal)

    assert asked.moves == []


def test_a_drag_shows_where_the_session_would_go_and_its_time(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, spot(timetable, 610), spot(timetable, 640, room=2), let_go=False)

    ghost = timetable.board.overlay.carried[0]
    column = timetable.board.plan.columns.of(days()[0].id, rooms(2)[1].id)
    assert column is not None
    assert ghost.text == "10:30–11:00  Session 1"
    assert (ghost.box.left, ghost.box.width) == (column.left, column.width)
    assert ghost.box.top == timetable.board.plan.scale.y(630)
    assert timetable.board.hours.guides == (630, 660)


def test_ctrl_pressed_while_the_mouse_rests_takes_single_minutes(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600)]))
    goal = spot(timetable, 633)

    drag(timetable, spot(timetable, 610), goal, let_go=False)
    assert timetable.board.hours.guides == (625, 655)
    QTest.keyPress(timetable.board, Key.Key_Control)
    assert timetable.board.hours.guides == (623, 653)
    release(timetable.board.viewport(), goal, Ctrl)

    assert asked.moves == [{1: placement(623)}]


def test_a_drag_resting_at_the_border_scrolls_on(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(opens=540, closes=1380)))
    before = timetable.board.verticalScrollBar().value()
    below = QPoint(spot(timetable, 610).x(), timetable.board.viewport().height() - 2)

    drag(timetable, spot(timetable, 610), below, let_go=False)
    for _turn in range(100):
        QTest.qWait(20)
        if timetable.board.verticalScrollBar().value() > before + 200:
            break
    release(timetable.board.viewport(), below)

    assert timetable.board.verticalScrollBar().value() > before + 200
    moved = asked.moves[0][timetable.selection.ids[0]]
    assert moved is not None
    assert moved.start >= 800


def test_what_is_grabbed_at_the_border_does_not_scroll_at_once(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 540, 600)], in_days=days(closes=1380)))
    timetable.board.verticalScrollBar().setValue(600)
    top = QPoint(spot(timetable, 610).x(), 12)

    drag(timetable, top, top + QPoint(12, 0), let_go=False)
    QTest.qWait(100)

    assert timetable.board.verticalScrollBar().value() == 600


def test_ctrl_drag_leaves_what_else_is_selected(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1])

    drag(timetable, spot(timetable, 610, room=2), spot(timetable, 620, room=2), held=Ctrl)

    assert list(asked.moves[0]) == [3]


# Copying


def test_alt_drag_asks_for_a_copy(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2])

    drag(timetable, spot(timetable, 610), spot(timetable, 700), held=Alt)

    assert asked.moves == []
    assert asked.of("copied") == [{1: placement(690), 2: placement(730, 20)}]


# Lengthening


def test_the_lower_edge_is_dragged_to_another_end(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, edge(timetable, 1), spot(timetable, 652))

    assert asked.moves == [{1: placement(600, 50)}]


def test_the_upper_edge_is_dragged_to_another_start(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, edge(timetable, 1, top=True), spot(timetable, 583))

    assert asked.moves == [{1: placement(585, 45)}]


def test_an_edge_with_ctrl_goes_by_single_minutes(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, edge(timetable, 1), spot(timetable, 652), held=Ctrl)

    assert asked.moves == [{1: placement(600, 52)}]


def test_nothing_is_dragged_shorter_than_five_minutes(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    drag(timetable, edge(timetable, 1), spot(timetable, 560))

    assert asked.moves == [{1: placement(600, 5)}]


def test_several_selected_are_lengthened_alike(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 3])

    drag(timetable, edge(timetable, 1), spot(timetable, 640))

    assert asked.moves == [{1: placement(600, 40), 3: placement(600, 40, room=2)}]


def test_escape_gives_a_lengthening_up(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    goal = spot(timetable, 652)

    drag(timetable, edge(timetable, 1), goal, let_go=False)
    key(timetable, Key.Key_Escape)
    release(timetable.board.viewport(), goal)

    assert asked.moves == []


def test_the_pointer_tells_an_edge_from_the_middle(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)]))
    viewport = timetable.board.viewport()

    QTest.mouseMove(viewport, edge(timetable, 1))
    QApplication.processEvents()
    assert viewport.cursor().shape() is Qt.CursorShape.SizeVerCursor

    QTest.mouseMove(viewport, spot(timetable, 615))
    QApplication.processEvents()
    assert viewport.cursor().shape() is Qt.CursorShape.ArrowCursor
