"""Registrations for one event. Destroyed after it; the directory stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import (
    AttendeeStatus,
    ConsentKind,
    ConsentSource,
    FieldKind,
    Origin,
    TicketStatus,
)
from eventapp.store.tables.base import NOTHING, Base, later, word


class Category(Base):
    """A sort of attendee, with the colour and the word its badge shows.

    ``badge_word`` is empty where the badge shows the name; ``capacity`` 0 is any number.
    """

    __tablename__ = "category"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="#59626B")
    position: Mapped[int] = mapped_column(default=0)
    badge_word: Mapped[str] = later()
    badge_word_en: Mapped[str] = later()
    capacity: Mapped[int] = later(0)


class Attendee(Base):
    """One registration for one event (참가자).

    ``reference`` is the code another system gave (an order, a foreign ticket); ``own`` holds
    the values of the organiser's own fields by the field's number. ``companion_of`` names
    whom somebody accompanies. ``guest`` is a guest of honour (내빈), ``protocol`` their place
    by hand, 0 by rule. ``attention`` is what the desk is told when they come; who is
    ``blocked`` does not get in.
    """

    __tablename__ = "attendee"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    category_id: Mapped[int | None] = mapped_column(
        ForeignKey("category.id", ondelete="SET NULL"), index=True
    )
    status: Mapped[AttendeeStatus] = mapped_column(
        word(AttendeeStatus), default=AttendeeStatus.REGISTERED
    )
    notes: Mapped[str] = mapped_column(default="")
    registered_at: Mapped[datetime]
    department: Mapped[str] = later()
    reference: Mapped[str] = mapped_column(default="", server_default=NOTHING, index=True)
    own: Mapped[Mapping[str, Any]] = mapped_column(default=dict, server_default=NOTHING)
    origin: Mapped[Origin] = mapped_column(
        word(Origin), default=Origin.ENTERED, server_default=Origin.ENTERED.value
    )
    companion_of: Mapped[int | None] = mapped_column(
        ForeignKey("attendee.id", ondelete="SET NULL"), index=True
    )
    guest: Mapped[bool] = later(value=False)
    protocol: Mapped[int] = later(0)
    attention: Mapped[str] = later()
    blocked: Mapped[bool] = later(value=False)


class OwnField(Base):
    """A field of the organiser's own (식사 선택 …); a choice has one of ``choices``, one a line."""

    __tablename__ = "own_field"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    kind: Mapped[FieldKind] = mapped_column(word(FieldKind), default=FieldKind.TEXT)
    choices: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class SavedFilter(Base):
    """A choice among the attendees that somebody gave a name."""

    __tablename__ = "saved_filter"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    criteria: Mapped[Mapping[str, Any]]
    position: Mapped[int] = mapped_column(default=0)


class Notice(Base):
    """One version of what attendees are told before they agree (고지문); never edited."""

    __tablename__ = "notice"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ConsentKind] = mapped_column(word(ConsentKind))
    version: Mapped[int]
    purpose: Mapped[str]
    items: Mapped[str]
    retention: Mapped[str]
    refusal: Mapped[str]
    recipients: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]


class Consent(Base):
    """Whether somebody agreed, to which version of the notice, and when they said so.

    Without a notice nobody knows what text they were shown (an online form, say).
    """

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("attendee_id", "kind"), {"sqlite_autoincrement": True})

    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id", ondelete="CASCADE"))
    kind: Mapped[ConsentKind] = mapped_column(word(ConsentKind))
    notice_id: Mapped[int | None] = mapped_column(
        ForeignKey("notice.id", ondelete="SET NULL"), index=True
    )
    given: Mapped[bool]
    given_at: Mapped[datetime]
    source: Mapped[ConsentSource] = mapped_column(word(ConsentSource))


class DistinctPair(Base):
    """Two registrations that look alike and are two people's, as somebody decided.

    ``attendee_id`` is the smaller of the two numbers, so that a pair is there once.
    """

    __tablename__ = "distinct_pair"
    __table_args__ = (UniqueConstraint("attendee_id", "other_id"), {"sqlite_autoincrement": True})

    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("attendee.id", ondelete="CASCADE"), index=True)


class Ticket(Base):
    """An attendee's code (입장권). A reissue revokes one and adds another."""

    __tablename__ = "ticket"

    attendee_id: Mapped[int] = mapped_column(
        ForeignKey("attendee.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str] = mapped_column(String(26), unique=True)
    status: Mapped[TicketStatus] = mapped_column(word(TicketStatus), default=TicketStatus.VALID)
    issued_at: Mapped[datetime]


class ColumnMap(Base):
    """Which column of a list was taken for what, by its headings; remembered, never undone."""

    __tablename__ = "column_map"

    headings: Mapped[str] = mapped_column(String(64), unique=True)
    meanings: Mapped[Mapping[str, Any]]
    used_at: Mapped[datetime]
