"""When several sessions move at once: dragged, shifted, squeezed, repacked, swapped, copied.

What is previewed is what happens: :func:`ripple`, :func:`repack` and :func:`swap` only say which
placements would change, and :func:`place_sessions` makes them so, as one step.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect, select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import SessionId
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import (
    LEAST_BREAKS,
    Delay,
    Retimed,
    Ripple,
    repacked,
    rippled,
    swapped,
)
from eventapp.domain.steps import Step
from eventapp.services.events import placement_fields
from eventapp.services.fields import add_row, find_row
from eventapp.services.programme import SessionRow
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Appearance, Base, Cue, Session

Moves = Mapping[SessionId, Placement | None]
"""Where sessions go; None takes one off the days."""

_OWN_NAMES = frozenset({"id", "guid", "public_id"})


def place_sessions(store: Store, moves: Moves, *, name: Step = Step.MOVE_SESSION) -> Changes:
    """Place several sessions as one step. Overlaps are allowed, as in ``move_session``.

    Raises:
        InvalidValue: One would begin before midnight, or run into a third day.
        NotFound: One was deleted meanwhile.
    """
    with store.step(name) as step:
        for session_id, placement in moves.items():
            session = find_row(step, Session, session_id)
            for field, value in placement_fields(placement).items():
                setattr(session, field, value)
    return step.changes


def copy_sessions(store: Store, copies: Mapping[SessionId, Placement | None]) -> Changes:
    """Add a copy of each session at its placement, with its people and cues, as one step.

    Invitations are as they are; materials, questions and what really happened stay with the
    first one.
    """
    with store.step(Step.COPY_SESSION) as step:
        for session_id, placement in copies.items():
            session = find_row(step, Session, session_id)
            fields = copied_fields(session) | placement_fields(placement)
            copy = add_row(step, Session, fields)
            for model in (Appearance, Cue):
                for part in _parts(step, model, session_id):
                    add_row(step, model, copied_fields(part) | {"session_id": copy})
    return step.changes


def ripple(sessions: Iterable[SessionRow], delay: Delay, how: Ripple) -> Retimed[SessionId]:
    """What changes when a delay runs through a day."""
    rows = [session for session in sessions if session.day == delay.day]
    breaks = {
        session.id: LEAST_BREAKS[session.kind] for session in rows if session.kind in LEAST_BREAKS
    }
    return rippled(_placed(rows), delay, how, breaks=breaks)


def repack(chosen: Iterable[SessionRow]) -> dict[SessionId, Placement]:
    """What changes when the chosen sessions are laid end to end."""
    return repacked(_placed(chosen))


def swap(one: SessionRow, other: SessionRow) -> dict[SessionId, Placement]:
    """What changes when two sessions change places; nothing where one has none."""
    if one.placement is None or other.placement is None:
        return {}
    first, second = swapped(one.placement, other.placement)
    return {one.id: first, other.id: second}


def copied_fields(row: Base) -> dict[str, Any]:
    """A row's columns for a copy of it, which gets names of its own."""
    columns = inspect(type(row)).column_attrs
    return {
        column.key: getattr(row, column.key) for column in columns if column.key not in _OWN_NAMES
    }


def _placed(sessions: Iterable[SessionRow]) -> list[tuple[SessionId, Placement]]:
    placed = ((session.id, session.placement) for session in sessions)
    return [(session, placement) for session, placement in placed if placement is not None]


def _parts(
    step: StepContext, model: type[Appearance | Cue], session_id: SessionId
) -> Sequence[Base]:
    query = select(model).where(model.session_id == session_id).order_by(model.id)
    return step.session.scalars(query).all()
