"""The window with the sample, from start to first paint, beside a bare window.

With ``EVENTAPP_FIRST_PAINT`` set, the program prints ``time.monotonic_ns()`` once
its window was painted and quits. That clock is the same in every process, so both
times count from just before the process was started. Set to ``content``, it does so
once the sample's overview was painted: the window comes first, the store follows.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figure import Figure, alternate, percentile

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
LIMIT = 2.0


def measure() -> Figure:
    """The window itself."""
    return measure_until("window", "window, first paint", LIMIT)


def measure_until(moment: str, name: str, limit: float) -> Figure:
    """Start both in turn; the median counts."""
    with tempfile.TemporaryDirectory() as folder:
        sample = str(Path(folder) / "sample.eventapp")
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "",  # as on a second start: modules are compiled
            "QT_QPA_PLATFORM": "offscreen",
            "EVENTAPP_HOME": folder,
            "EVENTAPP_FIRST_PAINT": moment,
        }
        start("main.py", "sample", sample, environment=environment)
        ours, theirs = alternate(
            lambda: painted("main.py", "-w", sample, environment=environment),
            lambda: painted("bench/hello_window.py", environment=environment),
            rounds=ROUNDS,
        )
    value, yardstick = percentile(ours, 50), percentile(theirs, 50)
    ratio = value / yardstick
    return Figure(name, value, "ms", yardstick, ratio, f"≤ {limit} × a bare window", ratio <= limit)


def painted(*command: str, environment: dict[str, str]) -> float:
    """Milliseconds from just before a process starts to its window's first paint."""
    before = time.monotonic_ns()
    return (int(start(*command, environment=environment).split()[-1]) - before) / 1e6


def start(*command: str, environment: dict[str, str]) -> str:
    """Run a script of ours to its end and return what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout
