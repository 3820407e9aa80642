"""Finding who among 100,000 may be registered twice, beside four bare indexes of them."""

import tempfile
from collections import defaultdict
from pathlib import Path

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from bench.workspace import make_workspace
from eventapp.services.attendees import AttendeeFields
from eventapp.services.duplicates import find_duplicates

ATTENDEES = 100_000
AGAIN = 2_000
ROUNDS = 3
LIMIT = 8.0


def measure() -> Figure:
    """Read and compare everybody; one in fifty is there twice."""
    people = invent_people(ATTENDEES - AGAIN)
    people += people[:AGAIN]
    with tempfile.TemporaryDirectory() as folder:
        workspace, event_id = make_workspace(Path(folder) / "duplicates.eventapp", people)
        found = len(find_duplicates(workspace, event_id))
        if found < AGAIN:
            raise AssertionError(f"{found} pairs found of at least {AGAIN}")
        ours, theirs = alternate(
            lambda: seconds(lambda: find_duplicates(workspace, event_id)),
            lambda: seconds(lambda: index(people)),
            rounds=ROUNDS,
        )
        workspace.close()
    value, yardstick = percentile(ours, 50), percentile(theirs, 50)
    ratio, goal = value / yardstick, f"≤ {LIMIT:.0f} ×"
    return Figure("duplicates, p50", value, "s", yardstick, ratio, goal, ratio <= LIMIT)


def index(people: list[AttendeeFields]) -> dict[object, list[int]]:
    """The yardstick: who has which address, phone, name, and name with organisation."""
    held: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        for key in (
            one["email"],
            one["phone"],
            one["name"],
            (one["name"], one["organisation"]),
        ):
            held[key].append(number)
    return held
