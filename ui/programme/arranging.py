"""What can be done to several sessions at once, and what is said about it afterwards.

Everything here is one step; what is refused goes to the banner.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from eventapp.domain.ids import DayId, RoomId, SessionId, TrackId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.steps import Step
from eventapp.services import programme as services
from eventapp.services import timing, tracks
from eventapp.services.programme import SessionRow
from ui import words
from ui.language import _, date_text, length_text, ngettext
from ui.pages.base import Page
from ui.programme.rows import Programme
from ui.programme.shifting import Plan
from ui.widgets.bars import Offer

Moves = Mapping[SessionId, Placement | None]
NextStep = Callable[[SessionId], Offer | None]
"""What to offer after a session was given another length."""


def nothing_next(_session: SessionId) -> Offer | None:
    """Offer nothing."""
    return None


class Arranging:
    """Moves, copies, shifts and swaps sessions on behalf of a page."""

    def __init__(self, page: Page, lengthened: NextStep = nothing_next) -> None:
        self._page, self._lengthened = page, lengthened
        self._workspace = page.context.workspace
        self._say = page.context.say

    def move(self, moves: Moves, programme: Programme) -> None:
        """Put sessions where they were dragged or sent by keys, or off the days."""
        moves = {
            session: to
            for session, to in moves.items()
            if session in programme.sessions and programme.sessions[session].placement != to
        }
        if not moves:
            return
        with self._page.trying():
            timing.place_sessions(self._workspace, moves)
            self._say(_moved_said(moves, programme), offer=self._next_step(moves, programme))

    def copy(self, copies: Mapping[SessionId, Placement], programme: Programme) -> list[int]:
        """Copy sessions, with their people, to other places; returns the copies' ids."""
        made: list[int] = []
        with self._page.trying():
            changes = timing.copy_sessions(self._workspace, copies)
            made = sorted(changes.inserted[Kind.SESSION])
            count = len(copies)
            if count == 1:
                ((session, to),) = copies.items()
                said = _("Copied “%(title)s” to %(time)s") % {
                    "title": words.session_title(programme.sessions[session]),
                    "time": words.time_range(to.start, to.end),
                }
            else:
                said = ngettext("Copied %(n)d session", "Copied %(n)d sessions", count)
                said %= {"n": count}
            self._say(said)
        return made

    def make(self, placement: Placement) -> int | None:
        """Make a session where there was room for one, and return its id."""
        made: int | None = None
        with self._page.trying():
            changes = services.add_session(
                self._workspace,
                self._page.context.event_id,
                kind=SessionKind.TALK,
                placement=placement,
            )
            made = changes.only_inserted(Kind.SESSION)
            self._say(_("Added: %(kind)s") % {"kind": words.session_kind(SessionKind.TALK)})
        return made

    def shift(self, plan: Plan) -> bool:
        """Do what was planned; tells whether it was done."""
        count = 0
        with self._page.trying():
            timing.place_sessions(self._workspace, plan.moves, name=Step.SHIFT_SESSIONS)
            count = len(plan.moves)
            self._say(
                ngettext("Shifted %(n)d session", "Shifted %(n)d sessions", count) % {"n": count}
            )
        return count > 0

    def lay_end_to_end(self, sessions: Sequence[SessionRow]) -> None:
        """Let each of the sessions begin when the one before it ends."""
        moves = timing.repack(sessions)
        if not moves:
            return
        with self._page.trying():
            timing.place_sessions(self._workspace, moves, name=Step.REPACK_SESSIONS)
            count = len(sessions)
            self._say(
                ngettext(
                    "%(n)d session is laid end to end",
                    "%(n)d sessions are laid end to end",
                    count,
                )
                % {"n": count}
            )

    def swap(self, one: SessionRow, other: SessionRow) -> None:
        """Let two sessions change places."""
        moves = swapping(one, other)
        if not moves:
            return
        with self._page.trying():
            timing.place_sessions(self._workspace, moves, name=Step.SWAP_SESSIONS)
            self._say(
                _("“%(first)s” and “%(second)s” have changed places")
                % {"first": words.session_title(one), "second": words.session_title(other)}
            )

    def to_day(self, sessions: Sequence[SessionRow], day: DayId | None, at: Programme) -> None:
        """Put sessions on another day at the same time, or off the days."""
        self.move({session.id: _on_day(session, day, at) for session in sessions}, at)

    def to_room(self, sessions: Sequence[SessionRow], room: RoomId | None, at: Programme) -> None:
        """Put scheduled sessions into another room, or into none."""
        moves = {
            session.id: replace(session.placement, room=room)
            for session in sessions
            if session.placement is not None
        }
        self.move(moves, at)

    def to_track(self, sessions: Sequence[SessionRow], track: TrackId | None, name: str) -> None:
        """Put sessions on a track, or on none."""
        with self._page.trying():
            tracks.set_track(self._workspace, [session.id for session in sessions], track)
            count = len(sessions)
            if track is None:
                said = ngettext(
                    "%(n)d session is on no track now", "%(n)d sessions are on no track now", count
                )
            else:
                said = ngettext(
                    "%(n)d session is on the track %(track)s",
                    "%(n)d sessions are on the track %(track)s",
                    count,
                )
            self._say(said % {"n": count, "track": name})

    def _next_step(self, moves: Moves, before: Programme) -> Offer | None:
        lengths = {session: to.length for session, to in moves.items() if to is not None}
        changed = [
            session
            for session, length in lengths.items()
            if length != before.sessions[session].length
        ]
        return self._lengthened(changed[0]) if len(changed) == 1 else None


def swapping(one: SessionRow, other: SessionRow) -> dict[SessionId, Placement]:
    """What changes when two sessions change places; nothing where that changes nothing."""
    moves = timing.swap(one, other)
    now = {one.id: one.placement, other.id: other.placement}
    return {session: to for session, to in moves.items() if now[session] != to}


def _on_day(session: SessionRow, day: DayId | None, programme: Programme) -> Placement | None:
    known = programme.day(day)
    if known is None:
        return None
    start = session.start if session.day is not None or session.start else known.opens
    return Placement(known.id, session.room, start, session.length)


def _moved_said(moves: Moves, programme: Programme) -> str:
    if len(moves) == 1:
        ((session, to),) = moves.items()
        return _one_said(programme.sessions[session], to, programme)
    count = len(moves)
    if all(to is None for to in moves.values()):
        said = ngettext("Took %(n)d session off the day", "Took %(n)d sessions off the day", count)
    else:
        said = ngettext("Moved %(n)d session", "Moved %(n)d sessions", count)
    return said % {"n": count}


def _one_said(session: SessionRow, to: Placement | None, programme: Programme) -> str:
    title = words.session_title(session)
    if to is None:
        return _("Took “%(title)s” off the day") % {"title": title}
    if session.placement == replace(to, length=session.length):
        length = length_text(to.length)
        return _("“%(title)s” takes %(length)s now") % {"title": title, "length": length}
    times = words.time_range(to.start, to.end)
    day = programme.day(to.day)
    if session.day != to.day and day is not None and len(programme.days) > 1:
        times = f"{date_text(day.date)} {times}"
    room = next((room for room in programme.rooms if room.id == to.room), None)
    if session.room == to.room or room is None:
        return _("“%(title)s” is now at %(time)s") % {"title": title, "time": times}
    return _("“%(title)s” is now at %(time)s in %(room)s") % {
        "title": title,
        "time": times,
        "room": words.pick(room.name, room.name_en),
    }
