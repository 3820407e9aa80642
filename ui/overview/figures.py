"""Calm figures: how many of what, each a way to its page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from eventapp.services.overview import Overview
from ui import theme
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.panels import Card


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its word, perhaps out of a whole, and the page it leads to."""

    page: str
    word: str
    number: int
    whole: int | None = None


def figures_of(seen: Overview) -> list[Figure]:
    """The figures of an event."""
    engaged = len({engaged.organisation for engaged in seen.engagements})
    attendance = seen.attendance
    return [
        Figure("programme", _("Sessions"), len(seen.sessions)),
        Figure("people", _("People"), seen.people),
        Figure("organisations", _("Hosts and sponsors"), engaged),
        Figure("attendees", _("Attendees expected"), attendance.expected),
        Figure("desk", _("Came in"), attendance.admitted, attendance.expected),
    ]


class Figures(Card):
    """The figures side by side."""

    def __init__(self, open_page: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._open_page = open_page
        self.cells: list[FigureCell] = []
        self.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.add_layout(self._row)

    def show_figures(self, figures: list[Figure]) -> None:
        """Show these."""
        if not self.cells:
            for figure in figures:
                cell = FigureCell(figure)
                cell.clicked.connect(lambda _on=False, page=figure.page: self._open_page(page))
                self._row.addWidget(cell, 1)
                self.cells.append(cell)
        for cell, figure in zip(self.cells, figures, strict=True):
            cell.show_figure(figure)


class FigureCell(QAbstractButton):
    """One figure, painted large over its word."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setObjectName(f"figure.{figure.page}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show another number."""
        self._figure = figure
        whole = "" if figure.whole is None else f" / {figure.whole:,}"
        self.setText(f"{figure.number:,}")
        self._whole = whole
        self.setAccessibleName(f"{figure.word} {figure.number:,}{whole}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines with air around them."""
        height = QFontMetrics(theme.font(Size.PAGE, bold=True)).height()
        height += QFontMetrics(theme.font(Size.SMALL)).height()
        return QSize(Extent.COLUMN, height + Space.L)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, its whole, its word, and where the pointer or focus is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.hover))
            painter.drawRoundedRect(ring, Extent.CORNER, Extent.CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(tokens.accent))
            painter.drawRoundedRect(ring, Extent.CORNER, Extent.CORNER)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = theme.current()
        left, top, width = Space.M, Space.S, self.width() - 2 * Space.M
        painter.setFont(theme.font(Size.PAGE, bold=True))
        metrics = painter.fontMetrics()
        painter.setPen(theme.colour(tokens.text))
        baseline = top + metrics.ascent()
        painter.drawText(left, baseline, self.text())
        after = left + metrics.horizontalAdvance(self.text())
        painter.setPen(theme.colour(tokens.muted))
        if self._whole:
            painter.setFont(theme.font())
            painter.drawText(after, baseline, self._whole)
        painter.setFont(theme.font(Size.SMALL))
        word = painter.fontMetrics().elidedText(
            self._figure.word, Qt.TextElideMode.ElideRight, width
        )
        line = QRect(left, top + metrics.height(), width, painter.fontMetrics().height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, word)
