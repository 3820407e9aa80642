"""The command line: the same services as the window, without Qt.

Exit codes: 0 done (or admitted), 1 refused (or not healthy), 2 an error.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from eventapp import __version__
from eventapp.domain.errors import CannotOpen, OpenProblem
from eventapp.settings import SettingsFile
from ui.cli_attendance import export_attendance_verb
from ui.cli_attendees import import_attendees_verb
from ui.cli_certificates import issue_verb, verify_verb
from ui.cli_common import (
    ERROR,
    REFUSED,
    EventOption,
    WorkspaceOption,
    errors_worded,
    event_of,
    opened,
)
from ui.cli_desk import check_in_verb
from ui.cli_print import print_verb
from ui.cli_programme import export_verb, import_verb
from ui.cli_tickets import tickets_verb
from ui.cli_wording import is_no_workspace, word_refusal, word_usage
from ui.language import _, ngettext, set_language

Window = Callable[[Path | None], int]
Tour = Callable[[Path], int]


def run(arguments: list[str], *, window: Window, tour: Tour) -> None:
    """Run one command; it ends with ``SystemExit`` and the command's code.

    ``window`` and ``tour`` are handed in: they need Qt, which this module does not.
    """
    set_language(SettingsFile().value.language)
    try:
        code = _commands(window, tour)(args=arguments, prog_name="eventapp", standalone_mode=False)
    except TyperException as error:  # arguments it cannot read
        typer.echo(word_usage(error), err=True)
        typer.echo(_("“eventapp -h” lists what there is."), err=True)
        raise SystemExit(ERROR) from error
    raise SystemExit(code or 0)


def _commands(window: Window, tour: Tour) -> typer.Typer:
    app = typer.Typer(
        help=_("Run a workshop from first plan to last paper, offline."),
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_window_command(window))
    app.command("sample", help=_("Write the sample workshop into a new workspace."))(_sample)
    app.command("tour", help=_("Write the sample, its papers and a picture of every page."))(
        _tour_command(tour)
    )
    app.command(
        "print",
        help=_("Print a document into a PDF file; “list” names them, “all” prints everything."),
    )(print_verb)
    app.command("check-in", help=_("Check in the holder of a ticket code and print the verdict."))(
        check_in_verb
    )
    app.command("codes", help=_("List the attendees and their ticket codes, one a line."))(_codes)
    app.command("import-programme", help=_("Take a programme in from a file."))(import_verb)
    app.command("import-attendees", help=_("Take a list of attendees in from a file."))(
        import_attendees_verb
    )
    app.command(
        "export-programme", help=_("Write the programme into a file, of a kind its ending names.")
    )(export_verb)
    app.command("tickets", help=_("Write a picture of each ticket into a folder, with a list."))(
        tickets_verb
    )
    app.command("export-attendance", help=_("Write who came into a workbook or a text file."))(
        export_attendance_verb
    )
    app.command("issue-certificates", help=_("Issue certificates to whoever has earned one."))(
        issue_verb
    )
    app.command("verify", help=_("Say whether a code is that of a certificate in force."))(
        verify_verb
    )
    app.command("doctor", help=_("Check whether a workspace is whole."))(_doctor)
    return app


def _window_command(window: Window) -> Callable[..., None]:
    def start(
        context: typer.Context,
        workspace: Annotated[Path | None, typer.Option("--workspace", "-w", metavar="FILE")] = None,
        version: Annotated[bool, typer.Option("--version")] = False,  # noqa: FBT002 - typer's way
    ) -> None:
        if version:
            typer.echo(f"eventapp {__version__}")
        elif context.invoked_subcommand is None:
            raise typer.Exit(window(workspace))

    return start


def _tour_command(tour: Tour) -> Callable[..., None]:
    def start(out: Annotated[Path, typer.Option("--out", metavar="DIR")] = Path("tour")) -> None:
        with errors_worded():
            raise typer.Exit(tour(out))

    return start


def _sample(file: Path) -> None:
    from eventapp.services.sample import write_sample  # noqa: PLC0415 - each verb loads its own
    from eventapp.services.workspace import close_workspace, create_workspace  # noqa: PLC0415

    with errors_worded():
        workspace = create_workspace(file)
        try:
            write_sample(workspace, today=date.today())  # noqa: DTZ011 - the user's own calendar
        finally:
            close_workspace(workspace)
    typer.echo(_("Wrote the sample workshop into %(file)s.") % {"file": file})


def _codes(workspace: WorkspaceOption, event: EventOption = None) -> None:
    from eventapp.services.attendees import list_attendees  # noqa: PLC0415

    with errors_worded(), opened(workspace) as store:
        for row in list_attendees(store, event_of(store, event)):
            if row.code is not None:
                typer.echo(f"{row.name}\t{row.code}")


def _doctor(file: Path) -> None:
    from eventapp.services.doctor import examine  # noqa: PLC0415

    with errors_worded():
        try:
            diagnosis = examine(file)
        except CannotOpen as error:
            typer.echo(word_refusal(error), err=True)
            damaged = error.problem is OpenProblem.DAMAGED and not is_no_workspace(error)
            raise typer.Exit(REFUSED if damaged else ERROR) from error
    for kind, count in diagnosis.counts.items():
        typer.echo(f"{kind}\t{count}")
    typer.echo(
        ngettext("%(n)d backup", "%(n)d backups", diagnosis.backups) % {"n": diagnosis.backups}
    )
    for fault in diagnosis.faults:
        typer.echo(fault, err=True)
    if diagnosis.faults:
        typer.echo(_("This workspace is damaged. Restore a backup."), err=True)
        raise typer.Exit(REFUSED)
    typer.echo(_("This workspace is whole."))
