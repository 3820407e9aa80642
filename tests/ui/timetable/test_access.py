import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import Key, key, show, tray_key
from tests.ui.timetable.making import programme, session, with_people
from ui.timetable.access import ListingVoice
from ui.timetable.timetable import Timetable

Name = QAccessible.Text.Name


def voice(widget: QWidget) -> ListingVoice:
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, ListingVoice)
    return found


def test_the_board_is_a_list_of_its_sessions_in_order_of_time(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 700), session(2, 600), session(3, None)]))

    board = voice(timetable.board)

    assert board.role() is QAccessible.Role.List
    assert board.text(Name) == "시간표"
    assert [board.child(place).text(Name).split(",")[0] for place in range(2)] == [
        "Session 2",
        "Session 1",
    ]
    assert board.childCount() == 2
    assert board.child(2) is None


def test_each_session_has_its_name_its_place_and_its_state(timetable: Timetable) -> None:
    talk = with_people(session(1, 600, title="이야기"), "이은경")
    show(timetable, programme([talk, session(2, 700)]))
    timetable.select_ids([1])

    first, second = (voice(timetable.board).child(place) for place in range(2))

    assert first.text(Name) == "이야기, 발표, 10:00–10:30, 1회의실, 이은경"
    assert first.role() is QAccessible.Role.ListItem
    assert first.parent() is voice(timetable.board)
    assert bool(first.state().selected)
    assert bool(first.state().focused)
    assert not second.state().selected
    assert voice(timetable.board).indexOfChild(second) == 1
    centre = first.rect().center()
    assert voice(timetable.board).childAt(centre.x(), centre.y()) is first
    assert voice(timetable.board).focusChild() is first


def test_the_tray_is_a_list_too(timetable: Timetable) -> None:
    show(timetable, programme([session(1, None), session(2, None)]))
    tray_key(timetable, Key.Key_Right)

    tray = voice(timetable.tray.cards)

    assert tray.text(Name) == "날짜 미정"
    assert tray.childCount() == 2
    assert bool(tray.child(0).state().selected)


def test_a_session_that_is_gone_is_no_longer_valid(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, 700)]))
    gone = voice(timetable.board).child(1)

    show(timetable, programme([session(1, 600)]))

    assert not gone.isValid()
    assert gone.text(Name) == ""
    assert voice(timetable.board).childCount() == 1


def test_a_timetable_that_is_closed_leaves_nothing_behind(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    for _turn in range(5):
        timetable = Timetable(settings)
        show(timetable, programme([session(1, 600), session(2, None)]))
        children = [voice(timetable.board).child(0), voice(timetable.tray.cards).child(0)]
        for child in children:
            QAccessible.uniqueId(child)
        timetable.deleteLater()
        del timetable
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    qtbot.wait(1)


def test_the_description_tells_the_current_session(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, 610, room=2)]))
    assert timetable.board.accessibleDescription() == "2개 순서"

    timetable.select_ids([2, 1])

    assert timetable.board.accessibleDescription() == (
        "2개 순서 선택, Session 2, 발표, 10:10–10:40, 2회의실, 발표자가 아직 없어요"
    )


def test_a_move_is_announced_with_the_conflicts_it_made(timetable: Timetable) -> None:
    said: list[str] = []
    show(timetable, programme([session(1, 600), session(2, 630)]))
    timetable.teller.announced.connect(said.append)
    answers = [session(1, 605), session(1, None)]
    timetable.moved.connect(
        lambda _moves: show(timetable, programme([answers.pop(0), session(2, 630)]))
    )
    timetable.select_ids([1])

    key(timetable, Key.Key_Down)
    key(timetable, Key.Key_Delete)

    assert said == [
        "10:05–10:35 · 1회의실, 1회의실: ‘Session 2’(10:30–11:00) 순서와 시간이 겹쳐요.",
        "날짜에서 뺐어요",
    ]


def test_a_move_that_was_refused_is_not_announced(timetable: Timetable) -> None:
    said: list[str] = []
    show(timetable, programme([session(1, 600)]))
    timetable.teller.announced.connect(said.append)
    timetable.select_ids([1])

    key(timetable, Key.Key_Down)

    assert said == []
