"""How many came of those expected: a large figure and a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventapp.services.desk_log import Counters
from ui import theme
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone


class Tally(QWidget):
    """The figure at the top of the desk's side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.admitted = PlainLabel(size=Size.RESULT, bold=True)
        self.expected = PlainLabel(size=Size.STRONG, tone=Tone.MUTED)
        self.expected.setContentsMargins(0, 0, 0, Space.S)
        self.bar = Bar()
        self.waiting = PlainLabel(tone=Tone.MUTED)
        figures = row(self.admitted, self.expected, None)
        figures.setAlignment(self.expected, Qt.AlignmentFlag.AlignBottom)
        down = column(spacing=Space.XS)
        down.addLayout(figures)
        down.addWidget(self.bar)
        down.addSpacing(Space.XS)
        down.addWidget(self.waiting)
        self.setLayout(down)

    def show_counters(self, counters: Counters) -> None:
        """Show how many came."""
        self.admitted.setText(f"{counters.admitted:,}")
        self.expected.setText(_("of %(n)s") % {"n": f"{counters.expected:,}"})
        share = counters.admitted / counters.expected if counters.expected else 0.0
        self.bar.set_share(share)
        left = max(counters.expected - counters.admitted, 0)
        self.waiting.setText(
            _("Everybody is here") if not left else _("%(n)s still to come") % {"n": f"{left:,}"}
        )
        self.setAccessibleName(
            _("%(admitted)d of %(expected)d admitted")
            % {"admitted": counters.admitted, "expected": counters.expected}
        )

    def text(self) -> str:
        """Both figures in one line."""
        return f"{self.admitted.text()} {self.expected.text()}"


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
