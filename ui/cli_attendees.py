"""The verb that takes a list of attendees in."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from zoneinfo import ZoneInfo

import typer

from eventapp.domain.errors import CannotRead, CannotReadList, FileProblem
from eventapp.domain.ids import EventId
from eventapp.domain.roster import (
    DECIDABLE,
    MANY,
    NO_HEADING,
    ColumnGuess,
    Meaning,
    ReadTable,
    RosterPlan,
)
from eventapp.files import refuse_workspace
from eventapp.settings import SettingsFile
from ui.cli_common import (
    EventOption,
    WorkspaceOption,
    errors_worded,
    event_of,
    opened,
    refuse,
)
from ui.language import _, ngettext

if TYPE_CHECKING:
    from eventapp.domain.roster import RowProblem
    from eventapp.services.workspace import Workspace

_MOST_PROBLEMS: Final = 50
_MOST_BYTES: Final = 2**20
_FIRST_ROWS: Final = 10


def import_attendees_verb(  # noqa: PLR0917 - one parameter an option
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|.tsv|.xlsx|.xls|.ods")],
    workspace: WorkspaceOption,
    event: EventOption = None,
    columns: Annotated[Path | None, typer.Option("--map", metavar="FILE.json")] = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME")] = "",
    heading: Annotated[int | None, typer.Option("--heading", metavar="N", min=0)] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE.csv")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,  # noqa: FBT002 - typer's way
    add_unsure: Annotated[bool, typer.Option("--add-unsure")] = False,  # noqa: FBT002 - the same
) -> None:
    """Take a list of attendees in, and say what became of its rows."""
    from eventapp.exchange.roster.report import write_report  # noqa: PLC0415 - each verb its own
    from eventapp.services.roster_columns import remember_columns  # noqa: PLC0415
    from eventapp.services.roster_import import apply_import  # noqa: PLC0415
    from ui.roster_words import result_words  # noqa: PLC0415

    with errors_worded():
        # First the files: whatever is wrong with them, no workspace was touched.
        said = {} if columns is None else _read_map(columns)
        table = _table(file, sheet)
        chosen = heading is not None
        table = _with_heading(table, heading or 0) if chosen else _with_headings_of(table, said)
        _refuse_unknown(table, said)
        if report is not None:
            refuse_workspace(report)
        with opened(workspace) as store:
            into = event_of(store, event)
            if not chosen:
                table = _with_known_headings(store, table)
                _refuse_unsure(table)
            guesses = _columns(store, table, said)
            plan = _plan(store, into, table, guesses, add_unsure=add_unsure)
            result = None if dry_run else apply_import(store, into, plan)
            if result is not None:
                remember_columns(store, guesses)
        if report is not None:
            write_report(report, plan, language=SettingsFile().value.language)
    for line in _plan_lines(guesses, plan) if result is None else [result_words(result)]:
        typer.echo(line)
    _echo_problems(plan.problems)
    if report is not None:
        typer.echo(_("Wrote %(file)s.") % {"file": report})


def _table(file: Path, sheet: str) -> ReadTable:
    """The sheet asked for, else the one with most rows that is not hidden."""
    from eventapp.exchange.roster.reading import read_tables  # noqa: PLC0415

    tables = read_tables(file)
    if not sheet:
        return max(tables, key=lambda table: (not table.hidden, table.count))
    found = next((table for table in tables if table.name == sheet), None)
    if found is None:
        refuse(
            _("There is no sheet “%(name)s”. Choose one of: %(known)s.")
            % {"name": sheet, "known": ", ".join(table.name for table in tables)}
        )
    return found


def _with_headings_of(table: ReadTable, said: dict[str, Meaning]) -> ReadTable:
    """The row that has the map's headings as the row of headings, if one of the first has them."""
    if set(said) <= set(table.headings):
        return table
    found = (one for one in _readings(table) if set(said) <= set(one.headings))
    return next(found, table)


def _with_known_headings(store: "Workspace", table: ReadTable) -> ReadTable:
    """In a list whose headings nobody knows, those that were told once."""
    from eventapp.services.roster_columns import remembered_columns  # noqa: PLC0415

    if table.heading != NO_HEADING:
        return table
    found = (one for one in _readings(table) if remembered_columns(store, one.headings))
    return next(found, table)


def _with_heading(table: ReadTable, number: int) -> ReadTable:
    """The row with this number in the file as the headings; 0 is none."""
    from eventapp.exchange.roster.headings import with_heading  # noqa: PLC0415

    if number > len(table.rows):
        refuse(
            _("There is no row %(n)d; the list has %(rows)d.")
            % {"n": number, "rows": len(table.rows)}
        )
    return with_heading(table, number - 1 if number else NO_HEADING)


