"""A large programme written in each format: read from the store, made a file, on the disk.

A thousand sessions in thirty rooms over two days; each format must come within a second, and
the slowest counts. The yardstick is the same programme as plain JSON, written barely.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.figure import Figure, percentile, seconds
from bench.programmes import invent_conference
from eventapp.domain.kinds import Language
from eventapp.exchange.files import WRITABLE, write_programme
from eventapp.services.exporting import programme_of

SESSIONS, ROOMS, DAYS = 1_000, 30, 2
ROUNDS = 5
LIMIT = 1.0


def measure() -> Figure:
    """The median of each format; its library's loading does not count."""
    at = datetime(2030, 1, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        workspace, event = invent_conference(
            Path(folder) / "large.eventapp", sessions=SESSIONS, rooms=ROOMS, days=DAYS
        )

        def write(ending: str) -> None:
            out = Path(folder) / f"programme{ending}"
            programme = programme_of(workspace, event)
            write_programme(programme, out, language=Language.KOREAN, at=at)

        def write_barely() -> None:
            plain = asdict(programme_of(workspace, event))
            text = json.dumps(plain, ensure_ascii=False, default=str)
            (Path(folder) / "bare.json").write_text(text, "utf-8")

        medians = {ending: _median(ending, write) for ending in WRITABLE}
        yardstick = percentile([seconds(write_barely) for _ in range(ROUNDS)], 50) * 1e3
        workspace.close()
    slowest = max(medians, key=medians.__getitem__)
    value = medians[slowest] * 1e3
    name = f"programme export ({slowest} slowest)"
    goal = f"≤ {LIMIT:.0f} s each"
    return Figure(name, value, "ms", yardstick, value / yardstick, goal, value <= LIMIT * 1e3)


def _median(ending: str, write: Callable[[str], None]) -> float:
    write(ending)
    return percentile([seconds(lambda: write(ending)) for _ in range(ROUNDS)], 50)
