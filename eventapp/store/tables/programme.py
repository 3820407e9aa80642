"""Events with their days, rooms, sessions and the people in them."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.store.tables.base import Base, word


class Event(Base):
    """A workshop (행사)."""

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


class Session(Base):
    """One item of the programme (순서); without a day it is unscheduled."""

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


class Appearance(Base):
    """A person in a session (출연), in seat order."""

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
