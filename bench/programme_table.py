"""The programme of a large conference opened as a table, beside as many plain rectangles."""

from bench.figure import Figure
from bench.programme_page import measure_view
from ui.programme.views import View


def measure() -> Figure:
    """The first of two days in a table."""
    return measure_view(View.TABLE, "programme as table")
