"""On and off, and why there is no picture."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCameraFormat, QVideoFrame

from eventapp.settings import SettingsFile
from tests.ui.camera.pushed import PushedCameras
from ui.checkin.camera.cameras import QtCameras, best_format
from ui.checkin.camera.switch import PATIENCE_MS, CameraState, CameraSwitch

PICTURE = QImage(64, 36, QImage.Format.Format_RGB32)


@pytest.fixture
def cameras() -> PushedCameras:
    return PushedCameras()


@pytest.fixture
def switch(cameras: PushedCameras, settings: SettingsFile) -> CameraSwitch:
    return CameraSwitch(cameras, settings)


def test_it_starts_with_the_systems_camera_and_runs_with_its_first_picture(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    assert (switch.state, cameras.opened) == (CameraState.OFF, "")
    switch.turn_on()
    assert (switch.state, cameras.opened) == (CameraState.STARTING, "id Front")
    cameras.push(PICTURE)
    assert switch.state is CameraState.RUNNING
    switch.turn_off()
    assert (switch.state, cameras.opened) == (CameraState.OFF, "")


def test_pictures_after_the_end_are_nobodys(switch: CameraSwitch, cameras: PushedCameras) -> None:
    frames: list[QVideoFrame] = []
    switch.framed.connect(frames.append)
    cameras.push(PICTURE)
    switch.turn_on()
    cameras.push(PICTURE)
    cameras.push(QVideoFrame())
    switch.turn_off()
    cameras.push(PICTURE)
    assert (len(frames), switch.state) == (1, CameraState.OFF)


def test_the_chosen_camera_is_taken_at_once_and_remembered(
    switch: CameraSwitch, cameras: PushedCameras, settings: SettingsFile
) -> None:
    switch.turn_on()
    switch.choose("id Hall")
    assert (cameras.opened, switch.state) == ("id Hall", CameraState.STARTING)
    assert SettingsFile(settings.path).value.camera == "id Hall"
    other = PushedCameras()
    CameraSwitch(other, settings).turn_on()
    assert other.opened == "id Hall"


def test_a_remembered_camera_that_is_not_there_gives_way(
    cameras: PushedCameras, settings: SettingsFile
) -> None:
    settings.change(camera="id Gone")
    CameraSwitch(cameras, settings).turn_on()
    assert cameras.opened == "id Front"


def test_without_a_camera_it_waits_for_one(switch: CameraSwitch, cameras: PushedCameras) -> None:
    cameras.plug()
    switch.turn_on()
    assert switch.state is CameraState.NONE
    cameras.plug("New")
    assert (switch.state, cameras.opened) == (CameraState.STARTING, "id New")


def test_a_refusal_is_told_and_can_be_tried_again(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    cameras.granted = False
    switch.turn_on()
    assert (switch.state, cameras.opened) == (CameraState.REFUSED, "")
    cameras.granted = True
    switch.turn_on()
    assert (switch.state, cameras.asked) == (CameraState.STARTING, 2)


def test_an_answer_after_turning_off_opens_nothing(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    switch.turn_on()
    switch.turn_off()
    cameras.allowed.emit(True)
    assert (switch.state, cameras.opened) == (CameraState.OFF, "")


def test_a_camera_another_program_has_is_busy(switch: CameraSwitch, cameras: PushedCameras) -> None:
    switch.turn_on()
    cameras.failed.emit()
    assert (switch.state, cameras.opened) == (CameraState.BUSY, "")


def test_one_unplugged_while_running_goes_on_when_it_is_back(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    switch.turn_on()
    cameras.push(PICTURE)
    cameras.plug("Hall")
    assert (switch.state, cameras.opened) == (CameraState.UNPLUGGED, "")
    cameras.plug("Hall", "Other")
    assert switch.state is CameraState.UNPLUGGED
    cameras.plug("Hall", "Front")
    assert (switch.state, cameras.opened) == (CameraState.STARTING, "id Front")


def test_an_error_of_a_camera_just_pulled_out_is_not_called_busy(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    switch.turn_on()
    cameras.plugged = []
    cameras.failed.emit()
    assert switch.state is CameraState.UNPLUGGED


def test_another_camera_plugged_in_disturbs_nothing(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    switch.turn_on()
    cameras.push(PICTURE)
    cameras.plug("Front", "Hall", "Third")
    assert (switch.state, cameras.opened) == (CameraState.RUNNING, "id Front")


def test_one_that_sends_nothing_is_called_silent_until_it_does(
    switch: CameraSwitch, cameras: PushedCameras
) -> None:
    switch.turn_on()
    assert switch._patience.interval() == PATIENCE_MS
    switch._patience.timeout.emit()
    assert (switch.state, cameras.opened) == (CameraState.SILENT, "id Front")
    cameras.push(PICTURE)
    assert switch.state is CameraState.RUNNING


def test_the_computers_own_cameras_are_listed_without_a_word(settings: SettingsFile) -> None:
    cameras = QtCameras()
    switch = CameraSwitch(cameras, settings)
    assert [known.name for known in switch.listed()] == [known.name for known in cameras.listed()]
    cameras.open("no such camera")
    cameras.close()


def test_no_format_is_chosen_where_none_is_offered() -> None:
    assert best_format([]) is None
    assert best_format([QCameraFormat()]) == QCameraFormat()
