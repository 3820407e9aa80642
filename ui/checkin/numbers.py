"""How many came, how fast, and of which category: what the desk's side and its view show."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventapp.domain.attendance import Attendance, CategoryShare
from ui import theme
from ui.checkin.arrivals import ArrivalCurve
from ui.checkin.number_words import (
    category_name,
    curve_title,
    inside_text,
    measured_text,
    pace_text,
    peak_text,
    share_text,
)
from ui.hues import hue_of
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.marks import pair_of
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

_DOT: Final = 8
_MOST: Final = 6
"""Categories at the desk's side: more are a list to look something up in."""


class NumbersPanel(QWidget):
    """The figure and its bar, who is inside, the arrivals, the pace, and the categories."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.admitted = PlainLabel(size=Size.RESULT, bold=True)
        self.expected = PlainLabel(size=Size.STRONG, tone=Tone.MUTED)
        self.expected.setContentsMargins(0, 0, 0, Space.S)
        self.bar = Bar()
        self.inside = PlainLabel(tone=Tone.MUTED, wrap=True)
        self.clock = PlainLabel(tone=Tone.ALREADY, wrap=True)
        self.arrivals = Arrivals(zone)
        self.categories = CategoryShares(most=_MOST)
        figures = row(self.admitted, self.expected, None)
        figures.setAlignment(self.expected, Qt.AlignmentFlag.AlignBottom)
        down = column(spacing=Space.XS)
        down.addLayout(figures)
        down.addWidget(self.bar)
        down.addWidget(self.inside)
        down.addWidget(self.clock)
        down.addSpacing(Space.M)
        down.addWidget(self.arrivals)
        down.addWidget(self.categories)
        self.setLayout(down)
        self.clock.setText(_("The clock was set back: times do not follow one another."))
        self.clock.hide()

    def show_numbers(self, seen: Attendance, now: datetime | None = None) -> None:
        """Show a gate's numbers."""
        total = seen.total
        self.admitted.setText(f"{total.admitted:,}")
        self.expected.setText(_("of %(n)s") % {"n": f"{total.expected:,}"})
        self.bar.set_share(total.admitted / total.expected if total.expected else 0.0)
        self.inside.setText(inside_text(seen))
        self.clock.setVisible(seen.clock_back)
        self.arrivals.show_numbers(seen, now)
        self.categories.show_shares(seen.by_category)
        self.setAccessibleName(
            _("%(admitted)d of %(expected)d admitted")
            % {"admitted": total.admitted, "expected": total.expected}
        )

    def part_with_categories(self) -> "CategoryShares":
        """The categories, to be laid out elsewhere; they are still counted here."""
        self.categories.setParent(None)
        return self.categories

    def text(self) -> str:
        """How many came of those expected, in one line."""
        return f"{self.admitted.text()} {self.expected.text()}"


class Arrivals(QWidget):
    """The curve with its title, and the pace below it."""

    def __init__(self, zone: str, *, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.title = PlainLabel(bold=True)
        self.told = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.curve = ArrivalCurve(tall=tall)
        self.empty = PlainLabel(_("Nobody has come yet."), tone=Tone.MUTED)
        self.pace = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.peak = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.curve.pointed.connect(self.told.setText)
        head = row(self.title, None, self.told)
        down = column(spacing=Space.XS)
        down.addLayout(head)
        for widget in (self.curve, self.empty, self.pace, self.peak):
            down.addWidget(widget)
        self.setLayout(down)
        self.curve.hide()
        self.pace.hide()
        self.peak.hide()

    def show_numbers(self, seen: Attendance, now: datetime | None = None) -> None:
        """Show when the people of a gate came."""
        curve = seen.curve
        self.title.setText(curve_title(curve))
        self.curve.show_curve(curve, self._zone, now or datetime.now(UTC))
        self.curve.setVisible(bool(curve.bins))
        self.empty.setVisible(not curve.bins)
        reckoned = measured_text(seen)
        for label, text in ((self.pace, pace_text(seen)), (self.peak, peak_text(seen, self._zone))):
            label.setText(text)
            label.setVisible(bool(text))
            label.setToolTip(reckoned)


class CategoryShares(QWidget):
    """One line a category: its colour and name, and how many of it came."""

    def __init__(self, *, most: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.lines: list[CategoryLine] = []
        self.title = PlainLabel(_("By category"), bold=True)
        self.more = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.more.hide()
        self._down = column(spacing=0)
        down = column(self.title, spacing=0)
        down.setContentsMargins(0, Space.S, 0, 0)
        down.addLayout(self._down)
        down.addWidget(self.more)
        self.setLayout(down)
        self.hide()

    def show_shares(self, shares: tuple[CategoryShare, ...]) -> None:
        """Show those that anybody is of."""
        of_somebody = [each for each in shares if each.share.expected or each.share.admitted]
        known = of_somebody[: self._most]
        hidden = len(of_somebody) - len(known)
        self.more.setText(_("%(n)d more under Attendance") % {"n": hidden})
        self.more.setVisible(hidden > 0)
        while len(self.lines) < len(known):
            self.lines.append(CategoryLine())
            self._down.addWidget(self.lines[-1])
        for line, each in zip(self.lines, known, strict=False):
            line.show_share(each)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(known))
        self.setVisible(len(known) > 1 or any(each.category is not None for each in known))


class CategoryLine(QWidget):
    """One category's line, painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.figures = self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, each: CategoryShare) -> None:
        """Show another."""
        shown = category_name(each), share_text(each.share), each.colour
        if shown == (self.name, self.figures, self._colour):
            return
        self.name, self.figures, self._colour = shown
        self.setToolTip(plain_tooltip(self.name))
        self.setAccessibleName(f"{self.name}: {self.figures}")
        self.update()

    def sizeHint(self) -> QSize:
        """One quiet line."""
        return QSize(Extent.COLUMN, Extent.SHARE_ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot, the name and the figures."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(pair_of(hue_of(self._colour)).strong))
        dot = QRectF(Space.RING, (self.height() - _DOT) / 2, _DOT, _DOT)
        painter.drawEllipse(dot)
        painter.setFont(theme.font(Size.SMALL))
        metrics = painter.fontMetrics()
        box = QRectF(self.rect())
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour(tokens.muted))
        painter.drawText(box, centre | Qt.AlignmentFlag.AlignRight, self.figures)
        room = box.width() - metrics.horizontalAdvance(self.figures) - _DOT - 2 * Space.M
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(box.adjusted(_DOT + Space.S + Space.RING, 0, 0, 0), centre, name)
        painter.end()


class Bar(QWidget):
    """A share of one, as a bar with round ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show another share; more than all is all."""
        self.share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the token says."""
        return QSize(Extent.PANEL, Extent.TALLY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole and the share."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        painter.setBrush(theme.colour(tokens.line))
        painter.drawRoundedRect(rect, radius, radius)
        if self.share:
            rect.setWidth(max(rect.width() * self.share, rect.height()))
            painter.setBrush(theme.colour(tokens.accent))
            painter.drawRoundedRect(rect, radius, radius)
        painter.end()
