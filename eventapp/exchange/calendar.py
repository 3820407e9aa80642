"""The programme as an iCalendar file, for phones and calendars that follow it.

Published is what has a time and is for all. A session keeps its UID for ever and counts its
states in SEQUENCE, so that a calendar that has it changes it instead of having it twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event

import eventapp
from eventapp.domain.interchange import (
    Detail,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedSession,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import Language
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.exchange.calendar_text import CalendarText, fold_lines
from eventapp.exchange.calendar_zone import describe_zone
from eventapp.exchange.parts import day_of
from eventapp.exchange.sheet_words import kind_words, role_words
from eventapp.files import write_to

_HOME_ZONE: Final = "Asia/Seoul"
_WEEK: Final = 7 * 1440
_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(9000, 1, 1)
"""Calendars know no dates beyond, and no session takes longer than a week."""


def write_calendar(
    programme: ExchangedProgramme, out: Path | BinaryIO, *, language: Language, at: datetime
) -> tuple[LeftOut, ...]:
    """Write the public, scheduled sessions as events; ``at`` is when the file was made.

    Texts are in ``language`` where they were given in it. A zone nobody knows is left out:
    times then are those of the place, wherever a calendar is.

    Raises:
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    losses = Losses()
    writer = _Writer(programme, language, at.astimezone(UTC).replace(microsecond=0), losses)
    data = fold_lines(writer.calendar().content_lines(sorted=False))
    write_to(out, lambda file: file.write(data))
    return losses.report()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Makes one calendar."""

    programme: ExchangedProgramme
    language: Language
    at: datetime
    losses: Losses

    def calendar(self) -> Calendar:
        """Make the whole calendar."""
        name = self._pick(self.programme.full_title, self.programme.full_title_en)
        zone = _zone(self.programme.time_zone)
        calendar = Calendar()
        calendar.add("prodid", f"-//eventapp//eventapp {eventapp.__version__}//EN")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("name", CalendarText(name))
        calendar.add("x-wr-calname", CalendarText(name))
        if zone is not None:
            calendar.add("x-wr-timezone", zone.key)
        published = list(self._published())
        if zone is not None and zone.key != "UTC":
            dates = [day for _, day in published] or [self.at.date()]
            calendar.add_component(describe_zone(zone, min(dates), max(dates)))
        for session, day in published:
            calendar.add_component(self._event(session, day, zone))
        self._count_common()
        return calendar

    def _published(self) -> Iterator[tuple[ExchangedSession, date]]:
        """Yield what is for all and has a time, with its date; count the rest."""
        for session in self.programme.sessions:
            day = day_of(self.programme, session)
            if not session.public:
                self.losses.add(Detail.PRIVATE_SESSIONS, self._title(session))
            elif day is None or not _FIRST <= day.date <= _LAST or not 0 <= session.start < _WEEK:
                self.losses.add(Detail.UNSCHEDULED, self._title(session))
            else:
                yield session, day.date

    def _event(self, session: ExchangedSession, day: date, zone: ZoneInfo | None) -> Event:
        midnight = datetime.combine(day, time(), zone)
        length = min(session.length, _WEEK)
        guid = tidy(session.guid) or stable_guid("calendar", session.title, day, session.start)
        event = Event()
        event.add("uid", CalendarText(f"{guid}@eventapp"))
        event.add("sequence", session.sequence)
        event.add("dtstamp", self.at)
        event.add("last-modified", self.at)
        # Added to a local midnight, minutes are those of the clock on the wall.
        event.add("dtstart", midnight + timedelta(minutes=session.start))
        if length > 0:  # an end at the start is none
            event.add("dtend", midnight + timedelta(minutes=session.start + length))
        texts = {
            "summary": self._title(session),
            "location": self._place(session),
            "description": self._text(session),
            "categories": self._category(session),
        }
        for name, text in texts.items():
            if text:
                event.add(name, CalendarText(text))
        self._count(session)
        return event

    # Texts

    def _pick(self, korean: str, english: str) -> str:
        text = english if self.language is Language.ENGLISH and english.strip() else korean
        return tidy(text, multiline=True)

    def _title(self, session: ExchangedSession) -> str:
        kind = kind_words(self.language)[session.kind]
        return self._pick(session.title, session.title_en) or kind

    def _place(self, session: ExchangedSession) -> str:
        room = next((room for room in self.programme.rooms if room.name == session.room), None)
        name = self._pick(session.room, room.name_en if room else "")
        venue = self._pick(self.programme.venue, self.programme.venue_en)
        return ", ".join(filter(None, (name, venue)))

    def _category(self, session: ExchangedSession) -> str:
        track = next((t for t in self.programme.tracks if t.name == session.track), None)
        name = self._pick(session.track, track.name_en if track else "")
        return name or kind_words(self.language)[session.kind]

    def _text(self, session: ExchangedSession) -> str:
        paragraphs = (
            tidy(session.subtitle),
            "\n".join(map(self._person, session.people)),
            self._pick(session.abstract, session.abstract_en),
            tidy(session.description, multiline=True),
        )
        return "\n\n".join(filter(None, paragraphs))

    def _person(self, person: ExchangedPerson) -> str:
        """``좌장 배중철 (한국교통안전공단, 본부장)``."""
        role = role_words(self.language)[person.role]
        colon = ":" if self.language is Language.ENGLISH else ""
        office = (
            self._pick(person.organisation, person.organisation_en),
            self._pick(person.position, person.position_en),
        )
        affiliation = ", ".join(filter(None, office))
        name = self._pick(person.name, person.name_en)
        return f"{role}{colon} {name}" + (f" ({affiliation})" if affiliation else "")

    # What is lost

    def _count(self, session: ExchangedSession) -> None:
        what = self._title(session)
        if session.language:
            self.losses.add(Detail.LANGUAGES, what)
        if session.expected:
            self.losses.add(Detail.EXPECTED, what)
        for person in session.people:
            if person.biography or person.biography_en:
                self.losses.add(Detail.BIOGRAPHIES, person.name)
        if self.language is not Language.ENGLISH and (count := _english_texts(session)):
            self.losses.add(Detail.ENGLISH_TEXTS, what, count)

    def _count_common(self) -> None:
        for room in self.programme.rooms:
            if room.capacity:
                self.losses.add(Detail.CAPACITIES, room.name)
        for track in self.programme.tracks:
            if track.colour:
                self.losses.add(Detail.TRACK_COLOURS, track.name)


def _english_texts(session: ExchangedSession) -> int:
    """How many texts of a session were given in English, too."""
    texts = [
        session.title_en,
        session.abstract_en,
        *(
            text
            for person in session.people
            for text in (person.name_en, person.organisation_en, person.position_en)
        ),
    ]
    return sum(1 for text in texts if text.strip())


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name or _HOME_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
