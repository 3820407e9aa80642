"""The change log that undo reads: steps, and the images of the rows they touched."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.store.tables.base import Base


class JournalStep(Base):
    """One undoable step; ``subject`` is the title or name its wording may show.

    ``undone`` steps are the redo list. Undoing and redoing keep the row and raise
    its ``generation``: the entries of the newest generation are what the next
    undo or redo inverts, so the log never grows by going back and forth.
    """

    __tablename__ = "journal_step"

    name: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(default="")
    happened_at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)
    generation: Mapped[int] = mapped_column(default=0)


class JournalEntry(Base):
    """What a step did to a row, or to a run of rows it inserted.

    ``before`` is null for inserts, ``after`` for inserts and deletions: the image
    of an inserted row is taken only when undo deletes it.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_rows", "table_name", "last_id"),
        {"sqlite_autoincrement": True},
    )

    step_id: Mapped[int] = mapped_column(
        ForeignKey("journal_step.id", ondelete="CASCADE"), index=True
    )
    generation: Mapped[int]
    table_name: Mapped[str] = mapped_column(String(32))
    first_id: Mapped[int]
    last_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
