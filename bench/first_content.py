"""The sample's overview, from start to its first paint, beside a bare window.

Not a goal of its own, but what a user waits for after the window is there; it is
measured so that nobody makes the window quick by making this slow.
"""

from bench.figure import Figure
from bench.first_paint import measure_until

LIMIT = 8.0


def measure() -> Figure:
    """The window with the workspace in it."""
    return measure_until("content", "sample's overview, first paint", LIMIT)
