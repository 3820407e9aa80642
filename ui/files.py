"""Workspaces as files, as the window's menu handles them."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import CannotOpen, OpenProblem, OpenWarning
from eventapp.domain.ids import EventId
from eventapp.domain.steps import Step
from eventapp.paths import data_dir
from eventapp.services.events import event_facts, list_events
from eventapp.services.history import redo, redo_list, undo, undo_list
from eventapp.services.sample import write_sample
from eventapp.services.workspace import (
    SUFFIX,
    Workspace,
    back_up,
    back_up_if_changed,
    close_workspace,
    create_workspace,
    list_backups,
    open_workspace,
    restore_backup,
    save_copy,
)
from ui.dialogs.confirm import confirm
from ui.language import _, clock_text, date_text
from ui.widgets.rail import RailHead
from ui.wording import word_warning
from ui.words import pick

__all__ = [
    "back_up",
    "back_up_if_changed",
    "backups",
    "close_workspace",
    "create_workspace",
    "events",
    "head",
    "next_redo",
    "next_undo",
    "open_or_restore",
    "redo",
    "restore_backup",
    "sample_workspace",
    "save_copy",
    "undo",
    "warnings",
]


def open_or_restore(parent: QWidget, path: Path) -> Workspace:
    """Open a workspace; if the user agrees, a backup takes the place of a damaged or lost one.

    Raises:
        CannotOpen: It does not open, and no backup took its place.
    """
    try:
        return open_workspace(path)
    except CannotOpen as error:
        if error.backup is None or not _wants_backup(parent, error):
            raise
        restore_backup(path, error.backup)
        return open_workspace(path)


def _wants_backup(parent: QWidget, error: CannotOpen) -> bool:
    name = {"name": error.path.name}
    if error.problem is OpenProblem.DAMAGED:
        headline = _("“%(name)s” is damaged") % name
        details = _(
            "Its newest backup is whole. Restoring it loses what was done since; the"
            " damaged file is kept beside it."
        )
    elif error.problem is OpenProblem.MISSING:
        headline = _("“%(name)s” is not there any more") % name
        details = _(
            "Its newest backup is whole and can take its place. If the file was moved or"
            " renamed, open it where it is now instead."
        )
    else:
        return False
    return confirm(parent, headline, details, yes=_("Restore the backup"))


def warnings(workspace: Workspace) -> str:
    """What is odd about a workspace that was opened; empty when nothing is."""
    return "\n".join(word_warning(OpenWarning(warning)) for warning in workspace.warnings)


def sample_workspace() -> Path:
    """The workspace with the sample workshop, written on the first start."""
    path = data_dir() / (_("Sample workshop") + SUFFIX)
    if not path.exists():
        # Under another name until it is whole: a first start cut short leaves no empty sample.
        begun = path.with_name("new" + SUFFIX)
        begun.unlink(missing_ok=True)
        workspace = create_workspace(begun)
        try:
            write_sample(workspace, today=date.today())  # noqa: DTZ011 - the user's own calendar
        finally:
            close_workspace(workspace, leave_backup=False)
        begun.replace(path)
    return path


def backups(workspace: Workspace) -> Sequence[tuple[Path, str]]:
    """The backups, newest first, each with when it was made, by this computer's clock."""
    return [
        (backup.path, _when(backup.made_at.astimezone()) + _why(backup.reason))
        for backup in list_backups(workspace.path)
    ]


def events(workspace: Workspace) -> Sequence[tuple[EventId, str]]:
    """The workspace's events by title, the latest first."""
    return [(row.id, pick(row.title, row.title_en)) for row in list_events(workspace)]


def head(workspace: Workspace, event_id: EventId) -> RailHead:
    """The event as the rail's top shows it: title, when, where."""
    facts = event_facts(workspace, event_id)
    when = ""
    if facts.days:
        day = facts.days[0]
        when = f"{date_text(day.date)} {clock_text(day.opens)}"
    return RailHead(pick(facts.title, facts.title_en), when, pick(facts.venue, facts.venue_en))


def next_undo(workspace: Workspace) -> Step | None:
    """The step undo would take back."""
    return next((row.step for row in undo_list(workspace, limit=1)), None)


def next_redo(workspace: Workspace) -> Step | None:
    """The step redo would do again."""
    return next((row.step for row in redo_list(workspace, limit=1)), None)


def _why(reason: str) -> str:
    return " · " + _("made by hand") if reason == "by-hand" else ""


def _when(moment: datetime) -> str:
    return f"{date_text(moment.date(), long=True)} {clock_text(moment.hour * 60 + moment.minute)}"
