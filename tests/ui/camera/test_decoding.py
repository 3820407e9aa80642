"""Codes read from frames as cameras deliver them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoFrameFormat

from bench.frames import (
    HEIGHT,
    READABLE,
    WIDTH,
    Pixel,
    blurred,
    code_picture,
    dark,
    frame_in,
    mirrored,
    noisy,
    scene,
    shot,
)
from eventapp.domain.tickets import new_code
from ui.checkin.camera.decoding import FrameDecoder, Seen, decode_frame, shown_size
from ui.checkin.unheard import unheard

CODE = new_code(b"a ticket's bytes")
OTHER = new_code(b"another's bytes!")
NEAR = 3.0
QUARTERS = [
    QtVideo.Rotation.None_,
    QtVideo.Rotation.Clockwise90,
    QtVideo.Rotation.Clockwise180,
    QtVideo.Rotation.Clockwise270,
]


@pytest.fixture(autouse=True)
def _no_graphics_card() -> None:
    """Qt's first picture of a frame looks for one, and tells that there is none."""
    with unheard():
        QVideoFrame(QImage(1, 1, QImage.Format.Format_RGB32)).toImage()


def read(picture: QImage) -> tuple[Seen, ...]:
    return decode_frame(QVideoFrame(picture))


def texts(picture: QImage) -> list[str]:
    return sorted(seen.text for seen in read(picture))


def near(one: Seen, other: Seen) -> bool:
    # In a mirrored picture the corners come in another order.
    pairs = zip(sorted(one.corners), sorted(other.corners), strict=True)
    return all(abs(a[0] - b[0]) <= NEAR and abs(a[1] - b[1]) <= NEAR for a, b in pairs)


def test_a_code_is_read_and_its_corners_found() -> None:
    (seen,) = read(shot(CODE))
    assert seen == Seen(CODE, ((565.0, 285.0), (715.0, 285.0), (715.0, 435.0), (565.0, 435.0)))


@pytest.mark.parametrize("degrees", range(0, 360, 15))
def test_a_code_is_read_at_any_angle(degrees: int) -> None:
    assert texts(shot(CODE, degrees=degrees)) == [CODE]


@pytest.mark.parametrize("change", [dark, blurred, noisy, mirrored])
def test_a_code_is_read_in_bad_pictures(change: Callable[[QImage], QImage]) -> None:
    assert texts(change(shot(CODE, degrees=10))) == [CODE]


def test_a_light_code_on_a_dark_phone_is_read() -> None:
    assert texts(shot(CODE, dark="white", light="black")) == [CODE]


def test_of_three_looks_one_is_thorough() -> None:
    decoder = FrameDecoder()
    light = QVideoFrame(shot(CODE, dark="white", light="black"))
    assert [len(decoder.look(light)) for _look in range(6)] == [0, 0, 1, 0, 0, 1]


@pytest.mark.parametrize("change", [dark, blurred, noisy, mirrored])
def test_a_quick_look_finds_a_usual_code(change: Callable[[QImage], QImage]) -> None:
    frame = QVideoFrame(change(shot(CODE, degrees=10)))
    assert [seen.text for seen in decode_frame(frame, thorough=False)] == [CODE]


def test_a_code_a_twelfth_of_the_picture_high_is_read() -> None:
    assert texts(shot(CODE, module=2)) == [CODE]


def test_two_codes_at_once_are_both_read() -> None:
    one = (code_picture(CODE), QPointF(320, 300), 12.0)
    two = (code_picture(OTHER), QPointF(900, 420), -30.0)
    assert texts(scene(one, two)) == sorted([CODE, OTHER])


def test_a_hall_without_a_code_shows_none() -> None:
    assert read(scene()) == ()


def test_a_code_that_is_no_ticket_is_read_as_it_is() -> None:
    address = "https://example.org/?a=<b>&c=%s {x.__class__}"
    assert texts(shot(address, module=5)) == [address]


def test_an_empty_frame_and_one_without_a_picture_hold_nothing() -> None:
    assert decode_frame(QVideoFrame()) == ()


@pytest.mark.parametrize("pixel", READABLE, ids=lambda pixel: pixel.name)
def test_every_format_is_read_where_it_lies(pixel: Pixel) -> None:
    (seen,) = decode_frame(frame_in(shot(CODE, degrees=10), pixel))
    assert near(seen, read(shot(CODE, degrees=10))[0])


@pytest.mark.parametrize(
    "pixel", [Pixel.Format_NV12, Pixel.Format_YUV420P, Pixel.Format_YUYV, Pixel.Format_UYVY]
)
@pytest.mark.parametrize("size", [(1283, 721), (641, 479)])
def test_lines_longer_than_the_picture_is_wide_are_read(
    pixel: Pixel, size: tuple[int, int]
) -> None:
    where = QPointF(size[0] / 2, size[1] / 2)
    frame = frame_in(scene((code_picture(CODE, module=5), where, 20.0), size=size), pixel)
    frame.map(QVideoFrame.MapMode.ReadOnly)
    bytes_a_pixel = 2 if pixel in {Pixel.Format_YUYV, Pixel.Format_UYVY} else 1
    assert frame.bytesPerLine(0) > size[0] * bytes_a_pixel
    frame.unmap()
    assert [seen.text for seen in decode_frame(frame)] == [CODE]


def test_a_packed_picture_is_unpacked_by_qt() -> None:
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shot(CODE).save(buffer, "JPG")  # type: ignore[call-overload]
    frame = QVideoFrame(QVideoFrameFormat(shot(CODE).size(), Pixel.Format_Jpeg))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    memoryview(frame.bits(0))[: packed.size()] = packed.data()
    frame.unmap()
    (seen,) = decode_frame(frame)
    assert near(seen, read(shot(CODE))[0])


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation", QUARTERS)
def test_corners_are_where_qt_shows_a_camera_mounted_askew(
    rotation: QtVideo.Rotation, mirrored: bool
) -> None:
    frame = turned(rotation, mirrored)
    as_shown = frame.toImage()
    assert shown_size(frame) == (as_shown.width(), as_shown.height())
    assert near(decode_frame(frame)[0], read(as_shown)[0])


def turned(rotation: QtVideo.Rotation, mirrored: bool) -> QVideoFrame:
    picture = scene((code_picture(CODE), QPointF(380, 260), 25.0), size=(800, 600))
    kind = QVideoFrameFormat(picture.size(), Pixel.Format_BGRX8888)
    kind.setRotation(rotation)
    kind.setMirrored(mirrored)
    frame = QVideoFrame(kind)
    frame.map(QVideoFrame.MapMode.WriteOnly)
    memoryview(frame.bits(0))[:] = bytes(picture.constBits())
    frame.unmap()
    return frame


def test_a_frame_stored_upside_down_is_read_where_qt_shows_it() -> None:
    picture = shot(CODE, degrees=10)
    kind = QVideoFrameFormat(picture.size(), Pixel.Format_BGRX8888)
    kind.setScanLineDirection(QVideoFrameFormat.Direction.BottomToTop)
    frame = QVideoFrame(kind)
    frame.map(QVideoFrame.MapMode.WriteOnly)
    memoryview(frame.bits(0))[:] = bytes(picture.constBits())
    frame.unmap()
    assert shown_size(frame) == (WIDTH, HEIGHT)
    assert near(decode_frame(frame)[0], read(frame.toImage())[0])
