"""The tray below the timetable: the sessions that have no day and time yet."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from eventapp.domain.ids import SessionId
from ui import icons, theme
from ui.language import _
from ui.theme import Grid, Space
from ui.timetable.cards import Card
from ui.timetable.lines import Face, compose
from ui.timetable.painting import State, ink, paint_card
from ui.widgets.buttons import icon_button
from ui.widgets.panels import hairline
from ui.widgets.text import ElidedLabel, PlainLabel, Tone, plain_tooltip

_GAP: Final = Space.S


class TrayCards(QAbstractScrollArea):
    """The cards of the tray in rows of equal cells; the rows beyond two are scrolled to.

    Signals:
        focused: keys go here now, or no longer.
    """

    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self._rows = Grid.TRAY_ROWS
        self._aimed = False
        self._faces: dict[tuple[SessionId, int], Face] = {}
        self._states: dict[SessionId, State] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalScrollBar().setSingleStep(Grid.TRAY_CARD[1] + _GAP)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other sessions."""
        before = {card.id: card for card in self.cards}
        changed = {card.id for card in cards if before.get(card.id) is not card}
        gone = before.keys() - {card.id for card in cards}
        self._faces = {
            key: face for key, face in self._faces.items() if key[0] not in changed | gone
        }
        self.cards = list(cards)
        self._fit()
        self.viewport().update()

    def show_rows(self, most: int) -> None:
        """Show up to so many rows."""
        if most != self._rows:
            self._rows = most
            self._fit()

    def aim_at(self, *, aimed: bool) -> None:
        """Show that what is being dragged would come here."""
        self._aimed = aimed
        self.viewport().update()

    def show_states(
        self,
        chosen: Collection[SessionId],
        current: SessionId | None,
        lifted: Collection[SessionId] = (),
    ) -> None:
        """Let the selected sessions stand out, and those being dragged stand back."""
        self._states = {
            session: State(
                chosen=session in chosen,
                current=session == current and self.hasFocus(),
                lifted=session in lifted,
            )
            for session in {*chosen, *lifted}
        }
        self.viewport().update()

    def columns(self) -> int:
        """How many cards stand side by side."""
        width = self.viewport().width() - 2 * Space.L + _GAP
        return max(int(width // (Grid.TRAY_CARD[0] + _GAP)), 1)

    def place_of(self, number: int) -> QRect:
        """Where a card is in the viewport."""
        columns = self.columns()
        row, column = divmod(number, columns)
        width = (self.viewport().width() - 2 * Space.L + _GAP) // columns - _GAP
        left = Space.L + column * (width + _GAP)
        top = _GAP + row * (Grid.TRAY_CARD[1] + _GAP) - self.verticalScrollBar().value()
        return QRect(left, top, width, Grid.TRAY_CARD[1])

    def hit(self, point: QPoint) -> SessionId | None:
        """The session at a point of the viewport."""
        for number, card in enumerate(self.cards):
            if self.place_of(number).contains(point):
                return card.id
        return None

    def number_of(self, session: SessionId | None) -> int | None:
        """Which place a session has, counted from 0."""
        return next((n for n, card in enumerate(self.cards) if card.id == session), None)

    def reveal(self, session: SessionId) -> None:
        """Scroll as little as is needed to show a session."""
        number = self.number_of(session)
        if number is None:
            return
        place, bar = self.place_of(number), self.verticalScrollBar()
        if place.top() < _GAP:
            bar.setValue(bar.value() + place.top() - _GAP)
        elif place.bottom() > self.viewport().height() - _GAP:
            bar.setValue(bar.value() + place.bottom() + _GAP - self.viewport().height())

    # What a screen reader finds

    def listed(self) -> list[SessionId]:
        """The sessions from left to right."""
        return [card.id for card in self.cards]

    def shows(self, session: SessionId) -> bool:
        """Whether a session is in the tray."""
        return self.number_of(session) is not None

    def told_of(self, session: SessionId) -> str:
        """A session in a sentence."""
        return next((card.spoken for card in self.cards if card.id == session), "")

    def place_on_screen(self, session: SessionId) -> QRect:
        """Where a session is on the screen."""
        place = self.place_of(self.number_of(session) or 0)
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def standing_of(self, session: SessionId) -> tuple[bool, bool]:
        """Whether a session is selected, and whether it is the current one."""
        state = self._states.get(session, State())
        return state.chosen, state.current

    # How it is laid out and painted

    def sizeHint(self) -> QSize:
        """As high as its rows, up to as many as may be shown."""
        rows = min(-(-len(self.cards) // self.columns()), self._rows)
        return QSize(Grid.TRAY_CARD[0], _GAP + rows * (Grid.TRAY_CARD[1] + _GAP))

    def minimumSizeHint(self) -> QSize:
        """As wide as one card."""
        return QSize(Grid.TRAY_CARD[0], self.sizeHint().height())

    def _fit(self) -> None:
        rows = -(-len(self.cards) // self.columns())
        whole = _GAP + rows * (Grid.TRAY_CARD[1] + _GAP)
        height = self.sizeHint().height()
        self.setFixedHeight(height)
        self.verticalScrollBar().setRange(0, max(whole - height, 0))
        self.verticalScrollBar().setPageStep(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._faces.clear()
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which session keys go to."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll."""
        del dx, dy
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight."""
        tokens = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ink(tokens.accent_soft if self._aimed else tokens.surface))
        for number, card in enumerate(self.cards):
            place = self.place_of(number)
            if not place.adjusted(-Space.XS, -Space.XS, Space.XS, Space.XS).intersects(
                event.rect()
            ):
                continue
            rect = QRectF(place)
            state = self._states.get(card.id, State())
            paint_card(painter, rect, card, self._face(card, place.width()), state)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell everything about a session as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.hit(event.pos())
            told = next((card.hint for card in self.cards if card.id == found), "")
            QToolTip.showText(event.globalPos(), plain_tooltip(told), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to whoever shows the timetable."""
        event.ignore()

    def _face(self, card: Card, width: int) -> Face:
        key = (card.id, width)
        if key not in self._faces:
            self._faces[key] = compose(card, width, Grid.TRAY_CARD[1])
        return self._faces[key]


class Tray(QWidget):
    """The cards under a line that says how many there are, and folds them away.

    Signals:
        folded: the user opened or closed it.
    """

    folded = Signal(bool)

    def __init__(self, *, opened: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = TrayCards()
        self.cards.setAccessibleName(_("Unscheduled"))
        self.title = PlainLabel(_("Unscheduled"), bold=True)
        self.count = PlainLabel(tone=Tone.MUTED)
        self.line = ElidedLabel(tone=Tone.MUTED)
        self.fold = icon_button("chevron-down", _("Fold away"), clicked=self._turn)
        self._opened = opened
        self._target = False
        head = QWidget()
        head.setFixedHeight(Grid.TRAY_HEAD)
        across = QHBoxLayout(head)
        across.setContentsMargins(Space.L, 0, Space.S, 0)
        across.setSpacing(Space.S)
        across.addWidget(self.title)
        across.addWidget(self.count)
        across.addWidget(self.line, 1)
        across.addWidget(self.fold)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(hairline())
        down.addWidget(head)
        down.addWidget(self.cards)
        self._tell()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other sessions."""
        self.cards.show_cards(cards)
        self._tell()

    def is_open(self) -> bool:
        """Whether the cards are to be seen."""
        return self._opened

    def open(self) -> None:
        """Show the cards."""
        if not self._opened:
            self._turn()

    def aim_at(self, *, aimed: bool) -> None:
        """Show that what is being dragged would come here."""
        if aimed != self._target:
            self._target = aimed
            self.cards.aim_at(aimed=aimed)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground; another one while something is dragged here."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(tokens.accent_soft if self._target else tokens.surface))
        painter.end()

    def _turn(self) -> None:
        self._opened = not self._opened
        self._tell()
        self.folded.emit(self._opened)

    def _tell(self) -> None:
        count = len(self.cards.cards)
        self.count.setText(str(count) if count else "")
        self.line.setText(
            _("Drag onto the timetable, or press Enter to put one where it is free.")
            if count
            else _("Drag a session here to take it off the day.")
        )
        self.cards.setVisible(self._opened and count > 0)
        self.fold.setVisible(count > 0)
        self.fold.setIcon(icons.icon("chevron-down" if self._opened else "chevron-up"))
        says = _("Fold away") if self._opened else _("Show unscheduled sessions")
        self.fold.setToolTip(plain_tooltip(says))
        self.fold.setAccessibleName(says)
