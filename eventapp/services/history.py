"""What can be undone and redone, and doing so."""

from dataclasses import dataclass

from sqlalchemy import select, text

from eventapp.domain.changes import Changes
from eventapp.domain.ids import StepId
from eventapp.domain.steps import Step
from eventapp.services.reading import records
from eventapp.store.journal import UNDOABLE
from eventapp.store.store import Store
from eventapp.store.tables import JournalStep


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the undo or redo list; ``subject`` is whom or what it was about."""

    id: StepId
    step: Step
    subject: str


def undo(store: Store) -> Changes:
    """Take back the newest step in force.

    Raises:
        NothingToUndo: There is none.
        UndoConflict: What it changed is no longer as it left it.
    """
    return store.undo()


def redo(store: Store) -> Changes:
    """Do again the step undone last.

    Raises:
        NothingToUndo: There is none.
        UndoConflict: What it changed is no longer as it left it.
    """
    return store.redo()


def undo_list(store: Store, *, limit: int | None = None) -> tuple[StepRow, ...]:
    """What undo would take back, the next one first; all of it, or the first few."""
    return _steps(store, undone=False, limit=limit)


def redo_list(store: Store, *, limit: int | None = None) -> tuple[StepRow, ...]:
    """What redo would do again, the next one first; all of it, or the first few."""
    return _steps(store, undone=True, limit=limit)


def _steps(store: Store, *, undone: bool, limit: int | None) -> tuple[StepRow, ...]:
    order = JournalStep.id if undone else JournalStep.id.desc()
    query = (
        select(JournalStep.id, JournalStep.name, JournalStep.subject)
        .where(JournalStep.undone if undone else text(UNDOABLE))
        .order_by(order)
        .limit(limit)
    )
    return records(store, lambda row, name, subject: StepRow(row, Step(name), subject), query)
