"""The program is killed; what it had acknowledged is there, and nothing is half done."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork(2) here")

THOROUGH = bool(os.environ.get("EVENTAPP_THOROUGH"))
KILLS = 500 if THOROUGH else 100


def run(what: str, folder: Path, number: int) -> dict[str, int]:
    seed = int(os.environ.get("EVENTAPP_SEED", secrets.randbelow(10**6)))
    program = [sys.executable, "-m", "tests.faults.killing", what, str(folder), str(number)]
    done = subprocess.run([*program, str(seed)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {seed}\n{done.stderr}"
    figures: dict[str, int] = json.loads(done.stdout)
    print(f"{what}, seed {seed}: {figures}")  # noqa: T201 - the figure
    return figures


def test_no_acknowledged_scan_is_lost_to_a_kill(tmp_path: Path) -> None:
    figures = run("scanning", tmp_path, KILLS)

    assert figures["kills"] == KILLS
    # As many scans at most as lives may be written without their acknowledgement.
    assert figures["acknowledged"] <= figures["scans"] <= figures["acknowledged"] + KILLS
    assert figures["acknowledged"] > KILLS


def test_a_kill_at_any_call_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    figures = run("calls", tmp_path, 1 if THOROUGH else 4)

    assert figures.keys() == {
        "kill_making",
        "kill_migrating",
        "kill_working",
        "kill_backing_up",
        "kill_restoring",
    }
    assert min(figures.values()) >= 5
