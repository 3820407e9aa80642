import pytest
from PySide6.QtCore import Qt

from eventapp.domain.kinds import SessionKind
from eventapp.services.programme import SessionRow
from tests.ui.timetable.hands import (
    Asked,
    Ctrl,
    Key,
    NoKey,
    Shift,
    key,
    placement,
    show,
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


# Moving


@pytest.mark.parametrize(
    ("pressed", "held", "start"),
    [
        (Key.Key_Up, NoKey, 595),
        (Key.Key_Down, NoKey, 605),
        (Key.Key_Up, Ctrl, 599),
        (Key.Key_Down, Ctrl, 601),
    ],
)
def test_up_and_down_move_by_five_minutes_and_with_ctrl_by_one(
    timetable: Timetable, asked: Asked, pressed: Qt.Key, held: Qt.KeyboardModifier, start: int
) -> None:
    show(timetable, programme([session(1, 600)]))
    timetable.select_ids([1])

    key(timetable, pressed, held)

    assert asked.moves == [{1: placement(start)}]


def test_left_and_right_move_to_the_next_room(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600, room=2)], in_rooms=rooms(3)))
    timetable.select_ids([1])

    key(timetable, Key.Key_Left)
    key(timetable, Key.Key_Right)

    assert asked.moves == [{1: placement(600, room=1)}, {1: placement(600, room=3)}]


def test_left_of_the_first_room_a_session_is_for_all_rooms_and_right_gives_it_one_again(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600), session(2, 700, room=None)]))
    timetable.select_ids([1])
    key(timetable, Key.Key_Left)
    timetable.select_ids([2])
    key(timetable, Key.Key_Right)

    assert asked.moves == [{1: placement(600, room=None)}, {2: placement(700, room=1)}]


def test_the_only_room_is_not_left(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)], in_rooms=rooms(1)))
    timetable.select_ids([1])

    key(timetable, Key.Key_Left)
    key(timetable, Key.Key_Right)

    assert asked.moves == []


def test_of_all_days_right_of_the_last_room_comes_the_next_day(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600, room=2)], in_days=days(2)), None)
    timetable.select_ids([1])

    key(timetable, Key.Key_Right)

    assert asked.moves == [{1: placement(600, room=None, day=2)}]


def test_ctrl_and_right_move_to_the_next_day_also_where_one_day_is_shown(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600, room=2)], in_days=days(2)))
    timetable.select_ids([1])

    key(timetable, Key.Key_Right, Ctrl)
    key(timetable, Key.Key_Left, Ctrl)

    assert asked.moves == [{1: placement(600, room=2, day=2)}]


def test_several_move_together_by_keys(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several(), in_rooms=rooms(3)))
    timetable.select_ids([1, 3])

    key(timetable, Key.Key_Down)
    key(timetable, Key.Key_Right)
    key(timetable, Key.Key_Left)

    assert asked.moves == [
        {1: placement(605), 3: placement(605, room=2)},
        {1: placement(600, room=2), 3: placement(600, room=3)},
    ]


def test_shift_and_arrows_move_the_end_and_the_start(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    timetable.select_ids([1])

    key(timetable, Key.Key_Down, Shift)
    key(timetable, Key.Key_Up, Shift)
    key(timetable, Key.Key_Right, Shift)
    key(timetable, Key.Key_Left, Shift | Ctrl)

    assert asked.moves == [
        {1: placement(600, 35)},
        {1: placement(600, 25)},
        {1: placement(605, 25)},
        {1: placement(599, 31)},
    ]


def test_nothing_becomes_shorter_than_five_minutes_or_one_with_ctrl(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600, 7)]))
    timetable.select_ids([1])

    key(timetable, Key.Key_Up, Shift)
    key(timetable, Key.Key_Up, Shift | Ctrl)

    assert asked.moves == [{1: placement(600, 5)}, {1: placement(600, 6)}]


def test_delete_takes_the_selected_off_the_day_and_goes_on_with_the_next(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 3])

    key(timetable, Key.Key_Delete)

    assert asked.moves == [{1: None, 3: None}]
    assert timetable.selected_ids() == [2]


def test_ctrl_d_copies_to_behind_the_selected(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2])

    key(timetable, Key.Key_D, Ctrl)

    assert asked.of("copied") == [{1: placement(660), 2: placement(700, 20)}]


def test_insert_makes_a_session_in_the_next_gap_of_the_room(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600), session(2, 630), session(3, 675)]))
    timetable.select_ids([1])

    key(timetable, Key.Key_Insert)

    assert asked.of("made") == [placement(660, 15)]


def test_insert_without_a_selection_makes_one_when_the_day_opens(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 540)]))

    key(timetable, Key.Key_Insert)

    assert asked.of("made") == [placement(570)]


def test_enter_and_f2_open_the_current_session(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([2])

    key(timetable, Key.Key_Return)
    key(timetable, Key.Key_Enter)
    key(timetable, Key.Key_F2)

    assert asked.of("opened") == [2, 2, 2]


def test_keys_that_change_do_nothing_without_a_selection(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))

    for pressed in (Key.Key_Delete, Key.Key_Return):
        key(timetable, pressed)
    key(timetable, Key.Key_D, Ctrl)
    key(timetable, Key.Key_Down, Shift)

    assert asked.all == []
