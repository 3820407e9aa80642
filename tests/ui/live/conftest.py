"""The strip on a page of its own in the real window, with a clock the test holds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.changes import Changes
from eventapp.domain.ids import DayId, EventId, RoomId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.events import add_room, event_facts, list_days
from eventapp.services.programme import SessionRow, add_session, list_sessions
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import commands
from ui.live.bar import LiveBar
from ui.pages.base import Context, Page, PageEntry
from ui.programme.rows import read_programme
from ui.window import MainWindow

KEYNOTE, TALK_1, TALK_2, BREAK, TALK_3, TALK_4, PANEL = range(4, 11)
"""Places in the sample: 10:30, 10:50, 11:05, 11:20 (10 minutes), 11:30, 11:45, 12:00–12:30."""


class Clock:
    """An instant that stands still until the test moves it; the event is in Seoul."""

    def __init__(self) -> None:
        self.set(10, 35)

    def __call__(self) -> datetime:
        return self.now

    def set(self, hour: int, minute: int, second: int = 0, *, day: int = 24) -> None:
        """Let it be this time in Seoul, on a day of November 2026."""
        self.now = datetime(2026, 11, day, hour, minute, second, tzinfo=UTC) - timedelta(hours=9)

    def pass_on(self, **time: int) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


class DayPage(Page):
    """The smallest page with the strip on it."""

    entry: ClassVar = PageEntry("day", "calendar", lambda: "Day", lambda: DayPage)
    clock: ClassVar = Clock()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bar = LiveBar(self, self.clock)
        self.declare(self.bar.run_action(self.day))
        self.content = QWidget()
        self.lay_out(QWidget(), self.content, bar=self.bar)

    def day(self) -> DayId:
        return list_days(self.context.workspace, self.context.event_id)[0].id

    def refresh(self, changes: Changes | None) -> None:
        del changes
        workspace, event = self.context.workspace, self.context.event_id
        zone = event_facts(workspace, event).time_zone
        self.bar.show_programme(read_programme(workspace, event), zone)

    def state(self) -> object:
        return self.bar.state()

    def restore(self, state: object) -> None:
        self.bar.restore(state)


class OtherPage(Page):
    """A page to go away to."""

    entry: ClassVar = PageEntry("other", "home", lambda: "Other", lambda: OtherPage)

    def refresh(self, changes: Changes | None) -> None:
        del changes


class Live:
    """The window, its strip as it is now, and what is stored."""

    def __init__(self, window: MainWindow, workspace: Workspace, event: EventId) -> None:
        self.window, self.workspace, self.event = window, workspace, event
        self.clock = DayPage.clock

    @property
    def bar(self) -> LiveBar:
        assert isinstance(self.window.page, DayPage)
        return self.window.page.bar

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return list_sessions(self.workspace, self.event)

    def at(self, hour: int, minute: int, second: int = 0, *, day: int = 24) -> LiveBar:
        """Let it be this time, and the next second tick."""
        self.clock.set(hour, minute, second, day=day)
        self.bar._tick()
        QApplication.processEvents()
        return self.bar

    def row(self, place: int, before: tuple[SessionRow, ...]) -> SessionRow:
        """A session by its place before anything moved."""
        return next(row for row in self.rows if row.id == before[place].id)

    def add_room(self, name: str) -> RoomId:
        return RoomId(add_room(self.workspace, self.event, name).only_inserted(Kind.ROOM))

    def add(self, title: str, start: int, length: int, room: RoomId | None = None) -> SessionRow:
        day = list_days(self.workspace, self.event)[0].id
        changes = add_session(
            self.workspace,
            self.event,
            kind=SessionKind.TALK,
            title=title,
            placement=Placement(day, room, start, length),
        )
        added = changes.only_inserted(Kind.SESSION)
        return next(row for row in self.rows if row.id == added)


Opening = Callable[[], Live]


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile) -> Opening:
    """Opens the window; again, as if the program had been started anew."""

    def open_window() -> Live:
        window = MainWindow(settings, commands(), [DayPage.entry, OtherPage.entry])
        qtbot.addWidget(window)
        window.show_workspace(workspace)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        QApplication.processEvents()
        return Live(window, workspace, event)

    return open_window


@pytest.fixture
def live(opened: Opening) -> Live:
    """The sample at 10:35 on its day: the keynote should have begun at 10:30."""
    DayPage.clock.set(10, 35)
    return opened()
