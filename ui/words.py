"""The window's words for the closed vocabularies, in the language in use.

One function a vocabulary, and the sentences about conflicts and gaps. The command
line speaks through this module too, so it knows nothing of Qt.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from eventapp import vocabulary
from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.ids import OrganisationId, SessionId
from eventapp.domain.kinds import (
    AppearanceRole,
    AppearanceStatus,
    AttendeeStatus,
    EngagementKind,
    FieldKind,
    Language,
    OrganisationKind,
    Origin,
    Paper,
    SessionKind,
    TicketStatus,
)
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.domain.protocol import Office
from eventapp.domain.templates import Template
from eventapp.domain.verdicts import Verdict
from eventapp.i18n import catalogue
from ui.language import _, clock_text, language, pgettext

if TYPE_CHECKING:
    from eventapp.services.gates import GateRow
    from eventapp.services.programme import SessionRow

Value = TypeVar("Value", bound=StrEnum)


class Titled(Protocol):
    """Any record of a session; those that count talks have a ``number``, too."""

    @property
    def kind(self) -> SessionKind:
        """What it is."""
        ...

    @property
    def title(self) -> str:
        """Its own title, if it has one."""
        ...

    @property
    def title_en(self) -> str:
        """Its own title in English, if it has one."""
        ...


def choices(vocabulary: type[Value], word: Callable[[Value], str]) -> list[tuple[str, str]]:
    """Every value of a vocabulary with its word, as lists of choices take them."""
    return [(value.value, word(value)) for value in vocabulary]


def pick(korean: str, english: str) -> str:
    """The text of the language in use; the Korean where no English was given."""
    return english if language() is Language.ENGLISH and english.strip() else korean


def shown_field(row: object, field: str) -> str:
    """Which of a text's two fields the window shows and edits: ``name``, say, or ``name_en``."""
    english = f"{field}_en"
    return english if pick("", getattr(row, english)) else field


def shown(row: object, field: str) -> str:
    """A text of a record in the language of the window, where it has been given."""
    return str(getattr(row, shown_field(row, field)))


# Sessions


def session_title(row: Titled) -> str:
    """A session's own title, or what it is where it has none."""
    return pick(row.title, row.title_en).strip() or session_label(row)


def session_label(row: Titled) -> str:
    """What a session is, numbered where talks are: 발표 1."""
    word = session_kind(row.kind)
    number = getattr(row, "number", 0)
    return f"{word} {number}" if number else word


def gate_name(gate: "GateRow") -> str:
    """What a gate is called: that of a session has its title."""
    return session_title(gate) if gate.kind is not None else _("Entrance")  # type: ignore[arg-type]


def time_range(start: int, end: int) -> str:
    """From when to when: 10:30–10:50."""
    return f"{clock_text(start)}–{clock_text(end)}"


def session_kind(kind: SessionKind) -> str:
    """The word for a session's kind."""
    return _short(kind) or vocabulary.session_kind(kind, catalogue(language()))


def _short(kind: SessionKind | AppearanceRole) -> str | None:
    """The window's shorter word, where paper has room for the whole one."""
    return {"address": _("Address"), "encouragement": _("Encouragement")}.get(kind.value)


def appearance_role(role: AppearanceRole) -> str:
    """The word for what a person does in a session."""
    return _short(role) or vocabulary.role(role, catalogue(language()))


def appearance_status(status: AppearanceStatus) -> str:
    """The word for how far an invitation has come."""
    return {
        AppearanceStatus.INVITED: pgettext("appearance", "Invited"),
        AppearanceStatus.CONFIRMED: pgettext("appearance", "Confirmed"),
        AppearanceStatus.DECLINED: pgettext("appearance", "Declined"),
        AppearanceStatus.ARRIVED: pgettext("appearance", "Arrived"),
    }[status]


def template_name(template: Template) -> str:
    """The name of a ready-made order of the day."""
    return {
        Template.CEREMONY: _("Ceremony and talks"),
        Template.SEMINAR: _("Seminar"),
        Template.CONFERENCE: _("Conference in several rooms"),
    }[template]


# Organisations


