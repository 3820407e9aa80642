"""What a person is to the event, in few words: sessions, roles, the invitation."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.programme_rules import Missing
from eventapp.services.people import PersonRow, PersonSession
from ui import words
from ui.icons import Ink
from ui.language import _
from ui.theme import Hue

_SAID_BY_THE_KIND: Final = {
    SessionKind.KEYNOTE: {AppearanceRole.KEYNOTE, AppearanceRole.SPEAKER},
    SessionKind.TALK: {AppearanceRole.SPEAKER},
    SessionKind.WORKSHOP: {AppearanceRole.SPEAKER},
    SessionKind.WELCOME: {AppearanceRole.ADDRESS, AppearanceRole.SPEAKER},
    SessionKind.ADDRESS: {AppearanceRole.ADDRESS, AppearanceRole.SPEAKER},
    SessionKind.ENCOURAGEMENT: {AppearanceRole.ENCOURAGEMENT, AppearanceRole.SPEAKER},
}
"""Roles that need no word beside the session's kind: whoever is in a talk gives it."""

_MARKS: Final[Mapping[AppearanceStatus, Hue | Ink]] = {
    AppearanceStatus.INVITED: Ink.ALREADY,
    AppearanceStatus.CONFIRMED: Ink.ADMITTED,
    AppearanceStatus.DECLINED: Ink.REFUSED,
    AppearanceStatus.ARRIVED: Hue.BLUE,
}

_URGENCY: Final = (
    AppearanceStatus.DECLINED,
    AppearanceStatus.INVITED,
    AppearanceStatus.CONFIRMED,
    AppearanceStatus.ARRIVED,
)


def said_by_kind(kind: SessionKind, role: AppearanceRole) -> bool:
    """Whether a role needs no word beside the session's kind."""
    return role in _SAID_BY_THE_KIND.get(kind, ())


def part_text(session: PersonSession) -> str:
    """A part in a session: "Talk", "Panel, moderator"."""
    kind = words.session_kind(session.kind)
    if said_by_kind(session.kind, session.role):
        return kind
    return f"{kind} · {words.appearance_role(session.role)}"


def parts_text(sessions: Sequence[PersonSession]) -> str:
    """All parts, each once."""
    return ", ".join(dict.fromkeys(part_text(session) for session in sessions))


def lacking_text(row: PersonRow) -> str:
    """What somebody who comes still has to send, in few words; empty for nothing."""
    named = {
        Missing.NO_PHOTO: _("photograph"),
        Missing.NO_BIOGRAPHY: _("biography"),
        Missing.NO_SLIDES: _("slides"),
    }
    return " · ".join(word for missing, word in named.items() if missing in row.lacking)


def status_mark(status: AppearanceStatus) -> Hue | Ink:
    """The colour of how far an invitation is."""
    return _MARKS[status]


def least_status(sessions: Sequence[PersonSession]) -> AppearanceStatus | None:
    """Of several invitations the one that most wants seeing to."""
    mine = (session.status for session in sessions if not session.instead_of)
    return min(mine, key=_URGENCY.index, default=None)


def urgency(sessions: Sequence[PersonSession]) -> int:
    """How soon somebody is to be seen to, for sorting; who is in no session comes last."""
    status = least_status(sessions)
    return len(_URGENCY) if status is None else _URGENCY.index(status)
