"""What the timetable says of a session: on its card, in its tooltip, and aloud."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.ids import SessionId
from eventapp.domain.placement import Placement
from eventapp.services.events import RoomRow
from ui import words
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _, date_text, length_text
from ui.programme.rows import (
    Programme,
    ProgrammeRow,
    conflicts_text,
    lacking_people,
    people_hint,
    people_text,
    person_name,
    room_text,
    seated,
    time_text,
    track_text,
)
from ui.theme import Hue, kind_hue

_TITLE_MOST: Final = 500
_LINES_MOST: Final = 12
_NAMES_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing on a card, and the word it stands for."""

    icon: str
    ink: Ink
    word: str


class Card:
    """A session's words and colours; each is made when it is first asked for."""

    def __init__(self, row: ProgrammeRow, programme: Programme) -> None:
        self.row = row
        self.session = row.session
        self._programme = programme

    @property
    def id(self) -> SessionId:
        """The session's id."""
        return self.session.id

    @cached_property
    def origin(self) -> object:
        """Everything a card is made of: two cards of equal origin look the same."""
        programme = self._programme
        sessions = programme.sessions
        met = (sessions.get(other) for one in self.row.conflicts for other in one.sessions)
        around = (programme.day(self.session.day), len(programme.days) > 1, bool(programme.rooms))
        return self.row, tuple(met), around

    @cached_property
    def hue(self) -> Hue:
        """The colour of its track; without one, of its kind."""
        if self.session.track is not None:
            return hue_of(self.session.track_colour)
        return kind_hue(self.session.kind)

    @cached_property
    def title(self) -> str:
        """Its title on one line, cut where nobody reads on."""
        return " ".join(words.session_title(self.session)[:_TITLE_MOST].split())

    @cached_property
    def word(self) -> str:
        """What its colour means; empty where the title says it already."""
        word = track_text(self.session) or words.session_label(self.session)
        word = " ".join(word[:_TITLE_MOST].split())
        return "" if word == self.title else word

    @cached_property
    def label(self) -> str:
        """What its colour means, and how long it takes."""
        return " · ".join(part for part in (self.word, length_text(self.session.length)) if part)

    @cached_property
    def people(self) -> str:
        """Who is in it: one with the organisation, several by name."""
        people = seated(self.session)
        if len(people) > 1:
            names = [person_name(someone) for someone in people[: _NAMES_MOST + 1]]
            return ", ".join(names[:_NAMES_MOST]) + (" …" if len(people) > _NAMES_MOST else "")
        return " ".join(people_text(self.row)[:_TITLE_MOST].split())

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """What is odd about it, the gravest first."""
        session = self.session
        signs = []
        if self.row.conflicts:
            signs.append(Sign("warning", Ink.ALREADY, _("Conflict")))
        if session.is_running:
            signs.append(Sign("play", Ink.ADMITTED, _("Running")))
        elif session.ended is not None:
            signs.append(Sign("check", Ink.MUTED, _("Ended")))
        if not session.public:
            signs.append(Sign("eye-off", Ink.MUTED, _("Not public")))
        return tuple(signs)

    @cached_property
    def clashes(self) -> tuple[tuple[int, int], ...]:
        """From when to when something is wrong with it."""
        found = (span for conflict in self.row.conflicts for span in self._clash(conflict))
        return tuple(sorted({(start, end) for start, end in found if start < end}))

    def _clash(self, conflict: Conflict) -> Iterable[tuple[int, int]]:
        """The minutes both need, or those outside the day; else all it has."""
        own, day = self.session, self._programme.day(self.session.day)
        if conflict.kind is ConflictKind.OUTSIDE_DAY and day is not None:
            return (own.start, min(day.opens, own.end)), (max(day.closes, own.start), own.end)
        others = (self._programme.sessions.get(other) for other in conflict.sessions)
        for other in others:
            if other is not None and other.id != own.id and other.day == own.day:
                start, end = max(own.start, other.start), min(own.end, other.end)
                if start < end:
                    return ((start, end),)
        return ((own.start, own.end),)

    @cached_property
    def hint(self) -> str:
        """Everything about it, a line each."""
        session = self.session
        where = (time_text(session), length_text(session.length), self._place())
        what = (track_text(session), words.session_label(session))
        told = [
            words.session_title(session)[:_TITLE_MOST],
            _joined(where),
            _joined(part for part in what if part != self.title),
            *_first_lines(people_hint(self.row) or lacking_people(self.row)),
            *(sign.word for sign in self.signs if sign.icon != "warning"),
            self._planned(),
            *self.trouble,
        ]
        return "\n".join(line for line in told if line)

    @cached_property
    def trouble(self) -> list[str]:
        """What it conflicts with, in sentences."""
        return _first_lines(conflicts_text(self.row, self._programme)) if self.row.conflicts else []

    @cached_property
    def spoken(self) -> str:
        """The session in a sentence for a screen reader."""
        session = self.session
        told = [
            self.title,
            "" if words.session_label(session) == self.title else words.session_label(session),
            track_text(session),
            self._day(),
            time_text(session),
            self._place(),
            self.people,
            *(sign.word for sign in self.signs if sign.icon != "warning"),
            self._planned(),
            *self.trouble,
        ]
        return ", ".join(line for line in told if line)

    @cached_property
    def plan(self) -> Placement | None:
        """Where it was planned, if it runs at another time."""
        session = self.session
        if session.day is None or session.planned_start is None:
            return None
        length = session.planned_length or session.length
        if (session.planned_start, length) == (session.start, session.length):
            return None
        return Placement(session.day, session.room, session.planned_start, length)

    def _planned(self) -> str:
        if self.plan is None:
            return ""
        return _("Planned for %(time)s") % {
            "time": words.time_range(self.plan.start, self.plan.end)
        }

    def _place(self) -> str:
        session = self.session
        if session.placement is None:
            return ""
        return room_text(session) or (_("All rooms") if self._programme.rooms else "")

    def _day(self) -> str:
        date = self.session.date
        return date_text(date) if date is not None and len(self._programme.days) > 1 else ""


def place_text(stay: Placement, programme: Programme) -> str:
    """When and where a placement is: ``10:30–10:50 · Hall``."""
    rooms = {room.id: room_name(room) for room in programme.rooms}
    room = rooms.get(stay.room, "") if stay.room is not None else ""
    if stay.room is None and len(programme.rooms) > 1:
        room = _("All rooms")
    return _joined((words.time_range(stay.start, stay.end), room))


def room_name(room: RoomRow) -> str:
    """A room's name in the language in use."""
    return words.shown(room, "name")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _first_lines(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[:_LINES_MOST] + (["…"] if len(lines) > _LINES_MOST else [])
