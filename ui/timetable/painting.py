"""How a session's card, its plan, a ghost and a hatch are painted."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import icons, theme
from ui.theme import Extent, Grid, Pair, Size, Space, Tokens
from ui.timetable.cards import Card
from ui.timetable.lines import Face, Line, Mark, Tone, font_of

_LEFT_BEHIND: Final = 0.4
_SEE_THROUGH: Final = 0.88


@dataclass(frozen=True, slots=True)
class State:
    """How a card stands out at the moment."""

    chosen: bool = False
    current: bool = False
    hovered: bool = False
    lifted: bool = False
    """It is being dragged: only its place is left behind."""


@lru_cache(maxsize=64)
def ink(value: str, alpha: float = 1.0) -> QColor:
    """A token as a colour; painting asks for the same few again and again."""
    return theme.colour(value, alpha=alpha)


def paint_card(
    painter: QPainter, rect: QRectF, card: Card, face: Face, state: State, *, slip: float = 0
) -> None:
    """Paint a session: its ground, its stripe, its words and what is odd about it.

    The words begin ``slip`` pixels lower than usual.
    """
    tokens = theme.current()
    pair = tokens.hue(card.hue)
    quiet = card.session.ended is not None
    if state.lifted:
        painter.setOpacity(_LEFT_BEHIND)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, rect, Pair(tokens.surface, pair.strong) if quiet else pair, state)
    _paint_border(painter, rect, card, tokens, pair)
    corner = rect.topLeft() + QPointF(0, slip)
    painter.translate(corner)
    _paint_words(painter, face.lines, tokens, pair, quiet=quiet)
    _paint_marks(painter, face.marks, rect.height())
    painter.translate(-corner)
    if state.lifted:
        painter.setOpacity(1)
    elif state.chosen:
        _paint_ring(painter, rect, tokens, current=state.current)


def _paint_ground(painter: QPainter, rect: QRectF, pair: Pair, state: State) -> None:
    corner = min(Extent.CORNER, rect.height() / 3)
    stripe = QRectF(rect.left(), rect.top(), Extent.STRIPE, rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(pair.soft))
    painter.drawRoundedRect(rect, corner, corner)
    if state.hovered:
        painter.setBrush(ink(pair.strong, 0.07))
        painter.drawRoundedRect(rect, corner, corner)
    painter.save()
    painter.setClipRect(stripe, Qt.ClipOperation.IntersectClip)
    painter.setBrush(ink(pair.strong))
    painter.drawRoundedRect(rect, corner, corner)
    painter.restore()


def _paint_border(painter: QPainter, rect: QRectF, card: Card, tokens: Tokens, pair: Pair) -> None:
    session = card.session
    corner = min(Extent.CORNER, rect.height() / 3)
    inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if card.row.conflicts:
        _paint_clashes(painter, rect, card, tokens)
        painter.setPen(QPen(ink(tokens.already.strong), 1.25))
        painter.drawRoundedRect(inside, corner, corner)
    elif session.is_running:
        painter.setPen(QPen(ink(tokens.admitted.strong), 1.5))
        painter.drawRoundedRect(inside, corner, corner)
    elif not session.public:
        painter.setPen(QPen(ink(pair.strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(inside, corner, corner)
    elif session.ended is not None:
        painter.setPen(QPen(ink(tokens.line), 1))
        painter.drawRoundedRect(inside, corner, corner)


def _paint_clashes(painter: QPainter, rect: QRectF, card: Card, tokens: Tokens) -> None:
    """Hatch the right edge for as long as something is wrong."""
    length = max(card.session.length, 1)
    for start, end in card.clashes:
        top = rect.top() + rect.height() * (start - card.session.start) / length
        bottom = rect.top() + rect.height() * (end - card.session.start) / length
        strip = QRectF(rect.right() - Grid.HATCH, top, Grid.HATCH, max(bottom - top, Space.XS))
        painter.fillRect(strip, ink(tokens.already.soft))
        paint_hatch(painter, strip, ink(tokens.already.strong))


def paint_hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a strip with slanting lines."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.25))
    width, step = rect.width(), Space.XS
    count = int((rect.height() + width) // step) + 1
    tops = [rect.top() + number * step for number in range(count)]
    painter.drawLines([QLineF(rect.left(), top, rect.right(), top - width) for top in tops])
    painter.restore()


def _paint_words(
    painter: QPainter, lines: tuple[Line, ...], tokens: Tokens, pair: Pair, *, quiet: bool
) -> None:
    colours = {
        Tone.TITLE: tokens.muted if quiet else tokens.text,
        Tone.MUTED: tokens.muted,
        Tone.STRONG: pair.strong,
    }
    for line in lines:
        painter.setFont(font_of(line.style))
        painter.setPen(ink(colours[line.tone]))
        top = line.middle - line.text.size().height() / 2
        painter.drawStaticText(QPointF(line.x, top), line.text)


def _paint_marks(painter: QPainter, marks: tuple[Mark, ...], height: float) -> None:
    side = min(Grid.SIGN, height)
    for mark in marks:
        picture = icons.pixmap(mark.sign.icon, mark.sign.ink, Grid.SIGN)
        place = QRectF(mark.x, mark.middle - side / 2, side, side)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))


def _paint_ring(painter: QPainter, rect: QRectF, tokens: Tokens, *, current: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(tokens.accent), Space.RING))
    grown = rect.adjusted(-1, -1, 1, 1) if current else rect.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(grown, Extent.CORNER, Extent.CORNER)


def paint_plan(painter: QPainter, rect: QRectF) -> None:
    """Paint faintly where a session was planned."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(tokens.muted), 1, Qt.PenStyle.DotLine))
    inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, Extent.CORNER, Extent.CORNER)


def paint_ghost(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint where a session that is being dragged would go, with its time."""
    tokens = theme.current()
    _paint_outline(painter, rect, Qt.PenStyle.SolidLine, ink(tokens.accent_soft, _SEE_THROUGH))
    painter.setPen(ink(tokens.accent))
    inner = rect.adjusted(Space.S + Space.RING, 0, -Space.XS, 0)
    inner.setHeight(min(inner.height(), Grid.LINE + Space.XS))
    _paint_line(painter, inner, text)


def paint_foreseen(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint where a session would go if a change were made, with its time on a chip."""
    tokens = theme.current()
    _paint_outline(painter, rect, Qt.PenStyle.DashLine, ink(tokens.accent, 0))
    painter.setFont(theme.font(Size.SMALL, bold=True))
    width = min(painter.fontMetrics().horizontalAdvance(text) + 2 * Space.XS, rect.width())
    height = min(Grid.LINE, rect.height())
    # At the right, where only the length stands: titles stay legible below it.
    chip = QRectF(rect.right() - width, rect.top(), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(tokens.accent))
    painter.drawRoundedRect(chip, Space.XS, Space.XS)
    painter.setPen(ink(tokens.on_accent))
    _paint_line(painter, chip.adjusted(Space.XS, 0, 0, 0), text)


def _paint_outline(painter: QPainter, rect: QRectF, style: Qt.PenStyle, ground: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink(theme.current().accent), Space.RING, style))
    painter.setBrush(ground)
    corner = min(Extent.CORNER, rect.height() / 3)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner)


def _paint_line(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint as much of a line as fits, in the middle of a low rectangle."""
    painter.setFont(theme.font(Size.SMALL, bold=True))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    flags = centred | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(rect, int(flags), shown)
