"""The parts a page is laid out of: heading, side panel, cards, sections, the empty state."""

from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Size, Space
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

W = TypeVar("W", bound=QWidget)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A thin line across."""
    line = QFrame(parent)
    line.setProperty("role", "hairline")
    line.setFixedHeight(Space.HAIR)
    return line


def row(*widgets: QWidget | None, spacing: int = Space.S, margins: int = 0) -> QHBoxLayout:
    """Widgets side by side; ``None`` is the stretch between them."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margins, margins, margins, margins)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def column(*widgets: QWidget | None, spacing: int = Space.S, margins: int = 0) -> QVBoxLayout:
    """Widgets below one another; ``None`` is the stretch between them."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margins, margins, margins, margins)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A layout as a widget."""
    box = QWidget(parent)
    box.setLayout(layout)
    return box


class PageHeader(QWidget):
    """A page's title, one line of what it is for, and its actions on the right."""

    def __init__(self, title: str, line: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, size=Size.PAGE, bold=True)
        self.line = ElidedLabel(line, tone=Tone.MUTED)
        words = column(self.title, self.line, spacing=0)
        self._tools = row(spacing=Space.M)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._across.setSpacing(Space.XL)
        self._across.addLayout(words, 1)
        self._across.addLayout(self._tools)
        self._across.setAlignment(self._tools, Qt.AlignmentFlag.AlignBottom)

    def add(self, widget: W) -> W:
        """Put an action at the right, after those there; the primary one last."""
        self._tools.addWidget(widget)
        return widget

    def lead(self, widget: W) -> W:
        """Put the way back before the title."""
        self._across.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignBottom)
        return widget


class Section(QWidget):
    """A bold word over a hairline, and what belongs to it."""

    def __init__(
        self, title: str, action: QPushButton | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, bold=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, Space.S, 0, 0)
        down.setSpacing(Space.S)
        head = row(self.title, None)
        if action is not None:
            head.addWidget(action)
        down.addLayout(head)
        down.addWidget(hairline())
        self._body = column()
        down.addLayout(self._body)

    def add(self, widget: W) -> W:
        """Add a widget below those there."""
        self._body.addWidget(widget)
        return widget

    def insert(self, place: int, widget: W) -> W:
        """Add a widget above those from ``place`` on."""
        self._body.insertWidget(place, widget)
        return widget

    def add_layout(self, layout: QLayout) -> None:
        """Add a layout below what is there."""
        self._body.addLayout(layout)

    def clear(self) -> None:
        """Take everything out again but the title."""
        clear_layout(self._body)


class Card(QFrame):
    """A quiet box with an optional bold title."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self.body.setSpacing(Space.S)
        self.title = PlainLabel(title, size=Size.STRONG, bold=True)
        self.body.addWidget(self.title)
        if not title:
            self.title.hide()

    def add(self, widget: W) -> W:
        """Add a widget below those there."""
        self.body.addWidget(widget)
        return widget

    def add_layout(self, layout: QLayout) -> None:
        """Add a layout below what is there."""
        self.body.addLayout(layout)

    def clear(self) -> None:
        """Take everything out again but the title."""
        clear_layout(self.body, keep=1)


class SidePanel(QScrollArea):
    """The details of what is selected, at the right edge, edited in place."""

    def __init__(self, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(name)
        self.setFixedWidth(Extent.PANEL + Space.L)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "panel-body")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._body.setSpacing(Space.M)
        self._body.addStretch(1)
        self.setWidget(inner)

    def add(self, widget: W, *, left: bool = False) -> W:
        """Add a widget below those there; ``left`` keeps its own width."""
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
        self._body.insertWidget(self._body.count() - 1, widget, 0, side)
        return widget

    def add_layout(self, layout: QLayout) -> None:
        """Add a layout below what is there."""
        self._body.insertLayout(self._body.count() - 1, layout)

    def section(self, title: str, action: QPushButton | None = None) -> Section:
        """Add a section, perhaps with a small button at its right."""
        return self.add(Section(title, action))

    def heading(self, text: str = "") -> PlainLabel:
        """Add the name of what is selected, as large as a section's title."""
        return self.add(PlainLabel(text, size=Size.SECTION, bold=True, wrap=True))

    def clear(self) -> None:
        """Take everything out again."""
        clear_layout(self._body)
        self._body.addStretch(1)


