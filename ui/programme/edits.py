"""What can be done to a programme, and what is said about it afterwards.

Everything here is one step; what is refused goes to the banner. Nothing is redrawn:
the page hears of each commit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.templates import Template
from eventapp.services import planning, programme
from eventapp.services.programme import SessionFields, SessionRow
from ui import words
from ui.language import _, length_text, ngettext, parse_clock, parse_length
from ui.pages.base import Page
from ui.programme.arranging import NextStep, nothing_next
from ui.programme.rows import title_field

_RANGE: Final = re.compile(r"\s*([^-–—~]+?)\s*[-–—~]\s*([^-–—~]+?)\s*")
_A_DAY: Final = 24 * 60


class SessionEdits:
    """Edits sessions on behalf of a page."""

    def __init__(self, page: Page, lengthened: NextStep = nothing_next) -> None:
        self._page, self._lengthened = page, lengthened
        self._workspace = page.context.workspace
        self._say = page.context.say

    # Adding and deleting

    def add(self, kind: SessionKind, after: SessionRow | None, day: DayId | None) -> int | None:
        """Add a session after another one, or last of a day, and return its id."""
        added: int | None = None
        with self._page.trying():
            changes = planning.insert_session(
                self._workspace,
                self._page.context.event_id,
                kind=kind,
                after=after.id if after is not None else None,
                day=day,
            )
            moved = len(changes.rows(Kind.SESSION)) - 1
            said = _("Added: %(kind)s") % {"kind": words.session_kind(kind)}
            if moved:
                said += " · " + ngettext(
                    "%(n)d session after it begins later",
                    "%(n)d sessions after it begin later",
                    moved,
                ) % {"n": moved}
            added = changes.only_inserted(Kind.SESSION)
            self._say(said)
        return added

    def lay_out(self, day: DayId, template: Template) -> None:
        """Fill an empty day from a template."""
        with self._page.trying():
            event_id = self._page.context.event_id
            planning.lay_out_day(self._workspace, event_id, day, template)
            self._say(_("Laid out: %(name)s") % {"name": words.template_name(template)})

    def delete(self, sessions: Sequence[SessionRow]) -> None:
        """Delete sessions; their people stay in the directory."""
        with self._page.trying():
            planning.delete_sessions(self._workspace, [session.id for session in sessions])
            if len(sessions) == 1:
                self._say(_("Deleted “%(title)s”") % {"title": words.session_title(sessions[0])})
            else:
                count = len(sessions)
                self._say(
                    ngettext("Deleted %(n)d session", "Deleted %(n)d sessions", count)
                    % {"n": count}
                )

    # When and where

    def move_by(self, session: SessionRow, step: int) -> None:
        """Let a session change places with the one before (-1) or after (1) it."""
        with self._page.trying():
            changes = programme.reorder_session(self._workspace, session.id, up=step < 0)
            if changes:
                said = _("Moved “%(title)s” up") if step < 0 else _("Moved “%(title)s” down")
                self._say(said % {"title": words.session_title(session)})

    def move_to(self, session: SessionRow, place: int) -> None:
        """Make a session the day's ``place``-th, counted from 0."""
        with self._page.trying():
            if programme.reorder_session(self._workspace, session.id, to=place):
                self._say(_("Moved “%(title)s”") % {"title": words.session_title(session)})

    def set_times(self, session: SessionRow, text: str, day: DayId | None) -> None:
        """Take a typed start (``10:30``, ``1030``) or range (``10:30-10:50``).

        An unscheduled session comes to ``day`` by it.
        """
        with self._page.trying():
            start, length = _read_times(text, session.length)
            self.place(session, day=session.day or day, start=start, length=length)

    def place(
        self,
        session: SessionRow,
        *,
        day: DayId | None,
        start: int | None = None,
        length: int | None = None,
    ) -> None:
        """Put a session on a day at a time, or off the days."""
        placement = (
            None if day is None else Placement(day, session.room, session.start, session.length)
        )
        if placement is not None:
            placement = replace(
                placement,
                start=session.start if start is None else start,
                length=session.length if length is None else length,
            )
        if placement == session.placement:
            return
        with self._page.trying():
            programme.move_session(self._workspace, session.id, to=placement)
            title = words.session_title(session)
            if placement is None:
                self._say(_("Took “%(title)s” off the day") % {"title": title})
            else:
                times = words.time_range(placement.start, placement.end)
                lengthened = placement.length != session.length
                self._say(
                    _("“%(title)s” is now at %(time)s") % {"title": title, "time": times},
                    offer=self._lengthened(session.id) if lengthened else None,
                )

    def set_room(self, session: SessionRow, room: RoomId | None, name: str) -> None:
        """Move a session to another room."""
        if session.placement is None or room == session.room:
            return
        with self._page.trying():
            there = replace(session.placement, room=room)
            programme.move_session(self._workspace, session.id, to=there)
            title = words.session_title(session)
            self._say(
                _("“%(title)s”: room %(room)s") % {"title": title, "room": name}
                if room is not None
                else _("“%(title)s” has no room now") % {"title": title}
            )

    def set_length_text(self, session: SessionRow, text: str) -> None:
        """Take a typed length (``20``, ``1시간 5분``, ``1:05``)."""
        with self._page.trying():
            length = parse_length(text)
            if length is None:
                raise InvalidValue("length", InvalidReason.NOT_A_LENGTH)
            self.set_length(session, length)

    def set_length(self, session: SessionRow, length: int) -> None:
        """Let a session take longer or shorter; what follows stays."""
        if length != session.length:
            said = _("“%(title)s” takes %(length)s now") % {
                "title": words.session_title(session),
                "length": length_text(length),
            }
            with self._page.trying():
                programme.update_session(self._workspace, session.id, length=length)
                self._say(said, offer=self._lengthened(session.id))

    # What it is

    def set_kind(self, session: SessionRow, kind: SessionKind) -> None:
        """Let a session be of another kind."""
        said = _("It is now: %(kind)s") % {"kind": words.session_kind(kind)}
        self._edit(session, {"kind": kind}, said)

    def set_title(self, session: SessionRow, title: str) -> None:
        """Change the title the window shows."""
        self.set_text(session, title_field(session), title)

    def set_text(self, session: SessionRow, field: str, text: str) -> None:
        """Change one of a session's texts by the field's name."""
        fields: dict[str, SessionFields] = {
            "title": {"title": text},
            "title_en": {"title_en": text},
            "abstract": {"abstract": text},
            "abstract_en": {"abstract_en": text},
            "notes": {"notes": text},
        }
        self._edit(session, fields[field], _text_said(field, text, session))

    def _edit(self, session: SessionRow, fields: SessionFields, said: str) -> None:
        with self._page.trying():
            programme.update_session(self._workspace, session.id, **fields)
            self._say(said)


def _read_times(text: str, length: int) -> tuple[int, int]:
    """The start and length of a typed time or range.

    Raises:
        InvalidValue: It is neither.
    """
    both = _RANGE.fullmatch(text)
    start = parse_clock(both[1] if both else text)
    end = parse_clock(both[2]) if both else None
    if start is None or (both and end is None):
        raise InvalidValue("start", InvalidReason.NOT_A_TIME)
    if end is None:
        return start, length
    return start, end - start if end > start else end + _A_DAY - start


def _text_said(field: str, text: str, session: SessionRow) -> str:
    if field in {"title", "title_en"}:
        return _("Renamed to “%(title)s”") % {"title": text} if text else _("Took the title away")
    changed = {
        "abstract": _("Changed the abstract of “%(title)s”"),
        "abstract_en": _("Changed the English abstract of “%(title)s”"),
        "notes": _("Changed the notes of “%(title)s”"),
    }
    return changed[field] % {"title": words.session_title(session)}
