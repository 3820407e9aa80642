"""Tracks, what a session and a panel hold, stand-ins, what really happened, names for others."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ADDED = {
    "event": (
        "guid TEXT DEFAULT '' NOT NULL",
        "acronym TEXT DEFAULT '' NOT NULL",
        "template BOOLEAN DEFAULT 0 NOT NULL",
        "travel INTEGER DEFAULT 0 NOT NULL",
    ),
    "room": ("guid TEXT DEFAULT '' NOT NULL",),
    "session": (
        "guid TEXT DEFAULT '' NOT NULL",
        "public_id INTEGER",
        "subtitle TEXT DEFAULT '' NOT NULL",
        "description TEXT DEFAULT '' NOT NULL",
        "language TEXT DEFAULT '' NOT NULL",
        "track_id INTEGER CONSTRAINT fk_session_track_id REFERENCES track (id) ON DELETE SET NULL",
        "expected INTEGER DEFAULT 0 NOT NULL",
        "public BOOLEAN DEFAULT 1 NOT NULL",
        "case_partners TEXT DEFAULT '' NOT NULL",
        "case_partners_en TEXT DEFAULT '' NOT NULL",
        "case_work TEXT DEFAULT '' NOT NULL",
        "case_work_en TEXT DEFAULT '' NOT NULL",
        "case_results TEXT DEFAULT '' NOT NULL",
        "case_results_en TEXT DEFAULT '' NOT NULL",
    ),
    "appearance": ("minutes INTEGER DEFAULT 0 NOT NULL",),
    "person": ("guid TEXT DEFAULT '' NOT NULL", "public_id INTEGER"),
}


def upgrade() -> None:
    _new_tables()
    for table, columns in _ADDED.items():
        for column in columns:
            # Not op.add_column: SQLite takes a reference only written within the column.
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index("ix_session_track_id", "session", ["track_id"])
    for table in ("event", "room", "session", "person"):
        _give_guids(table)


def _give_guids(name: str) -> None:
    connection = op.get_bind()
    table = sa.table(name, sa.column("id"), sa.column("guid"))
    for (row,) in connection.execute(sa.select(table.c.id)).all():
        named = sa.update(table).where(table.c.id == row).values(guid=str(uuid.uuid4()))
        connection.execute(named)


def _new_tables() -> None:
    op.create_table(
        "track",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name="fk_track_event_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_track"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_track_event_id", "track", ["event_id"])

    op.create_table(
        "replacement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_replacement_appearance_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_replacement_person_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_replacement"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_replacement_appearance_id", "replacement", ["appearance_id"])
    op.create_index("ix_replacement_person_id", "replacement", ["person_id"])

    op.create_table(
        "material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_material_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_material"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_material_session_id", "material", ["session_id"])

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_question_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_question_session_id", "question", ["session_id"])

    op.create_table(
        "as_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("planned_start", sa.Integer(), nullable=False),
        sa.Column("planned_length", sa.Integer(), nullable=False),
        sa.Column("started", sa.Integer(), nullable=True),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name="fk_as_run_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_as_run"),
        sa.UniqueConstraint("session_id", name="uq_as_run_session_id"),
        sqlite_autoincrement=True,
    )

    op.create_table(
        "unavailability",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_unavailability_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unavailability"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unavailability_person_id", "unavailability", ["person_id"])

    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.UniqueConstraint("guid", name="uq_publication_guid"),
        sqlite_autoincrement=True,
    )
