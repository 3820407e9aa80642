"""QR codes in one frame of a camera: what they say and where they are.

The frame is read where it lies: its first plane holds the brightness in nearly every
format a camera delivers, and making a picture of it first would cost more than reading.
"""

from dataclasses import dataclass
from typing import Final

import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

Point = tuple[float, float]

_QR: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_Pixel = QVideoFrameFormat.PixelFormat

_HALF_TURN: Final = 2
_THOROUGH_EVERY: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in a frame: its text and its four corners, clockwise from its own top left.

    The corners are pixels of the frame as it is shown, its rotation and mirroring applied.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class _Plane:
    """How the first plane of a format is read: every how many bytes, and from where."""

    step: int = 1
    offset: int = 0


_PLANES: Final = {
    **dict.fromkeys(
        (
            _Pixel.Format_Y8,
            _Pixel.Format_NV12,
            _Pixel.Format_NV21,
            _Pixel.Format_YUV420P,
            _Pixel.Format_YUV422P,
            _Pixel.Format_YV12,
            _Pixel.Format_IMC1,
            _Pixel.Format_IMC2,
            _Pixel.Format_IMC3,
            _Pixel.Format_IMC4,
        ),
        _Plane(),
    ),
    _Pixel.Format_YUYV: _Plane(step=2),
    _Pixel.Format_UYVY: _Plane(step=2, offset=1),
    # Of 16 bits the upper eight are brightness enough; they come second.
    _Pixel.Format_Y16: _Plane(step=2, offset=1),
    _Pixel.Format_P010: _Plane(step=2, offset=1),
    _Pixel.Format_P016: _Plane(step=2, offset=1),
    _Pixel.Format_AYUV: _Plane(step=4, offset=1),
    _Pixel.Format_AYUV_Premultiplied: _Plane(step=4, offset=1),
    # Green is most of what an eye calls bright; a proper grey would take five times as long.
    **dict.fromkeys(
        (
            _Pixel.Format_ARGB8888,
            _Pixel.Format_ARGB8888_Premultiplied,
            _Pixel.Format_XRGB8888,
            _Pixel.Format_ABGR8888,
            _Pixel.Format_XBGR8888,
        ),
        _Plane(step=4, offset=2),
    ),
    **dict.fromkeys(
        (
            _Pixel.Format_BGRA8888,
            _Pixel.Format_BGRA8888_Premultiplied,
            _Pixel.Format_BGRX8888,
            _Pixel.Format_RGBA8888,
            _Pixel.Format_RGBX8888,
        ),
        _Plane(step=4, offset=1),
    ),
}


class FrameDecoder:
    """Looks at one frame after the other: quickly at most, thoroughly at every third.

    A thorough look also finds light codes on dark phones and codes that fill the picture,
    but in a noisy picture without any code it takes four times as long.
    """

    def __init__(self) -> None:
        self._looks = 0

    def look(self, frame: QVideoFrame) -> tuple[Seen, ...]:
        """The QR codes in the next frame."""
        self._looks += 1
        return decode_frame(frame, thorough=self._looks % _THOROUGH_EVERY == 0)


def decode_frame(frame: QVideoFrame, *, thorough: bool = True) -> tuple[Seen, ...]:
    """The QR codes in a frame, in any order; none in a frame that cannot be read."""
    plane = _PLANES.get(frame.pixelFormat())
    if plane is None or not frame.map(QVideoFrame.MapMode.ReadOnly):
        return _decode_picture(frame.toImage(), frame, thorough=thorough)
    size = (frame.width(), frame.height())
    try:
        codes = _read(
            frame.bits(0)[plane.offset :],
            # Read from an offset, the last line would end outside the plane.
            (size[0], size[1] - bool(plane.offset)),
            plane,
            frame.bytesPerLine(0),
            thorough=thorough,
        )
    finally:
        frame.unmap()
    return tuple(_seen(code, size, (_surface_turn(frame), _own_turn(frame))) for code in codes)


def shown_size(frame: QVideoFrame) -> tuple[int, int]:
    """How wide and high a frame is when it is shown."""
    turns = _surface_turn(frame).quarters + _own_turn(frame).quarters
    size = (frame.width(), frame.height())
    return size if turns % _HALF_TURN == 0 else (size[1], size[0])


def _decode_picture(picture: QImage, frame: QVideoFrame, *, thorough: bool) -> tuple[Seen, ...]:
    """The same of a frame that only Qt can make a picture of; the surface's turn is made then."""
    if picture.isNull():
        return ()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    line = grey.bytesPerLine()
    codes = _read(grey.constBits(), size, _Plane(), line, thorough=thorough)
    return tuple(_seen(code, size, (_own_turn(frame),)) for code in codes)


def _read(
    data: bytes | bytearray | memoryview,
    size: tuple[int, int],
    plane: _Plane,
    line: int,
    *,
    thorough: bool,
) -> list[zxingcpp.Barcode]:
    view = zxingcpp.ImageView(data, *size, zxingcpp.ImageFormat.Lum, line, plane.step)
    found: list[zxingcpp.Barcode] = zxingcpp.read_barcodes(
        view,
        formats=_QR,
        text_mode=zxingcpp.TextMode.Plain,
        try_invert=thorough,
        try_downscale=thorough,
    )
    return [code for code in found if code.text]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A step from memory to screen: perhaps upside down, quarters clockwise, perhaps mirrored."""

    quarters: int
    mirrored: bool
    upside_down: bool = False

    def apply(self, point: Point, size: tuple[int, int]) -> tuple[Point, tuple[int, int]]:
        """Where a point comes to lie, and the size then."""
        (x, y), (width, height) = point, size
        if self.upside_down:
            y = height - y
        for _quarter in range(self.quarters):
            x, y = height - y, x
            width, height = height, width
        return (width - x if self.mirrored else x, y), (width, height)


def _surface_turn(frame: QVideoFrame) -> _Turn:
    """What Qt does first: it belongs to the format, as with cameras mounted askew."""
    surface = frame.surfaceFormat()
    upside_down = surface.scanLineDirection() is QVideoFrameFormat.Direction.BottomToTop
    return _Turn(surface.rotation().value // 90, surface.isMirrored(), upside_down)


def _own_turn(frame: QVideoFrame) -> _Turn:
    """What Qt does then: it belongs to the single frame."""
    return _Turn(frame.rotation().value // 90, frame.mirrored())


def _seen(code: zxingcpp.Barcode, size: tuple[int, int], turns: tuple[_Turn, ...]) -> Seen:
    place = code.position
    corners = []
    for corner in (place.top_left, place.top_right, place.bottom_right, place.bottom_left):
        point, shown = (float(corner.x), float(corner.y)), size
        for turn in turns:
            point, shown = turn.apply(point, shown)
        corners.append(point)
    one, two, three, four = corners
    return Seen(code.text, (one, two, three, four))