def _refuse_unsure(table: ReadTable) -> None:
    """End where no headings were found and the first row speaks like one: it is nobody's."""
    from eventapp.exchange.roster.heading_words import is_heading_word  # noqa: PLC0415
    from eventapp.exchange.roster.headings import first_said  # noqa: PLC0415

    if table.heading != NO_HEADING:
        return
    index, said = first_said(table.rows)
    word = next(filter(is_heading_word, said), None)
    if word is not None:
        refuse(
            _(
                "Is row %(n)d (“%(word)s”) the row of headings? Say --heading %(n)d if it is, or"
                " --heading 0 if there are none."
            )
            % {"n": index + 1, "word": word.strip()}
        )


def _readings(table: ReadTable) -> Iterator[ReadTable]:
    """The table with each of its first rows as the headings."""
    from eventapp.exchange.roster.headings import with_heading  # noqa: PLC0415

    return (with_heading(table, row) for row in range(min(len(table.rows), _FIRST_ROWS)))


def _columns(store: "Workspace", table: ReadTable, said: dict[str, Meaning]) -> list[ColumnGuess]:
    """What the columns mean: as the map says, else as remembered, else as guessed."""
    from eventapp.exchange.roster.guessing import guess_columns  # noqa: PLC0415
    from eventapp.services.roster_columns import remembered_columns  # noqa: PLC0415

    guesses = guess_columns(table, remembered_columns(store, table.headings))
    taken = set(said.values()) - MANY
    return [
        guess
        if guess.meaning is Meaning.REFUSED
        else replace(guess, meaning=said[guess.heading], sure=True)
        if guess.heading in said
        else replace(guess, meaning=Meaning.OWN)
        if guess.meaning in taken
        else guess
        for guess in guesses
    ]


def _plan(
    store: "Workspace",
    event: EventId,
    table: ReadTable,
    columns: Sequence[ColumnGuess],
    *,
    add_unsure: bool,
) -> RosterPlan:
    from eventapp.exchange.roster.values import read_roster  # noqa: PLC0415
    from eventapp.services.events import event_facts  # noqa: PLC0415
    from eventapp.services.roster_import import plan_import  # noqa: PLC0415

    zone = ZoneInfo(event_facts(store, event).time_zone)
    roster = read_roster(table, columns, zone=zone)
    plan = plan_import(store, event, roster)
    if not add_unsure:
        return plan
    unsure = {found.row for found in plan.problems if found.problem in DECIDABLE}
    return plan_import(store, event, roster, as_new=unsure)


def _read_map(file: Path) -> dict[str, Meaning]:
    """Read which heading means what: ``{"성함": "name", "메모": "ignored"}``."""
    from eventapp.exchange.limits import read_limited  # noqa: PLC0415

    try:
        said = json.loads(read_limited(file, _MOST_BYTES).decode("utf-8-sig"))
    except CannotRead as error:
        raise CannotReadList(error.problem, file) from error
    except (ValueError, RecursionError) as error:
        raise CannotReadList(FileProblem.MALFORMED, file) from error
    known = {meaning.value: meaning for meaning in Meaning if meaning is not Meaning.REFUSED}
    pairs = said.items() if isinstance(said, dict) else [(str(said), "")]
    for heading, meaning in pairs:
        if not isinstance(meaning, str) or meaning not in known:
            refuse(
                _("“%(heading)s” cannot mean “%(meaning)s”. Choose one of: %(known)s.")
                % {"heading": heading, "meaning": meaning, "known": ", ".join(known)}
            )
    return {heading: known[meaning] for heading, meaning in pairs}


def _refuse_unknown(table: ReadTable, said: dict[str, Meaning]) -> None:
    """End where the map speaks of a heading that the list does not have."""
    for heading in said:
        if heading not in table.headings:
            known = ", ".join(filter(None, table.headings))
            refuse(
                _("The list has no heading “%(name)s”. It has: %(known)s.")
                % {"name": heading, "known": known}
            )


def _plan_lines(columns: Sequence[ColumnGuess], plan: RosterPlan) -> list[str]:
    """What an import would do, with nothing done."""
    from ui.roster_words import change_words, meaning_word, plan_words  # noqa: PLC0415

    lines = [
        f"{column.heading or column.index + 1}\t{meaning_word(column.meaning)}"
        for column in columns
    ]
    lines.append(plan_words(plan))
    for at in list(plan.changes)[:_MOST_PROBLEMS]:
        row = plan[at]
        changes = ", ".join(map(change_words, row.changes))
        lines.append(f"{row.row.number}\t{row.row.name}\t{changes}")
    lines.append(_("Nothing was changed."))
    return lines


def _echo_problems(problems: "Sequence[RowProblem]") -> None:
    from ui.roster_words import problem_words  # noqa: PLC0415

    for found in problems[:_MOST_PROBLEMS]:
        typer.echo(
            _("Row %(n)d: %(what)s") % {"n": found.row, "what": problem_words(found)}, err=True
        )
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        typer.echo(
            ngettext(
                "… and %(n)d more. The option --report writes them all into a file.",
                "… and %(n)d more. The option --report writes them all into a file.",
                more,
            )
            % {"n": more},
            err=True,
        )
