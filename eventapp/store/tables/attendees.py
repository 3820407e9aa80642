"""Registrations for one event. Destroyed after it; the directory stays."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import AttendeeStatus, TicketStatus
from eventapp.store.tables.base import Base, word


class Category(Base):
    """A sort of attendee, with the word and the colour its badge shows."""

    __tablename__ = "category"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="#59626B")
    position: Mapped[int] = mapped_column(default=0)


class Attendee(Base):
    """One registration for one event (참가자)."""

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


class Ticket(Base):
    """An attendee's code (입장권). A reissue revokes one and adds another."""

    __tablename__ = "ticket"

    attendee_id: Mapped[int] = mapped_column(
        ForeignKey("attendee.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str] = mapped_column(String(26), unique=True)
    status: Mapped[TicketStatus] = mapped_column(word(TicketStatus), default=TicketStatus.VALID)
    issued_at: Mapped[datetime]
