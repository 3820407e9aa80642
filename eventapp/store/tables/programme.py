"""Events with their days, rooms, tracks, sessions and what belongs to these."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import (
    AppearanceRole,
    AppearanceStatus,
    QuestionSource,
    SessionKind,
)
from eventapp.store.tables.base import HASH, Base, guid, later, word


class Event(Base):
    """A workshop (행사), or the mould of one: a ``template`` is in no list of events.

    ``travel`` is how many minutes people need from one room to another; ``capacity`` is how
    many may register, 0 any number. ``greeting_by`` signs the booklet's greeting; its cover
    shows the ``picture``.
    """

    __tablename__ = "event"

    title: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    motto: Mapped[str] = mapped_column(default="")
    motto_en: Mapped[str] = mapped_column(default="")
    motto_by: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    purpose_en: Mapped[str] = mapped_column(default="")
    venue: Mapped[str] = mapped_column(default="")
    venue_en: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="Asia/Seoul")
    colour: Mapped[str] = mapped_column(default="#0E6B5B")
    notes: Mapped[str] = mapped_column(default="")
    guid: Mapped[str] = guid()
    acronym: Mapped[str] = later()
    template: Mapped[bool] = later(value=False)
    travel: Mapped[int] = later(0)
    capacity: Mapped[int] = later(0)
    greeting: Mapped[str] = later()
    greeting_en: Mapped[str] = later()
    greeting_by: Mapped[str] = later()
    greeting_by_en: Mapped[str] = later()
    directions: Mapped[str] = later()
    directions_en: Mapped[str] = later()
    picture: Mapped[str | None] = mapped_column(HASH)


class Day(Base):
    """A day of an event; ``opens`` and ``closes`` are minutes from its midnight."""

    __tablename__ = "day"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    date: Mapped[date]
    opens: Mapped[int] = mapped_column(default=9 * 60)
    closes: Mapped[int] = mapped_column(default=18 * 60)


class Room(Base):
    """A room of an event; ``capacity`` 0 means nobody counted its seats."""

    __tablename__ = "room"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
    guid: Mapped[str] = guid()


class Track(Base):
    """A thread that runs through an event's programme, with its colour."""

    __tablename__ = "track"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="#59626B")
    position: Mapped[int] = mapped_column(default=0)


class Session(Base):
    """One item of the programme (순서); without a day it is unscheduled.

    ``subtitle`` and ``description`` are in the session's own ``language`` (BCP 47).
    ``case_results`` holds one result a line. ``public_id`` is the number other programs
    gave it; ``expected`` 0 means nobody guessed how many will come. ``script`` is what the MC
    says, empty where the usual words do.
    """

    __tablename__ = "session"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[SessionKind] = mapped_column(word(SessionKind))
    title: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    abstract: Mapped[str] = mapped_column(default="")
    abstract_en: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    day_id: Mapped[int | None] = mapped_column(
        ForeignKey("day.id", ondelete="SET NULL"), index=True
    )
    room_id: Mapped[int | None] = mapped_column(
        ForeignKey("room.id", ondelete="SET NULL"), index=True
    )
    start: Mapped[int] = mapped_column(default=0)
    length: Mapped[int] = mapped_column(default=30)
    guid: Mapped[str] = guid()
    public_id: Mapped[int | None]
    subtitle: Mapped[str] = later()
    description: Mapped[str] = later()
    language: Mapped[str] = later()
    track_id: Mapped[int | None] = mapped_column(
        ForeignKey("track.id", ondelete="SET NULL"), index=True
    )
    expected: Mapped[int] = later(0)
    public: Mapped[bool] = later(value=True)
    case_partners: Mapped[str] = later()
    case_partners_en: Mapped[str] = later()
    case_work: Mapped[str] = later()
    case_work_en: Mapped[str] = later()
    case_results: Mapped[str] = later()
    case_results_en: Mapped[str] = later()
    script: Mapped[str] = later()
    script_en: Mapped[str] = later()


class Appearance(Base):
    """A person in a session (출연), in seat order; ``minutes`` 0 means nobody counted."""

    __tablename__ = "appearance"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[AppearanceRole] = mapped_column(word(AppearanceRole))
    status: Mapped[AppearanceStatus] = mapped_column(
        word(AppearanceStatus), default=AppearanceStatus.INVITED
    )
    position: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = later(0)


class Replacement(Base):
    """From when on somebody else comes instead (대리참석), or again the person themselves.

    The newest one of an appearance is in force; without ``person_id`` it ends the former.
    """

    __tablename__ = "replacement"

    appearance_id: Mapped[int] = mapped_column(
        ForeignKey("appearance.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str] = mapped_column(default="")
    noted_on: Mapped[date]


class Material(Base):
    """A file that belongs to a session; ``hash`` leads to its bytes."""

    __tablename__ = "material"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    hash: Mapped[str] = mapped_column(HASH)
    size: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)


class Question(Base):
    """A question for a panel, prepared or from the floor."""

    __tablename__ = "question"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[QuestionSource] = mapped_column(word(QuestionSource))
    text: Mapped[str]
    asked_by: Mapped[str] = mapped_column(default="")
    answered: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class AsRun(Base):
    """How a session really ran, beside what was planned before the day moved it.

    Minutes count from the midnight of the session's day, as placements do.
    """

    __tablename__ = "as_run"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), unique=True
    )
    planned_start: Mapped[int]
    planned_length: Mapped[int]
    started: Mapped[int | None]
    ended: Mapped[int | None]


class Publication(Base):
    """The last published state of a session (iCalendar). Not journalled: undo unpublishes nothing.

    ``digest`` is of everything a calendar shows; each new one raises ``sequence``.
    """

    __tablename__ = "publication"

    guid: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str] = mapped_column(HASH)
    sequence: Mapped[int]
