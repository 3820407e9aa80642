"""What the strip shows of a session: what is on, what comes next, how long is left."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eventapp.services.live import RoomNow
from eventapp.services.programme import SessionRow
from ui import theme, words
from ui.language import _
from ui.live.signs import Sign, colour_of, paint_sign
from ui.live.wording import (
    begins_text,
    figure_text,
    left_spoken,
    left_word,
    people_line,
    since_text,
)
from ui.theme import Live, Size, Space
from ui.widgets.text import plain_tooltip


@dataclass(frozen=True, slots=True)
class BlockText:
    """Three lines: a word with a few muted ones, the title, and the details."""

    head: str
    aside: str = ""
    title: str = ""
    detail: str = ""
    urgent: bool = False
    session: int | None = None


def now_block(room: RoomNow) -> BlockText:
    """The lines about what is on in a room."""
    if room.current is not None:
        return _block_of(room.current, _("Now"), since_text(room.current))
    over = room.next is None
    return BlockText(_("Now"), title=_("The day is over") if over else _("Nothing is on"))


def next_block(room: RoomNow, minute: int) -> BlockText:
    """The lines about what comes next in a room."""
    if room.next is None:
        return BlockText(_("Next"), title=_("Nothing more today"))
    when = words.time_range(room.next.start, room.next.end)
    block = _block_of(room.next, _("Next"), when)
    late = room.next.start < minute
    return replace(block, aside=begins_text(room.next, minute), urgent=late)


class SessionBlock(QAbstractButton):
    """Three lines about a session; a click shows it in the programme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = BlockText("")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: BlockText) -> None:
        """Show other lines; the same ones cost nothing."""
        if text == self.shown:
            return
        self.shown = text
        leads = text.session is not None
        self.setEnabled(leads)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        parts = (text.head, text.aside, text.title, text.detail)
        said = ", ".join(part for part in parts if part)
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(
            plain_tooltip("\n".join(part for part in (text.title, text.detail) if part))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        small, strong = _small(), _strong()
        return QSize(2 * Live.BLOCK_LEAST, 2 * small.height() + strong.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as a short word."""
        return QSize(Live.BLOCK_LEAST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines; the title shines under the pointer and with the focus."""
        tokens = theme.current()
        painter = QPainter(self)
        near = self.isEnabled() and (self.underMouse() or self.hasFocus())
        box = self.rect()
        aside = tokens.already.strong if self.shown.urgent else tokens.muted
        head = _write(painter, box, self.shown.head, Size.SMALL, tokens.accent, bold=True)
        beside = QRect(box.left() + head + Space.S, box.top(), box.width() - head - Space.S, 0)
        beside.setHeight(box.height())
        _write(painter, beside, self.shown.aside, Size.SMALL, aside)
        box.setTop(box.top() + _small().height())
        ink = tokens.accent if near else tokens.text
        strong = self.shown.session is not None
        _write(painter, box, self.shown.title, Size.STRONG, ink, bold=strong)
        if self.hasFocus():
            below = box.top() + _strong().height() - Space.RING
            width = min(box.width(), _strong().horizontalAdvance(self.shown.title))
            painter.drawLine(box.left(), below, box.left() + width, below)
        box.setTop(box.top() + _strong().height())
        _write(painter, box, self.shown.detail, Size.SMALL, tokens.muted)
        painter.end()


class LeftFigure(QWidget):
    """How much time is left, with its sign: read across a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seconds: int | None = None
        self.sign = Sign.WAITING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(Live.LEFT)

    @property
    def text(self) -> str:
        """The figure shown."""
        return "" if self.seconds is None else figure_text(self.seconds)

    def show_left(self, seconds: int | None, sign: Sign) -> None:
        """Show what is left; None shows nothing."""
        if (seconds, sign) == (self.seconds, self.sign):
            return
        self.seconds, self.sign = seconds, sign
        said = "" if seconds is None else left_spoken(seconds)
        if said != self.accessibleName():  # screen readers are not told each second
            self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the figure over its word."""
        figure = QFontMetrics(theme.font(Size.PAGE, bold=True))
        return QSize(Live.LEFT, figure.height() + _small().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign, the figure, and the word below."""
        if self.seconds is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        ink = colour_of(self.sign)
        font = theme.font(Size.PAGE, bold=True)
        metrics = QFontMetrics(font)
        left = self.width() - metrics.horizontalAdvance(self.text)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(left, metrics.ascent(), self.text)
        word = _small()
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.muted))
        said = left_word(self.seconds)
        base = metrics.height() + word.ascent()
        painter.drawText(self.width() - word.horizontalAdvance(said), base, said)
        top = metrics.ascent() - metrics.capHeight() / 2 - Live.SIGN / 2
        place = QPointF(left - Space.S - Live.SIGN, top)
        paint_sign(painter, QRectF(place, QSize(Live.SIGN, Live.SIGN)), self.sign, ink)
        painter.end()


def _block_of(session: SessionRow, head: str, when: str) -> BlockText:
    detail = " · ".join(part for part in (when, people_line(session)) if part)
    return BlockText(head, "", words.session_title(session), detail, session=session.id)


def _write(
    painter: QPainter, box: QRect, text: str, size: float, ink: str, *, bold: bool = False
) -> int:
    """Write one line at the top of a box, cut where it does not fit; returns its width."""
    painter.setFont(theme.font(size, bold=bold))
    painter.setPen(theme.colour(ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box.left(), box.top() + metrics.ascent(), shown)
    return metrics.horizontalAdvance(shown)


def _small() -> QFontMetrics:
    return QFontMetrics(theme.font(Size.SMALL))


def _strong() -> QFontMetrics:
    return QFontMetrics(theme.font(Size.STRONG, bold=True))
