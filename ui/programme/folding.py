"""A section of the side panel that unfolds; its heading tells whether something is in it."""

from typing import Final, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from eventapp.settings import SettingsFile
from ui import icons, theme
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.panels import column, hairline
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

W = TypeVar("W", bound=QWidget)
_MOST: Final = 200
"""Letters of a text that a heading and its tooltip begin with."""


class FoldingSection(QWidget):
    """A heading that shows and hides what belongs to it, remembered for the next start.

    Signals:
        unfolded: it was opened, by the user or because there is something to see.
    """

    unfolded = Signal()

    def __init__(
        self, title: str, key: str, settings: SettingsFile, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._settings = key, settings
        self.heading = FoldHeading(title)
        self.heading.toggled.connect(self._show_body)
        self._body = QWidget(self)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, Space.XS, 0, Space.L)
        inner.setSpacing(Space.S)
        self._inner = inner
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(hairline())
        down.addWidget(self.heading)
        down.addWidget(self._body)
        self.heading.setChecked(key in settings.value.unfolded)
        self._body.setVisible(self.is_open)
        self.heading.clicked.connect(self._remember)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.heading.isChecked()

    def unfold(self) -> None:
        """Show what is in it, this time."""
        self.heading.setChecked(True)

    def tell(self, summary: str, *, always: bool = False, urgent: bool = False) -> None:
        """Say beside the heading what is in it; empty where nothing is.

        What is read inside anyway is said only while it is folded, unless ``always``.
        """
        self.heading.tell(summary, always=always, urgent=urgent)

    def add(self, widget: W) -> W:
        """Add a widget below those there."""
        self._inner.addWidget(widget)
        return widget

    def add_field(self, label: str, editor: W) -> W:
        """Add an editor over the whole width, its word above it."""
        word = PlainLabel(label, size=Size.SMALL, tone=Tone.MUTED)
        word.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._inner.addLayout(column(word, editor, spacing=Space.RING))
        return editor

    def _show_body(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._body.setVisible(shown)
        if shown:
            self.unfolded.emit()

    def _remember(self) -> None:
        others = [key for key in self._settings.value.unfolded if key != self._key]
        kept = [*others, self._key] if self.is_open else others
        self._settings.change(unfolded=tuple(kept))


class FoldHeading(QAbstractButton):
    """A bold word that unfolds, and at its right what is inside."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ""
        self._always = self._urgent = False
        self.setText(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._describe)
        self._describe()

    @property
    def summary(self) -> str:
        """What it says is inside."""
        return self._summary

    def tell(self, summary: str, *, always: bool, urgent: bool) -> None:
        """Say what is inside."""
        self._summary = " ".join(summary[:_MOST].split())
        self._always, self._urgent = always, urgent
        self.setAccessibleName(" ".join(part for part in (self.text(), self._summary) if part))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a table's row."""
        return QSize(Extent.COLUMN, Extent.ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle on Enter, unfold on Right and fold on Left, as trees do."""
        wanted = {
            Qt.Key.Key_Right: True,
            Qt.Key.Key_Left: False,
            Qt.Key.Key_Return: not self.isChecked(),
            Qt.Key.Key_Enter: not self.isChecked(),
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted is not self.isChecked():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrow, the word, what is inside, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        box = QRectF(self.rect())
        near = self.underMouse() or self.hasFocus()
        name = "chevron-down" if self.isChecked() else "chevron-right"
        arrow = icons.pixmap(name, Ink.ACCENT if near else Ink.MUTED, Extent.ICON_SMALL)
        side = Extent.ICON_SMALL
        painter.drawPixmap(
            QRectF(0, box.center().y() - side / 2, side, side), arrow, QRectF(arrow.rect())
        )
        box.setLeft(side + Space.XS)
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour(tokens.accent if near else tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(self.text()) + Space.M)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.already.strong if self._urgent else tokens.muted))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._elided(box.width()))
        if self.hasFocus():
            painter.setPen(theme.colour(tokens.accent))
            ring = QRectF(self.rect()).adjusted(0.5, Space.RING, -0.5, -Space.RING)
            painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.end()

    def _elided(self, width: float) -> str:
        told = "" if self.isChecked() and not self._always else self._summary
        metrics = QFontMetricsF(theme.font(Size.SMALL))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, width)
        self.setToolTip(plain_tooltip(told) if shown != told else "")
        return shown

    def _describe(self) -> None:
        self.setAccessibleDescription(_("Unfolded") if self.isChecked() else _("Folded"))
