"""The verb that gives out who came."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile
from ui.cli_common import EventOption, WorkspaceOption, errors_worded, event_of, opened, refuse
from ui.language import _, language, ngettext

if TYPE_CHECKING:
    from eventapp.domain.attendance import GateShare
    from eventapp.services.workspace import Workspace


def export_attendance_verb(  # noqa: PLR0917 - one parameter an option
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx|.csv")],
    workspace: WorkspaceOption,
    event: EventOption = None,
    gate: Annotated[str, typer.Option("--gate", metavar="N|SESSION")] = "",
    full: Annotated[bool, typer.Option("--full")] = False,  # noqa: FBT002 - typer's way
    lang: Annotated[Language | None, typer.Option("--lang")] = None,
) -> None:
    """Write the attendance, of the event's entrance or of another gate, and say how many came."""
    from eventapp.exchange.attendance_sheet import (  # noqa: PLC0415 - each verb loads its own
        WRITABLE,
        write_attendance,
    )
    from eventapp.services.attendance_book import attendance_book  # noqa: PLC0415

    spoken = lang or SettingsFile().value.language
    with errors_worded():
        if out.suffix.lower() not in WRITABLE:
            raise CannotRead(FileProblem.UNKNOWN_KIND, out)
        with opened(workspace) as store:
            of = event_of(store, event)
            book = attendance_book(store, of, gate_id=_gate(store, of, gate))
        write_attendance(book, out, language=spoken, full=full)
    count = book.main.total.admitted
    came = ngettext("%(n)d person came", "%(n)d people came", count) % {"n": count}
    typer.echo(_("Wrote %(file)s: %(came)s.") % {"file": out, "came": came})
    if not full:
        typer.echo(_("Names, phones and e-mail addresses are partly hidden; --full shows them."))


def _gate(store: "Workspace", event: EventId, wanted: str) -> GateId | None:
    """The gate of this number or of the session of this title; None is the entrance."""
    from eventapp.exchange.attendance_rows import gate_title  # noqa: PLC0415
    from eventapp.services.attendance import gate_shares  # noqa: PLC0415

    if not wanted:
        return None
    shares = gate_shares(store, event)
    found = [share for share in shares if wanted == str(share.gate)]
    found = found or [share for share in shares if wanted in _titles(share)]
    if len(found) != 1:
        for share in shares:
            typer.echo(f"{share.gate}\t{gate_title(share, language())}", err=True)
        refuse(_("Say which gate with --gate and one of these numbers."))
    return found[0].gate


def _titles(share: "GateShare") -> set[str]:
    from eventapp.exchange.attendance_rows import gate_title  # noqa: PLC0415

    return {gate_title(share, spoken) for spoken in Language}
