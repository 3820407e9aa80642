"""The directory that outlives events: people, organisations, pictures."""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.domain.kinds import EngagementKind, OrganisationKind
from eventapp.store.tables.base import HASH, Base, guid, word


class Organisation(Base):
    """A body that takes part (기관)."""

    __tablename__ = "organisation"

    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    kind: Mapped[OrganisationKind] = mapped_column(
        word(OrganisationKind), default=OrganisationKind.OTHER
    )
    website: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    logo: Mapped[str | None] = mapped_column(HASH)


class Person(Base):
    """Somebody the organisers know: a speaker, a guest, a panellist.

    ``public_id`` is the number other programs gave them.
    """

    __tablename__ = "person"

    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    position_en: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="SET NULL"), index=True
    )
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    biography: Mapped[str] = mapped_column(default="")
    biography_en: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    photo: Mapped[str | None] = mapped_column(HASH)
    guid: Mapped[str] = guid()
    public_id: Mapped[int | None]


class Unavailability(Base):
    """When somebody said they cannot come; minutes count from the date's midnight."""

    __tablename__ = "unavailability"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    date: Mapped[date]
    start: Mapped[int] = mapped_column(default=0)
    end: Mapped[int] = mapped_column(default=1440)
    reason: Mapped[str] = mapped_column(default="")


class Engagement(Base):
    """What an organisation is to one event (참여 구분)."""

    __tablename__ = "engagement"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[EngagementKind] = mapped_column(word(EngagementKind))
    tier: Mapped[str] = mapped_column(default="")
    contribution: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Asset(Base):
    """A file's bytes, found by their hash. Not journalled: it never changes.

    Width and height are 0 of what is no picture.
    """

    __tablename__ = "asset"

    hash: Mapped[str] = mapped_column(HASH, unique=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
