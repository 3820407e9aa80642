"""Lines that lead somewhere: a person, an organisation, a session, each one click away."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.marks import paint_chip
from ui.widgets.text import plain_tooltip


class LinkLine(QAbstractButton):
    """One or two lines of text with a picture before and a chip behind; a click opens it."""

    def __init__(
        self,
        text: str,
        detail: str = "",
        *,
        icon: QIcon | None = None,
        chip: tuple[str, Hue | Ink] | None = None,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._detail, self._picture, self._chip, self._bold = detail, icon, chip, bold
        self.setText(text)
        self.setAccessibleName(", ".join(part for part in (text, detail, _word(chip)) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its lines; as wide as it is let be."""
        height = _metrics(Size.BODY, bold=self._bold).height()
        if self._detail:
            height += _metrics(Size.SMALL).height()
        return QSize(Extent.COLUMN, max(height + Space.S, Extent.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, the lines and the chip; where the pointer or focus is, it shines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect()
        if self._picture is not None:
            side = self._picture.actualSize(QSize(Extent.AVATAR, Extent.AVATAR))
            top = inner.center().y() + 1 - side.height() // 2
            self._picture.paint(painter, QRect(inner.left(), top, side.width(), side.height()))
            inner.setLeft(inner.left() + side.width() + Space.S)
        if self._chip is not None:
            inner.setRight(self._paint_chip(painter, inner))
        self._paint_lines(painter, inner)
        painter.end()

    def _paint_chip(self, painter: QPainter, inner: QRect) -> int:
        word, mark = self._chip or ("", Hue.GREY)
        painter.setFont(theme.font(Size.SMALL))
        metrics = painter.fontMetrics()
        size = QSize(metrics.horizontalAdvance(word) + 2 * Space.S, metrics.height() + Space.XS)
        box = QRectF(QPointF(), size.toSizeF())
        box.moveCenter(QPointF(0, QRectF(inner).center().y()))
        box.moveRight(inner.right())
        paint_chip(painter, box, word, mark)
        return round(box.left()) - Space.S

    def _paint_lines(self, painter: QPainter, inner: QRect) -> None:
        tokens = theme.current()
        strong, small = theme.font(bold=self._bold), theme.font(Size.SMALL)
        near = self.underMouse() or self.hasFocus()
        strong.setUnderline(self.hasFocus())
        heights = [QFontMetrics(strong).height()]
        if self._detail:
            heights.append(QFontMetrics(small).height())
        top = inner.center().y() + 1 - sum(heights) // 2
        for text, font, ink, height in zip(
            (self.text(), self._detail),
            (strong, small),
            (tokens.accent if near else tokens.text, tokens.muted),
            heights,
            strict=False,
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            line = QRect(inner.left(), top, inner.width(), height)
            shown = painter.fontMetrics().elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideRight, line.width()
            )
            if shown != text and not self.toolTip():
                self.setToolTip(plain_tooltip(text))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
            )
            top += height


class MoreLine(LinkLine):
    """The last line, "5 more": the quiet end of a list, leading to all of it."""

    def _paint_lines(self, painter: QPainter, inner: QRect) -> None:
        painter.setFont(theme.font(Size.SMALL, bold=True))
        painter.setPen(theme.colour(theme.current().accent))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        arrow = icons.pixmap("chevron-right", Ink.ACCENT, Extent.ICON_SMALL)
        left = inner.left() + painter.fontMetrics().horizontalAdvance(self.text()) + Space.XS
        top = inner.center().y() + 1 - Extent.ICON_SMALL // 2
        painter.drawPixmap(QRect(left, top, Extent.ICON_SMALL, Extent.ICON_SMALL), arrow)


def _metrics(size: float, *, bold: bool = False) -> QFontMetrics:
    return QFontMetrics(theme.font(size, bold=bold))


def _word(chip: tuple[str, Hue | Ink] | None) -> str:
    return chip[0] if chip else ""
