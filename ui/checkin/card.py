"""The answer to a scan, to be read from two metres: colour, shape, word, name."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui import icons, theme
from ui.checkin.fitting import Line, fit_line, fit_name
from ui.checkin.outcome import Outcome
from ui.checkin.shapes import paint_shape
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Hue, Motion, Size, Space
from ui.widgets.marks import paint_chip, pair_of


class VerdictCard(QWidget):
    """Shows an outcome for some seconds, then waits calmly for the next scan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Result of the scan"))
        self._rest = QTimer(self, singleShot=True, interval=Motion.RESULT)
        self._rest.timeout.connect(self.rest)
        self._strength = 1.0
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fade.setDuration(Motion.REVEAL)
        self._fade.valueChanged.connect(self._take_strength)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what became of a scan, and say it to screen readers."""
        self.outcome = outcome
        self.setAccessibleDescription(outcome.spoken())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, outcome.spoken()))
        self._rest.stop()
        if not outcome.stays:
            self._rest.start()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self):
            self._fade.stop()
            self._fade.start()
        self.update()

    def rest(self) -> None:
        """Wait for the next scan."""
        self.outcome = None
        self.setAccessibleDescription("")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for the sign, the word and a name."""
        return QSize(2 * Extent.PANEL // 2, Extent.VERDICT_LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and what there is to say."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.outcome is None:
            self._paint_rest(painter)
        else:
            self._paint_ground(painter, self.outcome.ink)
            _Writer(painter, QRectF(self.rect()), self.outcome).write()
        painter.end()

    def _take_strength(self, value: object) -> None:
        self._strength = float(value) if isinstance(value, float) else 1.0
        self.update()

    def _paint_ground(self, painter: QPainter, ink: Ink) -> None:
        rect = QRectF(self.rect())
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.surface))
        painter.drawRoundedRect(rect, Extent.CORNER, Extent.CORNER)
        soft = tokens.hover if ink is Ink.MUTED else pair_of(ink).soft
        painter.setBrush(theme.colour(soft, alpha=self._strength))
        painter.drawRoundedRect(rect, Extent.CORNER, Extent.CORNER)

    def _paint_rest(self, painter: QPainter) -> None:
        tokens = theme.current()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(tokens.line))
        painter.setBrush(theme.colour(tokens.surface))
        painter.drawRoundedRect(rect, Extent.CORNER, Extent.CORNER)
        icon = icons.pixmap("scan", Ink.ACCENT, Extent.PORTRAIT)
        lines = (
            (_("Scan a ticket"), theme.font(Size.PAGE, bold=True), tokens.text),
            (
                _("Without a scanner, type a name, its initials or the last four digits above."),
                theme.font(Size.STRONG),
                tokens.muted,
            ),
        )
        room = rect.width() - 2 * Space.XXL
        texts = [fit_line(text, font, room) for text, font, _colour in lines]
        height = Extent.PORTRAIT + Space.L + sum(line.height for line in texts) + Space.S
        top = max(rect.center().y() - height / 2, rect.top() + Space.S)
        place = QRectF(rect.center().x() - Extent.PORTRAIT / 2, top, *(2 * (Extent.PORTRAIT,)))
        painter.drawPixmap(place, icon, QRectF(icon.rect()))
        top = place.bottom() + Space.L
        for line, (_text, _font, ink) in zip(texts, lines, strict=True):
            painter.setPen(theme.colour(ink))
            painter.setFont(line.font)
            box = QRectF(rect.left() + Space.XXL, top, room, line.height)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, line.text)
            top += line.height + Space.S


