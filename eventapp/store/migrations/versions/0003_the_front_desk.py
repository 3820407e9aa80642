"""Registration and the desk: own fields, consent, guests, gates with rules, mail, badge prints."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ATTENDEE = "REFERENCES attendee (id) ON DELETE SET NULL"
_ADDED = {
    "event": ("capacity INTEGER DEFAULT 0 NOT NULL",),
    "category": (
        "badge_word TEXT DEFAULT '' NOT NULL",
        "badge_word_en TEXT DEFAULT '' NOT NULL",
        "capacity INTEGER DEFAULT 0 NOT NULL",
    ),
    "attendee": (
        "department TEXT DEFAULT '' NOT NULL",
        "reference TEXT DEFAULT '' NOT NULL",
        "own TEXT DEFAULT '' NOT NULL",
        "origin VARCHAR(32) DEFAULT 'entered' NOT NULL",
        f"companion_of INTEGER CONSTRAINT fk_attendee_companion_of {_ATTENDEE}",
        "guest BOOLEAN DEFAULT 0 NOT NULL",
        "protocol INTEGER DEFAULT 0 NOT NULL",
        "attention TEXT DEFAULT '' NOT NULL",
        "blocked BOOLEAN DEFAULT 0 NOT NULL",
    ),
    "gate": (
        "reentry VARCHAR(32) DEFAULT 'after_exit' NOT NULL",
        "badges VARCHAR(32) DEFAULT 'never' NOT NULL",
        "opens_at DATETIME",
        "closes_at DATETIME",
        "categories TEXT DEFAULT '' NOT NULL",
    ),
    "scan": (
        "direction VARCHAR(32) DEFAULT 'in' NOT NULL",
        "forced BOOLEAN DEFAULT 0 NOT NULL",
        "manual BOOLEAN DEFAULT 0 NOT NULL",
    ),
    "admission": ("left_at DATETIME",),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        for column in columns:
            # Not op.add_column: SQLite takes a reference only written within the column.
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for column in ("companion_of", "reference"):
        op.create_index(f"ix_attendee_{column}", "attendee", [column])
    _registration()
    _desk()
    _mailing()


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=32), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.schema.SchemaItem:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _of(table: str, owner: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_id"], [f"{owner}.id"], name=f"fk_{table}_{owner}_id", ondelete=ondelete
    )


def _registration() -> None:
    _table(
        "own_field",
        *(_number("event_id"), _text("name"), _word("kind"), _text("choices")),
        *(_number("position"), _of("own_field", "event")),
    )
    _table(
        "saved_filter",
        *(_number("event_id"), _text("name"), _text("criteria"), _number("position")),
        _of("saved_filter", "event"),
    )
    _table(
        "notice",
        *(_number("event_id"), _word("kind"), _number("version")),
        *(_text("purpose"), _text("items"), _text("retention"), _text("refusal")),
        *(_text("recipients"), _moment("made_at"), _of("notice", "event")),
    )
    for table in ("own_field", "saved_filter", "notice"):
        op.create_index(f"ix_{table}_event_id", table, ["event_id"])
    _table(
        "consent",
        *(_number("attendee_id"), _word("kind"), _number("notice_id", nullable=True)),
        *(sa.Column("given", sa.Boolean(), nullable=False), _moment("given_at"), _word("source")),
        *(_of("consent", "attendee"), _of("consent", "notice", "SET NULL")),
        sa.UniqueConstraint("attendee_id", "kind", name="uq_consent_attendee_id_kind"),
    )
    op.create_index("ix_consent_notice_id", "consent", ["notice_id"])
    _table(
        "distinct_pair",
        *(_number("attendee_id"), _number("other_id"), _of("distinct_pair", "attendee")),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["attendee.id"],
            name="fk_distinct_pair_other_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "attendee_id", "other_id", name="uq_distinct_pair_attendee_id_other_id"
        ),
    )
    op.create_index("ix_distinct_pair_other_id", "distinct_pair", ["other_id"])
    _table(
        "column_map",
        sa.Column("headings", sa.String(length=64), nullable=False),
        *(_text("meanings"), _moment("used_at")),
        sa.UniqueConstraint("headings", name="uq_column_map_headings"),
    )


def _desk() -> None:
    _table(
        "badge_print",
        *(_number("attendee_id"), _text("desk"), _word("status"), _moment("asked_at")),
        *(_moment("printed_at", nullable=True), _text("problem")),
    )
    op.create_index("ix_badge_print_attendee_id", "badge_print", ["attendee_id"])
    _table(
        "desk_lock",
        *(_text("salt"), _text("digest")),
        sa.Column("active", sa.Boolean(), nullable=False),
    )


def _mailing() -> None:
    _table(
        "mailing",
        *(_number("event_id"), _text("subject"), _text("body"), _word("language")),
        *(_moment("started_at"), _moment("finished_at", nullable=True)),
    )
    op.create_index("ix_mailing_event_id", "mailing", ["event_id"])
    _table(
        "mail",
        *(_number("mailing_id"), _number("attendee_id"), _text("address"), _word("status")),
        *(_text("message_id"), _moment("tried_at", nullable=True), _text("problem")),
        sa.UniqueConstraint("mailing_id", "attendee_id", name="uq_mail_mailing_id_attendee_id"),
    )
