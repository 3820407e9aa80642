"""The verbs that take programmes in and give them out."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.ids import EventId
from eventapp.domain.interchange import ExchangedPerson, ExchangedProgramme
from eventapp.domain.kinds import Language
from eventapp.files import refuse_workspace
from eventapp.settings import SettingsFile
from ui.cli_common import (
    EventOption,
    WorkspaceOption,
    errors_worded,
    event_of,
    event_or_none,
    opened,
    refuse,
)
from ui.language import _, date_text

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_CALENDAR = ".ics"
_MOST_NAMES = 30


def import_verb(
    file: Annotated[Path, typer.Argument(metavar="FILE.xml|.json|.xlsx")],
    workspace: WorkspaceOption,
    event: EventOption = None,
) -> None:
    """Take a programme in, and say what became of it."""
    from eventapp.exchange.files import read_programme  # noqa: PLC0415 - each verb loads its own
    from eventapp.services.importing import import_programme  # noqa: PLC0415
    from ui.exchange_words import import_words  # noqa: PLC0415

    with errors_worded():
        # First the file: whatever is wrong with it, no workspace was touched.
        read = read_programme(file)
        with _opened_or_made(workspace, event) as store:
            into = event_or_none(store, event)
            programme, hint = _dated(store, into, read.programme)
            report = import_programme(
                store, programme, event_id=into, complete=read.complete, name=file.stem
            )
    for line in (*import_words(report, read.left_out), *hint):
        typer.echo(line)


def export_verb(  # noqa: PLR0917 - one parameter an option
    out: Annotated[Path, typer.Argument(metavar="OUT.xml|.json|.ics|.xlsx|.html")],
    workspace: WorkspaceOption,
    event: EventOption = None,
    room: Annotated[str, typer.Option("--room", metavar="NAME")] = "",
    person: Annotated[str, typer.Option("--person", metavar="NAME")] = "",
    lang: Annotated[Language | None, typer.Option("--lang")] = None,
) -> None:
    """Give a programme out, and say what the file has no place for."""
    from eventapp.exchange.files import WRITABLE, write_programme  # noqa: PLC0415
    from eventapp.services.exporting import note_publication, programme_of  # noqa: PLC0415
    from ui.exchange_words import not_held_words  # noqa: PLC0415

    kind = out.suffix.lower()
    language = lang or SettingsFile().value.language
    with errors_worded():
        if kind not in WRITABLE:
            raise CannotRead(FileProblem.UNKNOWN_KIND, out)
        refuse_workspace(out)
        with opened(workspace) as store:
            programme = programme_of(store, event_of(store, event))
            _part(programme, room, person)  # before anything counts as published
            if kind == _CALENDAR:
                programme = note_publication(store, programme)
        part = _part(programme, room, person)
        left_out = write_programme(part, out, language=language, at=datetime.now(UTC))
    typer.echo(_("Wrote %(file)s.") % {"file": out})
    for line in not_held_words(left_out):
        typer.echo(line)


def _dated(
    store: "Workspace", event: EventId | None, programme: ExchangedProgramme
) -> tuple[ExchangedProgramme, list[str]]:
    """A sheet without a date is of the event's first day, or of today; then that is said."""
    from eventapp.exchange.parts import on_day  # noqa: PLC0415
    from eventapp.services.events import list_days  # noqa: PLC0415

    days = () if event is None else list_days(store, event)
    first = days[0].date if days else date.today()  # noqa: DTZ011 - the user's own calendar
    dated = on_day(programme, first)
    if dated == programme:
        return programme, []
    hint = _("The file names no date; its sessions were put on %(date)s.")
    return dated, [hint % {"date": date_text(first, long=True)}]


def _opened_or_made(path: Path, event: int | None) -> AbstractContextManager["Workspace"]:
    """The workspace, made where there is none; in a new one no event can be asked for."""
    # Path.exists raises in a forbidden folder.
    return opened(path) if os.path.exists(path) or event is not None else _made(path)  # noqa: PTH110


@contextmanager
def _made(path: Path) -> Iterator["Workspace"]:
    """A new workspace, which is taken away again when the work on it fails."""
    from eventapp.services.workspace import close_workspace, create_workspace  # noqa: PLC0415

    workspace = create_workspace(path)
    try:
        yield workspace
    except BaseException:
        close_workspace(workspace, leave_backup=False)
        with suppress(OSError):
            path.unlink()
        raise
    close_workspace(workspace, leave_backup=False)


def _part(programme: ExchangedProgramme, room: str, person: str) -> ExchangedProgramme:
    """The sessions in a room, those of a person, or all."""
    if room:
        from eventapp.exchange.parts import of_room  # noqa: PLC0415

        programme = of_room(programme, _room(programme, room))
    if person:
        from eventapp.exchange.parts import of_person  # noqa: PLC0415

        programme = of_person(programme, _person(programme, person).guid)
    return programme


def _room(programme: ExchangedProgramme, wanted: str) -> str:
    found = [room.name for room in programme.rooms if wanted in {room.name, room.name_en}]
    if not found:
        _refuse_unknown(
            _("There is no room “%(name)s”. Choose one of: %(known)s."),
            wanted,
            [room.name for room in programme.rooms],
        )
    return found[0]


def _person(programme: ExchangedProgramme, wanted: str) -> ExchangedPerson:
    """Whoever has this name, or the number that tells namesakes apart."""
    people = {person.guid: person for session in programme.sessions for person in session.people}
    found = [
        person
        for person in people.values()
        if wanted in {person.name, person.name_en, str(person.public_id)}
    ]
    if not found:
        _refuse_unknown(
            _("Nobody in the programme is called “%(name)s”. Choose one of: %(known)s."),
            wanted,
            sorted({person.name for person in people.values()}),
        )
    if len(found) > 1:
        for person in found:
            typer.echo(f"{person.public_id}\t{person.name}\t{person.organisation}", err=True)
        refuse(_("Several people have this name. Say which with --person and the number."))
    return found[0]


def _refuse_unknown(sentence: str, wanted: str, known: Sequence[str]) -> NoReturn:
    shown = ", ".join(known[:_MOST_NAMES]) + (", …" if len(known) > _MOST_NAMES else "")
    refuse(sentence % {"name": wanted, "known": shown or "–"})
