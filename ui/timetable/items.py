"""The things on the timetable's plane: sessions, their plans, ghosts, the band and lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui import theme
from ui.theme import Grid, Space
from ui.timetable.cards import Card
from ui.timetable.geometry import Box
from ui.timetable.lines import Face, compose
from ui.timetable.painting import State, ink, paint_card, paint_foreseen, paint_ghost, paint_plan

_CARDS, _PLANS, _CHOSEN, _GHOSTS, _LINES = range(5)
_RING = Space.XS


class _Boxed(QGraphicsItem):
    """Something that fills a box of the plane."""

    layer = _CARDS

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box
        self.setZValue(self.layer)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setPos(box.left, box.top)

    def put(self, box: Box) -> bool:
        """Fill another box; tells whether it is another one."""
        if box == self.box:
            return False
        if (box.width, box.height) != (self.box.width, self.box.height):
            self.prepareGeometryChange()
        self.box = box
        self.setPos(box.left, box.top)
        return True

    def rect(self) -> QRectF:
        """What is painted: the box with some air at its right and below."""
        width = max(self.box.width - 2 * Grid.CARD_GAP - Space.HAIR, Space.XS)
        height = max(self.box.height - Grid.CARD_GAP, Space.XS)
        return QRectF(Grid.CARD_GAP, 0, width, height)

    def boundingRect(self) -> QRectF:
        """The box with its ring."""
        return QRectF(-_RING, -_RING, self.box.width + 2 * _RING, self.box.height + 2 * _RING)


class SessionItem(_Boxed):
    """A session on the plane. Its words are laid out when it is first painted."""

    def __init__(self, card: Card, box: Box) -> None:
        self._face: Face | None = None
        self._hidden = 0.0
        self.state = State()
        self.card = card
        super().__init__(box)

    def show_card(self, card: Card) -> None:
        """Show other words."""
        self.card = card
        self._face = None
        self.update()

    def put(self, box: Box) -> bool:
        """Fill another box."""
        if (box.width, box.height) != (self.box.width, self.box.height):
            self._face = None
        return super().put(box)

    def show_state(self, state: State) -> None:
        """Stand out differently."""
        if state != self.state:
            self.state = state
            self.setZValue(_CHOSEN if state.chosen else _CARDS)
            self.update()

    def hide_top(self, height: float) -> None:
        """Keep the words in sight while so much of the card is scrolled out at the top."""
        if height != self._hidden:
            self._hidden = height
            self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the card."""
        rect = self.rect()
        if self._face is None:
            self._face = compose(self.card, rect.width(), rect.height())
        slip = min(self._hidden, max(rect.height() - self._face.height, 0))
        paint_card(painter, rect, self.card, self._face, self.state, slip=slip)


class PlanItem(_Boxed):
    """Where a session was planned, faintly."""

    layer = _PLANS

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint its outline."""
        paint_plan(painter, self.rect())


class GhostItem(_Boxed):
    """Where a session would go."""

    layer = _GHOSTS

    def __init__(self, box: Box, text: str, *, dashed: bool) -> None:
        self.text = text
        self.dashed = dashed
        super().__init__(box)

    def show_text(self, text: str) -> None:
        """Tell another time."""
        if text != self.text:
            self.text = text
            self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint its outline and its time."""
        paint = paint_foreseen if self.dashed else paint_ghost
        paint(painter, self.rect(), self.text)


class BandItem(_Boxed):
    """The rubber band that selects what it touches."""

    layer = _LINES

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint a soft rectangle."""
        accent = theme.current().accent
        painter.setPen(QPen(ink(accent), 1))
        painter.setBrush(ink(accent, 0.12))
        painter.drawRect(QRectF(0.5, 0.5, self.box.width - 1, self.box.height - 1))


class LineItem(_Boxed):
    """A line across: the guide of a drag, or now."""

    layer = _LINES

    def __init__(self, box: Box, *, now: bool) -> None:
        self._now = now
        super().__init__(box)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the line; now begins with a dot."""
        tokens = theme.current()
        height = Space.RING if self._now else Space.HAIR
        colour = ink(tokens.accent if self._now else tokens.text)
        painter.fillRect(QRectF(0, -height / 2, self.box.width, height), colour)
        if self._now:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(-_RING, -_RING, 2 * _RING, 2 * _RING))