class Note(QFrame):
    """A remark on a soft ground: a bold line and what to do."""

    def __init__(
        self,
        title: str,
        text: str = "",
        mark: Ink = Ink.ALREADY,
        *,
        icon: str = "warning",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self.setProperty("mark", mark.value)
        tone = Tone(mark.value)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, mark, Extent.ICON_SMALL))
        self.title = PlainLabel(title, bold=True, tone=tone, wrap=True)
        self.text = PlainLabel(text, tone=tone, wrap=True)
        if not text:  # never show() a label without parent: it would be a window for a moment
            self.text.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        across.setSpacing(Space.S)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = column(self.title, self.text, spacing=0)
        across.addLayout(self._words, 1)

    def add(self, widget: W) -> W:
        """Put the next step below the words."""
        self._words.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        return widget


class EmptyState(QWidget):
    """What an empty page shows: a picture, a sentence and the one next step."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        button: QWidget | None = None,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        self.sentence = PlainLabel(sentence, size=Size.STRONG, bold=True, wrap=True)
        self.hint = PlainLabel(hint, tone=Tone.MUTED, wrap=True)
        if not hint:
            self.hint.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        down.setSpacing(Space.M)
        down.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        down.addWidget(_EmptyPicture(icon), 0, centre)
        for label in (self.sentence, self.hint):
            label.setAlignment(centre)
            down.addWidget(label)
        if button is not None:
            down.addSpacing(Space.XS)
            down.addWidget(button, 0, centre)
        down.addStretch(3)

    def tell(self, hint: str) -> None:
        """Say something else below the sentence: how far it is, say."""
        self.hint.setText(hint)
        self.hint.show()


class _EmptyPicture(QWidget):
    """Two sheets of paper, the front one with a sign."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(Extent.PICTURE_WIDTH, Extent.PICTURE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A fixed size."""
        return QSize(Extent.PICTURE_WIDTH, Extent.PICTURE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the sheets, the sign and two lines of text."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.accent_soft))
        centre = QPointF(self.rect().center())
        radius = self.height() / 2 - Space.XS
        painter.drawEllipse(centre, radius, radius)
        sheet = QRectF(0, 0, Space.XXL * 2.25, Space.XXL * 2.5)
        sheet.moveCenter(centre)
        painter.setPen(theme.colour(tokens.strong_line))
        painter.setBrush(theme.colour(tokens.surface))
        for angle in (-8, 4):
            painter.save()
            painter.translate(centre)
            painter.rotate(angle)
            painter.translate(-centre)
            painter.drawRoundedRect(sheet, Extent.CORNER, Extent.CORNER)
            if angle > 0:
                self._paint_front(painter, sheet)
            painter.restore()
        painter.end()

    def _paint_front(self, painter: QPainter, sheet: QRectF) -> None:
        sign = icons.pixmap(self._icon, Ink.ACCENT, Space.XXL)
        place = QRectF(0, 0, Space.XXL, Space.XXL)
        place.moveCenter(sheet.center() - QPointF(0, Space.M))
        painter.drawPixmap(place, sign, QRectF(sign.rect()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().line))
        for number, width in enumerate((0.62, 0.4)):
            bar = QRectF(0, 0, sheet.width() * width, Space.XS)
            bar.moveCenter(QPointF(sheet.center().x(), place.bottom() + Space.M + number * Space.S))
            painter.drawRoundedRect(bar, Space.RING, Space.RING)


def clear_layout(layout: QLayout, *, keep: int = 0) -> None:
    """Take everything after the first ``keep`` items out of a layout and delete it."""
    while layout.count() > keep:
        item = layout.takeAt(layout.count() - 1)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
            inner.deleteLater()
