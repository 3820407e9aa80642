"""The camera on the desk: frames in, codes out, and what is drawn around them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bench.frames import code_picture, scene, shot
from eventapp.domain.tickets import new_code
from eventapp.settings import SettingsFile
from tests.ui.camera.pushed import PushedCameras
from ui.checkin.camera.decoding import Seen, decode_frame
from ui.checkin.camera.panel import CameraPanel
from ui.checkin.camera.switch import CameraState
from ui.checkin.camera.view import Mark
from ui.checkin.outcome import Outcome, Shape
from ui.icons import Ink
from ui.theme import LIGHT

ONE, TWO = (new_code(bytes([number]) * 16) for number in range(2))
GREEN = Outcome(Ink.ADMITTED, Shape.CHECK, "in")


@pytest.fixture
def cameras() -> PushedCameras:
    return PushedCameras()


@pytest.fixture
def panel(qtbot: QtBot, settings: SettingsFile, cameras: PushedCameras) -> CameraPanel:
    made = CameraPanel(settings, cameras)
    qtbot.addWidget(made)
    made.resize(640, 420)
    return made


def told(panel: CameraPanel) -> list[str]:
    texts: list[str] = []
    panel.seen.connect(texts.append)
    return texts


def show(qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras, picture: QImage) -> list[Mark]:
    """Push a picture and wait until it was read."""
    with qtbot.waitSignal(panel.reader.sighted):
        cameras.push(picture)
    return list(panel.view.marks)


def inks(marks: list[Mark]) -> list[tuple[Ink, Shape | None]]:
    return [(mark.ink, mark.shape) for mark in marks]


def drawn_corners(panel: CameraPanel, mark: Mark) -> list[tuple[float, float]]:
    return [(point.x(), point.y()) for point in panel.view.polygon(mark.corners).toList()]


def near(drawn: list[tuple[float, float]], painted: Seen) -> bool:
    pairs = zip(sorted(drawn), sorted(painted.corners), strict=True)
    return all(abs(a[0] - b[0]) <= 2 and abs(a[1] - b[1]) <= 2 for a, b in pairs)


def painted_code(panel: CameraPanel) -> Seen:
    """The code as the view shows it, read from the view's own pixels."""
    panel.view.show_marks(())
    (seen,) = decode_frame(QVideoFrame(panel.view.viewport().grab().toImage()))
    return seen


def test_it_is_hidden_and_reads_nothing_until_turned_on(
    panel: CameraPanel, cameras: PushedCameras
) -> None:
    assert (panel.isVisible(), panel.is_on, panel.reader.is_running) == (False, False, False)
    assert (cameras.asked, panel.state) == (0, CameraState.OFF)


