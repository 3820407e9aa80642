"""Look a workspace over: is it whole, and what is in it."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from eventapp.services.workspace import close_workspace, open_workspace
from eventapp.store.backup import list_backups
from eventapp.store.tables import Admission, Attendee, Event, Person, Scan, Session


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the doctor found. ``faults`` are SQLite's own words, empty when all is well."""

    faults: tuple[str, ...]
    counts: dict[str, int]
    backups: int


def examine(path: Path) -> Diagnosis:
    """Open a workspace as the program would and check every page and reference of it.

    Raises:
        CannotOpen: It does not open; the reason is the diagnosis.
    """
    workspace = open_workspace(path)
    try:
        with workspace.reading() as connection:
            whole = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            counts = {
                model.__tablename__: connection.execute(
                    select(func.count()).select_from(model)
                ).scalar_one()
                for model in (Event, Session, Person, Attendee, Admission, Scan)
            }
    finally:
        close_workspace(workspace)
    faults = tuple(fault for fault in whole if fault != "ok")
    faults += tuple(f"{row[0]} {row[1]}: {row[2]}" for row in dangling)
    return Diagnosis(faults, counts, len(list_backups(path)))
