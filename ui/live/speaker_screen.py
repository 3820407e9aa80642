"""The speaker's screen, kept open whatever page is shown: its place, its room, its seconds."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import RoomId
from eventapp.domain.kinds import Kind
from eventapp.services.events import event_facts
from eventapp.services.live import RoomNow
from eventapp.services.programme import list_sessions
from ui.language import _
from ui.live.awake import keep_screen_on
from ui.live.countdown import CountdownWindow
from ui.live.day_clock import DayClock, Now, Seconds
from ui.live.day_now import DayNow
from ui.live.day_run import DayRun
from ui.live.screens import screen_for, screen_words
from ui.live.speaker_view import speaker_view
from ui.pages.base import Context
from ui.theme import Live

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = (
    Kind.EVENT,
    Kind.DAY,
    Kind.ROOM,
    Kind.SESSION,
    Kind.AS_RUN,
    Kind.APPEARANCE,
    Kind.REPLACEMENT,
    Kind.PERSON,
)


class SpeakerScreen(QObject):
    """One window for the speaker, which follows what runs in its room.

    It belongs to the main window, not to a page: pages are made anew when the language or the
    look changes. It reads the programme itself, because a hidden page does not.

    Signals:
        changed: it was opened or closed.
    """

    changed = Signal()

    def __init__(self, context: Context, now: Now) -> None:
        super().__init__(context.bridge)
        self.window: CountdownWindow | None = None
        self.run = DayRun()
        self._context, self._now = context, now
        self._event = context.event.id
        self._room: RoomId | None = None
        self._wanted: str | None = None
        self._windowed = False
        self._own: QWidget | None = None
        self._let_sleep: Callable[[], None] | None = None
        self._seconds = Seconds(now, self)
        self._seconds.ticked.connect(self.tick)
        context.bridge.changed.connect(self._read_again)
        screens = QGuiApplication.instance()
        if isinstance(screens, QGuiApplication):
            screens.screenAdded.connect(self._place_soon)
            screens.screenRemoved.connect(self._place_soon)

    @classmethod
    def of(cls, context: Context, now: Now) -> "SpeakerScreen":
        """The screen of the event shown, which may be open since before the page was made."""
        for known in context.bridge.findChildren(cls):
            if known.is_about(context):
                return known
            known.close()
            known.deleteLater()
        return cls(context, now)

    def is_about(self, context: Context) -> bool:
        """Whether it shows the event of a context."""
        return self._context.workspace is context.workspace and self._event == context.event.id

    @property
    def is_open(self) -> bool:
        """Whether the speaker sees it."""
        return self.window is not None

    def open(self, room: RoomId | None, rehearsal: DayClock | None, *, beside: QWidget) -> None:
        """Show what runs in a room: on another screen than the widget's, else in a window."""
        self._room, self.run.rehearsal = room, rehearsal
        self._own = beside.window()
        self._own.installEventFilter(self)
        if self.window is None:
            self.window = CountdownWindow()
            self.window.closed.connect(self._closed)
            self.window.menu_asked.connect(self._offer)
            self.window.full_asked.connect(self._fill)
            self.destroyed.connect(self.window.deleteLater)
            self._let_sleep = keep_screen_on()
        self._read()
        self._place()
        self._seconds.run(on=True)
        self.changed.emit()

    def rehearse(self, rehearsal: DayClock | None) -> None:
        """Follow the rehearsal's clock after it was set, or the real one."""
        self.run.rehearsal = rehearsal
        self.tick()

    def close(self) -> None:
        """Take it off the screen."""
        if self.window is not None:
            self.window.close()

    def tick(self) -> None:
        """Show this second; close when the event is no longer shown."""
        if self.window is None:
            return
        if self._context.workspace.closed or self._context.event.id != self._event:
            self.close()
            return
        now = self._now()
        day = self.run.look(now)
        self.window.show_view(speaker_view(day, self._room_of(day), now))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the main window."""
        if watched is self._own and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    # What it shows

    def _room_of(self, day: DayNow | None) -> RoomNow | None:
        if day is None:
            return None
        return day.rooms.get(self._room) or next(iter(day.rooms.values()))

    def _read_again(self, changes: Changes) -> None:
        if self.window is not None and changes.touches(*_KINDS):
            self._read()

    def _read(self) -> None:
        if self._event is None:
            return
        try:
            facts = event_facts(self._context.workspace, self._event)
        except NotFound:
            self.close()
            return
        sessions = list_sessions(self._context.workspace, self._event)
        self.run.know(facts.days, facts.rooms, sessions, facts.time_zone)
        self.tick()

    # Where it stands

    def _place_soon(self) -> None:
        QTimer.singleShot(0, self, self._place)  # Qt moves windows first, when a screen goes

    def _place(self) -> None:
        """Fill the screen it belongs on, or stand in a window."""
        window = self.window
        if window is None:
            return
        own = self._own.screen() if self._own is not None else None
        screens = QGuiApplication.screens()
        target = None if self._windowed else screen_for(screens, own, self._wanted)
        window.hide_pointer(hidden=target is not None)
        if target is None:
            if window.isFullScreen():
                window.showNormal()
                window.resize(*Live.WINDOW)
            window.show()
        elif not window.isFullScreen() or window.screen().name() != target.name():
            window.setScreen(target)
            window.setGeometry(target.geometry())
            window.showFullScreen()

    def _fill(self, full: bool) -> None:  # noqa: FBT001 - a signal's
        if self.window is not None:
            self._choose(self.window.screen().name() if full else None)

    def _choose(self, wanted: str | None) -> None:
        """Fill the screen of a name; without one, stand in a window."""
        self._wanted, self._windowed = wanted, wanted is None
        self._place()

    def _offer(self, where: QPoint) -> None:
        """Offer the rooms and the screens."""
        if self.window is None:
            return
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = self.run.look(self._now())
        if day is not None and len(day.rooms) > 1:
            for room in day.rooms.values():
                name = day.names.get(room.room, "").replace("&", "&&")
                menu.addAction(name).triggered.connect(partial(self._follow, room.room))
            menu.addSeparator()
        for screen in QGuiApplication.screens():
            said = screen_words(screen).replace("&", "&&")
            menu.addAction(said).triggered.connect(partial(self._choose, screen.name()))
        menu.addAction(_("In a window")).triggered.connect(partial(self._choose, None))
        menu.addSeparator()
        menu.addAction(_("Close")).triggered.connect(self.close)
        self.window.hide_pointer(hidden=False)
        menu.aboutToHide.connect(self._place)
        menu.popup(where)

    def _follow(self, room: RoomId | None) -> None:
        self._room = room
        self.tick()

    def _closed(self) -> None:
        self._seconds.run(on=False)
        if self._let_sleep is not None:
            self._let_sleep()
            self._let_sleep = None
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
            self.changed.emit()
