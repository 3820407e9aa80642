from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.timetable.hands import (
    Asked,
    Ctrl,
    Key,
    NoKey,
    Shift,
    click,
    double_click,
    drag,
    key,
    placement,
    release,
    show,
    spot,
)
from tests.ui.timetable.making import programme, session
from ui.timetable.timetable import Timetable


def several() -> list:  # type: ignore[type-arg]
    return [session(1, 600), session(2, 640, 20), session(3, 600, room=2), session(4, 660, room=2)]


# Making and opening


def test_a_double_click_on_an_empty_place_makes_a_session_of_half_an_hour(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600)]))

    double_click(timetable, spot(timetable, 722, room=2))

    assert asked.of("made") == [placement(720, room=2)]


def test_it_fits_between_what_is_before_and_after_it(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600, 33), session(2, 645)]))

    double_click(timetable, spot(timetable, 634))

    assert asked.of("made") == [placement(633, 12)]


def test_on_an_empty_day_a_double_click_makes_the_first_session(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([]))

    double_click(timetable, spot(timetable, 600))

    assert asked.of("made") == [placement(600)]


def test_without_rooms_it_is_made_without_one(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([], in_rooms=()))

    double_click(timetable, spot(timetable, 600, room=None))

    assert asked.of("made") == [placement(600, room=None)]


def test_a_double_click_on_a_session_opens_it(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))

    double_click(timetable, spot(timetable, 610))

    assert asked.of("opened") == [1]
    assert asked.of("made") == []


# Selecting


def test_a_click_selects_one_and_a_click_beside_selects_none(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))

    click(timetable, spot(timetable, 610))
    click(timetable, spot(timetable, 610, room=2))
    click(timetable, spot(timetable, 800))

    assert asked.of("selected") == [[1], [3], []]


def test_ctrl_click_adds_and_takes_away(timetable: Timetable) -> None:
    show(timetable, programme(several()))

    click(timetable, spot(timetable, 610))
    click(timetable, spot(timetable, 610, room=2), Ctrl)
    assert timetable.selected_ids() == [3, 1]

    click(timetable, spot(timetable, 610), Ctrl)
    assert timetable.selected_ids() == [3]


def test_shift_click_selects_the_rectangle_between(timetable: Timetable) -> None:
    show(timetable, programme([*several(), session(5, 800)]))

    click(timetable, spot(timetable, 610))
    click(timetable, spot(timetable, 670, room=2), Shift)

    assert timetable.selected_ids() == [1, 2, 3, 4]


def test_a_click_on_one_of_several_selects_it_alone(timetable: Timetable) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2, 3])

    click(timetable, spot(timetable, 645))

    assert timetable.selected_ids() == [2]


def test_a_band_selects_what_it_touches(timetable: Timetable) -> None:
    show(timetable, programme([*several(), session(5, 800)]))

    drag(timetable, spot(timetable, 590, room=2), spot(timetable, 650), let_go=False)
    assert timetable.board.overlay.band is not None
    release(timetable.board.viewport(), spot(timetable, 650))

    assert sorted(timetable.selected_ids()) == [1, 2, 3]
    assert timetable.board.overlay.band is None


def test_a_band_with_ctrl_adds_to_what_is_selected(timetable: Timetable) -> None:
    show(timetable, programme([*several(), session(5, 800)]))
    timetable.select_ids([5])

    drag(timetable, spot(timetable, 590, room=2), spot(timetable, 650), held=Ctrl)

    assert sorted(timetable.selected_ids()) == [1, 2, 3, 5]


def test_escape_gives_a_band_up_and_what_was_selected_is_so_again(timetable: Timetable) -> None:
    show(timetable, programme([*several(), session(5, 800)]))
    timetable.select_ids([5])
    goal = spot(timetable, 650)

    drag(timetable, spot(timetable, 590, room=2), goal, let_go=False)
    key(timetable, Key.Key_Escape)
    release(timetable.board.viewport(), goal)

    assert timetable.selected_ids() == [5]
    assert timetable.board.overlay.band is None


def test_the_right_button_selects_what_its_menu_is_about(timetable: Timetable) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2])
    viewport = timetable.board.viewport()

    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, NoKey, spot(timetable, 645))
    assert timetable.selected_ids() == [1, 2]

    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, NoKey, spot(timetable, 610, room=2))
    assert timetable.selected_ids() == [3]
