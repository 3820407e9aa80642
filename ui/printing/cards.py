"""The documents to choose from, as a calm list of cards."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui import icons, theme
from ui.icons import Ink
from ui.printing.documents import Document
from ui.theme import Extent, Size, Space
from ui.widgets.panels import column

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class DocumentCards(QWidget):
    """One card a document, of which one is chosen.

    Signals:
        chosen: the name of the document the user chose.
    """

    chosen = Signal(str)

    def __init__(self, documents: Iterable[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(Extent.DOCUMENTS)
        self._group = QButtonGroup(self)
        self._cards = {document.name: _Card(document) for document in documents}
        for card in self._cards.values():
            self._group.addButton(card)
        self._group.buttonClicked.connect(lambda card: self.chosen.emit(card.name))
        cards = column(*self._cards.values(), None, spacing=Space.S)
        cards.setContentsMargins(Space.XL, Space.L, 0, Space.L)
        self.setLayout(cards)

    @property
    def value(self) -> str:
        """The name of the chosen document."""
        return next((name for name, card in self._cards.items() if card.isChecked()), "")

    def set_value(self, name: str) -> None:
        """Choose a document without telling."""
        self._cards[name].setChecked(True)

    def card(self, name: str) -> QAbstractButton:
        """The card of a document."""
        return self._cards[name]


class _Card(QAbstractButton):
    """A document's sign, its name, and one line of what it holds."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.name = document.name
        self._icon, self._line = document.icon, document.line()
        self.setText(document.title())
        self.setCheckable(True)
        self.setAccessibleName(document.title())
        self.setAccessibleDescription(self._line)
        self.setObjectName(f"document.{document.name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        width = Extent.DOCUMENTS - Space.XL
        _title, line = self._places(width)
        return QSize(width, line.bottom() + Space.M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the sign and the words."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = Ink.ACCENT if self.isChecked() else Ink.MUTED
        sign = QRect(Space.M, Space.M, Extent.ICON, Extent.ICON)
        painter.drawPixmap(sign, icons.pixmap(self._icon, ink, Extent.ICON))
        title, line = self._places(self.width())
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour(tokens.accent if self.isChecked() else tokens.text))
        painter.drawText(title, _WRAPPED.value, self.text())
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.muted))
        painter.drawText(line, _WRAPPED.value, self._line)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.current()
        ground = tokens.surface
        if self.isChecked() or self.underMouse():
            ground = tokens.accent_soft if self.isChecked() else tokens.hover
        strong = self.isChecked() or self.hasFocus()
        pen = painter.pen()
        pen.setColor(theme.colour(tokens.accent if strong else tokens.line))
        pen.setWidth(Space.RING if self.hasFocus() else Space.HAIR)
        painter.setPen(pen)
        painter.setBrush(theme.colour(ground))
        inset = pen.width() / 2
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(inset, inset, -inset, -inset),
            Extent.CORNER,
            Extent.CORNER,
        )

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the title and the line stand on a card so wide."""
        left = Space.M + Extent.ICON + Space.S
        room = QRect(left, Space.S + Space.RING, width - left - Space.M, 0)
        title = self._wrapped(room, theme.font(bold=True), self.text())
        below = QRect(left, title.bottom() + 1, room.width(), 0)
        return title, self._wrapped(below, theme.font(Size.SMALL), self._line)

    def _wrapped(self, room: QRect, font: QFont, text: str) -> QRect:
        metrics = QFontMetrics(font)
        high = room.adjusted(0, 0, 0, metrics.height() * 9)
        taken = metrics.boundingRect(high, _WRAPPED.value, text)
        return QRect(room.left(), room.top(), room.width(), taken.height())
