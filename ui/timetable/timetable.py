"""The timetable: a programme drawn with time down and rooms across, changed by mouse and keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from eventapp.services.events import DayRow
from eventapp.settings import SettingsFile
from ui import words
from ui.language import _
from ui.programme.rows import Programme
from ui.theme import Grid
from ui.timetable import access
from ui.timetable.board import Board
from ui.timetable.cards import Card
from ui.timetable.commands import KeyCommands
from ui.timetable.gestures import step_of
from ui.timetable.hand import Hand
from ui.timetable.keys import Keys
from ui.timetable.overlay import Ghost
from ui.timetable.placing import Places, in_the_way, room_to_make
from ui.timetable.plan import Measures, Plan, make_plan, placements_of, share_width
from ui.timetable.selection import Selection
from ui.timetable.telling import Teller
from ui.timetable.tray import Tray

_WHOLE: Final = 100
_EMPTY: Final = Programme((), (), (), (), (), (), {})


class Timetable(QWidget):
    """Shows a day of a programme, or all days side by side. It asks for changes by signals.

    Whoever shows it makes the change and calls :meth:`show_programme` again; selection, scroll
    and focus stay.

    Signals:
        selected: the ids of the selected sessions, the current one first.
        opened: the id of a session asked for by Enter or a double click.
        moved: each moved session with its new placement, None for off the day.
        copied: each copied session with the placement of its copy.
        made: the placement of a new session.
        day_shown: of all days, the one the current session is on.
        zoomed: the zoom in percent.
    """

    selected = Signal(list)
    opened = Signal(int)
    moved = Signal(object)
    copied = Signal(object)
    made = Signal(object)
    day_shown = Signal(object)
    zoomed = Signal(int)

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        access.install()
        self._settings = settings
        self._zoom = _clamped(settings.value.timetable_zoom)
        self._now: tuple[DayId | None, int] = (None, 0)
        self._foreseen: Mapping[SessionId, Placement] = {}
        self._told_day: DayId | None = None
        self._laid_out = False
        self._bringing: Callable[[], None] | None = None
        self.day_under: Callable[[QPoint], tuple[DayId | None] | None] | None = None
        """Asked which day something outside at a point of the screen stands for: a session can be
        dropped there. ``(None,)`` takes it off the day."""
        self.programme = _EMPTY
        self.day: DayId | None = None
        self.stays: dict[SessionId, Placement] = {}
        self._cards: dict[SessionId, Card] = {}
        self.selection = Selection(self)
        self.board = Board()
        self.tray = Tray(opened=settings.value.timetable_tray)
        self.hand = Hand(self, self)
        self._keys = Keys(KeyCommands(self), self.board, self.tray.cards, self)
        self.teller = Teller(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.board, 1)
        down.addWidget(self.tray)
        self.board.setAccessibleName(_("Timetable"))
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        self.selection.changed.connect(self._tell_selected)
        self.board.resized.connect(self._fit)
        self.board.wheeled.connect(self._wheel)
        self.board.focused.connect(self._show_states)
        self.tray.cards.focused.connect(self._show_states)
        self.tray.folded.connect(lambda opened: self._settings.change(timetable_tray=opened))
        self._keeping = QTimer(self, singleShot=True, interval=400)
        self._keeping.timeout.connect(lambda: self._settings.change(timetable_zoom=self._zoom))

    # What is shown

    def show_programme(self, programme: Programme, day: DayId | None) -> None:
        """Show a day of a programme, or all its days."""
        if self.hand.is_busy() and programme != self.programme:
            self.hand.give_up()
        before = self.day, [shown.id for shown in self.shown_days]
        self.programme, self.day = programme, day
        elsewhere = before != (day, [shown.id for shown in self.shown_days])
        self._foreseen = {}
        self.board.overlay.preview(())
        self._renew_cards()
        self.stays = placements_of(row.session for row in programme.rows)
        waiting = [self._cards[row.session.id] for row in programme.of_day(None)]
        self.tray.show_cards(waiting)
        self._draw(keeping=None if elsewhere else 0)
        if elsewhere:
            self._bring(self._scroll_to_start)
        self._tell_empty()
        self.selection.keep(self._cards.keys())
        self._show_states()
        self.teller.describe()
        self._tell_day()

    def show_now(self, day: DayId | None, minute: int) -> None:
        """Draw the line of the present minute on a day; None hides it."""
        self._now = (day, minute)
        self.board.show_now(day, minute)

    def preview(self, moves: Mapping[SessionId, Placement]) -> None:
        """Show where sessions would go; none takes the outlines away."""
        self._foreseen = dict(moves)
        if not moves:
            self.board.overlay.preview(())
            return
        after = self._plan({**self.stays, **moves})
        plan = self.board.plan
        boxes = (
            (session, plan.box_of(stay, after.lanes.get(session)))
            for session, stay in moves.items()
        )
        times = {session: words.time_range(stay.start, stay.end) for session, stay in moves.items()}
        self.board.overlay.preview([Ghost(box, times[session]) for session, box in boxes if box])

    @property
    def shown_days(self) -> tuple[DayRow, ...]:
        """The days side by side, or the only one."""
        if self.day is None:
            return self.programme.days
        return tuple(day for day in self.programme.days if day.id == self.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the tray one row where there is little height."""
        low = self.height() < Grid.TRAY_ROOMY
        self.tray.cards.show_rows(1 if low else Grid.TRAY_ROWS)
        super().resizeEvent(event)

    # What is selected

    def selected_ids(self) -> list[int]:
        """The ids of the selected sessions, the current one first."""
        return list(self.selection.ids)

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select sessions; the first one becomes the current one."""
        known = (SessionId(wanted) for wanted in ids)
        self.selection.set(wanted for wanted in known if wanted in self._cards)

    def ensure_shown(self, id: int) -> None:  # noqa: A002 - the name the page knows
        """Scroll as little as is needed to show a session."""
        session = SessionId(id)
        if self.tray.cards.number_of(session) is not None:
            self.tray.open()
            self._bring(partial(self.tray.cards.reveal, session))
        else:
            self._bring(partial(self.board.reveal, session))

    def extend_to(self, session: SessionId) -> None:
        """Select everything in the rectangle between the current session and this one."""
        boxes = self.board.plan.boxes
        current = self.selection.current
        if current is None or current not in boxes or session not in boxes:
            self.selection.make_current(session)
            return
        between = self.board.touched(boxes[current].with_box(boxes[session]))
        self.selection.set([current, *between, session])

    # Zoom

    def zoom(self) -> int:
        """The zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom, keeping the middle of what is seen."""
        self._zoom_at(percent, self.board.viewport().height() // 2)

    def _zoom_at(self, percent: int, height: int) -> None:
        percent = _clamped(percent)
        if percent == self._zoom:
            return
        self._zoom = percent
        self._draw(keeping=height)
        self._keeping.start()
        self.zoomed.emit(percent)

    def _wheel(self, steps: int, point: QPoint) -> None:
        self._zoom_at(self._zoom + steps * Grid.ZOOM_STEP, point.y())

    # What gestures and keys need

    @property
    def places(self) -> Places:
        """All days and rooms, in order."""
        programme = self.programme
        return Places([day.id for day in programme.days], [room.id for room in programme.rooms])

    def card(self, session: SessionId) -> Card:
        """A session's card."""
        return self._cards[session]

    def knows(self, session: SessionId) -> bool:
        """Whether there is such a session."""
        return session in self._cards

    def placed(self, sessions: Iterable[SessionId]) -> dict[SessionId, Placement]:
        """Where those of some sessions stand that are on a day shown."""
        boxes = self.board.plan.boxes
        return {session: self.stays[session] for session in sessions if session in boxes}

    def ghosts(self, moves: Mapping[SessionId, Placement]) -> Sequence[Ghost]:
        """Outlines of placements."""
        plan = self.board.plan
        boxes = ((session, stay, plan.box_of(stay)) for session, stay in moves.items())
        return [Ghost(box, self._ghost_text(session, stay)) for session, stay, box in boxes if box]

    def day_at(self, point: QPoint) -> tuple[DayId | None] | None:
        """The day that something outside stands for, as a tab may, in a tuple; None elsewhere."""
        return self.day_under(point) if self.day_under is not None else None

    def lift(self, sessions: Iterable[SessionId]) -> None:
        """Show that some sessions are being dragged."""
        self._show_states(set(sessions))

    # What is asked for

    def ask_move(self, moves: Mapping[SessionId, Placement | None]) -> None:
        """Ask for those moves that change something, and tell them aloud."""
        changed = {
            session: stay for session, stay in moves.items() if self.stays.get(session) != stay
        }
        if not changed:
            return
        self.moved.emit(changed)
        self.teller.announce_move(changed)

    def ask_copy(self, moves: Mapping[SessionId, Placement]) -> None:
        """Ask for copies."""
        if moves:
            self.copied.emit(dict(moves))
            self.teller.announce_copies(len(moves))

    def ask_open(self, session: SessionId) -> None:
        """Ask for a session to be edited."""
        self.opened.emit(session)

    def ask_make(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Ask for a session at an empty place of the screen."""
        aim = self.board.aim(self.board.viewport().mapFromGlobal(point))
        if aim is None:
            return
        day, room = aim.column.day, None if aim.beside else aim.column.room
        start, length = room_to_make(self.taken(day, room), aim.minute, step_of(modifiers))
        self.made.emit(Placement(day, room, start, length))

    def taken(self, day: DayId, room: RoomId | None) -> list[tuple[int, int]]:
        """What stands in the way of a session in a room; for all rooms, only what is, too."""
        stays = self.stays.values()
        if room is None:
            return in_the_way([stay for stay in stays if stay.room is None], day, None)
        return in_the_way(stays, day, room)

    # How it is drawn

    def _renew_cards(self) -> None:
        """Make cards, and keep those that would look the same."""
        known = self._cards
        self._cards = {}
        for row in self.programme.rows:
            card = Card(row, self.programme)
            before = known.get(card.id)
            same = before is not None and before.origin == card.origin
            self._cards[card.id] = before if same and before is not None else card

    def _plan(self, stays: Mapping[SessionId, Placement]) -> Plan:
        rooms = [room.id for room in self.programme.rooms]
        return make_plan(self.shown_days, rooms, stays, self._measures())

    def _measures(self) -> Measures:
        share = self._zoom / _WHOLE
        return Measures(
            available=self.board.viewport().width(),
            per_minute=Grid.HOUR / 60 * share,
            least_width=max(Grid.ROOM * share, Grid.ROOM_LEAST),
            least_height=Grid.CARD_LEAST,
            day_gap=Grid.DAY_GAP,
        )

    def _draw(self, *, keeping: int | None) -> None:
        """Lay everything out; the minute at a height of the viewport stays there."""
        board = self.board
        minute = board.plan.scale.minute(board.seen().top() + (keeping or 0))
        rooms = {room.id: room for room in self.programme.rooms}
        board.show_plan(self._plan(self.stays), self._cards, rooms, days=self.day is None)
        if keeping is not None:
            top = board.plan.scale.y(minute) - keeping
            board.verticalScrollBar().setValue(round(top))
        self.board.show_now(*self._now)
        if self._foreseen:
            self.preview(self._foreseen)

    def _fit(self) -> None:
        """Share another width; nothing else changes, and nothing where all are narrow already."""
        before = self.board.plan.columns
        if share_width(before.rooms_by_day, self._measures()).all != before.all:
            self._draw(keeping=0)

    def _bring(self, scroll: Callable[[], None]) -> None:
        """Scroll, and once more when the first layout has given everything its size."""
        if not self._laid_out:
            self._bringing = scroll
        scroll()

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the first layout."""
        super().showEvent(event)
        if not self._laid_out:
            QTimer.singleShot(0, self, self._after_layout)

    def _after_layout(self) -> None:
        self._laid_out = True
        bringing, self._bringing = self._bringing, None
        if bringing is not None:
            bringing()

    def _scroll_to_start(self) -> None:
        days = {day.id for day in self.shown_days}
        starts = [day.opens for day in self.shown_days]
        starts += [stay.start for stay in self.stays.values() if stay.day in days]
        if starts:
            self.board.scroll_to_minute(min(starts))
        self.board.horizontalScrollBar().setValue(0)

    def _tell_empty(self) -> None:
        hint = ""
        if self.shown_days and not self.board.plan.boxes:
            hint = _("Double-click to add a session.")
            if self.tray.cards.cards:
                hint = _("Double-click to add a session, or drag one from the tray.")
        self.board.show_hint(hint)

    def _show_states(self, lifted: Iterable[SessionId] = ()) -> None:
        ids, current = set(self.selection.ids), self.selection.current
        self.board.show_states(ids, current, set(lifted))
        self.tray.cards.show_states(ids, current, set(lifted))
        self.board.hours.show_focus(focused=self.board.hasFocus() and not ids)

    def _ghost_text(self, session: SessionId, stay: Placement) -> str:
        return f"{words.time_range(stay.start, stay.end)}  {self._cards[session].title}"

    # What is told

    def _tell_selected(self) -> None:
        self._show_states()
        self.teller.describe()
        self.teller.tell_current()
        self.selected.emit(self.selected_ids())
        self._tell_day()

    def _tell_day(self) -> None:
        current = self.stays.get(self.selection.current or SessionId(0))
        day = current.day if current is not None else None
        if self.day is None and day is not None and day != self._told_day:
            self.day_shown.emit(day)
        self._told_day = day


def _clamped(percent: int) -> int:
    return max(Grid.ZOOM[0], min(percent, Grid.ZOOM[1]))
