"""The program as a user runs it from a terminal, in a folder and with a home of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: list[str]
    err: list[str]


class Shell:
    """Runs the program as a user would, in a folder and with a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        settings = SettingsFile(self.home / "config" / "settings.json")
        settings.change(language=Language.ENGLISH)

    def run(self, *arguments: str) -> Answer:
        return self.python(str(ROOT / "main.py"), *arguments)

    def python(self, *arguments: str) -> Answer:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=os.environ | {"EVENTAPP_HOME": str(self.home), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
        return Answer(done.returncode, done.stdout.splitlines(), done.stderr.splitlines())

    def codes(self) -> list[tuple[str, str]]:
        """Each attendee's name and code."""
        lines = self.run("codes", "-w", "a.eventapp").out
        return [(name, code) for name, code in (line.split("\t") for line in lines)]
