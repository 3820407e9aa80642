"""What the speaker sees on the second screen: how much time is left, to be read from ten metres."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.language import _
from ui.live.fitted import fitted_lines
from ui.live.signs import Sign, paint_sign
from ui.theme import DARK, LIGHT, Live

_MARGIN: Final = 0.045
"""Of the width, at each side; of the height, above and below."""
_TITLE: Final = (0.05, 0.22)
"""From where to where of the height each part reaches."""
_PEOPLE: Final = (0.22, 0.285)
_FIGURE: Final = (0.315, 0.775)
_STATE: Final = (0.795, 0.865)
_NEXT: Final = (0.885, 0.955)
_SHARE: Final = 0.018
_SIGN: Final = 1.25
"""The sign beside a word, in heights of its capitals."""
_LEAST_FIGURE: Final = 0.41
"""Of the height: ten metres away it is read from half a metre of wall."""
_NARROWEST: Final = 0.66
"""How far figures are condensed to be that high on a narrow window."""
_TEMPLATE: Final = "00:00"
_KEYS_FULL: Final = {Qt.Key.Key_F, Qt.Key.Key_F11}
_UNIT: Final = 100.0


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Everything on the speaker's screen. ``share`` is how much of the time has passed."""

    figure: str
    sign: Sign
    word: str
    title: str = ""
    people: str = ""
    next: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Inks:
    ground: QColor
    figure: QColor
    text: QColor
    muted: QColor
    line: QColor


class CountdownWindow(QWidget):
    """Dark whatever the window's look: it hangs in a darkened hall.

    Escape closes it; F fills the screen or leaves it, as a double click does.

    Signals:
        closed: it was closed.
        menu_asked: where on the screen its menu is asked for.
        full_asked: whether it is to fill the screen.
    """

    closed = Signal()
    menu_asked = Signal(object)
    full_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.view = SpeakerView("", Sign.WAITING, "")
        self.setWindowTitle(_("Countdown for the speaker"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(*Live.WINDOW_LEAST)
        self.resize(*Live.WINDOW)

    def show_view(self, view: SpeakerView) -> None:
        """Show what is left now; the same costs nothing."""
        if view == self.view:
            return
        self.view = view
        said = (view.title, view.people, view.word, view.figure, view.next)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()

    def hide_pointer(self, *, hidden: bool) -> None:
        """Take the pointer off the screen, or bring it back."""
        if hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()

    # What it hears

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; fill the screen or leave it on F."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _KEYS_FULL:
            self.full_asked.emit(not self.isFullScreen())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen or leave it."""
        self.full_asked.emit(not self.isFullScreen())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the screens and rooms."""
        self.menu_asked.emit(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()

    # How it is painted

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from top to bottom: title, people, the figure, what it means, what comes next."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks, view = _inks(self.view.sign), self.view
        painter.fillRect(self.rect(), inks.ground)
        self._write(painter, view.title, self._part(_TITLE), inks.text, bold=True, most=2)
        self._write(painter, view.people, self._part(_PEOPLE), inks.muted)
        painter.fillPath(self.figure_path(), inks.figure)
        self._paint_state(painter, self._part(_STATE), inks)
        self._write(painter, view.next, self._part(_NEXT), inks.muted)
        self._paint_share(painter, inks)
        painter.end()

    def figure_path(self) -> QPainterPath:
        """The figure's outline where it stands: as wide as the window, as high as it may be."""
        box = self._part(_FIGURE)
        font = theme.font(_UNIT, bold=True)
        metrics = QFontMetricsF(font)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a glyph overlap
        path.addText(QPointF(), font, self.view.figure)
        if path.isEmpty():
            return path
        # Sized by as many figures as there can be, so that it stays when the tens are gone.
        widest = max(
            metrics.horizontalAdvance(_TEMPLATE), metrics.horizontalAdvance(self.view.figure)
        )
        across = box.width() / widest
        most, least = box.height(), self.height() * _LEAST_FIGURE
        height = metrics.capHeight()
        down = min(max(across, least / height), most / height, across / _NARROWEST)
        across = min(across, down)
        middle = box.center()
        half = metrics.horizontalAdvance(self.view.figure) / 2  # the same each second
        placed = QTransform.fromTranslate(middle.x(), middle.y()).scale(across, down)
        return placed.translate(-half, height / 2).map(path)

    def _part(self, reach: tuple[float, float]) -> QRectF:
        top, bottom = (self.height() * share for share in reach)
        margin = self.width() * _MARGIN
        return QRectF(margin, top, self.width() - 2 * margin, bottom - top)

    def _paint_state(self, painter: QPainter, box: QRectF, inks: _Inks) -> None:
        lines = fitted_lines(self.view.word, box.size(), bold=True, most=1)
        metrics = QFontMetricsF(lines.font)
        side = metrics.capHeight() * _SIGN
        text = lines.lines[0] if lines.lines else ""
        width = metrics.horizontalAdvance(text) + 2 * side
        left = box.center().x() - width / 2
        top = box.center().y() - side / 2
        paint_sign(painter, QRectF(left, top, side, side), self.view.sign, inks.figure)
        painter.setFont(lines.font)
        painter.setPen(inks.figure)
        base = box.center().y() + metrics.capHeight() / 2
        painter.drawText(QPointF(left + 2 * side, base), text)

    def _write(
        self,
        painter: QPainter,
        text: str,
        box: QRectF,
        ink: QColor,
        *,
        bold: bool = False,
        most: int = 1,
    ) -> None:
        lines = fitted_lines(text, box.size(), bold=bold, most=most)
        painter.setFont(lines.font)
        painter.setPen(ink)
        top = box.center().y() - lines.height * len(lines.lines) / 2
        for line in lines.lines:
            place = QRectF(box.left(), top, box.width(), lines.height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
            top += lines.height

    def _paint_share(self, painter: QPainter, inks: _Inks) -> None:
        height = self.height() * _SHARE
        bar = QRectF(0, self.height() - height, self.width(), height)
        painter.fillRect(bar, inks.line)
        bar.setWidth(self.width() * min(max(self.view.share, 0.0), 1.0))
        painter.fillRect(bar, inks.figure)


def _inks(sign: Sign) -> _Inks:
    """Light on dark; when the time is up the whole screen is red."""
    if sign is Sign.OVER:
        white = theme.colour(LIGHT.on_accent)
        ground = theme.colour(LIGHT.refused.strong)
        return _Inks(ground, white, white, white, ground.darker())
    strong = {
        Sign.GOING: DARK.admitted.strong,
        Sign.SOON: DARK.already.strong,
        Sign.LAST: DARK.refused.strong,
    }.get(sign, DARK.text)
    return _Inks(
        theme.colour(DARK.ground),
        theme.colour(strong),
        theme.colour(DARK.text),
        theme.colour(DARK.muted),
        theme.colour(DARK.line),
    )
