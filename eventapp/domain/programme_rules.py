"""Rules about a programme: what is still missing, and who fits where."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eventapp.domain.ids import OrganisationId, PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.placement import Placement


class Missing(StrEnum):
    """Something an organiser still has to see to."""

    NO_VENUE = "no_venue"
    NO_HOST = "no_host"
    SESSION_WITHOUT_TITLE = "session_without_title"
    UNSCHEDULED = "unscheduled"
    TALK_WITHOUT_SPEAKER = "talk_without_speaker"
    SPEECH_WITHOUT_SPEAKER = "speech_without_speaker"  # 인사말, 축사, 격려
    PANEL_WITHOUT_MODERATOR = "panel_without_moderator"
    PANEL_WITHOUT_PANELLISTS = "panel_without_panellists"
    UNCONFIRMED_PERSON = "unconfirmed_person"
    NO_PHOTO = "no_photo"
    NO_BIOGRAPHY = "no_biography"
    NO_SLIDES = "no_slides"
    NO_LOGO = "no_logo"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing, and whom or what it concerns."""

    missing: Missing
    session: SessionId | None = None
    person: PersonId | None = None
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in a session; ``stand_in`` says that somebody comes instead."""

    person: PersonId
    role: AppearanceRole
    status: AppearanceStatus
    stand_in: bool = False

    @property
    def filled(self) -> bool:
        """Whether somebody may be counted on: who declined sends nobody, or a stand-in."""
        return self.stand_in or self.status is not AppearanceStatus.DECLINED


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A session as these rules see it."""

    id: SessionId
    kind: SessionKind
    title: str
    placement: Placement | None
    parts: tuple[Part, ...] = ()


_TALKING: Final = frozenset({AppearanceRole.SPEAKER, AppearanceRole.KEYNOTE})
_SPEAKING: Final = _TALKING | {AppearanceRole.ADDRESS, AppearanceRole.ENCOURAGEMENT}
_LEADING: Final = _TALKING | {AppearanceRole.MODERATOR}

_WANTED: Final[Mapping[SessionKind, tuple[tuple[frozenset[AppearanceRole], Missing], ...]]] = {
    SessionKind.KEYNOTE: ((_TALKING, Missing.TALK_WITHOUT_SPEAKER),),
    SessionKind.TALK: ((_TALKING, Missing.TALK_WITHOUT_SPEAKER),),
    SessionKind.WORKSHOP: ((_LEADING, Missing.TALK_WITHOUT_SPEAKER),),
    SessionKind.WELCOME: ((_SPEAKING, Missing.SPEECH_WITHOUT_SPEAKER),),
    SessionKind.ADDRESS: ((_SPEAKING, Missing.SPEECH_WITHOUT_SPEAKER),),
    SessionKind.ENCOURAGEMENT: ((_SPEAKING, Missing.SPEECH_WITHOUT_SPEAKER),),
    SessionKind.PANEL: (
        (frozenset({AppearanceRole.MODERATOR}), Missing.PANEL_WITHOUT_MODERATOR),
        (frozenset({AppearanceRole.PANELLIST}), Missing.PANEL_WITHOUT_PANELLISTS),
    ),
}

SHOWS_SLIDES: Final = _TALKING
"""Roles of whom slides are asked."""

WITH_SLIDES: Final = frozenset({SessionKind.KEYNOTE, SessionKind.TALK, SessionKind.WORKSHOP})
"""Kinds of session that slides are shown in."""

WANTS_TITLE: Final = frozenset(
    {SessionKind.KEYNOTE, SessionKind.TALK, SessionKind.WORKSHOP, SessionKind.OTHER}
)
"""Kinds whose own name does not say what they are about."""


_FITTING: Final = {
    SessionKind.KEYNOTE: AppearanceRole.KEYNOTE,
    SessionKind.PANEL: AppearanceRole.MODERATOR,
    SessionKind.WELCOME: AppearanceRole.ADDRESS,
    SessionKind.ADDRESS: AppearanceRole.ADDRESS,
    SessionKind.ENCOURAGEMENT: AppearanceRole.ENCOURAGEMENT,
    SessionKind.QUESTIONS: AppearanceRole.MODERATOR,
    SessionKind.OPENING: AppearanceRole.MC,
    SessionKind.CEREMONY: AppearanceRole.MC,
    SessionKind.INTRODUCTION: AppearanceRole.MC,
    SessionKind.CLOSING: AppearanceRole.MC,
}


def fitting_role(kind: SessionKind, taken: Collection[AppearanceRole] = ()) -> AppearanceRole:
    """Return what the next person in a session most likely does, besides the roles ``taken``.

    A panel has its moderator first; whoever follows sits on it.
    """
    role = _FITTING.get(kind, AppearanceRole.SPEAKER)
    if role is AppearanceRole.MODERATOR and role in taken:
        return AppearanceRole.PANELLIST
    return role


def missing_in_session(item: ProgrammeItem) -> tuple[Gap, ...]:
    """Return what one session still lacks, the gravest first."""
    gaps = []
    if item.kind in WANTS_TITLE and not item.title:
        gaps.append(Gap(Missing.SESSION_WITHOUT_TITLE, item.id))
    if item.placement is None:
        gaps.append(Gap(Missing.UNSCHEDULED, item.id))
    filled = {part.role for part in item.parts if part.filled}
    gaps += [
        Gap(missing, item.id)
        for roles, missing in _WANTED.get(item.kind, ())
        if filled.isdisjoint(roles)
    ]
    invited = dict.fromkeys(
        part.person
        for part in item.parts
        if part.status is AppearanceStatus.INVITED and not part.stand_in
    )
    gaps += [Gap(Missing.UNCONFIRMED_PERSON, item.id, person) for person in invited]
    return tuple(gaps)


def find_missing(
    items: Iterable[ProgrammeItem],
    *,
    venue: str,
    has_host: bool,
    photographed: Collection[PersonId],
    logos: Mapping[OrganisationId, bool],
) -> tuple[Gap, ...]:
    """Return everything an event still lacks, the gravest first.

    ``items`` come in programme order. ``photographed`` are the people with a
    photograph; ``logos`` says of each organisation of the event, in the event's
    order, whether it has one. A person is missed once, in however many sessions.
    """
    items = tuple(items)
    gaps = [] if venue else [Gap(Missing.NO_VENUE)]
    if not has_host:
        gaps.append(Gap(Missing.NO_HOST))
    gaps += [gap for item in items for gap in missing_in_session(item)]
    coming = dict.fromkeys(
        part.person
        for item in items
        for part in item.parts
        if part.status is not AppearanceStatus.DECLINED
    )
    gaps += [Gap(Missing.NO_PHOTO, person=who) for who in coming if who not in photographed]
    gaps += [Gap(Missing.NO_LOGO, organisation=whose) for whose, logo in logos.items() if not logo]
    order = {missing: place for place, missing in enumerate(Missing)}
    return tuple(sorted(gaps, key=lambda gap: order[gap.missing]))
