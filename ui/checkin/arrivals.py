"""When people came: bars of five minutes, told by the pointer and by keys."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventapp.domain.arrivals import Curve
from ui import theme
from ui.checkin.number_words import bin_text, curve_text
from ui.moments import clock_at
from ui.theme import Extent, Size, Space

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ArrivalCurve(QWidget):
    """Bars over a hairline, the present one strong; the axis tells begin, middle and end.

    Left and right go from bar to bar while it has the focus.

    Signals:
        pointed: what the bar under the pointer or the keys tells; empty for none.
    """

    pointed = Signal(str)

    def __init__(self, *, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve = Curve()
        self.chosen: int | None = None
        self._zone = "UTC"
        self._now = datetime.now(UTC)
        self._height = Extent.CURVE_TALL if tall else Extent.CURVE
        self.setFont(theme.font(Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def show_curve(self, curve: Curve, zone: str, now: datetime | None = None) -> None:
        """Show other arrivals, told on the clock of a zone."""
        now = now or datetime.now(UTC)
        before = self.curve, self._zone, self.curve.current(self._now)
        self._now = now
        if before == (curve, zone, curve.current(now)):
            return
        self.curve, self._zone = curve, zone
        self.setAccessibleName(curve_text(curve, zone))
        if self.chosen is not None:
            self._choose(min(self.chosen, len(curve.bins) - 1) if curve.bins else None)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the token says."""
        return QSize(Extent.PANEL, self._height)

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high."""
        return QSize(Extent.COLUMN, self._height)

    def bar(self, place: int) -> QRectF:
        """Where a bar stands; one of nobody has no height."""
        ground = self._ground()
        step = ground.width() / max(len(self.curve.bins), 1)
        gap = min(float(Space.XS), step / 4)
        share = self.curve.bins[place].count / max(self.curve.highest, 1)
        height = max(share * ground.height(), float(Space.RING)) if share else 0.0
        return QRectF(
            ground.left() + place * step + gap / 2, ground.bottom() - height, step - gap, height
        )

    # What tells

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the bar under the pointer."""
        super().mouseMoveEvent(event)
        ground = self._ground()
        place = int((event.position().x() - ground.left()) * len(self.curve.bins) / ground.width())
        self._choose(place if 0 <= place < len(self.curve.bins) else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of none."""
        super().leaveEvent(event)
        self._choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar."""
        last = len(self.curve.bins) - 1
        key = Qt.Key(event.key())
        if last < 0 or key not in {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        here = self._first() if self.chosen is None else self.chosen
        if key in _STEPS:
            here = here + _STEPS[key] if self.chosen is not None else here
        else:
            here = 0 if key == Qt.Key.Key_Home else last
        self._choose(min(max(here, 0), last))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of the present bar."""
        super().focusInEvent(event)
        if self.curve.bins and self.chosen is None:
            self._choose(self._first())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of none."""
        super().focusOutEvent(event)
        self._choose(None)

    def _first(self) -> int:
        """Where the keys begin: at the present, else at the last that came."""
        current = self.curve.current(self._now)
        if current is not None:
            return current
        return max((n for n, each in enumerate(self.curve.bins) if each.count), default=0)

    def _choose(self, place: int | None) -> None:
        told = ""
        if place is not None:
            told = bin_text(self.curve.bins[place], self.curve.width, self._zone)
        changed = place != self.chosen or told != self.accessibleDescription()
        self.chosen = place
        if changed:
            self.setAccessibleDescription(told)
            self.pointed.emit(told)
            self.update()

    # How it looks

    def _ground(self) -> QRectF:
        below = self.fontMetrics().height() + Space.XS
        return QRectF(self.rect()).adjusted(0, Space.RING, 0, -below)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the hairline and the axis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        tokens, ground = theme.current(), self._ground()
        painter.setPen(theme.colour(tokens.strong_line))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        self._paint_axis(painter, ground)
        if self.hasFocus():
            painter.setPen(theme.colour(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        tokens = theme.current()
        current = self.curve.current(self._now)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, each in enumerate(self.curve.bins):
            if not each.count:
                continue
            strong = place == current
            ink = tokens.accent if strong else tokens.bar
            if place == self.chosen and not strong:
                ink = tokens.accent_hover
            painter.setBrush(theme.colour(ink))
            bar = self.bar(place)
            radius = min(float(Space.RING), bar.width() / 2, bar.height())
            painter.drawRoundedRect(bar, radius, radius)

    def _paint_axis(self, painter: QPainter, ground: QRectF) -> None:
        start, end = self.curve.start, self.curve.end
        if start is None or end is None:
            return
        painter.setPen(theme.colour(theme.current().muted))
        metrics = painter.fontMetrics()
        baseline = ground.bottom() + Space.XS + metrics.ascent()
        # A middle that lies between two bars of full minutes is a clock time, too.
        middle = start + timedelta(minutes=(end - start) // timedelta(minutes=2))
        for moment, share in ((start, 0.0), (middle, 0.5), (end, 1.0)):
            text = clock_at(moment, self._zone)
            left = ground.left() + share * (ground.width() - metrics.horizontalAdvance(text))
            painter.drawText(QPointF(left, baseline), text)
