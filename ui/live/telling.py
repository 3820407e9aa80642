"""Telling the program what happens on the day: each press one step, and said in the quiet bar."""

from collections.abc import Sequence

from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.ripple import Retimed, Ripple
from eventapp.services import live
from eventapp.services.live import RoomNow
from eventapp.services.programme import SessionRow
from ui.language import _
from ui.live.day_now import DayNow
from ui.live.wording import consequences, end_line, start_line
from ui.pages.base import Page


class Telling:
    """Starts, ends and restores on behalf of a page; what is refused goes to the banner."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workspace = page.context.workspace

    def start(
        self, sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
    ) -> None:
        """Say that a session starts now."""
        said = start_said(sessions, session, at, how)
        with self._page.trying():
            live.start_session(self._workspace, sessions, session, at=at, how=how)
            self._page.context.say(said)

    def end(
        self, sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
    ) -> None:
        """Say that a session ends now."""
        said = end_said(sessions, session, at, how)
        with self._page.trying():
            live.end_session(self._workspace, sessions, session, at=at, how=how)
            self._page.context.say(said)

    def restore(self, day: DayId) -> None:
        """Put a day back as it was planned, and forget what happened."""
        with self._page.trying():
            if live.restore_plan(self._workspace, day):
                self._page.context.say(_("The day is as planned again."))
            else:
                self._page.context.say(_("The day is as planned already."), undo=False)


def preview(day: DayNow, room: RoomNow, how: Ripple, *, about_end: bool) -> str:
    """What the next press in a room would do: of its start, or of its end."""
    start, current = room.startable, room.current
    if current is not None and (about_end or start is None):
        return end_said(day.sessions, current, day.minute, how)
    if start is not None:
        return start_said(day.sessions, start, day.minute, how)
    return _("Nothing is left to start.")


def start_said(sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple) -> str:
    """What starting a session now does, before and after it is done."""
    found = live.after_start(sessions, session, at, how)
    return _sentence(start_line(session, at), sessions, session, found)


def end_said(sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple) -> str:
    """What ending a session now does, before and after it is done."""
    found = live.after_end(sessions, session, at, how)
    return _sentence(end_line(session, at), sessions, session, found)


def _sentence(
    line: str, sessions: Sequence[SessionRow], session: SessionRow, found: Retimed[SessionId]
) -> str:
    return " · ".join((line, *consequences(sessions, session, found.placements)))
