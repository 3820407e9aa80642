"""The columns of the directory of people. Mail and phone are the panel's alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eventapp.domain.ids import PersonId
from eventapp.domain.kinds import AppearanceStatus
from eventapp.services.people import PersonRow
from ui import words
from ui.directory.parts import (
    lacking_text,
    least_status,
    part_text,
    parts_text,
    status_mark,
    urgency,
)
from ui.directory.pictures import Pictures
from ui.icons import Ink
from ui.language import _, ngettext
from ui.models.table import Column
from ui.theme import Hue

DRAFT = PersonRow(
    id=PersonId(0),
    name="",
    name_en="",
    position="",
    position_en="",
    organisation_id=None,
    organisation="",
    organisation_en="",
    email="",
    phone="",
    biography="",
    biography_en="",
    notes="",
    photo=None,
    sessions=(),
)
"""The row in which the name of a new person is typed; it is nobody until it has one."""


@dataclass(frozen=True, slots=True)
class PersonEdits:
    """What the table asks for when a cell was edited."""

    rename: Callable[[PersonRow, str], object]
    edit: Callable[[PersonRow, str, str], object]
    move: Callable[[PersonRow, str], object]
    set_status: Callable[[PersonRow, str], object]


def people_columns(pictures: Pictures, edits: PersonEdits) -> Sequence[Column[PersonRow]]:
    """Name with photograph, office, organisation, sessions, invitation and what is missing."""
    return (
        Column(
            "name",
            lambda: _("Name"),
            lambda row: words.shown(row, "name"),
            width=152,
            bold=True,
            icon=lambda row: pictures.portrait(row.name, row.photo),
            edit=edits.rename,
            hint=lambda row: words.shown(row, "name"),
        ),
        Column(
            "position",
            lambda: _("Position"),
            lambda row: words.shown(row, "position"),
            width=140,
            edit=lambda row, text: edits.edit(row, words.shown_field(row, "position"), text),
            editable=_is_there,
            hint=lambda row: words.shown(row, "position"),
        ),
        Column(
            "organisation",
            lambda: _("Organisation"),
            lambda row: words.shown(row, "organisation"),
            width=100,
            stretch=True,
            muted=True,
            value=lambda row: row.organisation,
            edit=edits.move,
            editable=_is_there,
            hint=lambda row: words.shown(row, "organisation"),
        ),
        Column(
            "sessions",
            lambda: _("In this event"),
            lambda row: parts_text(row.sessions),
            width=108,
            hint=_session_titles,
        ),
        Column(
            "status",
            lambda: _("Invitation"),
            _status_text,
            width=106,
            mark=_status_mark,
            value=lambda row: least_status(row.sessions) or "",
            choices=lambda _row: words.choices(AppearanceStatus, words.appearance_status),
            editable=lambda row: bool(row.sessions),
            edit=edits.set_status,
            sort=lambda row: urgency(row.sessions),
        ),
        Column(
            "lacking",
            lambda: _("Missing"),
            lambda row: (
                ngettext("%(n)d thing", "%(n)d things", n) % {"n": n}
                if (n := len(row.lacking))
                else ""
            ),
            width=72,
            muted=True,
            hint=lacking_text,
            sort=lambda row: -len(row.lacking),
        ),
    )


def _is_there(row: PersonRow) -> bool:
    return row.id != DRAFT.id


def _session_titles(row: PersonRow) -> str:
    return "\n".join(f"{part_text(each)}: {words.session_title(each)}" for each in row.sessions)


def _status_text(row: PersonRow) -> str:
    status = least_status(row.sessions)
    return words.appearance_status(status) if status else ""


def _status_mark(row: PersonRow) -> Hue | Ink | None:
    status = least_status(row.sessions)
    return status_mark(status) if status else None
