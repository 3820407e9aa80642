"""The camera's picture, and a frame around each code in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF, QResizeEvent, QTransform
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtMultimediaWidgets import QGraphicsVideoItem
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QSizePolicy, QWidget

from ui import theme
from ui.checkin.camera.decoding import Point, shown_size
from ui.checkin.outcome import Shape
from ui.checkin.shapes import paint_shape
from ui.checkin.unheard import unheard
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.marks import pair_of

_ASPECT: Final = (16, 9)
_SIGN: Final = 0.42
"""How large the sign is beside the code it stands on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A code in the picture: its corners, and what the desk said of it so far."""

    corners: tuple[Point, ...]
    ink: Ink = Ink.ACCENT
    shape: Shape | None = None


class CameraView(QGraphicsView):
    """The live picture, whole, as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: Sequence[Mark] = ()
        self._size = (0, 0)
        self._mirrored = False
        with unheard():  # the first picture looks for a graphics card
            QVideoFrame(QImage(1, 1, QImage.Format.Format_RGB32)).toImage()
        self._item = QGraphicsVideoItem()
        stage = QGraphicsScene(self)
        stage.addItem(self._item)
        self.setScene(stage)
        self.setAccessibleName(_("Picture of the camera"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setInteractive(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setBackgroundBrush(theme.colour(theme.current().hover))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show the next picture."""
        size = shown_size(frame)
        if size != self._size:
            self._size = size
            self._fit()
        self._item.videoSink().setVideoFrame(frame)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw frames around these codes and no others."""
        if marks or self.marks:
            self.marks = marks
            self.viewport().update()

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - one value, as Qt's setters
        """Show the picture as a mirror would; signs and words stay readable."""
        self._mirrored = mirrored
        self._fit()

    def polygon(self, corners: Sequence[Point]) -> QPolygonF:
        """Where corners of the frame are in the view."""
        place = self._item.sceneTransform() * self.viewportTransform()
        return QPolygonF([place.map(QPointF(x, y)) for x, y in corners])

    def heightForWidth(self, width: int) -> int:
        """The height of a camera's picture of this width."""
        return width * _ASPECT[1] // _ASPECT[0]

    def sizeHint(self) -> QSize:
        """As wide as the desk's side."""
        return QSize(Extent.PANEL, self.heightForWidth(Extent.PANEL))

    def minimumSizeHint(self) -> QSize:
        """It may get small."""
        return QSize(Extent.PORTRAIT, Extent.PORTRAIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture whole again."""
        super().resizeEvent(event)
        self._fit()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Draw the frames, in pixels of the view: a mirrored sign would be another one."""
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks:
            self._draw(painter, mark)

    def _draw(self, painter: QPainter, mark: Mark) -> None:
        outline = self.polygon(mark.corners)
        strong = theme.colour(pair_of(mark.ink).strong)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (theme.colour(theme.current().surface), Extent.STRIPE + 2 * Space.RING),
            (strong, Extent.STRIPE),
        ):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolygon(outline)
        if mark.shape is not None:
            box = outline.boundingRect()
            side = max(min(box.width(), box.height()) * _SIGN, Space.XL)
            circle = QRectF(0, 0, side, side)
            circle.moveCenter(box.center())
            painter.setPen(QPen(theme.colour(theme.current().surface), Space.RING))
            painter.setBrush(strong)
            painter.drawEllipse(circle)
            paint_shape(painter, circle, mark.shape)

    def _fit(self) -> None:
        width, height = self._size
        if not width or not height:
            return
        self._item.setSize(QSizeF(width, height))
        turn = QTransform.fromScale(-1, 1) if self._mirrored else QTransform()
        self._item.setTransform(turn * QTransform.fromTranslate(width * self._mirrored, 0))
        self.scene().setSceneRect(0, 0, width, height)
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self.viewport().update()
