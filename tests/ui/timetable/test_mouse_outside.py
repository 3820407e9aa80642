import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from eventapp.domain.kinds import SessionKind
from tests.ui.timetable.hands import (
    Asked,
    Ctrl,
    Left,
    NoKey,
    card_in_tray,
    drag,
    drag_in,
    moved_over,
    placement,
    release,
    show,
    spot,
)
from tests.ui.timetable.making import days, programme, session
from ui.timetable.timetable import Timetable


def several() -> list:  # type: ignore[type-arg]
    return [session(1, 600), session(2, 640, 20), session(3, 600, room=2), session(4, 660, room=2)]


# The tray


def test_a_session_dragged_into_the_tray_is_taken_off_the_day(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme(several()))
    timetable.select_ids([1, 2])
    board = timetable.board.viewport()
    tray = board.mapFromGlobal(timetable.tray.mapToGlobal(timetable.tray.rect().center()))

    drag(timetable, spot(timetable, 610), tray)

    assert asked.moves == [{1: None, 2: None}]


def test_a_card_dragged_out_of_the_tray_begins_where_it_is_dropped(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600), session(2, None, 25)]))
    cards = timetable.tray.cards.viewport()
    goal = moved_over(timetable, cards, spot(timetable, 702, room=2))

    drag_in(cards, card_in_tray(timetable, 0), [goal])

    assert asked.moves == [{2: placement(700, 25, room=2)}]


def test_several_cards_are_dropped_one_after_another(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, None, 25), session(2, None, 10), session(3, None)]))
    timetable.select_ids([3, 1])
    cards = timetable.tray.cards.viewport()
    goal = moved_over(timetable, cards, spot(timetable, 600))

    drag_in(cards, card_in_tray(timetable, 0), [goal])

    assert asked.moves == [{1: placement(600, 25), 3: placement(625)}]


def test_a_break_from_the_tray_lies_across_all_rooms(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, None, 15, kind=SessionKind.BREAK)]))
    cards = timetable.tray.cards.viewport()

    drag_in(cards, card_in_tray(timetable, 0), [moved_over(timetable, cards, spot(timetable, 600))])

    assert asked.moves == [{1: placement(600, 15, room=None)}]


def test_a_card_dropped_back_into_the_tray_asks_for_nothing(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, None), session(2, None)]))

    drag_in(
        timetable.tray.cards.viewport(),
        card_in_tray(timetable, 0),
        [card_in_tray(timetable, 1)],
    )

    assert asked.moves == []


def test_a_card_is_opened_by_a_double_click(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, None)]))
    cards = timetable.tray.cards.viewport()

    QTest.mouseClick(cards, Left, NoKey, card_in_tray(timetable, 0))
    QTest.mouseDClick(cards, Left, NoKey, card_in_tray(timetable, 0))

    assert asked.of("opened") == [1]


# While something else happens


def test_a_change_from_elsewhere_gives_a_drag_up(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    goal = spot(timetable, 640)
    drag(timetable, spot(timetable, 610), goal, let_go=False)

    show(timetable, programme([session(1, 700)]))
    release(timetable.board.viewport(), goal)

    assert asked.moves == []


@pytest.mark.parametrize("held", [NoKey, Ctrl])
def test_the_timetable_shown_anew_at_a_drop_leaves_no_ghost(
    timetable: Timetable, held: Qt.KeyboardModifier
) -> None:
    show(timetable, programme([session(1, 600)]))
    timetable.moved.connect(lambda _moves: show(timetable, programme([session(1, 625)])))

    drag(timetable, spot(timetable, 610), spot(timetable, 635), held=held)

    assert timetable.board.overlay.carried == []
    assert not timetable.board.items_of[timetable.selection.ids[0]].state.lifted
    assert timetable.selected_ids() == [1]


def test_a_session_is_dropped_on_what_stands_for_another_day(
    timetable: Timetable, asked: Asked
) -> None:
    show(timetable, programme([session(1, 600), session(2, 700)], in_days=days(2)))
    tab = QPoint(30, -60)
    timetable.day_under = lambda point: (
        (days(2)[1].id,) if timetable.board.viewport().mapFromGlobal(point) == tab else None
    )
    timetable.select_ids([1, 2])

    drag(timetable, spot(timetable, 610), tab)

    assert asked.moves == [{1: placement(600, day=2), 2: placement(700, day=2)}]


def test_a_session_is_dropped_on_what_stands_for_no_day(timetable: Timetable, asked: Asked) -> None:
    show(timetable, programme([session(1, 600)]))
    tab = QPoint(30, -60)
    timetable.day_under = lambda point: (
        (None,) if timetable.board.viewport().mapFromGlobal(point) == tab else None
    )

    drag(timetable, spot(timetable, 610), tab)

    assert asked.moves == [{1: None}]
