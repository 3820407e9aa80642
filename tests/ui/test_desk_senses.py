"""The desk's camera and sounds in the real window."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.frames import scene, shot
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.tickets import new_code
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.desk_log import event_gate, recent_scans
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.camera.pushed import PushedCameras
from tests.ui.hosting import page_of, press
from tests.ui.keys import burst
from ui.checkin.outcome import Shape
from ui.checkin.sounds import Sound
from ui.icons import Ink
from ui.window import MainWindow

PAGE = "desk"


@pytest.fixture
def page(window: MainWindow) -> Any:
    return page_of(window)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guests(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    return list(list_attendees(workspace, event))


@pytest.fixture
def cameras(page: Any) -> Iterator[PushedCameras]:
    made = PushedCameras()
    page.camera.turn_on(made)
    yield made
    page.camera.panel.turn_off()


def code_of(row: AttendeeRow) -> str:
    assert row.code is not None
    return row.code


@pytest.fixture
def hold_up(qtbot: QtBot, page: Any, cameras: PushedCameras) -> Callable[[str], None]:
    """Hold a code before the camera, or nothing, until the frame was read."""

    def hold(code: str) -> None:
        with qtbot.waitSignal(page.camera.panel.reader.sighted):
            cameras.push(shot(code, degrees=12) if code else scene())

    return hold


def log(workspace: Workspace, gate: GateId) -> list[tuple[str, Verdict]]:
    return [(row.name, row.verdict) for row in recent_scans(workspace, gate)]


def test_a_ticket_held_before_the_camera_is_admitted_once(
    page: Any,
    hold_up: Callable[[str], None],
    workspace: Workspace,
    gate: GateId,
    guests: list[AttendeeRow],
) -> None:
    one, two = guests[:2]
    for code in (code_of(one), code_of(one), "", code_of(one), code_of(two)):
        hold_up(code)
    assert log(workspace, gate) == [(two.name, Verdict.ADMITTED), (one.name, Verdict.ADMITTED)]
    assert page.card.outcome.name == two.name
    (mark,) = page.camera.panel.view.marks
    assert (mark.ink, mark.shape) == (Ink.ADMITTED, Shape.CHECK)


def test_a_code_that_is_no_ticket_is_refused_and_framed_in_red(
    page: Any, hold_up: Callable[[str], None], workspace: Workspace, gate: GateId
) -> None:
    hold_up("https://example.org/menu")
    assert log(workspace, gate) == [("", Verdict.NOT_A_TICKET)]
    (mark,) = page.camera.panel.view.marks
    assert (mark.ink, mark.shape) == (Ink.REFUSED, Shape.CROSS)


def test_a_code_before_the_camera_shows_that_somebody_is_here(
    window: MainWindow, hold_up: Callable[[str], None], guests: list[AttendeeRow]
) -> None:
    window.locker.idle._last = 0.0
    hold_up("")
    assert window.locker.idle._last == 0.0
    hold_up(code_of(guests[0]))
    assert window.locker.idle._last > 0.0


def test_camera_and_scanner_work_side_by_side(
    page: Any,
    hold_up: Callable[[str], None],
    workspace: Workspace,
    gate: GateId,
    guests: list[AttendeeRow],
) -> None:
    one, two = guests[:2]
    hold_up(code_of(one))
    burst(page.box, code_of(two))
    QApplication.processEvents()
    hold_up(code_of(one))
    assert len(log(workspace, gate)) == 2
    assert page.box.hasFocus()


def test_nothing_saved_lets_the_same_code_be_held_up_again(
    page: Any,
    hold_up: Callable[[str], None],
    workspace: Workspace,
    gate: GateId,
    guests: list[AttendeeRow],
) -> None:
    workspace._stopped = True
    hold_up(code_of(guests[0]))
    assert page.card.outcome.stays
    (mark,) = page.camera.panel.view.marks
    assert (mark.ink, mark.shape) == (Ink.REFUSED, Shape.CROSS)
    workspace._stopped = False
    hold_up(code_of(guests[0]))
    assert log(workspace, gate) == []  # still the same one
    QTest.qWait(1100)
    hold_up(code_of(guests[0]))
    assert log(workspace, gate) == [(guests[0].name, Verdict.ADMITTED)]


def test_the_camera_is_turned_on_and_off_by_a_key(page: Any, window: MainWindow) -> None:
    page.camera.turn_on(PushedCameras())
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert (page.camera.is_on, page.acts["desk.camera"].isChecked()) == (False, False)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert (page.camera.is_on, page.acts["desk.camera"].isChecked()) == (True, True)
    assert page.camera.isVisible()
    page.camera.toggle()
    assert not page.camera.isVisible()


def test_the_picture_moves_to_the_full_screen_and_goes_on(
    page: Any,
    hold_up: Callable[[str], None],
    cameras: PushedCameras,
    window: MainWindow,
    guests: list[AttendeeRow],
) -> None:
    hold_up("")
    page.acts.trigger("desk.full_screen")
    QTest.qWait(20)
    assert (page.camera.panel.isVisible(), page.side.isVisible(), cameras.asked) == (True, False, 1)
    hold_up(code_of(guests[0]))
    assert page.card.outcome.name == guests[0].name
    page.acts.trigger("desk.full_screen")
    QTest.qWait(20)
    assert (page.camera.panel.isVisible(), cameras.asked) == (True, 1)
    assert window.isFullScreen() is False


def test_another_page_turns_the_camera_off_and_coming_back_turns_it_on(
    qtbot: QtBot, page: Any, cameras: PushedCameras, window: MainWindow
) -> None:
    window.open_page("people")
    qtbot.waitUntil(lambda: cameras.opened == "")
    window.open_page("desk")
    assert cameras.opened == "id Front"
    assert page.camera.is_on


def test_each_answer_has_its_sound_and_a_double_reading_none(
    page: Any, workspace: Workspace, guests: list[AttendeeRow]
) -> None:
    one, two, three = guests[:3]
    update_attendee(workspace, two.id, guest=True, attention="앞줄 3번")
    heard = []
    for raw in (code_of(one), code_of(one), code_of(two), new_code()):
        page.scan(raw)
        heard.append(page.sounds.played)
    assert heard == [Sound.ADMITTED, None, Sound.ATTENTION, Sound.REFUSED]
    page.admit(one.id)
    assert page.sounds.played is Sound.ALREADY
    page.sounds.set_on(on=False)
    page.scan(code_of(three))
    assert page.sounds.played is None


def test_sounds_are_muted_by_their_button_and_stay_so(
    qtbot: QtBot, page: Any, settings: SettingsFile
) -> None:
    press(qtbot, page.header.sound)
    assert (page.sounds.is_on, page.acts["desk.sound"].isChecked()) == (False, False)
    assert SettingsFile(settings.path).value.desk_sound is False
    press(qtbot, page.header.sound)
    assert page.sounds.is_on