def organisation_kind(kind: OrganisationKind) -> str:
    """The word for what sort of body an organisation is."""
    return {
        OrganisationKind.PUBLIC_ENTERPRISE: _("Public enterprise"),
        OrganisationKind.PUBLIC_AGENCY: _("Public agency"),
        OrganisationKind.GOVERNMENT: _("Government"),
        OrganisationKind.COUNCIL: _("Council"),
        OrganisationKind.SUPPORT_CENTRE: _("Support centre"),
        OrganisationKind.SOCIAL_ECONOMY: _("Social economy"),
        OrganisationKind.ASSOCIATION: _("Association"),
        OrganisationKind.FOUNDATION: _("Foundation"),
        OrganisationKind.COMPANY: _("Company"),
        OrganisationKind.UNIVERSITY: _("University"),
        OrganisationKind.MEDIA: _("Media"),
        OrganisationKind.OTHER: _("Other"),
    }[kind]


def engagement_kind(kind: EngagementKind) -> str:
    """The word for what an organisation is to an event."""
    return vocabulary.engagement(kind, catalogue(language()))


# Attendees


def attendee_status(status: AttendeeStatus) -> str:
    """The word for where a registration stands."""
    return {
        AttendeeStatus.REGISTERED: pgettext("attendee", "Registered"),
        AttendeeStatus.WAITING: pgettext("attendee", "Waiting"),
        AttendeeStatus.CANCELLED: pgettext("attendee", "Cancelled"),
    }[status]


def origin(origin: Origin) -> str:
    """The word for how a registration came to be."""
    return {
        Origin.ENTERED: pgettext("origin", "Entered by hand"),
        Origin.IMPORTED: pgettext("origin", "Imported"),
        Origin.WALK_IN: pgettext("origin", "Walk-in"),
    }[origin]


def field_kind(kind: FieldKind) -> str:
    """The word for what a field of the organiser's own takes."""
    return {
        FieldKind.TEXT: pgettext("own field", "Text"),
        FieldKind.CHOICE: pgettext("own field", "One of a list"),
        FieldKind.YES_NO: pgettext("own field", "Yes or no"),
    }[kind]


def office(office: Office) -> str:
    """Why a guest of honour is named where they are."""
    return vocabulary.office(office, catalogue(language()))


def ticket_status(status: TicketStatus) -> str:
    """The word for whether a code still opens a gate."""
    return {
        TicketStatus.VALID: pgettext("ticket", "Valid"),
        TicketStatus.REVOKED: pgettext("ticket", "Revoked"),
        TicketStatus.SPARE: pgettext("ticket", "Of a merged registration"),
    }[status]


def verdict_word(verdict: Verdict) -> str:
    """What the desk reads in large letters: the verdict, and why."""
    return {
        Verdict.ADMITTED: _("Admitted"),
        Verdict.JUST_ADMITTED: _("Admitted just now"),
        Verdict.READMITTED: _("Back inside"),
        Verdict.LEFT: _("Went out"),
        Verdict.JUST_LEFT: _("Went out just now"),
        Verdict.ALREADY: _("Already admitted"),
        Verdict.NOT_INSIDE: _("Not inside"),
        Verdict.UNKNOWN: _("Unknown ticket"),
        Verdict.REVOKED: _("Ticket no longer valid"),
        Verdict.CANCELLED: _("Registration cancelled"),
        Verdict.WAITING: _("Registration not confirmed"),
        Verdict.BLOCKED: _("Not to be admitted"),
        Verdict.WRONG_CATEGORY: _("Not at this gate"),
        Verdict.OUTSIDE_HOURS: _("Closed at this time"),
        Verdict.OTHER_EVENT: _("Ticket of another event"),
        Verdict.NOT_A_TICKET: _("Not a ticket"),
        Verdict.CERTIFICATE: _("A certificate, not a ticket"),
    }[verdict]


# The rest of the vocabularies


def paper_name(paper: Paper) -> str:
    """A page format's name, which is the same in every language."""
    return paper.value


# What is wrong and what is missing


def conflict_title(kind: ConflictKind) -> str:
    """What is wrong, in a few words."""
    return {
        ConflictKind.ROOM: _("The room is taken"),
        ConflictKind.PERSON: _("In two places at once"),
        ConflictKind.TRAVEL: _("Too little time to change rooms"),
        ConflictKind.UNAVAILABLE: _("Cannot come at that time"),
        ConflictKind.OVERFULL: _("The room is too small"),
        ConflictKind.OUTSIDE_DAY: _("Outside the day's hours"),
    }[kind]


