"""The verb that checks somebody in, at any gate, in or out."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import Direction
from eventapp.domain.verdicts import Signal, Verdict
from eventapp.settings import SettingsFile
from ui.cli_common import (
    REFUSED,
    EventOption,
    WorkspaceOption,
    errors_worded,
    event_of,
    opened,
    refuse,
)
from ui.desk_name import desk_name
from ui.language import _
from ui.moments import moment_at

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

GateOption = Annotated[int | None, typer.Option("--gate", metavar="N")]


def check_in_verb(
    code: str,
    workspace: WorkspaceOption,
    event: EventOption = None,
    gate: GateOption = None,
    out: Annotated[bool, typer.Option("--out")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Judge a code at the entrance or another gate, and say the verdict."""
    from eventapp.services.checkin import check_in  # noqa: PLC0415 - each verb loads its own
    from eventapp.services.events import event_facts  # noqa: PLC0415
    from ui.words import verdict_word  # noqa: PLC0415

    desk = desk_name(SettingsFile())
    direction = Direction.OUT if out else Direction.IN
    with errors_worded(), opened(workspace, at_desk=True) as store:
        at = event_of(store, event)
        where = _gate_of(store, at, gate)
        result = check_in(store, where, code, desk=desk, direction=direction, bounce=None)
        zone = event_facts(store, at).time_zone
    words = [verdict_word(result.verdict), result.name, result.organisation]
    if result.verdict is Verdict.ALREADY and result.first_at is not None:
        time = moment_at(result.first_at, zone, now=datetime.now(UTC))
        words.append(_("Came in at %(time)s, %(desk)s") % {"time": time, "desk": result.first_desk})
    typer.echo(" · ".join(word for word in words if word))
    raise typer.Exit(0 if result.colour is Signal.GREEN else REFUSED)


def _gate_of(store: "Workspace", event: EventId, wanted: int | None) -> GateId:
    """The gate asked for, or the entrance."""
    from eventapp.services.gates import list_gates  # noqa: PLC0415
    from ui.words import gate_name  # noqa: PLC0415

    gates = list_gates(store, event)
    known = {int(gate.id): gate.id for gate in gates}
    if wanted is not None and wanted not in known:
        for gate in gates:
            typer.echo(f"{gate.id}\t{gate_name(gate)}", err=True)
        refuse(_("Say which gate with --gate N."))
    return gates[0].id if wanted is None else known[wanted]
