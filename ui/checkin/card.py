"""The answer to a scan, to be read from two metres: colour, shape, word, name."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui import icons, theme
from ui.checkin.fitting import fit_line
from ui.checkin.outcome import Outcome
from ui.checkin.writing import OutcomeWriter
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Motion, Size, Space
from ui.widgets.marks import pair_of


class VerdictCard(QWidget):
    """Shows an outcome for some seconds, then waits calmly for the next scan.

    The outcome comes and goes softly, and at once where the system asks for less motion.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Result of the scan"))
        self._rest = QTimer(self, singleShot=True, interval=Motion.RESULT)
        self._rest.timeout.connect(self._go)
        self._strength = 1.0
        self._going = False
        self._writer: OutcomeWriter | None = None
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fade.setDuration(Motion.REVEAL)
        self._fade.valueChanged.connect(self._take_strength)
        self._fade.finished.connect(self._finish)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of a scan, and say it to screen readers."""
        self.outcome = outcome
        self.setAccessibleDescription(outcome.spoken())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, outcome.spoken()))
        self._rest.stop()
        if not outcome.stays:
            self._rest.start()
        self._fade_in(going=False)
        self.update()

    def show_badge(self, text: str) -> None:
        """Tell what becomes of the badge of whom is shown, as long as they are."""
        if self.outcome is not None:
            self.outcome = replace(self.outcome, badge=text)
            self.setAccessibleDescription(self.outcome.spoken())
            self.update()

    def rest(self) -> None:
        """Wait for the next scan."""
        self._rest.stop()
        self._fade.stop()
        self._going, self._strength = False, 1.0
        self.outcome = None
        self.setAccessibleDescription("")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for the sign, the word and a name."""
        return QSize(Extent.PANEL, Extent.VERDICT_LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and what there is to say."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.outcome is None or self._strength < 1:
            self._paint_rest(painter, words=self.outcome is None or self._going)
        if self.outcome is not None:
            painter.setOpacity(self._strength)
            self._paint_ground(painter, self.outcome.ink)
            painter.setOpacity(self._strength if self._going else 1.0)
            self._writer_of(self.outcome).write(painter)
        painter.end()

    def _writer_of(self, outcome: Outcome) -> OutcomeWriter:
        """The words in their sizes, measured once: a card that comes is painted many times."""
        rect = QRectF(self.rect())
        if self._writer is None or not self._writer.writes(outcome, rect):
            self._writer = OutcomeWriter(rect, outcome)
        return self._writer

    def _fade_in(self, *, going: bool) -> None:
        """Begin to come or to go; the words of one that comes are there at once."""
        self._fade.stop()
        self._going = going
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self):
            self._fade.setStartValue(1.0 if going else 0.0)
            self._fade.setEndValue(0.0 if going else 1.0)
            self._fade.start()
        else:
            self._strength = 1.0
            self._finish()

    def _go(self) -> None:
        if self.outcome is not None:
            self._fade_in(going=True)

    def _finish(self) -> None:
        if self._going:
            self.rest()

    def _take_strength(self, value: object) -> None:
        self._strength = float(value) if isinstance(value, float) else 1.0
        self.update()

    def _paint_ground(self, painter: QPainter, ink: Ink) -> None:
        soft = theme.current().hover if ink is Ink.MUTED else pair_of(ink).soft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(soft))
        painter.drawRoundedRect(QRectF(self.rect()), Extent.CORNER, Extent.CORNER)

    def _paint_rest(self, painter: QPainter, *, words: bool) -> None:
        tokens = theme.current()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(tokens.line))
        painter.setBrush(theme.colour(tokens.surface))
        painter.drawRoundedRect(rect, Extent.CORNER, Extent.CORNER)
        if not words:
            return
        icon = icons.pixmap("scan", Ink.ACCENT, Extent.PORTRAIT)
        room = rect.width() - 2 * Space.XXL
        hint = _("Without a scanner, type a name, its initials or the last four digits above.")
        title = fit_line(_("Scan a ticket"), Size.PAGE, room, bold=True)
        lines = [
            *((line, tokens.text) for line in title),
            *((line, tokens.muted) for line in fit_line(hint, Size.STRONG, room)),
        ]
        height = Extent.PORTRAIT + Space.L + sum(line.height + Space.S for line, _ink in lines)
        top = max(rect.center().y() - height / 2, rect.top() + Space.S)
        place = QRectF(rect.center().x() - Extent.PORTRAIT / 2, top, *(2 * (Extent.PORTRAIT,)))
        painter.drawPixmap(place, icon, QRectF(icon.rect()))
        top = place.bottom() + Space.L
        for line, ink in lines:
            painter.setPen(theme.colour(ink))
            painter.setFont(line.font)
            box = QRectF(rect.left() + Space.XXL, top, room, line.height)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, line.text)
            top += line.height + Space.S
