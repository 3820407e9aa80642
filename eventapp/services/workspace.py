"""Open, make and close a workspace (작업 파일), and keep copies of it."""

from pathlib import Path

from eventapp.services.desk_lock import resume_role
from eventapp.store.backup import (
    Backup,
    back_up_if_changed,
    backup_folder,
    list_backups,
    restore,
    save_copy,
)
from eventapp.store.backup import back_up as _back_up
from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store

__all__ = [
    "SUFFIX",
    "Backup",
    "Workspace",
    "back_up",
    "back_up_if_changed",
    "backup_folder",
    "close_workspace",
    "create_workspace",
    "list_backups",
    "open_workspace",
    "restore_backup",
    "save_copy",
]

Workspace = Store
"""What every service takes first. Faces hold it, and call only services with it."""

SUFFIX = ".eventapp"


def create_workspace(path: Path) -> Workspace:
    """Make an empty workspace.

    Raises:
        CannotOpen: There is a file already, or its folder does not take one.
    """
    return create_store(path)


def open_workspace(path: Path) -> Workspace:
    """Open a workspace for this process alone, at the desk if that is where it was left.

    Raises:
        CannotOpen: It is missing, damaged, foreign, newer than this program, or in use.
    """
    store = open_store(path)
    resume_role(store)
    return store


def close_workspace(workspace: Workspace, *, leave_backup: bool = True) -> None:
    """Let a workspace go, leaving a backup when anything changed.

    Raises:
        CannotWriteFile: The backup could not be written; the workspace is closed all the same.
    """
    try:
        if leave_backup:
            back_up_if_changed(workspace)
    finally:
        workspace.close()


def back_up(workspace: Workspace) -> Path:
    """Make a backup now.

    Raises:
        CannotWriteFile: It could not be written; older backups stay.
    """
    return _back_up(workspace, "by-hand")


def restore_backup(path: Path, backup: Path) -> None:
    """Put a backup in a closed workspace's place; what was there is kept beside it.

    Raises:
        CannotOpen: The backup is not whole; nothing changed.
        CannotWriteFile: The folder does not take it; nothing changed.
    """
    restore(path, backup)
