"""Frames as a camera would deliver them, painted by us: for benchmarks and tests."""

import random
from collections.abc import Callable

from PIL import Image, ImageEnhance, ImageFilter
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from reports import qr

Pixel = QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 1280, 720


def code_picture(
    text: str, *, module: int = 6, dark: str = "black", light: str = "white"
) -> QImage:
    """A symbol with its quiet zone."""
    matrix = qr.encode(text)
    side = (matrix.size + 2 * qr.QUIET_MODULES) * module
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(QColor(light))
    painter = QPainter(picture)
    for y, line in enumerate(matrix.rows):
        for x, is_dark in enumerate(line):
            if is_dark:
                left, top = ((at + qr.QUIET_MODULES) * module for at in (x, y))
                painter.fillRect(left, top, module, module, QColor(dark))
    painter.end()
    return picture


def scene(*codes: tuple[QImage, QPointF, float], size: tuple[int, int] = (WIDTH, HEIGHT)) -> QImage:
    """A hall behind codes, each a picture with its centre and its rotation in degrees."""
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#7C8794"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    chance = random.Random(7)  # noqa: S311 - the same hall every time
    for _number in range(160):
        left, top, width, height = (chance.randrange(limit) for limit in (*size, 120, 120))
        red, green, blue = (chance.randrange(256) for _channel in "rgb")
        painter.fillRect(left, top, width, height, QColor(red, green, blue))
    for code, centre, degrees in codes:
        painter.save()
        painter.translate(centre)
        painter.rotate(degrees)
        painter.drawImage(
            QRectF(code.rect()).translated(-code.width() / 2, -code.height() / 2), code
        )
        painter.restore()
    painter.end()
    return picture


def shot(text: str, *, module: int = 6, degrees: float = 0, **inks: str) -> QImage:
    """One code in the middle of the hall."""
    return scene(
        (code_picture(text, module=module, **inks), QPointF(WIDTH / 2, HEIGHT / 2), degrees)
    )


def mirrored(picture: QImage) -> QImage:
    return picture.transformed(QTransform().scale(-1, 1))


def through_pil(picture: QImage, change: Callable[[Image.Image], Image.Image]) -> QImage:
    rgb = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    size = (rgb.width(), rgb.height())
    made = change(Image.frombytes("RGBX", size, bytes(rgb.constBits())).convert("RGB"))
    return QImage(
        made.tobytes(), *made.size, made.width * 3, QImage.Format.Format_RGB888
    ).convertToFormat(QImage.Format.Format_RGB32)


def dark(picture: QImage) -> QImage:
    """An eighth of the light."""
    return through_pil(picture, lambda image: ImageEnhance.Brightness(image).enhance(0.12))


def blurred(picture: QImage) -> QImage:
    return through_pil(picture, lambda image: image.filter(ImageFilter.GaussianBlur(2.4)))


def noisy(picture: QImage) -> QImage:
    """A cheap camera in bad light."""

    def change(image: Image.Image) -> Image.Image:
        noise = Image.effect_noise(image.size, 48).convert("RGB")
        return Image.blend(ImageEnhance.Contrast(image).enhance(0.5), noise, 0.15)

    return through_pil(picture, change)


def frame_in(picture: QImage, pixel: Pixel) -> QVideoFrame:
    """A frame of a pixel format, its first plane written byte for byte.

    Colour planes are left grey: nothing reads them.
    """
    frame = QVideoFrame(QVideoFrameFormat(picture.size(), pixel))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    for number in range(frame.planeCount()):
        memoryview(frame.bits(number))[:] = b"\x80" * frame.mappedBytes(number)
    plane, line = memoryview(frame.bits(0)), frame.bytesPerLine(0)
    width = picture.width()
    if pixel.name in _CHANNELS:
        rgba = picture.convertToFormat(QImage.Format.Format_RGBA8888)
        source, channels = bytes(rgba.constBits()), _CHANNELS[pixel.name]
        for y in range(picture.height()):
            row = source[y * width * 4 : (y + 1) * width * 4]
            for place, channel in enumerate(channels):
                plane[y * line + place : y * line + 4 * width : 4] = row[channel::4]
    else:
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        source, stride = bytes(grey.constBits()), grey.bytesPerLine()
        step, offset = _STEPS.get(pixel.name, (1, 0))
        for y in range(picture.height()):
            row = source[y * stride : y * stride + width]
            plane[y * line + offset : y * line + step * width : step] = row
    frame.unmap()
    return frame


_R, _G, _B, _A = range(4)
_CHANNELS = {
    f"Format_{name}8888{premultiplied}": tuple(map("RGBA".index, name.replace("X", "A")))
    for name in ("ARGB", "XRGB", "BGRA", "BGRX", "ABGR", "XBGR", "RGBA", "RGBX")
    for premultiplied in ("", "_Premultiplied")
}
_STEPS = {
    "Format_YUYV": (2, 0),
    "Format_UYVY": (2, 1),
    "Format_Y16": (2, 1),
    "Format_P010": (2, 1),
    "Format_P016": (2, 1),
    "Format_AYUV": (4, 1),
    "Format_AYUV_Premultiplied": (4, 1),
}
_PLAIN = ("Y8", "NV12", "NV21", "YUV420P", "YUV422P", "YV12", "IMC1", "IMC2", "IMC3", "IMC4")
READABLE = [
    pixel
    for pixel in Pixel
    if pixel.name in {*_CHANNELS, *_STEPS} or pixel.name.removeprefix("Format_") in _PLAIN
]
"""Formats whose brightness or colours can be read in place."""
