"""The preview: every page of the paper below one another, exactly as it is printed."""

from collections import OrderedDict
from enum import StrEnum
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import theme
from ui.language import _
from ui.printing.pdf import POINTS_PER_INCH, PdfPages
from ui.theme import Extent, Space

_PIXELS_PER_INCH: Final = 96
_ACTUAL: Final = _PIXELS_PER_INCH / POINTS_PER_INCH
_GAP: Final = (
    Space.XL
)  # wider than the margin around a whole page: its neighbours stay out of sight
_LEAST, _MOST, _MOST_FITTED, _STEP = 0.25, 4.0, 2.0, 1.25
_KEPT_BYTES: Final = 96 * 1024 * 1024


class Fit(StrEnum):
    """How large the pages are shown; ``FREE`` is where the user zoomed to."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PagesView(QAbstractScrollArea):
    """Pages on the window's ground, scrolled as one roll.

    ``folded`` is whether they are sides of sheets with two pages each.

    Signals:
        page_changed: (page, count), counted from 1; (0, 0) when nothing is shown.
        zoomed: the user zoomed away from a fit.
    """

    page_changed = Signal(int, int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folded = False
        self._pages: PdfPages | None = None
        self._fit, self._scale = Fit.WIDTH, _ACTUAL
        self._places: list[QRect] = []
        self._told = (0, 0)
        self._images: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._tell)

    # What is shown

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._places)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 when nothing is shown."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [place.top() - Space.L <= middle for place in self._places]
        return max(1, sum(above)) if above else 0

    @property
    def fit(self) -> Fit:
        """How large the pages are shown."""
        return self._fit

    def in_words(self) -> str:
        """Which page, or which side of the sheets, of how many is in sight; empty without."""
        if not self.count:
            return ""
        said = _("Side %(page)d of %(count)d") if self.folded else _("Page %(page)d of %(count)d")
        return said % {"page": self.page, "count": self.count}

    def show_pages(self, pages: PdfPages | None, *, keep: bool = False) -> None:
        """Show other pages, from the first one or, with ``keep``, at the same place."""
        anchor = self._anchor() if keep else (0, 0.0)
        self._pages = pages
        self._images.clear()
        self._lay_out(anchor)

    def set_fit(self, fit: Fit) -> None:
        """Show the pages as wide as the view, or each one whole."""
        page = self.page
        self._fit = fit
        self._lay_out(self._anchor())
        if fit is Fit.PAGE:
            self.go_to(page)

    def zoom(self, steps: int) -> None:
        """Show the pages larger or smaller."""
        self._fit = Fit.FREE
        wanted = self._scale * _STEP**steps
        self._scale = min(max(wanted, _LEAST * _ACTUAL), _MOST * _ACTUAL)
        self._lay_out(self._anchor())
        self.zoomed.emit()

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 1."""
        if self._places:
            place = self._places[min(max(page, 1), self.count) - 1]
            spare = max(self.viewport().height() - place.height(), 0) // 2
            self.verticalScrollBar().setValue(place.top() - max(spare, Space.L))

    # Where things lie

    def _lay_out(self, anchor: tuple[int, float]) -> None:
        """Place the pages and come back to the anchor."""
        pages = self._pages
        sizes = [pages.size(page) for page in range(pages.count)] if pages is not None else []
        if sizes and self._fit is not Fit.FREE:
            self._scale = self._fitted(
                max(size.width() for size in sizes), max(size.height() for size in sizes)
            )
        boxes = [(size * self._scale).toSize() for size in sizes]
        roll = max((box.width() for box in boxes), default=0) + 2 * Space.XL
        across = max(roll, self.viewport().width())
        tops = accumulate((box.height() + _GAP for box in boxes), initial=Space.L)
        self._places = [
            QRect((across - box.width()) // 2, top, box.width(), box.height())
            for box, top in zip(boxes, tops, strict=False)
        ]
        self._set_bars(roll)
        self._return_to(anchor)
        self.viewport().update()
        self._tell()

    def _fitted(self, width: float, height: float) -> float:
        # As if the scroll bar were always there: it must not come and go by itself.
        room = self.contentsRect().width() - Extent.SCROLL - 2 * Space.XL
        scale = min(room / width, _MOST_FITTED * _ACTUAL)
        if self._fit is Fit.PAGE:
            scale = min(scale, (self.viewport().height() - 2 * Space.L) / height)
        return max(scale, _LEAST * _ACTUAL)

    def _set_bars(self, roll: int) -> None:
        view = self.viewport().size()
        bottom = self._places[-1].bottom() + Space.L if self._places else 0
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(bottom - view.height(), 0))
        down.setSingleStep(Space.XXL)
        whole = self._fit is Fit.PAGE and bool(self._places)
        down.setPageStep(self._places[0].height() + _GAP if whole else view.height() - Space.XL)
        across.setRange(0, max(roll - view.width(), 0))
        across.setSingleStep(Space.XXL)
        across.setPageStep(view.width())

    def _anchor(self) -> tuple[int, float]:
        """The page at the upper edge, and how much of it is above the edge."""
        top = self.verticalScrollBar().value()
        for number, place in enumerate(self._places):
            if place.bottom() >= top:
                return number, (top - place.top()) / max(place.height(), 1)
        return 0, 0.0

    def _return_to(self, anchor: tuple[int, float]) -> None:
        number, part = anchor
        if not self._places:
            return
        place = self._places[min(number, len(self._places) - 1)]
        gap = Space.L if part <= 0 else 0
        self.verticalScrollBar().setValue(round(place.top() + max(part, 0) * place.height()) - gap)

    def _tell(self) -> None:
        now = (self.page, self.count)
        if now != self._told:
            self._told = now
            self.setAccessibleDescription(self.in_words())
            self.page_changed.emit(*now)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        tokens = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour(tokens.ground))
        shift_x = self.horizontalScrollBar().value()
        shift_y = self.verticalScrollBar().value()
        focused = self.page if self.hasFocus() else 0
        for number, place in enumerate(self._places, start=1):
            on_screen = place.translated(-shift_x, -shift_y)
            if on_screen.intersects(event.rect().adjusted(-1, -1, 1, 1)):
                painter.drawImage(on_screen, self._image(number - 1, place.size()))
                edge = tokens.accent if number == focused else tokens.strong_line
                painter.setPen(theme.colour(edge))
                painter.drawRect(on_screen.adjusted(-1, -1, 0, 0))
        painter.end()

    def _image(self, page: int, size: QSize) -> QImage:
        """A page in the screen's own pixels; those shown last are kept."""
        wanted = size * self.devicePixelRatioF()
        key = (page, wanted.width(), wanted.height())
        if key not in self._images:
            assert self._pages is not None  # noqa: S101 - places exist only for pages
            self._images[key] = self._pages.image(page, wanted)
        self._images.move_to_end(key)
        while len(self._images) > 1 and self._held() > _KEPT_BYTES:
            self._images.popitem(last=False)
        return self._images[key]

    def _held(self) -> int:
        return sum(image.sizeInBytes() for image in self._images.values())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, at the same place."""
        super().resizeEvent(event)
        self._lay_out(self._anchor())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoom(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last page by Home and End; the rest scrolls."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the page that the keys move."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Outline no page."""
        super().focusOutEvent(event)
        self.viewport().update()
