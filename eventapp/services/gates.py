"""The gates of an event (접수대): its entrance and one for each session that asks for one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InUse, InvalidReason, InvalidValue
from eventapp.domain.ids import CategoryId, EventId, GateId, SessionId
from eventapp.domain.kinds import BadgeRule, Kind, Reentry, SessionKind
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, find_row
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Gate, Session


class GateFields(TypedDict, total=False):
    """What can be edited of a gate; ``categories`` empty lets in everybody.

    ``NO_CATEGORY`` among them lets in who has none.
    """

    reentry: Reentry
    badges: BadgeRule
    opens_at: datetime | None
    closes_at: datetime | None
    categories: Iterable[CategoryId]


@dataclass(frozen=True, slots=True)
class GateRow:
    """A gate with its rules; the entrance has no session. ``number`` counts talks."""

    id: GateId
    session: SessionId | None
    reentry: Reentry
    badges: BadgeRule
    opens_at: datetime | None
    closes_at: datetime | None
    categories: frozenset[CategoryId]
    kind: SessionKind | None = None
    number: int = 0
    title: str = ""
    title_en: str = ""


def list_gates(store: Store, event_id: EventId) -> tuple[GateRow, ...]:
    """The entrance first, then the sessions that have a gate, in order of the programme."""
    query = select(
        Gate.id,
        Gate.session_id,
        Gate.reentry,
        Gate.badges,
        Gate.opens_at,
        Gate.closes_at,
        Gate.categories,
    ).where(Gate.event_id == event_id)
    gates = {gate.session: gate for gate in records(store, _row, query)}
    entrance = (gates[None],) if None in gates else ()
    return entrance + tuple(
        _titled(gates[session.id], session)
        for session in list_sessions(store, event_id)
        if session.id in gates
    )


def open_session_gate(store: Store, session_id: SessionId) -> GateId:
    """The gate of a session, made as a step where there was none.

    Raises:
        NotFound: The session was deleted meanwhile.
    """
    found = records(store, GateId, select(Gate.id).where(Gate.session_id == session_id))
    if found:
        return found[0]
    with store.step(Step.EDIT_GATE) as step:
        session = find_row(step, Session, session_id)
        fields = {"event_id": session.event_id, "session_id": session_id}
        return GateId(add_row(step, Gate, fields))


def update_gate(store: Store, gate_id: GateId, **fields: Unpack[GateFields]) -> Changes:
    """Change whom a gate lets in, when, whether again, and whether it prints badges.

    Raises:
        InvalidValue: It would close before it opens.
        NotFound: It was deleted meanwhile.
    """
    values: dict[str, Any] = dict(fields)
    if "categories" in values:
        values["categories"] = "\n".join(map(str, sorted(values["categories"])))
    with store.step(Step.EDIT_GATE) as step:
        gate = find_row(step, Gate, gate_id)
        for name, value in values.items():
            setattr(gate, name, value)
        if gate.opens_at and gate.closes_at and gate.closes_at <= gate.opens_at:
            raise InvalidValue("closes_at", InvalidReason.NOT_A_TIME)
    return step.changes


def delete_session_gate(store: Store, gate_id: GateId) -> Changes:
    """Close the gate of a session for good, as long as nobody came through it.

    Raises:
        InUse: Somebody did.
    """
    with store.step(Step.EDIT_GATE) as step:
        gate = find_row(step, Gate, gate_id)
        if gate.session_id is None:
            raise InvalidValue("session", InvalidReason.EMPTY)
        used = select(Admission.id).where(Admission.gate_id == gate_id).limit(1)
        if step.session.scalar(used) is not None:
            raise InUse(Kind.GATE, gate_id)
        step.session.delete(gate)
    return step.changes


def _row(*columns: Any) -> GateRow:  # noqa: ANN401 - a row as the query selects it
    gate, session, reentry, badges, opens_at, closes_at, categories = columns
    let_in = frozenset(CategoryId(int(category)) for category in categories.split())
    return GateRow(gate, session, reentry, badges, opens_at, closes_at, let_in)


def _titled(gate: GateRow, session: SessionRow) -> GateRow:
    return replace(
        gate,
        kind=session.kind,
        number=session.number,
        title=session.title,
        title_en=session.title_en,
    )
