"""A search among 100,000 attendees as one types, beside a bare scan of a list."""

import tempfile
from itertools import cycle
from pathlib import Path

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from bench.workspace import make_workspace
from eventapp.services.search import AttendeeSearch

ATTENDEES = 100_000
QUERIES = (
    "김",
    "김민",
    "김민서",
    "ㄱ",
    "ㄱㅁ",
    "ㄱㅁㅅ",
    "창원",
    "협동",
    "래솔",
    "010-12",
    "77",
    "guest77",
    "김 창원",
    "쾅",
)
ROUNDS = 40
LIMIT = 16.0


def measure() -> Figure:
    """Search for beginnings, middles, initials, two words and nobody; one in a hundred counts."""
    people = invent_people(ATTENDEES)
    hay = [f"{p['name']} {p['organisation']} {p['email']} {p['phone']}" for p in people]
    with tempfile.TemporaryDirectory() as folder:
        workspace, event_id = make_workspace(Path(folder) / "search.eventapp", people)
        search = AttendeeSearch(workspace, event_id)
        ours_next, theirs_next = cycle(QUERIES), cycle(QUERIES)
        ours, theirs = alternate(
            lambda: seconds(lambda: search.find(next(ours_next))),
            lambda: seconds(lambda: scan_list(hay, next(theirs_next))),
            rounds=ROUNDS * len(QUERIES),
            warm_up=len(QUERIES),
        )
        search.close()
        workspace.close()
    value, yardstick = percentile(ours, 99) * 1e3, percentile(theirs, 99) * 1e3
    goal = f"≤ {LIMIT:.0f} ms"
    return Figure("search, p99", value, "ms", yardstick, value / yardstick, goal, value <= LIMIT)


def scan_list(hay: list[str], needle: str) -> list[int]:
    """The yardstick: which texts hold another."""
    return [index for index, text in enumerate(hay) if needle in text]
