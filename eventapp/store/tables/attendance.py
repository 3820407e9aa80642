"""Who came in, and every attempt to: facts that are only ever added.

Scans name gates and attendees by number without a foreign key, so that a fact
outlives what it speaks of and undo never has to restore it.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.verdicts import Verdict
from eventapp.store.tables.base import Base, word


class Gate(Base):
    """What a scan admits to (접수대): the event, or one of its sessions."""

    __tablename__ = "gate"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )


class Scan(Base):
    """One attempt at a gate, kept whatever its verdict.

    ``happened_at`` is when it was scanned, ``recorded_at`` when it was written down;
    the nonce makes a retried scan the same scan. Never deleted, so its ids need no
    memory of their own; and no index more than it needs, for each costs every scan
    a page on the disk.
    """

    __tablename__ = "scan"
    __table_args__ = ()

    nonce: Mapped[str] = mapped_column(String(32), unique=True)
    gate_id: Mapped[int]
    attendee_id: Mapped[int | None]
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))
    cancels: Mapped[bool] = mapped_column(default=False)
    raw: Mapped[str]
    desk: Mapped[str]
    happened_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class Admission(Base):
    """The one row per gate and attendee that says they came in (입장).

    The constraint's index begins with the attendee, so that it serves deletions, too.
    """

    __tablename__ = "admission"
    __table_args__ = (UniqueConstraint("attendee_id", "gate_id"),)

    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id"))
    desk: Mapped[str]
    admitted_at: Mapped[datetime]
