"""Tent cards (명패): of all who appear, of a panel, of one person, of the guests of honour.

``PrintOptions.one`` is 0 for all who appear, a session's number for those who sit in it,
:data:`GUESTS` for the guests of honour, and for one of them what :func:`one_person` and
:func:`one_guest` say.
"""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from eventapp.domain.ids import AttendeeId, EventId, PersonId, SessionId
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress
from eventapp.domain.tents import TentSnapshot
from eventapp.services.programme import list_sessions
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.snapshots import tents as snapshots
from reports.result import Report
from ui import words
from ui.language import _, pgettext
from ui.printing.documents.base import Choice, Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.appearances import Face
    from eventapp.services.workspace import Workspace

GUESTS: Final = 1 << 62
"""No session has this number."""


def one_person(person: PersonId) -> int:
    """What ``PrintOptions.one`` is for a person, or for whoever comes instead of them."""
    return -person


def one_guest(attendee: AttendeeId) -> int:
    """What ``PrintOptions.one`` is for a guest of honour."""
    return GUESTS + attendee


def _snapshot(workspace: "Workspace", event_id: EventId, options: PrintOptions) -> TentSnapshot:
    if options.one >= GUESTS:
        return snapshots.guests_tents(workspace, event_id, AttendeeId(options.one - GUESTS) or None)
    if options.one > 0:
        return snapshots.panel_tents(workspace, event_id, SessionId(options.one))
    if options.one < 0:
        return snapshots.person_tents(workspace, event_id, PersonId(-options.one))
    return snapshots.speakers_tents(workspace, event_id)


def _choices(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> tuple[Choice, ...]:
    """The guests, the sessions where several sit, then everybody who comes and each guest."""
    guests = guests_in_protocol_order(workspace, event_id)
    found = [Choice(GUESTS, pgettext("tent cards", "Guests of honour"))] if guests else []
    faces: dict[PersonId, Face] = {}
    for session in list_sessions(workspace, event_id):
        coming = [someone.coming for someone in session.people if someone.filled]
        faces.update((face.person, face) for face in coming)
        if len(coming) > 1:
            found.append(Choice(session.id, words.session_title(session)))
    names = Counter(words.pick(face.name, face.name_en) for face in faces.values())
    people = [Choice(one_person(face.person), _told(face, names)) for face in faces.values()]
    marked = pgettext("tent cards", "%(name)s (guest)")
    people += [
        Choice(one_guest(guest.id), marked % {"name": words.pick(guest.name, guest.name_en)})
        for guest in guests
    ]
    return (*found, *sorted(people, key=lambda choice: choice.name))


def _told(face: "Face", names: Counter[str]) -> str:
    """A name, with the organisation where others are called so too."""
    name = words.pick(face.name, face.name_en)
    organisation = words.pick(face.organisation, face.organisation_en) if names[name] > 1 else ""
    return " · ".join(part for part in (name, organisation) if part)


def _render(snapshot: TentSnapshot, out: Out, options: PrintOptions, progress: Progress) -> Report:
    from reports import tents  # noqa: PLC0415 - late: ReportLab

    return tents.render(
        snapshot,
        out,
        paper=options.paper,
        language=options.language,
        both=options.both,
        progress=progress,
    )


TENTS = Document(
    "tents",
    icon="seat",
    group=Group.CARDS,
    title=lambda: _("Tent cards"),
    line=lambda: _("Names for the table, to fold: a panel in seat order, speakers, guests."),
    settings=frozenset({Setting.PAPER, Setting.ONE}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.cards,
    render=_render,
    empty=lambda: (_("Nobody appears in the programme yet."), "programme"),
    items=lambda snapshot: len(snapshot.cards),
    papers=(Paper.A4, Paper.A3),
    both=True,
    one_page=lambda snapshot: replace(snapshot, cards=snapshot.cards[:1]),
    choices=_choices,
)
