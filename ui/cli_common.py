"""What the verbs of the command line share: their options, the workspace, and their endings.

Exit codes: 0 done (or admitted), 1 refused (or not healthy), 2 an error.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from eventapp.domain.errors import EventAppError, OpenWarning
from eventapp.domain.ids import EventId
from ui.cli_wording import word_refusal
from ui.language import _
from ui.wording import word_warning

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

REFUSED: Final = 1
ERROR: Final = 2

WorkspaceOption = Annotated[Path, typer.Option("--workspace", "-w", metavar="FILE")]
EventOption = Annotated[int | None, typer.Option("--event", metavar="N")]


def refuse(sentence: str) -> NoReturn:
    """Say why nothing was done, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(ERROR)


@contextmanager
def errors_worded() -> Iterator[None]:
    """End with a sentence where the program can explain what went wrong."""
    try:
        yield
    except EventAppError as error:
        typer.echo(word_refusal(error), err=True)
        raise typer.Exit(ERROR) from error


@contextmanager
def opened(path: Path, *, at_desk: bool = False) -> Iterator["Workspace"]:
    """A workspace that is there, open for as long as the verb works with it.

    In desk mode only verbs that say they are ``at_desk`` get one: whatever lists people or
    changes them is for the organisers.

    Raises:
        DeskRoleActive: The workspace is in desk mode, and the verb is not for the desk.
    """
    from eventapp.services.desk_lock import refuse_at_desk  # noqa: PLC0415
    from eventapp.services.workspace import (  # noqa: PLC0415 - each verb loads its own
        close_workspace,
        open_workspace,
    )

    workspace = open_workspace(path)
    for warning in workspace.warnings:
        typer.echo(word_warning(OpenWarning(warning)), err=True)
    try:
        if not at_desk:
            refuse_at_desk(workspace)
        yield workspace
    finally:
        # A backup at every check-in would fill the disk; the check-in itself is on it.
        close_workspace(workspace, leave_backup=False)


def event_or_none(store: "Workspace", wanted: int | None) -> EventId | None:
    """The event asked for, or the only one; None where there is none and none was asked for."""
    from eventapp.services.events import list_events  # noqa: PLC0415

    events = list_events(store)
    known = {int(row.id): row.id for row in events}
    if wanted in known:
        return known[wanted]
    if wanted is None and len(events) <= 1:
        return events[0].id if events else None
    for row in events:
        typer.echo(f"{row.id}\t{row.title}", err=True)
    refuse(_("Say which event with --event N."))


def event_of(store: "Workspace", wanted: int | None) -> EventId:
    """The event asked for, or the only one."""
    event = event_or_none(store, wanted)
    if event is None:
        refuse(_("This workspace has no event yet."))
    return event
