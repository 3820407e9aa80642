"""Tickets going through a gate, once a minute."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from eventapp.domain.ids import GateId
from eventapp.domain.kinds import Direction
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import (
    AttendeeRow,
)
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import (
    counters,
)
from eventapp.services.workspace import Workspace

NOON = datetime(2026, 12, 24, 3, tzinfo=UTC)
IN, OUT = Direction.IN, Direction.OUT


def code_of(row: AttendeeRow) -> str:
    assert row.code is not None
    return row.code


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def go(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, *ways: Direction
) -> Sequence[Verdict]:
    """Scan the same ticket once a minute."""
    return [
        check_in(
            workspace, gate, code_of(guest), desk="1", direction=way, now=after(minute)
        ).verdict
        for minute, way in enumerate(ways)
    ]


def presence(workspace: Workspace, gate: GateId) -> tuple[int, int]:
    counted = counters(workspace, gate)
    return counted.admitted, counted.inside