class _Writer:
    """Writes one outcome into the card, as large as there is room for."""

    def __init__(self, painter: QPainter, rect: QRectF, outcome: Outcome) -> None:
        self._painter, self._outcome = painter, outcome
        roomy = rect.height() > Extent.VERDICT_ROOMY
        across, down = (Extent.SIGN, Space.XXL) if roomy else (Space.XL, Space.L)
        self._rect = rect.adjusted(across, down, -across, -down)
        self._sign = Extent.SIGN if roomy else Extent.DESK_CONTROL
        tokens = theme.current()
        muted = outcome.ink is Ink.MUTED
        self._strong = tokens.muted if muted else pair_of(outcome.ink).strong
        self._text, self._muted = tokens.text, tokens.muted

    def write(self) -> None:
        """Write from top to bottom, in the middle of the height."""
        chip = self._write_category()
        room = self._rect.width()
        word_room = room - self._sign - Space.M - (chip if self._is_low() else 0)
        word = fit_line(
            self._outcome.word, theme.font(Size.RESULT, bold=True), word_room, least=Size.PAGE
        )
        small = [self._small(line, room) for line in self._outcome.lines if line]
        place = fit_line(self._outcome.place, theme.font(Size.PAGE), room, least=Size.SECTION)
        rest = max(word.height, self._sign) + sum(line.height + Space.XS for line in small)
        rest += place.height + Space.S + self._notices_height()
        name = fit_name(self._outcome.name, room, self._rect.height() - rest)
        height = rest + sum(line.height for line in name)
        top = self._rect.top() + max((self._rect.height() - height) / 2, 0)
        top = self._write_word(word, top)
        for line in name:
            top = self._write_line(line, top, self._text)
        top = self._write_line(place, top, self._text)
        for line in small:
            top = self._write_line(line, top + Space.XS, self._muted)
        self._write_notices(top + Space.S)

    def _is_low(self) -> bool:
        """Whether the category stands beside the word, for want of height."""
        return self._sign < Extent.SIGN

    def _small(self, text: str, room: float) -> Line:
        font = theme.font(Size.SECTION)
        box = QRectF(0, 0, room, self._rect.height() / 3)
        flags = Qt.TextFlag.TextWordWrap.value
        bounds = QFontMetricsF(font).boundingRect(box, flags, text)
        return Line(text, font, bounds.height())

    def _write_word(self, word: Line, top: float) -> float:
        painter = self._painter
        height = max(word.height, self._sign)
        circle = QRectF(self._rect.left(), top + (height - self._sign) / 2, self._sign, self._sign)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._strong))
        painter.drawEllipse(circle)
        paint_shape(painter, circle, self._outcome.shape)
        painter.setFont(word.font)
        painter.setPen(theme.colour(self._strong))
        left = circle.right() + Space.M
        box = QRectF(left, top, self._rect.right() - left, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word.text)
        return top + height

    def _write_line(self, line: Line, top: float, ink: str) -> float:
        if not line.text:
            return top
        painter = self._painter
        painter.setFont(line.font)
        painter.setPen(theme.colour(ink))
        box = QRectF(self._rect.left(), top, self._rect.width(), line.height)
        painter.drawText(box, Qt.TextFlag.TextWordWrap.value, line.text)
        return top + line.height

    def _write_category(self) -> float:
        """Write the category at the top right; return the width it takes."""
        word, value = self._outcome.category
        if not word:
            return 0
        width = self._write_chip(word, hue_of(value), theme.font(Size.STRONG, bold=True), None)
        return width + Space.M

    def _notices_height(self) -> float:
        height = QFontMetricsF(theme.font(Size.BODY)).height() + Space.S
        return (height + Space.XS) * len(self._outcome.notices)

    def _write_notices(self, top: float) -> None:
        for notice in self._outcome.notices:
            self._write_chip(notice, Hue.GREY, theme.font(Size.BODY), top)
            top += self._notices_height() / len(self._outcome.notices)

    def _write_chip(self, text: str, hue: Hue, font: QFont, top: float | None) -> float:
        """A chip at the left of ``top``, or else in the top right corner."""
        metrics = QFontMetricsF(font)
        room = self._rect.width() * (0.5 if top is None else 1)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 2 * Space.S)
        box = QRectF(
            self._rect.left(),
            self._rect.top() if top is None else top,
            metrics.horizontalAdvance(shown) + 2 * Space.S,
            metrics.height() + Space.S,
        )
        if top is None:
            box.moveRight(self._rect.right())
        self._painter.setFont(font)
        paint_chip(self._painter, box, shown, hue, raised=True)
        return box.width()
