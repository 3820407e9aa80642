"""What cannot be as it stands, found again after a drop, beside a bare sort of as many rows."""

import tempfile
from dataclasses import replace
from pathlib import Path

from bench.figure import Figure, alternate, percentile, seconds
from bench.programmes import invent_conference
from eventapp.services.programme import circumstances_of, find_session_conflicts, list_sessions

SESSIONS, ROOMS, DAYS = 1_000, 30, 2
ROUNDS = 200
GOAL = 20.0


def measure() -> Figure:
    """Search all sessions after one of them was moved, each time another one."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, event = invent_conference(
            Path(folder) / "large.eventapp", sessions=SESSIONS, rooms=ROOMS, days=DAYS
        )
        sessions = list(list_sessions(workspace, event))
        circumstances = circumstances_of(workspace, event)
        workspace.close()
    turns = iter(range(2 * ROUNDS))

    def drop() -> float:
        number = next(turns) * 7 % SESSIONS
        sessions[number] = replace(sessions[number], start=sessions[number].start + 10)
        return seconds(lambda: find_session_conflicts(sessions, circumstances))

    ours, theirs = alternate(
        drop,
        lambda: seconds(lambda: sorted((row.start, row.length, row.id) for row in sessions)),
        rounds=ROUNDS,
        warm_up=5,
    )
    value, yardstick = percentile(ours, 95) * 1e3, percentile(theirs, 95) * 1e3
    goal = f"≤ {GOAL:.0f} ms"
    return Figure(
        "conflicts after a drop, p95",
        value,
        "ms",
        yardstick,
        value / yardstick,
        goal,
        value <= GOAL,
    )
