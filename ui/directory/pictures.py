"""Photographs and logos in the window: read from files, made small, never stretched."""

from collections import OrderedDict
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash
from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Space
from ui.widgets.marks import Avatar

Maker = Callable[[], QPixmap]

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

PICTURE_FILES: Final = "*.png *.jpg *.jpeg *.gif *.bmp *.webp"

_MOST_BYTES: Final = 64_000_000
_KEPT: Final = 500
_LOGO_AREA: Final = 1.9
"""A logo's area in squares of its row's height: wide ones are low, tall ones narrow."""


def read_picture(path: Path) -> bytes:
    """The bytes of a picture's file.

    Raises:
        InvalidValue: It is enormous, or cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InvalidValue("picture", InvalidReason.PICTURE_TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise InvalidValue("picture", InvalidReason.NOT_A_PICTURE) from error


def holds_picture(dropped: QMimeData) -> bool:
    """Whether what is dragged may be a picture: a file of this computer, or an image."""
    return dropped.hasImage() or any(url.isLocalFile() for url in dropped.urls())


def dropped_picture(dropped: QMimeData) -> bytes:
    """The bytes of a dropped picture: the first file's, or the image's as PNG.

    Raises:
        InvalidValue: There is none.
    """
    for url in dropped.urls():
        if url.isLocalFile():
            return read_picture(Path(url.toLocalFile()))
    image = QImage(dropped.imageData()) if dropped.hasImage() else QImage()
    if image.isNull():
        raise InvalidValue("picture", InvalidReason.NOT_A_PICTURE)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(kept.data())


def optical_size(picture: QSize, height: float, most_width: float) -> QSizeF:
    """The size at which a logo looks as large as its neighbours, whatever its shape."""
    if picture.isEmpty():
        return QSizeF()
    aspect = picture.width() / picture.height()
    shown = min(sqrt(_LOGO_AREA * height * height / aspect), height)
    if shown * aspect > most_width:
        shown = most_width / aspect
    return QSizeF(shown * aspect, shown)


class Pictures:
    """Pictures of a workspace as small icons for tables and lines, each made once."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._made: OrderedDict[tuple[object, ...], QIcon] = OrderedDict()

    def data(self, digest: AssetHash | None) -> bytes | None:
        """The bytes of a picture, or None."""
        from eventapp.services.assets import picture  # noqa: PLC0415 - most have none

        found = picture(self._workspace, digest) if digest else None
        return found.data if found else None

    def portrait(self, name: str, digest: AssetHash | None) -> QIcon:
        """Somebody's photograph in a circle, or the name's initial."""
        key = ("portrait", digest or name.strip()[:1].upper())
        return self._icon(key, lambda: _portrait(name, self.data(digest)))

    def logo(self, digest: AssetHash | None) -> QIcon:
        """An organisation's logo on its small tile, or the sign of a house."""
        return self._icon(("logo", digest), lambda: _tile(self.data(digest)))

    def _icon(self, key: tuple[object, ...], make: "Maker") -> QIcon:
        key = (*key, theme.current().dark)
        if key not in self._made:
            self._made[key] = QIcon(make())
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


def _portrait(name: str, data: bytes | None) -> QPixmap:
    side = Extent.AVATAR
    made = _blank(QSize(side, side))
    if data is None:
        Avatar(name).render(made, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        return made
    picture = _shrunk(data, 2 * side)
    painter = QPainter(made)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, side, side))
    painter.setClipPath(circle)
    part = min(picture.width(), picture.height())
    source = QRectF((picture.width() - part) / 2, 0, part, part)
    source.moveTop(min((picture.height() - part) / 2, picture.height() * 0.1))
    painter.drawImage(QRectF(0, 0, side, side), picture, source)
    painter.end()
    return made


def _tile(data: bytes | None) -> QPixmap:
    size = QSize(2 * Extent.AVATAR - Space.XS, Extent.AVATAR)
    tokens = theme.current()
    made = _blank(size)
    painter = QPainter(made)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.setPen(theme.colour(tokens.line))
    # Logos are drawn for paper: on a dark ground half of them would vanish.
    painter.setBrush(theme.colour(theme.LIGHT.surface if data else tokens.grey.soft))
    painter.drawRoundedRect(box, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
    if data is None:
        sign = icons.pixmap("building", Ink.MUTED, Extent.ICON_SMALL)
        place = QRectF(0, 0, Extent.ICON_SMALL, Extent.ICON_SMALL)
        place.moveCenter(box.center())
        painter.drawPixmap(place, sign, QRectF(sign.rect()))
    else:
        picture = _shrunk(data, 2 * size.height())
        target = QRectF()
        target.setSize(
            optical_size(picture.size(), size.height() - Space.XS, size.width() - Space.S)
        )
        target.moveCenter(box.center())
        painter.drawImage(target, picture, QRectF(picture.rect()))
    painter.end()
    return made


def _shrunk(data: bytes, side: int) -> QImage:
    """The picture, decoded no larger than needed: its shorter side as long as ``side``."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    wanted = round(side * QGuiApplication.primaryScreen().devicePixelRatio())
    if reader.size().isValid() and min(reader.size().toTuple()) > wanted:
        size = QSize(wanted, wanted)
        reader.setScaledSize(
            reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    return reader.read()


def _blank(size: QSize) -> QPixmap:
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
