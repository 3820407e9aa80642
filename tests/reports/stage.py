"""The sample workshop as its cue sheet and its script."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from eventapp.domain.cues import CueBlock, CueLine, CueSnapshot, session_key, starts
from eventapp.domain.documents import PrintedSession
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.mc_script import Called, ScriptGuest, ScriptSnapshot, ScriptStep
from tests.reports.snapshots import event, sessions

PRINTED = datetime(2026, 12, 23, 18, 2, tzinfo=ZoneInfo("Asia/Seoul"))
CUES: tuple[dict[str, Any], ...] = (
    {"length": 2, "segment": "오프닝 영상", "video": "오프닝.mp4", "light": "객석 암전"},
    {"length": 3, "segment": "개회 선언", "audio": "핸드 마이크 1", "who": "사회자"},
    {"length": 4, "segment": "국민의례", "stage": "모두 일어섬", "note": "반주 1절"},
)
"""Of the opening; a minute of it is left."""


def cues() -> CueSnapshot:
    """The workshop's sheet: cues at the opening, every other session a line itself."""
    return CueSnapshot(event(), tuple(map(_block, sessions())))


def script() -> ScriptSnapshot:
    """The workshop's script, with two guests of whom one is there."""
    shown = sessions()
    return ScriptSnapshot(
        event(),
        tuple(
            replace(
                _step(session),
                guests=session.kind is SessionKind.OPENING,
                ceremony=session.kind is SessionKind.OPENING,
                last=session is shown[-1],
            )
            for session in shown
        ),
        guests=(
            ScriptGuest("강다은", "", "의원", "진주시의회", PRINTED, AttendeeId(1)),
            ScriptGuest("강예준", "Kang Ye-jun", "前 원장", "㈔경남연구원"),
        ),
    )


def _block(session: PrintedSession) -> CueBlock:
    own = session.kind is SessionKind.OPENING
    line = CueLine(
        session_key(session.id),
        session.id,
        session.day,
        session.room,
        session.room_en,
        session.start,
        session.end - session.start,
        segment=session.title,
        segment_en=session.title_en,
        kind=session.kind,
        who=", ".join(person.name for person in session.people),
        who_en=", ".join(person.name_en or person.name for person in session.people),
    )
    begins = starts(session.start, [cue["length"] for cue in CUES])
    bare = replace(line, segment="", segment_en="", kind=None)
    lines = tuple(
        replace(bare, key=f"cue:{number}", start=start, **cue)
        for number, (start, cue) in enumerate(zip(begins, CUES, strict=True), start=1)
    )
    return CueBlock(
        session.id,
        session.kind,
        session.number,
        session.title,
        session.title_en,
        session.day,
        session.room,
        session.room_en,
        session.start,
        session.end - session.start,
        own,
        lines if own else (line,),
    )


def _step(session: PrintedSession) -> ScriptStep:
    return ScriptStep(
        session.id,
        session.kind,
        session.number,
        session.title,
        session.title_en,
        session.day,
        session.room,
        session.room_en,
        session.start,
        session.end,
        tuple(map(Called, session.people)),
    )
