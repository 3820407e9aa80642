"""A document in the gallery: its first page in small, its name, what it is, when it was printed."""

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, theme
from ui.icons import Ink
from ui.language import _
from ui.printing.documents import Document
from ui.printing.thumbnails import Thumbnail
from ui.theme import Extent, Size, Space
from ui.widgets.text import plain_tooltip

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_A4 = QSizeF(210, 297)
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DocumentCard(QAbstractButton):
    """Opens its document.

    Signals:
        steered: the arrow, Home or End key pressed on it.
        focused: it got the focus.
    """

    steered = Signal(object)
    focused = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._thumbnail: Thumbnail | None = None
        self._printed = ""
        self.setText(document.title())
        self.setAccessibleName(document.title())
        self.setObjectName(f"document.{document.name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    # What it shows

    def show_picture(self, thumbnail: Thumbnail | None) -> None:
        """Show the first page, or that there is nothing to print yet."""
        self._thumbnail = thumbnail
        self._describe()
        self.update()

    def show_printed(self, said: str) -> None:
        """Say when it was printed or saved last; empty where it never was."""
        self._printed = said
        self._describe()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether its document is known to be empty."""
        return self._thumbnail is not None and self._thumbnail.empty

    @property
    def line(self) -> str:
        """What it is, or why there is nothing to print yet."""
        said = self.document.empty()[0] if self.is_empty else ""
        return said or self.document.line()

    @property
    def printed(self) -> str:
        """When it was printed last, in words."""
        return self._printed

    # Its size

    def heightForWidth(self, width: int) -> int:
        """As high as its words need in this width."""
        *_places, last = self._places(width)
        return last.bottom() + 1 + Space.M

    def sizeHint(self) -> QSize:
        """As a narrow one."""
        return QSize(Extent.GALLERY_CARD, self.heightForWidth(Extent.GALLERY_CARD))

    def _places(self, width: int) -> tuple[QRect, QRect, QRect, QRect]:
        """Where picture, title, line and last print stand on a card so wide."""
        picture = QRect(Space.HAIR, Space.HAIR, width - 2 * Space.HAIR, _PICTURE_HEIGHT)
        room = QRect(Space.M, picture.bottom() + 1 + Space.S, width - 2 * Space.M, 0)
        title = _wrapped(room, theme.font(bold=True), self.text(), lines=2)
        room.moveTop(title.bottom() + 1 + Space.RING)
        line = _wrapped(room, theme.font(Size.SMALL), self.line, lines=4)
        room.moveTop(line.bottom() + 1 + Space.XS)
        # Reserved before there is anything to say: the page must not jump after a save.
        printed = _wrapped(room, theme.font(Size.SMALL), self._printed or "x", lines=1)
        return picture, title, line, printed

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the page and the words."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture, title, line, printed = self._places(self.width())
        printed.moveBottom(self.height() - Space.M)
        self._paint_ground(painter, picture)
        self._paint_page(painter, picture)
        words = (
            (title, theme.font(bold=True), tokens.text, self.text()),
            (line, theme.font(Size.SMALL), tokens.muted, self.line),
            (printed, theme.font(Size.SMALL), tokens.accent, self._printed),
        )
        for place, font, colour, text in words:
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            painter.drawText(place, _WRAPPED.value, _cut(text, font, place))
        self._paint_edge(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter, picture: QRect) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(self.rect(), Extent.CORNER, Extent.CORNER)
        painter.setBrush(theme.colour(tokens.hover))
        painter.drawRoundedRect(picture, Extent.CORNER, Extent.CORNER)
        painter.drawRect(picture.adjusted(0, Extent.CORNER, 0, 0))

    def _paint_page(self, painter: QPainter, picture: QRect) -> None:
        """The page, or a blank one with the document's sign until, and unless, there is one."""
        tokens = theme.current()
        image = self._thumbnail.image if self._thumbnail is not None else None
        size = _A4 if image is None else QSizeF(image.size())
        room = picture.adjusted(Space.M, Space.M, -Space.M, -Space.M)
        page = QRectF(0, 0, *_fitted(size, room))
        page.moveCenter(QRectF(room).center())
        page.moveTopLeft(page.topLeft().toPoint().toPointF())
        pen = painter.pen()
        pen.setColor(theme.colour(tokens.strong_line))
        pen.setWidth(Space.HAIR)
        pen.setStyle(Qt.PenStyle.DashLine if self.is_empty else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        if image is not None:
            painter.drawImage(page, image)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush if self.is_empty else theme.colour(tokens.surface))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        sign = QRectF(0, 0, Space.XL, Space.XL)
        sign.moveCenter(page.center())
        drawn = icons.pixmap(self.document.icon, Ink.MUTED, Space.XL)
        painter.drawPixmap(sign, drawn, QRectF(drawn.rect()))

    def _paint_edge(self, painter: QPainter) -> None:
        tokens = theme.current()
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        hovered = tokens.strong_line if self.underMouse() else tokens.line
        pen.setColor(theme.colour(tokens.accent if self.hasFocus() else hovered))
        pen.setWidth(Space.RING if self.hasFocus() else Space.HAIR)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.width() / 2
        edge = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, Extent.CORNER, Extent.CORNER)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, too; the arrows lead to other cards."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key in _ARROWS | _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.steered.emit(key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be seen."""
        super().focusInEvent(event)
        self.focused.emit()

    def _describe(self) -> None:
        parts = [self.line, self._printed]
        if self.is_empty:
            parts.insert(0, _("Nothing to print yet"))
        self.setAccessibleDescription(" ".join(filter(None, parts)))
        self.setToolTip(plain_tooltip(self.line))


_ROOMY = QRect(0, 0, 9999, 9999)
_PICTURE_HEIGHT = Extent.GALLERY_PICTURE + 2 * Space.M


def _fitted(size: QSizeF, room: QRect) -> tuple[float, float]:
    fitted = size.scaled(room.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    return round(fitted.width()), round(fitted.height())


def _wrapped(room: QRect, font: QFont, text: str, *, lines: int) -> QRect:
    metrics = QFontMetrics(font)
    most = metrics.boundingRect(_ROOMY, _WRAPPED.value, "\n".join("x" * lines)).height()
    high = QRect(room.left(), room.top(), room.width(), most)
    taken = metrics.boundingRect(high, _WRAPPED.value, text).height()
    return QRect(room.left(), room.top(), room.width(), min(taken, most) if text else 0)


def _cut(text: str, font: QFont, place: QRect) -> str:
    """As much of a text as its lines hold, ending in "…"."""
    metrics = QFontMetrics(font)
    high = QRect(0, 0, place.width(), metrics.lineSpacing() * 99)
    most = place.height() + metrics.lineSpacing() // 2

    def fits(part: str) -> bool:
        return metrics.boundingRect(high, _WRAPPED.value, part).height() <= most

    if fits(text):
        return text
    while text and not fits(text + "…"):
        text = text[:-1].rstrip()
    return text + "…"
