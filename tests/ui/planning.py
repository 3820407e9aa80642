"""The programme's page in the real window, and a second day and room to plan with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import DayId, EventId, RoomId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.events import add_day, add_room, list_days, list_rooms, update_day
from eventapp.services.programme import SessionRow, add_session, list_sessions
from eventapp.services.workspace import Workspace
from ui.pages.programme import ProgrammePage
from ui.programme.views import View
from ui.timetable.timetable import Timetable

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
KEYNOTE, BREAK, PANEL = 4, 7, 10
"""Places in the sample's day."""


def settle() -> None:
    QApplication.processEvents()


def select(page: ProgrammePage, *places: int) -> list[int]:
    """Select sessions by their places in the order shown, the way a click would end."""
    ids = [page.shown_rows()[place].id for place in places]
    page.select(ids)
    page.focus_view()
    settle()
    return ids


def as_timetable(page: ProgrammePage) -> Timetable:
    """The page's timetable, shown."""
    if page.view is View.TABLE:
        page.switch_view()
    settle()
    return page.views.timetable


def shortcut(page: ProgrammePage, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press keys wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or page, key, held)
    settle()


def sessions(workspace: Workspace, event: EventId) -> tuple[SessionRow, ...]:
    return list_sessions(workspace, event)


def times(rows: Sequence[SessionRow]) -> list[str]:
    """From when to when each lasts, in order."""
    return [f"{_clock(row.start)}-{_clock(row.end)}" for row in rows]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def second_day(workspace: Workspace, event: EventId) -> DayId:
    """The day after the sample's, open from 9 to 18."""
    day = add_day(workspace, event).only_inserted(Kind.DAY)
    update_day(workspace, DayId(day), date=date(2026, 12, 25), opens=540, closes=1080)
    return list_days(workspace, event)[1].id


def second_room(workspace: Workspace, event: EventId, name: str = "소회의실") -> RoomId:
    add_room(workspace, event, name)
    return list_rooms(workspace, event)[-1].id


def put(
    workspace: Workspace,
    event: EventId,
    title: str,
    placement: Placement | None,
    kind: SessionKind = SessionKind.OPENING,
) -> int:
    """Add a session that lacks nothing."""
    return add_session(workspace, event, kind=kind, title=title, placement=placement).only_inserted(
        Kind.SESSION
    )
