from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.kinds import SessionKind
from eventapp.services.programme import SessionRow
from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import (
    Alt,
    Asked,
    Ctrl,
    Key,
    Shift,
    key,
    placement,
    show,
    tray_key,
)
from tests.ui.timetable.making import days, programme, rooms, session
from ui.timetable.timetable import Timetable


def several() -> list[SessionRow]:
    return [
        session(1, 600),
        session(2, 640, 20),
        session(3, 600, room=2),
        session(4, 660, room=2),
        session(5, 700, 60, room=None, kind=SessionKind.LUNCH),
    ]


# Going from session to session


def test_an_arrow_without_a_selection_begins_with_the_first_session(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))

    key(timetable, Key.Key_Down)

    assert timetable.selected_ids() == [1]
    assert asked.moves == []


def test_page_keys_go_through_the_sessions_in_order_of_time(timetable: Timetable) -> None:
    show(timetable, programme(several()))
    seen = []

    for _step in range(6):
        key(timetable, Key.Key_PageDown)
        seen.append(timetable.selected_ids())
    key(timetable, Key.Key_PageUp)

    assert seen == [[1], [3], [2], [4], [5], [5]]
    assert timetable.selected_ids() == [4]


def test_of_all_days_the_order_goes_day_by_day(timetable: Timetable) -> None:
    rows = [session(1, 600, day=2), session(2, 900), session(3, 600)]
    show(timetable, programme(rows, in_days=days(2)), None)
    seen = []

    for _step in range(3):
        key(timetable, Key.Key_PageDown)
        seen += timetable.selected_ids()

    assert seen == [3, 2, 1]


def test_home_and_end_go_to_the_first_and_the_last(timetable: Timetable) -> None:
    show(timetable, programme(several()))

    key(timetable, Key.Key_End)
    assert timetable.selected_ids() == [5]
    key(timetable, Key.Key_Home)
    assert timetable.selected_ids() == [1]


def test_alt_and_arrows_go_to_the_nearest_in_a_direction(timetable: Timetable) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1])
    seen = []

    for pressed in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Left):
        key(timetable, pressed, Alt)
        seen += timetable.selected_ids()

    assert seen == [3, 4, 2, 1, 1]


def test_with_shift_going_adds_to_the_selection(timetable: Timetable) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1])

    key(timetable, Key.Key_Right, Alt | Shift)
    assert timetable.selected_ids() == [3, 1]
    key(timetable, Key.Key_PageDown, Shift)
    assert timetable.selected_ids() == [2, 3, 1]


def test_ctrl_a_selects_all_of_the_day_and_escape_none(timetable: Timetable) -> None:
    show(timetable, programme([*several(), session(9, None)]))
    timetable.select_ids([2])

    key(timetable, Key.Key_A, Ctrl)
    assert timetable.selected_ids() == [2, 1, 3, 4, 5]
    key(timetable, Key.Key_Escape)
    assert timetable.selected_ids() == []


def test_a_session_gone_to_comes_into_sight(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, 1300)], in_days=days(closes=1380)))
    timetable.select_ids([1])
    box = timetable.board.plan.boxes[timetable.board.plan.order[1]]
    assert box.top > timetable.board.seen().bottom()

    key(timetable, Key.Key_End)

    assert box.bottom <= timetable.board.seen().bottom()


def test_tab_leaves_the_board(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, None)]))
    timetable.select_ids([1])

    key(timetable, Key.Key_Tab)

    assert QApplication.focusWidget() is not timetable.board
    assert timetable.selected_ids() == [1]


# The tray


def test_enter_in_the_tray_puts_a_session_into_the_first_gap(
    timetable: Timetable, asked: Asked
) -> None:
    taken = [session(1, 540, 30), session(2, 590, 60), session(3, 540, 60, room=2)]
    show(timetable, programme([*taken, session(4, None, 40), session(5, None, 20)]))

    timetable.select_ids([4])
    tray_key(timetable, Key.Key_Return)
    timetable.select_ids([5])
    tray_key(timetable, Key.Key_Space)

    assert asked.moves == [{4: placement(600, 40, room=2)}, {5: placement(570, 20)}]


