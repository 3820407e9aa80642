"""Signs at the doors: a room, a day, what is on there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.programme import programme_snapshot
from reports.result import Report
from reports.rooms import doors_of
from reports.wording import Words
from ui.language import _, language
from ui.printing.documents.base import Choice, Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


def _snapshot(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> ProgrammeSnapshot:
    snapshot = programme_snapshot(workspace, event_id)
    rooms = snapshot.event.rooms
    if not 1 <= options.one <= len(rooms):
        return snapshot
    wanted = {rooms[options.one - 1], ""}
    shown = tuple(one for one in snapshot.sessions if one.room in wanted)
    return replace(snapshot, sessions=shown)


def _rooms(workspace: "Workspace", event_id: EventId, options: PrintOptions) -> tuple[Choice, ...]:
    del options
    event = programme_snapshot(workspace, event_id).event
    if len(event.rooms) == 1:
        return ()
    words = Words(language())
    names = zip(event.rooms, event.rooms_en, strict=True)
    return tuple(
        Choice(number, words.pick(name, name_en))
        for number, (name, name_en) in enumerate(names, start=1)
    )


def _render(
    snapshot: ProgrammeSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.walls import door_signs  # noqa: PLC0415 - late: ReportLab

    return door_signs.render(
        snapshot,
        out,
        paper=options.paper,
        language=options.language,
        both=options.both,
        progress=progress,
    )


def _first(snapshot: ProgrammeSnapshot) -> ProgrammeSnapshot:
    door = next(doors_of(snapshot), None)
    return snapshot if door is None else replace(snapshot, sessions=door.sessions)


DOOR_SIGNS = Document(
    "door-signs",
    icon="pin",
    group=Group.PROGRAMME,
    title=lambda: _("Door signs"),
    line=lambda: _("A sign for each room and day: which room it is, and what is on when."),
    settings=frozenset({Setting.PAPER, Setting.ONE}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.sessions,
    render=_render,
    empty=lambda: (_("Nothing in the programme has a time yet."), "programme"),
    items=lambda snapshot: sum(1 for _door in doors_of(snapshot)),
    papers=(Paper.A4, Paper.A3),
    both=True,
    one_page=_first,
    choices=_rooms,
)
