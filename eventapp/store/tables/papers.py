"""What papers are made with, and what was printed: layouts, sheets, cues, and the registers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import CertificateKind, RunWay
from eventapp.store.tables.base import Base, word


class BadgeLayout(Base):
    """A badge of the organiser's own design, as :mod:`eventapp.domain.badge_layouts` writes it."""

    __tablename__ = "badge_layout"

    name: Mapped[str]
    content: Mapped[str]


class LabelSheet(Base):
    """A sheet of labels as it was measured, in micrometres; one of a preset's name replaces it."""

    __tablename__ = "label_sheet"

    name: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    columns: Mapped[int]
    rows: Mapped[int]
    label_width: Mapped[int]
    label_height: Mapped[int]
    top: Mapped[int]
    left: Mapped[int]
    pitch_x: Mapped[int]
    pitch_y: Mapped[int]


class Cue(Base):
    """A line of the cue sheet (큐시트) within a session; ``length`` is in minutes."""

    __tablename__ = "cue"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    length: Mapped[int] = mapped_column(default=0)
    segment: Mapped[str] = mapped_column(default="")
    stage: Mapped[str] = mapped_column(default="")
    audio: Mapped[str] = mapped_column(default="")
    video: Mapped[str] = mapped_column(default="")
    light: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class PaperOptions(Base):
    """How a document of an event was last set; remembered, never undone."""

    __tablename__ = "paper_options"
    __table_args__ = (
        UniqueConstraint("event_id", "document"),
        {"sqlite_autoincrement": True},
    )

    event_id: Mapped[int]
    document: Mapped[str] = mapped_column(String(64))
    options: Mapped[Mapping[str, Any]]


class PaperRun(Base):
    """One time a document was printed or saved: a fact.

    ``content`` is what the next one is compared with, for the documents that mark changes;
    ``items`` is how many cards or rows were on it.
    """

    __tablename__ = "paper_run"

    event_id: Mapped[int] = mapped_column(index=True)
    document: Mapped[str] = mapped_column(String(64))
    way: Mapped[RunWay] = mapped_column(word(RunWay))
    pages: Mapped[int]
    items: Mapped[int]
    detail: Mapped[str]
    content: Mapped[str]
    made_at: Mapped[datetime]


class Certificate(Base):
    """An entry of the register of certificates (발급대장): a fact.

    It says what the paper says, whatever becomes of the registration it was issued for.
    ``serial`` counts within the workspace and the year, whatever the event and the kind;
    ``code`` is the QR's text, and ``said`` is what the paper says of the event, as
    :meth:`eventapp.domain.certificates.Said.written` writes it. ``ticket_id`` goes with the
    holder when two registrations are merged into one.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        {"sqlite_autoincrement": True},
    )

    event_id: Mapped[int] = mapped_column(index=True)
    attendee_id: Mapped[int] = mapped_column(index=True)
    ticket_id: Mapped[int | None]
    kind: Mapped[CertificateKind] = mapped_column(word(CertificateKind))
    year: Mapped[int]
    serial: Mapped[int]
    code: Mapped[str] = mapped_column(String(26), unique=True)
    name: Mapped[str]
    name_en: Mapped[str]
    organisation: Mapped[str]
    position: Mapped[str]
    minutes: Mapped[int]
    said: Mapped[Mapping[str, Any]]
    issued_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
