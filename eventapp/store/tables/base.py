"""The one declarative base, with its type map and naming convention."""

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    Date,
    DateTime,
    Dialect,
    Enum,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from eventapp.domain.errors import InvalidReason, InvalidValue

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Utc(TypeDecorator[datetime]):
    """An instant, kept as UTC with microseconds; naive datetimes are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware instant into UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise InvalidValue("datetime", InvalidReason.NOT_A_ZONE)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant its zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Named(TypeDecorator[Mapping[str, Any]]):
    """Values by name, kept as JSON; nothing is kept as nothing, which most rows have."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str:
        """Write the values down, the same values always the same way."""
        del dialect
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, Any]:
        """Read the values."""
        del dialect
        return json.loads(value) if value else {}


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


def word(members: type[StrEnum]) -> Enum:
    """A closed vocabulary, kept as its values; growing it needs no migration."""
    return Enum(members, native_enum=False, length=32, values_callable=_values)


class Base(DeclarativeBase):
    """Every table has an integer ``id``; of what can be deleted, it is never given twice.

    That way undo can bring a row back, and scans can keep naming a deleted attendee.
    Scans are never deleted and nothing names an admission: those two leave it out.
    """

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        date: Date(),
        datetime: Utc(),
        Mapping[str, Any]: Named(),
    }
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's name

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


HASH = String(64)
NOTHING = text("''")
"""What older rows have in a column of text that came after the first schema."""


def later(value: str | int | bool = "") -> MappedColumn[Any]:  # noqa: FBT001 - a column's default
    """A column that came after the first schema, and what older rows have in it."""
    kept = text(f"'{value}'" if isinstance(value, str) else str(int(value)))
    return mapped_column(default=value, server_default=kept)


def guid() -> MappedColumn[str]:
    """The name by which other programs know a row, whatever workspace it is in."""
    return mapped_column(default=lambda: str(uuid.uuid4()), server_default=NOTHING)