def test_several_from_the_tray_do_not_fall_upon_each_other(
    timetable: Timetable, asked: Asked
) -> None:
    rows = [session(number, None, 30) for number in (1, 2, 3)]
    show(timetable, programme(rows))
    timetable.select_ids([1, 2, 3])

    tray_key(timetable, Key.Key_Return)

    assert asked.moves == [{1: placement(540), 2: placement(540, room=2), 3: placement(570)}]


def test_a_break_from_the_tray_waits_until_every_room_is_free(
    timetable: Timetable, asked: Asked
) -> None:
    taken = [session(1, 540, 30), session(2, 540, 50, room=2)]
    show(timetable, programme([*taken, session(3, None, 15, kind=SessionKind.BREAK)]))
    timetable.select_ids([3])

    tray_key(timetable, Key.Key_Return)

    assert asked.moves == [{3: placement(590, 15, room=None)}]


def test_where_the_day_is_full_it_comes_after_the_day(timetable: Timetable, asked: Asked) -> None:
    full = [session(1, 540, 540)]
    show(timetable, programme([*full, session(2, None)], in_rooms=rooms(1)))
    timetable.select_ids([2])

    tray_key(timetable, Key.Key_Return)

    assert asked.moves == [{2: placement(1080)}]


def test_arrows_go_from_card_to_card(timetable: Timetable) -> None:
    show(timetable, programme([session(number, None) for number in range(1, 9)]))
    columns = timetable.tray.cards.columns()
    seen = []

    for pressed in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        tray_key(timetable, pressed)
        seen += timetable.selected_ids()

    assert seen == [1, 2, 2 + columns, 1 + columns, 1]


def test_after_a_card_was_placed_the_next_one_is_selected(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, None), session(2, None)]))
    timetable.select_ids([1])

    tray_key(timetable, Key.Key_Return)

    assert timetable.selected_ids() == [2]
    assert len(asked.moves) == 1


def test_f2_opens_a_card_and_ctrl_a_selects_the_tray(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600), session(2, None), session(3, None)]))
    timetable.select_ids([3])

    tray_key(timetable, Key.Key_F2)
    tray_key(timetable, Key.Key_A, Ctrl)

    assert asked.of("opened") == [3]
    assert timetable.selected_ids() == [3, 2]


# Zoom


def test_ctrl_plus_minus_and_zero_zoom(timetable: Timetable) -> None:
    show(timetable, programme(several()))

    for pressed, held, zoom in (
        (Key.Key_Plus, Ctrl, 110),
        (Key.Key_Equal, Ctrl, 120),
        (Key.Key_Minus, Ctrl, 110),
        (Key.Key_0, Ctrl, 100),
    ):
        key(timetable, pressed, held)
        assert timetable.zoom() == zoom


def test_zoom_stays_within_its_limits(timetable: Timetable) -> None:
    show(timetable, programme(several()))

    timetable.set_zoom(1000)
    assert timetable.zoom() == 300
    timetable.set_zoom(1)
    assert timetable.zoom() == 50


def test_the_zoom_is_remembered(timetable: Timetable, settings: SettingsFile) -> None:
    timetable.set_zoom(150)
    QTest.qWait(600)

    assert SettingsFile(settings.path).value.timetable_zoom == 150
    assert Timetable(settings).zoom() == 150


# Beside the window's shortcuts


def test_keys_of_the_timetable_come_before_shortcuts_of_the_window(
    timetable: Timetable, asked: Asked
) -> None:
    pressed = []
    action = QAction(timetable)
    action.setShortcut("Ctrl+D")
    action.triggered.connect(lambda: pressed.append("window"))
    timetable.addAction(action)
    show(timetable, programme([session(1, 600)]))
    timetable.select_ids([1])

    QTest.keyClick(timetable.window().windowHandle(), Key.Key_D, Ctrl)

    assert pressed == []
    assert asked.of("copied") == [{1: placement(630)}]
