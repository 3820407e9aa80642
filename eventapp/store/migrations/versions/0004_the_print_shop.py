"""The print shop: layouts, sheets, cues, scripts, what was printed, and the certificates."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ADDED = {
    "event": (
        "greeting TEXT DEFAULT '' NOT NULL",
        "greeting_en TEXT DEFAULT '' NOT NULL",
        "greeting_by TEXT DEFAULT '' NOT NULL",
        "greeting_by_en TEXT DEFAULT '' NOT NULL",
        "directions TEXT DEFAULT '' NOT NULL",
        "directions_en TEXT DEFAULT '' NOT NULL",
        "picture VARCHAR(64)",
    ),
    "session": (
        "script TEXT DEFAULT '' NOT NULL",
        "script_en TEXT DEFAULT '' NOT NULL",
    ),
    "badge_print": ("run_id INTEGER",),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _designs()
    _cues()
    _registers()


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _word(name: str, length: int = 32) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _designs() -> None:
    _table("badge_layout", *_text("name", "content"))
    _table(
        "label_sheet",
        *_text("name"),
        *_number("width", "height", "columns", "rows", "label_width", "label_height"),
        *_number("top", "left", "pitch_x", "pitch_y"),
    )


def _cues() -> None:
    _table(
        "cue",
        *_number("session_id", "position", "length"),
        *_text("segment", "stage", "audio", "video", "light", "who", "note"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_cue_session_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_cue_session_id", "cue", ["session_id"])


def _registers() -> None:
    _table(
        "paper_options",
        *_number("event_id"),
        _word("document", 64),
        *_text("options"),
        sa.UniqueConstraint("event_id", "document", name="uq_paper_options_event_id_document"),
    )
    _table(
        "paper_run",
        *_number("event_id"),
        _word("document", 64),
        _word("way"),
        *_number("pages", "items"),
        *_text("detail", "content"),
        _moment("made_at"),
    )
    op.create_index("ix_paper_run_event_id", "paper_run", ["event_id"])
    _table(
        "certificate",
        *_number("event_id", "attendee_id"),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        _word("kind"),
        *_number("year", "serial"),
        _word("code", 26),
        *_text("name", "name_en", "organisation", "position"),
        *_number("minutes"),
        *_text("said"),
        _moment("issued_at"),
        _moment("revoked_at", nullable=True),
        *_text("reason"),
        sa.UniqueConstraint("code", name="uq_certificate_code"),
        sa.UniqueConstraint("year", "serial", name="uq_certificate_year_serial"),
    )
    op.create_index("ix_certificate_event_id", "certificate", ["event_id"])
    op.create_index("ix_certificate_attendee_id", "certificate", ["attendee_id"])
