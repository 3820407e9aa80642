"""The cues of a programme (큐): what happens on stage within its sessions, line by line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.cues import left_over
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import CueId, EventId, SessionId
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.services.fields import MINUTES_LIMIT, add_row, cleaned, delete_rows, find_row
from eventapp.services.reading import records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Cue, Session


class CueFields(TypedDict, total=False):
    """What can be edited of a cue; ``length`` is in minutes, 0 for one that takes no time."""

    length: int
    segment: str
    stage: str
    audio: str
    video: str
    light: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue within its session."""

    id: CueId
    session: SessionId
    length: int
    segment: str
    stage: str
    audio: str
    video: str
    light: str
    who: str
    note: str


_TEXTS: Final = CueRow.__slots__[2:]


def list_cues(store: Store, event_id: EventId) -> dict[SessionId, list[CueRow]]:
    """An event's cues by session, in their order; sessions without any are left out."""
    query = (
        select(Cue.id, Cue.session_id, *(getattr(Cue, name) for name in _TEXTS))
        .join(Session, Session.id == Cue.session_id)
        .where(Session.event_id == event_id)
        .order_by(Cue.session_id, Cue.position, Cue.id)
    )
    found: defaultdict[SessionId, list[CueRow]] = defaultdict(list)
    for cue in records(store, CueRow, query):
        found[cue.session].append(cue)
    return dict(found)


def add_cue(
    store: Store,
    session_id: SessionId,
    *,
    after: CueId | None = None,
    **fields: Unpack[CueFields],
) -> Changes:
    """Add a cue to a session, after another one or at its end.

    Without a length it takes what the others leave of the session's.

    Raises:
        InvalidValue: A text is too long, or the length is none.
        NotFound: The session or the cue was deleted meanwhile, or the cue is of another one.
    """
    values = _cleaned(fields)
    with store.step(Step.ADD_CUE, values.get("segment", "")) as step:
        session = find_row(step, Session, session_id)
        cues = _cues(step, session_id)
        place = len(cues) if after is None else _place(cues, after) + 1
        values.setdefault("length", left_over(session.length, [cue.length for cue in cues]))
        cues.insert(place, _add(step, session_id, values))
        _number(cues)
    return step.changes


def edit_cue(store: Store, cue_id: CueId, **fields: Unpack[CueFields]) -> Changes:
    """Change what a cue says.

    Raises:
        InvalidValue: A text is too long, or the length is none.
        NotFound: It was deleted meanwhile.
    """
    values = _cleaned(fields)
    with store.step(Step.EDIT_CUE) as step:
        cue = find_row(step, Cue, cue_id)
        for name, value in values.items():
            setattr(cue, name, value)
    return step.changes


def move_cue(store: Store, cue_id: CueId, *, up: bool) -> Changes:
    """Move a cue one place up or down within its session; at its edge nothing happens."""
    with store.step(Step.REORDER_CUE) as step:
        cue = find_row(step, Cue, cue_id)
        cues = _cues(step, SessionId(cue.session_id))
        place = cues.index(cue)
        to = place + (-1 if up else 1)
        if 0 <= to < len(cues):
            cues.insert(to, cues.pop(place))
            _number(cues)
    return step.changes


def delete_cues(store: Store, cues: Iterable[CueId]) -> Changes:
    """Strike cues out, as one step."""
    return delete_rows(store, Step.DELETE_CUE, Cue, cues)


def _cleaned(fields: CueFields) -> dict[str, Any]:
    texts: dict[str, Any] = dict(fields)
    length = texts.pop("length", None)
    values = cleaned(texts)
    if length is not None:
        # Not as of a session: a cue may take no time.
        if not 0 <= length <= MINUTES_LIMIT:
            raise InvalidValue("length", InvalidReason.NOT_A_LENGTH)
        values["length"] = length
    return values


def _cues(step: StepContext, session_id: SessionId) -> list[Cue]:
    query = select(Cue).where(Cue.session_id == session_id).order_by(Cue.position, Cue.id)
    return list(step.session.scalars(query))


def _add(step: StepContext, session_id: SessionId, values: dict[str, Any]) -> Cue:
    return find_row(step, Cue, add_row(step, Cue, {"session_id": session_id, **values}))


def _place(cues: list[Cue], wanted: CueId) -> int:
    ids = [cue.id for cue in cues]
    if wanted not in ids:
        raise NotFound(Kind.CUE, wanted)
    return ids.index(wanted)


def _number(cues: list[Cue]) -> None:
    for position, cue in enumerate(cues):
        cue.position = position
