"""Small marks: chips (a word on its colour) and avatars (a picture or an initial)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Hue, Pair, Size, Space
from ui.widgets.text import plain_tooltip


def pair_of(mark: Hue | Ink) -> Pair:
    """The colours of a hue, or of a verdict (``Ink.ADMITTED``, ``ALREADY``, ``REFUSED``)."""
    tokens = theme.current()
    if isinstance(mark, Hue):
        return tokens.hue(mark)
    value = getattr(tokens, mark.value)
    return value if isinstance(value, Pair) else Pair(tokens.accent_soft, tokens.accent)


class Chip(QWidget):
    """A word on its colour, perhaps with a small icon: a kind, a category, a status."""

    def __init__(
        self,
        text: str = "",
        mark: Hue | Ink = Hue.GREY,
        *,
        icon: str = "",
        size: float = Size.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._mark, self._icon = text, mark, icon
        self.setFont(theme.font(size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    def set(self, text: str, mark: Hue | Ink, *, icon: str = "") -> None:
        """Say another word in another colour."""
        self._text, self._mark, self._icon = text, mark, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + 2 * Space.S
        if self._icon:
            width += metrics.height() - Space.XS
        return QSize(width, metrics.height() + Space.XS)

    def minimumSizeHint(self) -> QSize:
        """As wide as the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the icon and the word."""
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_chip(painter, QRectF(self.rect()), self._text, self._mark, icon=self._icon)
        painter.end()


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    mark: Hue | Ink,
    *,
    icon: str = "",
    raised: bool = False,
) -> None:
    """Paint a chip into a rectangle, with the painter's font.

    ``raised`` gives it the ground of a card, to be seen on a selected row.
    """
    pair = pair_of(mark)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(theme.current().surface if raised else pair.soft))
    painter.drawRoundedRect(rect, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
    inner = rect.adjusted(Space.S, 0, -Space.S, 0)
    if icon:
        side = painter.fontMetrics().height() - Space.XS
        picture = icons.pixmap(icon, mark, side)
        top = rect.center().y() - side / 2
        painter.drawPixmap(
            QRectF(inner.left() - Space.RING, top, side, side), picture, picture.rect()
        )
        inner.setLeft(inner.left() + side)
    painter.setPen(theme.colour(pair.strong))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Avatar(QWidget):
    """A person's picture in a circle, or the first letter of the name."""

    def __init__(
        self,
        name: str = "",
        picture: bytes | None = None,
        *,
        side: int = Extent.AVATAR,
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._square = square
        self.setFixedSize(side, side)
        self.set(name, picture)

    def set(self, name: str, picture: bytes | None = None) -> None:
        """Show somebody else."""
        self._initial = name.strip()[:1].upper()
        self._picture = QPixmap()
        if picture:
            self._picture.loadFromData(picture)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, cut to a circle, or the initial."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            self._paint_initial(painter)
        else:
            self._paint_picture(painter)
        painter.end()

    def _outline(self) -> QPainterPath:
        path = QPainterPath()
        if self._square:
            path.addRoundedRect(QRectF(self.rect()), Extent.CORNER, Extent.CORNER)
        else:
            path.addEllipse(QRectF(self.rect()))
        return path

    def _paint_initial(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.fillPath(self._outline(), theme.colour(tokens.accent_soft))
        small = self.width() <= Extent.DESK_CONTROL
        painter.setFont(theme.font(Size.SMALL if small else Size.PAGE, bold=True))
        painter.setPen(theme.colour(tokens.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)

    def _paint_picture(self, painter: QPainter) -> None:
        if self._square:  # a logo is shown whole
            size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            return
        painter.setClipPath(self._outline())
        side = min(self._picture.width(), self._picture.height())
        source = QRectF(0, 0, side, side)
        source.moveCenter(QRectF(self._picture.rect()).center())
        source.moveTop(min(source.top(), self._picture.height() * 0.1))  # faces are at the top
        painter.drawPixmap(QRectF(self.rect()), self._picture, source)
