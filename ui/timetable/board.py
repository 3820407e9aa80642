"""The drawn plane of the timetable: the sessions on their hours and rooms, scrolled and zoomed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.services.events import RoomRow
from ui import theme
from ui.theme import Extent, Grid, Size, Space
from ui.timetable.cards import Card
from ui.timetable.geometry import Box, Column, Columns, Scale
from ui.timetable.ground import paint_ground
from ui.timetable.items import PlanItem, SessionItem
from ui.timetable.margins import Heads, Hours
from ui.timetable.overlay import Overlay
from ui.timetable.painting import State, ink
from ui.timetable.plan import Plan
from ui.widgets.text import plain_tooltip

_NOTCH: Final = 120
_NO_PLAN: Final = Plan(Scale(540, 1080, 3), Columns(()), (), 0, {}, {}, {})


class Part(Enum):
    """What of the plane is under the pointer."""

    GROUND = "ground"
    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer, and of which session."""

    part: Part
    session: SessionId | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A place pointed at: the minute, the column, and whether it is the time column instead."""

    column: Column
    minute: float
    beside: bool


class Board(QGraphicsView):
    """Shows a plan. What mouse and keys do with it others decide.

    Signals:
        resized: there is another width to share among the columns.
        focused: keys go here now, or no longer.
        wheeled: (steps, point) the wheel was turned with Ctrl at a point of the viewport.
    """

    resized = Signal()
    focused = Signal()
    wheeled = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = _NO_PLAN
        self.items_of: dict[SessionId, SessionItem] = {}
        self.planned: dict[SessionId, PlanItem] = {}
        self._hovered: SessionItem | None = None
        self._cut: set[SessionItem] = set()
        self.hint = ""
        self._turned = 0
        self.scene_of = QGraphicsScene(self)
        self.setScene(self.scene_of)
        self.overlay = Overlay(self.scene_of)
        self.heads = Heads(self)
        self.hours = Hours(self)
        self._dress()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    # What is shown

    def show_plan(
        self,
        plan: Plan,
        cards: Mapping[SessionId, Card],
        rooms: dict[RoomId, RoomRow],
        *,
        days: bool,
    ) -> None:
        """Show a plan: only items that became other ones are touched."""
        moved = plan.scale != self.plan.scale or plan.columns.all != self.plan.columns.all
        self.plan = plan
        self.heads.show_rooms(rooms, days=days)
        self._fit_margins()
        height = plan.scale.height + 2 * Space.M
        self.scene_of.setSceneRect(QRectF(0, -Space.M, max(plan.columns.width, 1), height))
        self._show_items(plan, cards)
        self._show_plans(plan, cards)
        self._keep_words_in_sight()
        if moved:
            self.viewport().update()
            self.hours.update()

    def _show_items(self, plan: Plan, cards: Mapping[SessionId, Card]) -> None:
        for gone in self.items_of.keys() - plan.boxes.keys():
            item = self.items_of.pop(gone)
            if item is self._hovered:
                self._hovered = None
            self._cut.discard(item)
            self.scene_of.removeItem(item)
        for session, box in plan.boxes.items():
            card = cards[session]
            found = self.items_of.get(session)
            if found is None:
                self.items_of[session] = found = SessionItem(card, box)
                self.scene_of.addItem(found)
                continue
            found.put(box)
            if found.card is not card:
                found.show_card(card)

    def _show_plans(self, plan: Plan, cards: Mapping[SessionId, Card]) -> None:
        for gone in self.planned.values():
            self.scene_of.removeItem(gone)
        self.planned.clear()
        for session, lane in plan.lanes.items():
            planned = cards[session].plan
            box = plan.box_of(planned, lane) if planned is not None else None
            if box is not None:
                self.planned[session] = item = PlanItem(box)
                self.scene_of.addItem(item)

    def show_states(
        self,
        chosen: Collection[SessionId],
        current: SessionId | None,
        lifted: Collection[SessionId] = (),
    ) -> None:
        """Let the selected sessions stand out, and those being dragged stand back."""
        for session, item in self.items_of.items():
            item.show_state(
                State(
                    chosen=session in chosen,
                    current=session == current and self.hasFocus(),
                    hovered=item is self._hovered,
                    lifted=session in lifted,
                )
            )

    def guide(self, minutes: tuple[int, ...], *, all_rooms: bool = False) -> None:
        """Draw a line through everything at some minutes, with their times at the left."""
        self.hours.show_guides(minutes, all_rooms=all_rooms)
        self.overlay.show_guides([self.plan.scale.y(minute) for minute in minutes], self.seen())

    def show_now(self, day: DayId | None, minute: int) -> None:
        """Draw the line of the present minute through a day."""
        scale = self.plan.scale
        column = next((shown for shown in self.plan.columns.days if shown.day == day), None)
        if column is None or not scale.first <= minute <= scale.last:
            self.hours.show_now(None)
            self.overlay.show_now(None)
            return
        self.hours.show_now(minute)
        top = round(scale.y(minute))
        self.overlay.show_now(Box(column.left, top, column.width, Space.RING))

    # Where things are

    def seen(self) -> QRectF:
        """The part of the plane in sight."""
        corner = self.mapToScene(QPoint(0, 0))
        return QRectF(corner.x(), corner.y(), self.viewport().width(), self.viewport().height())

    def hit(self, point: QPoint) -> Hit:
        """What is at a point of the viewport."""
        item = self._item_at(point)
        if item is None:
            return Hit(Part.GROUND)
        place = self.mapToScene(point).y()
        edge = min(Grid.EDGE, item.box.height / 4)
        part = Part.BODY
        if place < item.box.top + edge:
            part = Part.START
        elif place >= item.box.bottom - Grid.CARD_GAP - edge:
            part = Part.END
        return Hit(part, item.card.id)

    def aim(self, point: QPoint) -> Aim | None:
        """The minute and the column at a point, also beyond the borders."""
        place = self.mapToScene(point)
        column = self.plan.columns.at(place.x())
        if column is None:
            return None
        return Aim(column, self.plan.scale.minute(place.y()), point.x() < 0)

    def touched(self, box: Box) -> list[SessionId]:
        """The sessions that a box touches, in the order of the plan."""
        return [session for session, held in self.plan.boxes.items() if held.meets(box)]

    def centre_of(self, session: SessionId) -> QPoint | None:
        """Where the middle of a session is in the viewport."""
        item = self.items_of.get(session)
        if item is None:
            return None
        box = item.box
        return self.mapFromScene(QPointF(box.left + box.width / 2, box.top + box.height / 2))

    def reveal(self, session: SessionId) -> None:
        """Scroll as little as is needed to show a session."""
        item = self.items_of.get(session)
        if item is not None:
            box = item.box
            self.ensureVisible(QRectF(box.left, box.top, box.width, box.height), Space.XL, Space.XL)

    def show_hint(self, hint: str) -> None:
        """Say something in the middle of the board, or nothing."""
        if hint != self.hint:
            self.hint = hint
            self.viewport().update()

    def scroll_to_minute(self, minute: float) -> None:
        """Let a minute be at the top."""
        self.verticalScrollBar().setValue(round(self.plan.scale.y(minute)) - Space.M)

    def is_at_border(self, point: QPoint) -> bool:
        """Whether a point is where a drag makes the board scroll."""
        reach = Grid.REACH
        inner = self.viewport().rect().adjusted(reach, reach, -reach, -reach)
        return not inner.contains(point)

    def glide(self, point: QPoint) -> None:
        """Scroll a little when a point is near a border."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        sizes = (self.viewport().width(), self.viewport().height())
        for bar, place, size in zip(bars, (point.x(), point.y()), sizes, strict=True):
            over = min(place - Grid.REACH, 0) + max(place - (size - Grid.REACH), 0)
            bar.setValue(bar.value() + max(min(over, Grid.REACH), -Grid.REACH) // 2)

    def _item_at(self, point: QPoint) -> SessionItem | None:
        place = self.mapToScene(point)
        for item in self.items(point):
            if isinstance(item, SessionItem) and item.box.holds(place.x(), place.y()):
                return item
        return None

    def _keep_words_in_sight(self) -> None:
        """Let a long card that begins above the border be read all the same."""
        top = self.seen().top()
        edge = self.items(QRect(0, 0, self.viewport().width(), 1))
        cut = {item for item in edge if isinstance(item, SessionItem)}
        for item in self._cut - cut:
            item.hide_top(0)
        for item in cut:
            item.hide_top(max(top - item.box.top, 0))
        self._cut = cut

    def _fit_margins(self) -> None:
        height = self.heads.wanted_height()
        margins = self.viewportMargins()
        if (margins.left(), margins.top()) != (Grid.GUTTER, height):
            self.setViewportMargins(Grid.GUTTER, height, 0, 0)
        inner = self.viewport().geometry()
        self.heads.setGeometry(inner.left(), 0, inner.width(), height)
        self.hours.setGeometry(0, height, Grid.GUTTER, inner.height())

    def hover(self, point: QPoint | None) -> None:
        """Show the session under the pointer."""
        item = self._item_at(point) if point is not None else None
        if item is self._hovered:
            return
        before, self._hovered = self._hovered, item
        for changed in (before, item):
            if changed is not None:
                state = changed.state
                changed.show_state(
                    State(state.chosen, state.current, changed is item, state.lifted)
                )

    # What a screen reader finds

    def listed(self) -> list[SessionId]:
        """The sessions day by day, in order of time."""
        return list(self.plan.order)

    def shows(self, session: SessionId) -> bool:
        """Whether a session is on a day shown."""
        return session in self.items_of

    def told_of(self, session: SessionId) -> str:
        """A session in a sentence."""
        return self.items_of[session].card.spoken

    def place_on_screen(self, session: SessionId) -> QRect:
        """Where a session is on the screen."""
        place = self.mapFromScene(self.items_of[session].sceneBoundingRect()).boundingRect()
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def standing_of(self, session: SessionId) -> tuple[bool, bool]:
        """Whether a session is selected, and whether it is the current one."""
        state = self.items_of[session].state
        return state.chosen, state.current

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit_margins()
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and let heads and hours follow."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.heads.update()
        if dy:
            self.hours.update()
        self._keep_words_in_sight()
        if self.hint:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, with Shift aside; with Ctrl zoom."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Fine wheels turn by less than a notch at a time.
            self._turned += turned
            steps = int(self._turned / _NOTCH)
            self._turned -= steps * _NOTCH
            if steps:
                self.wheeled.emit(steps, event.position().toPoint())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which session keys go to."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Paint the ground."""
        if isinstance(rect, QRectF):
            paint_ground(painter, rect, self.plan)

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Say what to do next where nothing is planned."""
        del rect
        if self.hint:
            tokens = theme.current()
            painter.setFont(theme.font(Size.BODY))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            place = self.seen().adjusted(Space.XXL, 0, -Space.XXL, 0)
            words = painter.boundingRect(place, flags, self.hint)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(tokens.surface))
            card = words.adjusted(-Space.M, -Space.S, Space.M, Space.S)
            painter.drawRoundedRect(card, Extent.CORNER, Extent.CORNER)
            painter.setPen(ink(tokens.muted))
            painter.drawText(words, flags, self.hint)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell everything about a session as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.show_tooltip(event.pos())
            return True
        return super().viewportEvent(event)

    def show_tooltip(self, point: QPoint) -> None:
        """Tell everything about the session at a point of the viewport."""
        item = self._item_at(point)
        told = plain_tooltip(item.card.hint) if item is not None else ""
        QToolTip.showText(self.viewport().mapToGlobal(point), told, self.viewport())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to whoever shows the timetable."""
        event.ignore()