def test_a_code_held_up_is_told_once(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    texts = told(panel)
    panel.turn_on()
    for picture in (shot(ONE), scene(), shot(ONE, degrees=30), shot(ONE)):
        show(qtbot, panel, cameras, picture)
    assert texts == [ONE]
    show(qtbot, panel, cameras, shot(TWO))
    assert texts == [ONE, TWO]


def test_the_frame_of_a_judged_code_has_its_colour_and_shape(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    panel.turn_on()
    assert inks(show(qtbot, panel, cameras, shot(ONE))) == [(Ink.ACCENT, None)]
    panel.seen.connect(lambda _text: panel.show_outcome(GREEN))
    assert inks(show(qtbot, panel, cameras, shot(TWO))) == [(Ink.ADMITTED, Shape.CHECK)]
    assert show(qtbot, panel, cameras, scene()) == []
    assert inks(show(qtbot, panel, cameras, shot(TWO))) == [(Ink.ADMITTED, Shape.CHECK)]
    assert inks(show(qtbot, panel, cameras, shot(ONE))) == [(Ink.ACCENT, None)]


def test_what_a_scanner_was_answered_is_not_drawn_on_the_cameras_code(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    panel.turn_on()
    show(qtbot, panel, cameras, shot(ONE))
    panel.show_outcome(GREEN)
    assert inks(show(qtbot, panel, cameras, shot(ONE))) == [(Ink.ACCENT, None)]


def test_turned_on_again_every_code_counts(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    texts = told(panel)
    for _time in range(2):
        panel.turn_on()
        show(qtbot, panel, cameras, shot(ONE))
        panel.forget()
        show(qtbot, panel, cameras, shot(ONE))
        panel.turn_off()
    assert texts == [ONE, ONE]


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_frame_lies_around_the_code_as_it_is_shown(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras, mirrored: bool
) -> None:
    panel.mirror.setChecked(mirrored)
    panel.turn_on()
    aside = scene((code_picture(ONE, module=10), QPointF(380, 300), 15.0))
    (mark,) = show(qtbot, panel, cameras, aside)
    drawn = drawn_corners(panel, mark)
    assert near(drawn, painted_code(panel))
    half = panel.view.width() / 2
    assert (min(x for x, _y in drawn) > half) is mirrored


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation", [QtVideo.Rotation.Clockwise90, QtVideo.Rotation.Clockwise180])
def test_the_frame_lies_around_the_code_of_a_turned_camera(
    qtbot: QtBot,
    panel: CameraPanel,
    cameras: PushedCameras,
    rotation: QtVideo.Rotation,
    mirrored: bool,
) -> None:
    panel.turn_on()
    frame = QVideoFrame(scene((code_picture(ONE, module=12), QPointF(380, 300), 20.0)))
    frame.setRotation(rotation)
    frame.setMirrored(mirrored)
    with qtbot.waitSignal(panel.reader.sighted):
        cameras.push(frame)
    (mark,) = panel.view.marks
    assert near(drawn_corners(panel, mark), painted_code(panel))


def test_the_sign_on_a_judged_code_is_painted(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    panel.seen.connect(lambda _text: panel.show_outcome(GREEN))
    panel.turn_on()
    (mark,) = show(qtbot, panel, cameras, shot(ONE, module=12))
    box = panel.view.polygon(mark.corners).boundingRect()
    picture = panel.view.viewport().grab().toImage()
    beside = box.center() - QPointF(box.width() * 0.15, -box.height() * 0.1)
    assert picture.pixelColor(beside.toPoint()) == QColor(LIGHT.admitted.strong)


def test_mirroring_is_remembered(panel: CameraPanel, settings: SettingsFile, qtbot: QtBot) -> None:
    panel.turn_on()
    assert panel.mirror.isChecked()
    qtbot.mouseClick(panel.mirror, Qt.MouseButton.LeftButton)
    assert SettingsFile(settings.path).value.camera_mirror is False
    again = CameraPanel(settings, PushedCameras())
    qtbot.addWidget(again)
    assert not again.mirror.isChecked()


def test_another_camera_is_chosen_by_name(
    panel: CameraPanel, cameras: PushedCameras, settings: SettingsFile
) -> None:
    panel.turn_on()
    names = [panel.choice.itemText(at) for at in range(panel.choice.count())]
    assert (names, panel.choice.value) == (["Front", "Hall"], "id Front")
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    assert (cameras.opened, settings.value.camera) == ("id Hall", "id Hall")


@pytest.mark.parametrize(
    ("state", "sentence", "again"),
    [
        (CameraState.NONE, "연결된 카메라가 없어요", False),
        (CameraState.REFUSED, "카메라를 쓸 수 있는 권한이 없어요", True),
        (CameraState.BUSY, "카메라를 열 수 없어요", True),
        (CameraState.SILENT, "카메라에서 화면이 오지 않아요", True),
        (CameraState.UNPLUGGED, "카메라 연결이 끊어졌어요", False),
    ],
)
def test_why_there_is_no_picture_is_a_sentence_with_the_next_step(
    panel: CameraPanel, state: CameraState, sentence: str, again: bool
) -> None:
    panel.turn_on()
    panel.switch._enter(state)
    notice = panel.notice
    assert panel.picture.currentWidget() is notice
    assert (notice.sentence.text(), notice.again.isVisible()) == (sentence, again)
    assert notice.hint.text()
    assert notice.accessibleName() == f"{sentence} {notice.hint.text()}"


def test_trying_again_asks_again(qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras) -> None:
    cameras.granted = False
    panel.turn_on()
    cameras.granted = True
    qtbot.mouseClick(panel.notice.again, Qt.MouseButton.LeftButton)
    assert (panel.state, cameras.opened) == (CameraState.STARTING, "id Front")


def test_it_watches_nobody_while_another_page_is_shown(
    qtbot: QtBot, settings: SettingsFile, cameras: PushedCameras
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    panel = CameraPanel(settings, cameras, page)
    page.show()
    panel.turn_on()
    texts = told(panel)
    show(qtbot, panel, cameras, shot(ONE))
    page.hide()
    QApplication.processEvents()
    assert (panel.is_on, panel.state, panel.reader.is_running) == (True, CameraState.OFF, False)
    cameras.push(shot(TWO))
    page.show()
    assert (panel.state, cameras.opened) == (CameraState.STARTING, "id Front")
    show(qtbot, panel, cameras, shot(TWO))
    assert texts == [ONE, TWO]


def test_closing_it_turns_the_camera_off(
    qtbot: QtBot, panel: CameraPanel, cameras: PushedCameras
) -> None:
    panel.turn_on()
    qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert (panel.is_on, panel.isVisible(), cameras.opened) == (False, False, "")


@pytest.mark.usefixtures("qapp")
def test_a_page_that_is_made_anew_leaves_no_thread_behind(settings: SettingsFile) -> None:
    panel = CameraPanel(settings, PushedCameras())
    panel.turn_on()
    reader = panel.reader
    thread = reader._thread
    assert thread is not None
    panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (isValid(panel), thread.isFinished()) == (False, True)


def test_names_of_cameras_are_shown_as_they_are(qtbot: QtBot, settings: SettingsFile) -> None:
    panel = CameraPanel(settings, PushedCameras("<img src=x> a&b %s", "가" * 2000))
    qtbot.addWidget(panel)
    panel.resize(284, 220)
    panel.turn_on()
    assert panel.choice.itemText(0) == "<img src=x> a&b %s"
    assert panel.minimumSizeHint().width() < 284
