"""The folded booklet to leaf through: sheets as they are printed, read in the folded order."""

from collections import OrderedDict
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from eventapp.domain.folding import facing_pages, folded_sides
from ui import theme
from ui.language import _
from ui.printing.pdf import POINTS_PER_INCH, PdfPages
from ui.theme import Dummy, Motion, Space
from ui.widgets.buttons import icon_button

_PIXELS_PER_INCH: Final = 96
_LARGEST: Final = 2 * _PIXELS_PER_INCH / POINTS_PER_INCH
_NOTCH: Final = 120
"""A wheel turns so much from one click to the next; touch pads turn in smaller steps."""
_SIDES_KEPT: Final = 8
_FORWARD: Final = frozenset(
    {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space}
)
_BACK: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})


class FoldedPages:
    """The pages of a booklet that was laid out for folding, found on the sides of its sheets."""

    def __init__(self, sides: PdfPages) -> None:
        self._sides = sides
        self.count = 2 * sides.count
        self.spreads = facing_pages(self.count)
        self._places: dict[int, tuple[int, bool]] = {}
        for number, side in enumerate(folded_sides(self.count)):
            self._places[side.left] = (number, False)
            self._places[side.right] = (number, True)
        self._images: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()

    @property
    def size(self) -> QSizeF:
        """The size of a page in points: half a side."""
        side = self._sides.size(0)
        return QSizeF(side.width() / 2, side.height())

    def image(self, page: int, size: QSize) -> tuple[QImage, QRectF]:
        """A side in the size that gives its pages this one, and where in it the page lies."""
        number, right = self._places[page]
        key = (number, size.width(), size.height())
        if key not in self._images:
            across = QSize(2 * size.width(), size.height())
            self._images[key] = self._sides.image(number, across)
        self._images.move_to_end(key)
        while len(self._images) > _SIDES_KEPT:
            self._images.popitem(last=False)
        left = float(size.width()) if right else 0.0
        return self._images[key], QRectF(left, 0, size.width(), size.height())


