from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import (
    show,
)
from tests.ui.timetable.making import programme, session
from ui.theme import Grid, Space
from ui.timetable.timetable import Timetable

# The tray


def test_the_tray_counts_and_folds_and_remembers(
    timetable: Timetable, settings: SettingsFile
) -> None:
    show(timetable, programme([session(1, 600), session(2, None), session(3, None)]))
    tray = timetable.tray
    assert tray.count.text() == "2"
    assert tray.cards.isVisible()

    QTest.mouseClick(tray.fold, Qt.MouseButton.LeftButton)
    assert not tray.cards.isVisible()
    assert SettingsFile(settings.path).value.timetable_tray is False
    assert not Timetable(settings).tray.is_open()


def test_a_session_in_a_folded_tray_unfolds_it_when_it_is_to_be_shown(
    timetable: Timetable,
) -> None:
    show(timetable, programme([session(1, 600), session(2, None)]))
    QTest.mouseClick(timetable.tray.fold, Qt.MouseButton.LeftButton)

    timetable.ensure_shown(2)

    assert timetable.tray.cards.isVisible()


def test_many_cards_are_scrolled_to(timetable: Timetable) -> None:
    show(timetable, programme([session(number, None) for number in range(1, 101)]))
    cards = timetable.tray.cards
    assert cards.height() < 130

    timetable.select_ids([100])
    timetable.ensure_shown(100)

    place = cards.place_of(99)
    assert place.top() >= 0
    assert place.bottom() < cards.viewport().height()
    assert cards.hit(place.center()) == 100


def test_an_empty_tray_says_what_it_is_for(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)]))

    assert timetable.tray.line.text() == "순서를 여기로 끌어 놓으면 날짜에서 빠져요."
    assert not timetable.tray.cards.isVisible()


def test_where_there_is_little_height_the_tray_has_one_row(timetable: Timetable) -> None:
    show(timetable, programme([session(number, None) for number in range(1, 20)]))
    two = timetable.tray.cards.height()

    timetable.resize(900, 420)

    assert timetable.tray.cards.height() == two - Grid.TRAY_CARD[1] - Space.S