def conflict_sentence(
    conflict: Conflict,
    sessions: "Mapping[SessionId, SessionRow]",
    *,
    seen_from: SessionId | None = None,
) -> str:
    """One conflict told whole, or as its one session sees it: whom it meets, and when."""
    rows = [sessions[session] for session in conflict.sessions]
    if len(rows) == 1:
        told = _named(rows[0]) if seen_from is None else time_range(rows[0].start, rows[0].end)
        sentence = {
            ConflictKind.OUTSIDE_DAY: _("%(session)s is not within the day's hours."),
            ConflictKind.UNAVAILABLE: _("%(subject)s cannot come then: %(session)s."),
            ConflictKind.OVERFULL: _("%(subject)s has fewer seats than are expected: %(session)s."),
        }[conflict.kind]
        return sentence % {"session": told, "subject": conflict_subject(conflict, sessions)}
    subject = conflict_subject(conflict, sessions)
    if seen_from is None:
        sentence = (
            _("%(subject)s: there is too little time between %(first)s and %(second)s.")
            if conflict.kind is ConflictKind.TRAVEL
            else _("%(subject)s: %(first)s and %(second)s overlap.")
        )
        return sentence % {
            "subject": subject,
            "first": _named(rows[0]),
            "second": _named(rows[1]),
        }
    other = rows[0] if rows[1].id == seen_from else rows[1]
    if conflict.kind is ConflictKind.TRAVEL:
        return travel_sentence(subject, other)
    return overlap_sentence(subject, other)


def conflict_subject(conflict: Conflict, sessions: "Mapping[SessionId, SessionRow]") -> str:
    """The room or the person that a conflict is about; empty where it is the day."""
    rows = [sessions[session] for session in conflict.sessions]
    if conflict.kind in {ConflictKind.ROOM, ConflictKind.OVERFULL}:
        return pick(rows[0].room_name, rows[0].room_name_en)
    return gap_subject(Gap(Missing.UNCONFIRMED_PERSON, person=conflict.person), rows)


def overlap_sentence(subject: str, other: "SessionRow") -> str:
    """What or who is wanted by another session, too, and by which one."""
    return _("%(subject)s: overlaps with %(other)s.") % {
        "subject": subject,
        "other": _named(other),
    }


def travel_sentence(subject: str, other: "SessionRow") -> str:
    """Who is wanted in another room too soon, and for which session."""
    return _("%(subject)s: too little time on the way to or from %(other)s.") % {
        "subject": subject,
        "other": _named(other),
    }


def missing_words(missing: Missing) -> str:
    """What is missing, in a few words."""
    return {
        Missing.NO_VENUE: _("No venue yet"),
        Missing.NO_HOST: _("No host yet"),
        Missing.SESSION_WITHOUT_TITLE: _("No title yet"),
        Missing.UNSCHEDULED: _("No day and time yet"),
        Missing.TALK_WITHOUT_SPEAKER: _("No speaker yet"),
        Missing.SPEECH_WITHOUT_SPEAKER: _("Nobody speaks yet"),
        Missing.PANEL_WITHOUT_MODERATOR: _("No moderator yet"),
        Missing.PANEL_WITHOUT_PANELLISTS: _("No panellists yet"),
        Missing.UNCONFIRMED_PERSON: _("Not confirmed yet"),
        Missing.NO_PHOTO: _("No photograph yet"),
        Missing.NO_BIOGRAPHY: _("No biography yet"),
        Missing.NO_SLIDES: _("No slides yet"),
        Missing.NO_LOGO: _("No logo yet"),
    }[missing]


def gap_subject(
    gap: Gap,
    sessions: "Iterable[SessionRow]" = (),
    organisations: Mapping[OrganisationId, str] | None = None,
) -> str:
    """Whom or what a gap concerns; empty where it is the event itself."""
    if gap.organisation is not None:
        return (organisations or {}).get(gap.organisation, "")
    if gap.person is not None:
        faces = (
            face
            for session in sessions
            for someone in session.people
            for face in (someone.coming, someone)
        )
        named = (pick(face.name, face.name_en) for face in faces if face.person == gap.person)
        return next(named, "")
    found = (session_title(session) for session in sessions if session.id == gap.session)
    return next(found, "")


def _named(row: "SessionRow") -> str:
    return _("“%(title)s” (%(time)s)") % {
        "title": session_title(row),
        "time": time_range(row.start, row.end),
    }
