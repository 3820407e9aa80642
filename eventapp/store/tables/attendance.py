"""Who came in, and every attempt to: facts that are only ever added.

Scans name gates and attendees by number without a foreign key, so that a fact
outlives what it speaks of and undo never has to restore it.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import BadgeRule, Direction, PrintStatus, Reentry
from eventapp.domain.verdicts import Verdict
from eventapp.store.tables.base import Base, later, word


class Gate(Base):
    """What a scan admits to (접수대): the event, or one of its sessions.

    ``opens_at`` and ``closes_at`` bound when it admits, empty without a bound;
    ``categories`` are the numbers of those it lets in, one a line, empty for all.
    """

    __tablename__ = "gate"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    reentry: Mapped[Reentry] = mapped_column(
        word(Reentry), default=Reentry.AFTER_EXIT, server_default=Reentry.AFTER_EXIT.value
    )
    badges: Mapped[BadgeRule] = mapped_column(
        word(BadgeRule), default=BadgeRule.NEVER, server_default=BadgeRule.NEVER.value
    )
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    categories: Mapped[str] = later()


class Scan(Base):
    """One attempt at a gate, kept whatever its verdict.

    ``happened_at`` is when it was scanned, ``recorded_at`` when it was written down;
    the nonce makes a retried scan the same scan. ``forced`` was admitted although refused,
    ``manual`` entered afterwards, from paper. Never deleted, so its ids need no
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
    direction: Mapped[Direction] = mapped_column(
        word(Direction), default=Direction.IN, server_default=Direction.IN.value
    )
    forced: Mapped[bool] = later(value=False)
    manual: Mapped[bool] = later(value=False)


class Admission(Base):
    """The one row per gate and attendee that says they came in (입장).

    ``left_at`` is when they went out again, empty while they are inside.
    The constraint's index begins with the attendee, so that it serves deletions, too.
    """

    __tablename__ = "admission"
    __table_args__ = (UniqueConstraint("attendee_id", "gate_id"),)

    gate_id: Mapped[int] = mapped_column(ForeignKey("gate.id"))
    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id"))
    desk: Mapped[str]
    admitted_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class BadgePrint(Base):
    """A badge the desk asked a printer for; what did not come out waits in a list.

    One of a print run names it in ``run_id``.
    """

    __tablename__ = "badge_print"

    attendee_id: Mapped[int] = mapped_column(index=True)
    desk: Mapped[str]
    status: Mapped[PrintStatus] = mapped_column(word(PrintStatus), default=PrintStatus.WAITING)
    asked_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(default="")
    run_id: Mapped[int | None]


class DeskLock(Base):
    """The PIN that leaves the desk for the rest of the program; at most one row.

    ``active`` says that the workspace is at a desk now, whatever program opens it.
    """

    __tablename__ = "desk_lock"

    salt: Mapped[str]
    digest: Mapped[str]
    active: Mapped[bool] = mapped_column(default=False)
