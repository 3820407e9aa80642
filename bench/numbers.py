"""The desk's numbers after one more of 100,000 came, beside counting the admissions alone."""

import tempfile
from pathlib import Path

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from bench.workspace import make_workspace
from eventapp.services.attendance_watch import AttendanceWatch
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import admit
from eventapp.services.desk_log import counters, event_gate

ATTENDEES = 100_000
ROUNDS = 300
LIMIT = 3.0


def measure() -> Figure:
    """Let one in and count, time and again; the median counts."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, event_id = make_workspace(
            Path(folder) / "numbers.eventapp", invent_people(ATTENDEES)
        )
        gate = event_gate(workspace, event_id)
        coming = iter([row.id for row in list_attendees(workspace, event_id)])
        watch = AttendanceWatch(workspace, gate)

        def count_one_more() -> float:
            admit(workspace, gate, next(coming), desk="1")
            return seconds(watch.current)

        ours, theirs = alternate(
            count_one_more,
            lambda: seconds(lambda: counters(workspace, gate)),
            rounds=ROUNDS,
            warm_up=10,
        )
        watch.close()
        workspace.close()
    value, yardstick = percentile(ours, 50) * 1e3, percentile(theirs, 50) * 1e3
    goal = f"≤ {LIMIT:.0f} ms"
    ratio = value / yardstick
    return Figure("numbers after a scan, p50", value, "ms", yardstick, ratio, goal, value <= LIMIT)