class BookDummy(QWidget):
    """A booklet as it will lie in the hand: closed, then two facing pages at a time.

    Signals:
        page_changed: (page, count), the first page in sight from 1; (0, 0) without any.
    """

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: FoldedPages | None = None
        self._shown = self._before = 0
        self._turned = 0
        self._turn = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._turn.setDuration(Motion.REVEAL)
        self._turn.valueChanged.connect(lambda _share: self.update())
        self.back = icon_button(
            "chevron-left", _("Turn back") + "  ←", clicked=self.go_back, parent=self
        )
        self.on = icon_button(
            "chevron-right", _("Turn the page") + "  →", clicked=self.go_on, parent=self
        )
        for arrow in (self.back, self.on):
            # The keys leaf already, and the focus stays with the booklet.
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Booklet"))

    # What is shown

    @property
    def count(self) -> int:
        """How many pages the booklet has, its blank ones included."""
        return self._book.count if self._book is not None else 0

    @property
    def page(self) -> int:
        """The first page in sight, from 1; 0 without any."""
        return self._spreads[self._shown][0] if self._spreads else 0

    @property
    def spread(self) -> tuple[int, ...]:
        """The pages in sight: one of a closed booklet, else two."""
        return self._spreads[self._shown] if self._spreads else ()

    def show_pages(self, pages: PdfPages | None, *, keep: bool = False) -> None:
        """Show another booklet, closed or, with ``keep``, opened at the same place."""
        self._turn.stop()
        self._book = FoldedPages(pages) if pages is not None and pages.count else None
        last = max(len(self._spreads) - 1, 0)
        self._shown = self._before = min(self._shown, last) if keep else 0
        self._tell()
        self.update()

    def go_to(self, page: int) -> None:
        """Open the booklet where a page is, counted from 1."""
        wanted = min(max(page, 1), self.count)
        for number, spread in enumerate(self._spreads):
            if wanted in spread:
                self._open(number)

    def go_on(self) -> None:
        """Turn a page."""
        self._open(self._shown + 1)

    def go_back(self) -> None:
        """Turn a page back."""
        self._open(self._shown - 1)

    @property
    def _spreads(self) -> tuple[tuple[int, ...], ...]:
        return self._book.spreads if self._book is not None else ()

    def _open(self, spread: int) -> None:
        if not 0 <= spread < len(self._spreads) or spread == self._shown:
            return
        self._turn.stop()
        self._before, self._shown = self._shown, spread
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self):
            # Rendered before the page begins to turn: it must not stop half-way.
            for page in (*self._spreads[self._before], *self.spread):
                self._image(page)
            self._turn.start()
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.back.setVisible(self._shown > 0)
        self.on.setVisible(self._shown < len(self._spreads) - 1)
        text = self.in_words()
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.page_changed.emit(self.page, self.count)

    def in_words(self) -> str:
        """Where the booklet is open: spread 2 of 5, pages 2–3."""
        if not self._spreads:
            return ""
        place = {"spread": self._shown + 1, "count": len(self._spreads)}
        if len(self.spread) == 1:
            return _("Spread %(spread)d of %(count)d, page %(page)d") % {**place, "page": self.page}
        first, last = self.spread
        return _("Spread %(spread)d of %(count)d, pages %(first)d–%(last)d") % {
            **place,
            "first": first,
            "last": last,
        }

    # Where things lie

    def _page_size(self) -> QSize:
        """A page's size here: as large as an open booklet fits."""
        assert self._book is not None  # noqa: S101 - asked only with a booklet
        size = self._book.size
        room = self.contentsRect().size()
        beside = Space.XL + self.on.sizeHint().width()
        across = (room.width() - 2 * beside) / (2 * size.width())
        down = (room.height() - 2 * Space.L) / size.height()
        scale = max(min(across, down, _LARGEST), 0)
        return QSize(max(round(size.width() * scale), 1), max(round(size.height() * scale), 1))

    def _spine(self) -> float:
        """Where the fold is: a closed booklet lies in the middle, too."""
        return self._spine_of(self._before) * (1 - self._share) + (
            self._spine_of(self._shown) * self._share
        )

    def _spine_of(self, spread: int) -> float:
        half, middle = self._page_size().width() / 2, self.contentsRect().width() / 2
        if spread == 0:
            return middle - half
        return middle + half if spread == len(self._spreads) - 1 else middle

    @property
    def _share(self) -> float:
        """How far the page is turned that is turning, from 0 to 1."""
        if self._turn.state() is not QVariantAnimation.State.Running:
            return 1.0
        return float(self._turn.currentValue())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies open, and above it the page that turns."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour(theme.current().ground))
        if self._book is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_book(painter)
        painter.end()

    def _paint_book(self, painter: QPainter) -> None:
        share, before, now = self._share, self._spreads[self._before], self.spread
        if share >= 1:
            left, right = _left(now), _right(now)
            self._paint_stack(painter, left, right)
            self._paint_page(painter, left, -1.0)
            self._paint_page(painter, right, 1.0)
            if self.hasFocus():
                self._outline(painter, left, right)
            return
        on = self._shown > self._before
        old, new = (before, now) if on else (now, before)
        left, right = _left(old), _right(new)
        self._paint_stack(painter, left, right)
        self._paint_page(painter, left, -1.0)
        self._paint_page(painter, right, 1.0)
        width = cos(pi * share) if on else -cos(pi * share)
        leaf = _right(old) if width > 0 else _left(new)
        self._paint_page(painter, leaf, width, shade=sin(pi * share) * Dummy.SHADE)

    def _paint_page(
        self, painter: QPainter, page: int, width: float, *, shade: float = 0.0
    ) -> None:
        """A page right of the spine, or left of it with a negative width: 1 is flat."""
        if not page or not width:
            return
        tokens = theme.current()
        place = self._place(width)
        image, part = self._image(page)
        painter.drawImage(place, image, part)
        spine = QPointF(self._spine(), 0)
        reach = QPointF(self._page_size().width() * width * Dummy.REACH, 0)
        fold = QLinearGradient(spine, spine + reach)
        fold.setColorAt(0, theme.colour(tokens.muted, alpha=Dummy.FOLD))
        fold.setColorAt(1, theme.colour(tokens.muted, alpha=0))
        painter.fillRect(place, fold)
        if shade:
            painter.fillRect(place, theme.colour(tokens.muted, alpha=shade))
        painter.setPen(theme.colour(tokens.muted, alpha=Dummy.LINE))
        painter.drawRect(place)

    def _paint_stack(self, painter: QPainter, left: int, right: int) -> None:
        """Edges of the sheets that lie under the pages in sight."""
        painter.setPen(theme.colour(theme.current().muted, alpha=Dummy.LINE))
        for page, side in ((left, -1), (right, 1)):
            below = (page - 1 if side < 0 else self.count - page) // 2 if page else 0
            for sheet in range(min(below, Dummy.EDGES), 0, -1):
                place = self._place(float(side)).translated(side * sheet * Dummy.EDGE, 0)
                painter.fillRect(place, theme.colour(theme.PAPER))
                painter.drawRect(place)

    def _outline(self, painter: QPainter, left: int, right: int) -> None:
        painter.setPen(QPen(theme.colour(theme.current().accent), Space.RING))
        place = self._place(1.0) if right else self._place(-1.0)
        if left and right:
            place = place.united(self._place(-1.0))
        painter.drawRect(place)

    def _place(self, width: float) -> QRectF:
        page = self._page_size()
        top = (self.contentsRect().height() - page.height()) / 2
        across = page.width() * width
        return QRectF(self._spine() + min(across, 0), top, abs(across), page.height())

    def _image(self, page: int) -> tuple[QImage, QRectF]:
        assert self._book is not None  # noqa: S101 - asked only with a booklet
        return self._book.image(page, self._page_size() * self.devicePixelRatioF())

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf by arrows and page keys; Home and End close the booklet."""
        if event.key() in _FORWARD:
            self.go_on()
        elif event.key() in _BACK:
            self.go_back()
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the page that is clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._book is None:
            super().mousePressEvent(event)
        elif event.position().x() >= self._spine():
            self.go_on()
        else:
            self.go_back()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page a notch; while one turns, a touch pad's other steps are let go."""
        event.accept()
        if self._share < 1:
            self._turned = 0
            return
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _NOTCH:
            step = self.go_back if self._turned > 0 else self.go_on
            self._turned = 0
            step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrows at the sides, half-way down."""
        super().resizeEvent(event)
        room = self.contentsRect()
        for arrow in (self.back, self.on):
            arrow.resize(arrow.sizeHint())
            place = arrow.rect()
            place.moveCenter(room.center())
            arrow.move(Space.M, place.top())
        self.on.move(room.width() - self.on.width() - Space.M, self.on.y())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the booklet that the keys turn."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Outline it no longer."""
        super().focusOutEvent(event)
        self.update()


def _left(spread: tuple[int, ...]) -> int:
    """The page left of the spine, 0 without one: it has an even number."""
    return next((page for page in spread if page % 2 == 0), 0)


def _right(spread: tuple[int, ...]) -> int:
    """The page right of the spine, 0 without one: it has an odd number."""
    return next((page for page in spread if page % 2), 0)
