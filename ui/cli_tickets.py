"""The command line's verb for tickets as files."""

from pathlib import Path
from typing import Annotated

import typer

from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile
from ui.cli_common import EventOption, WorkspaceOption, errors_worded, event_of, opened, refuse
from ui.language import _, ngettext


def tickets_verb(
    out: Annotated[Path, typer.Argument(metavar="OUT_DIR")],
    workspace: WorkspaceOption,
    lang: Annotated[Language | None, typer.Option("--lang")] = None,
    event: EventOption = None,
) -> None:
    """Write a picture of each ticket and a list of them into a new folder."""
    from reports.wording import warning_text  # noqa: PLC0415 - each verb loads its own
    from ui.ticket_folder import ticket_folder, write  # noqa: PLC0415

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        refuse(_("There is something in %(folder)s already. Name a new folder.") % {"folder": out})
    spoken = SettingsFile().value.language
    with errors_worded():
        with opened(workspace) as store:
            tickets = ticket_folder(store, event_of(store, event))
        if not tickets.holders:
            refuse(_("Nobody is registered yet."))
        warnings = write(tickets, out, lang or spoken)
    for warning in warnings:
        typer.echo(warning_text(warning, spoken), err=True)
    count = len(tickets.holders)
    said = ngettext("%(n)d ticket", "%(n)d tickets", count) % {"n": count}
    typer.echo(_("Wrote %(what)s into %(folder)s.") % {"what": said, "folder": out})
