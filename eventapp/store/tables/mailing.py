"""Messages sent to attendees: facts, kept so that nobody is written to twice."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import Language, MailStatus
from eventapp.store.tables.base import Base, word


class Mailing(Base):
    """One message to many; ``finished_at`` is empty while some are still to be sent."""

    __tablename__ = "mailing"

    event_id: Mapped[int] = mapped_column(index=True)
    subject: Mapped[str]
    body: Mapped[str]
    language: Mapped[Language] = mapped_column(word(Language))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Mail(Base):
    """One person's message. It is unknown from the moment its sending begins to its answer."""

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("mailing_id", "attendee_id"),
        {"sqlite_autoincrement": True},
    )

    mailing_id: Mapped[int]
    attendee_id: Mapped[int]
    address: Mapped[str]
    status: Mapped[MailStatus] = mapped_column(word(MailStatus), default=MailStatus.WAITING)
    message_id: Mapped[str] = mapped_column(default="")
    tried_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(default="")
