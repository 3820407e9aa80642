"""Freeze what is used on stage: the cue sheet, and the script of the master of ceremonies."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventapp.domain.cues import (
    CueBlock,
    CueLine,
    CueSnapshot,
    content_of,
    lines_of,
    session_key,
    starts,
)
from eventapp.domain.documents import PrintedPerson
from eventapp.domain.ids import EventId, SessionId
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.mc_script import Called, ScriptGuest, ScriptSnapshot, ScriptStep
from eventapp.services.appearances import AppearanceRow, Face
from eventapp.services.cues import CueRow, list_cues
from eventapp.services.events import event_facts
from eventapp.services.paper_runs import last_content, version_of
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.reading import records
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store
from eventapp.store.tables import Session

CUE_SHEET = "cue-sheet"
"""The document's name in the log of prints."""

_CEREMONY = ("국민의례", "national ceremony")


def cue_snapshot(store: Store, event_id: EventId) -> CueSnapshot:
    """The cue sheet, beside the one that was printed before it.

    Sessions that are not public are on it, too: they are set up and run by the same hands.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    event = printed_event(store, event_id)
    blocks = cue_blocks(list_sessions(store, event_id), list_cues(store, event_id))
    content = content_of([line for block in blocks for line in block.lines])
    version = version_of(store, event_id, CUE_SHEET, content)
    before = last_content(store, event_id, CUE_SHEET, other_than=content)
    former = None if before is None else lines_of(before[0])
    if before is None or former is None:
        return CueSnapshot(event, blocks, version=version)
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    return CueSnapshot(event, blocks, former, before[1].astimezone(zone), version)


def cue_blocks(
    sessions: Iterable[SessionRow], cues: dict[SessionId, list[CueRow]]
) -> tuple[CueBlock, ...]:
    """Sessions that have a day, each with its cues, or as a line itself."""
    return tuple(
        CueBlock(
            session=session.id,
            kind=session.kind,
            number=session.number,
            title=session.title,
            title_en=session.title_en,
            day=session.date,
            room=session.room_name,
            room_en=session.room_name_en,
            start=session.start,
            length=session.length,
            own=session.id in cues,
            lines=_lines(session, cues.get(session.id, [])),
        )
        for session in _by_room(sessions)
        if session.date is not None
    )


def script_snapshot(store: Store, event_id: EventId) -> ScriptSnapshot:
    """The script of what is public, step by step.

    Guests of honour are introduced where the programme has a session for it, else at the
    first opening.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    sessions = [session for session in list_sessions(store, event_id) if session.public]
    shown = [session for session in _by_room(sessions) if session.date is not None]
    scripts = dict(
        records(
            store,
            lambda session, *texts: (session, texts),
            select(Session.id, Session.script, Session.script_en).where(
                Session.event_id == event_id
            ),
        )
    )
    kinds = {session.kind for session in shown}
    welcoming = _welcoming(shown)
    last = max(shown, key=lambda one: (one.date, one.end), default=None)
    closes = last is not None and SessionKind.CLOSING not in kinds
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    return ScriptSnapshot(
        event=printed_event(store, event_id),
        steps=tuple(
            _step(
                session,
                *scripts.get(session.id, ("", "")),
                guests=session.id in welcoming,
                ceremony=SessionKind.CEREMONY not in kinds,
                last=closes and session is last,
            )
            for session in shown
        ),
        guests=_guests(store, event_id, zone),
        host=_host(shown),
    )


def _by_room(sessions: Iterable[SessionRow]) -> Sequence[SessionRow]:
    """Sessions of a day room after room: each room has a crew, and an audience, of its own."""
    ordered: list[SessionRow] = []
    for _day, group in groupby(sessions, lambda session: session.date):
        within = list(group)
        rooms = list(dict.fromkeys(session.room for session in within))
        ordered += sorted(within, key=lambda session: rooms.index(session.room))
    return ordered


def _lines(session: SessionRow, cues: Sequence[CueRow]) -> tuple[CueLine, ...]:
    assert session.date is not None  # noqa: S101 - only scheduled sessions are printed
    if not cues:
        who = [someone.coming for someone in session.people if someone.filled]
        return (
            CueLine(
                session_key(session.id),
                session.id,
                session.date,
                session.room_name,
                session.room_name_en,
                session.start,
                session.length,
                segment=session.title,
                segment_en=session.title_en,
                kind=session.kind,
                who=", ".join(face.name for face in who),
                who_en=", ".join(face.name_en or face.name for face in who),
            ),
        )
    begins = starts(session.start, [cue.length for cue in cues])
    return tuple(
        CueLine(
            f"cue:{cue.id}",
            session.id,
            session.date,
            session.room_name,
            session.room_name_en,
            start,
            cue.length,
            segment=cue.segment,
            stage=cue.stage,
            audio=cue.audio,
            video=cue.video,
            light=cue.light,
            who=cue.who,
            note=cue.note,
        )
        for start, cue in zip(begins, cues, strict=True)
    )


def _step(
    session: SessionRow,
    script: str,
    script_en: str,
    *,
    guests: bool,
    ceremony: bool,
    last: bool,
) -> ScriptStep:
    assert session.date is not None  # noqa: S101 - only scheduled sessions are printed
    titles = f"{session.title} {session.title_en}".casefold()
    return ScriptStep(
        session=session.id,
        kind=session.kind,
        number=session.number,
        title=session.title,
        title_en=session.title_en,
        day=session.date,
        room=session.room_name,
        room_en=session.room_name_en,
        start=session.start,
        end=session.end,
        people=tuple(_called(someone) for someone in session.people if someone.filled),
        script=script,
        script_en=script_en,
        guests=guests,
        ceremony=ceremony and any(word in titles for word in _CEREMONY),
        last=last,
    )


def _welcoming(sessions: Sequence[SessionRow]) -> frozenset[SessionId]:
    """The sessions in which guests of honour are introduced."""
    named = [one.id for one in sessions if one.kind is SessionKind.INTRODUCTION]
    first = [one.id for one in sessions if one.kind is SessionKind.OPENING][:1]
    return frozenset(named or first)


def _host(sessions: Iterable[SessionRow]) -> PrintedPerson | None:
    hosts = (
        someone
        for session in sessions
        for someone in session.people
        if someone.role is AppearanceRole.MC and someone.filled
    )
    found = next(hosts, None)
    return None if found is None else _called(found).person


def _called(someone: AppearanceRow) -> Called:
    person = _person(someone.coming, someone.role)
    if someone.stand_in is None:
        return Called(person)
    absent = Face(
        someone.person,
        someone.name,
        someone.name_en,
        someone.position,
        someone.position_en,
        someone.organisation,
        someone.organisation_en,
        someone.organisation_id,
        someone.photo,
    )
    return Called(person, _person(absent, someone.role))


def _person(face: Face, role: AppearanceRole) -> PrintedPerson:
    """Somebody by name: nothing else of them is read aloud."""
    return PrintedPerson(
        name=face.name,
        name_en=face.name_en,
        position=face.position,
        organisation=face.organisation,
        organisation_en=face.organisation_en,
        role=role,
        biography="",
        biography_en="",
        photo=None,
        position_en=face.position_en,
        id=face.person,
    )


def _guests(store: Store, event_id: EventId, zone: ZoneInfo) -> tuple[ScriptGuest, ...]:
    return tuple(
        ScriptGuest(
            name=guest.name,
            name_en=guest.name_en,
            position=guest.position,
            organisation=guest.organisation,
            arrived=guest.arrival(zone),
            attendee=guest.id,
        )
        for guest in guests_in_protocol_order(store, event_id)
    )
