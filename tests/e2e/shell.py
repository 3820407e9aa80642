"""The program as a user runs it from a terminal, in a folder and with a home of its own."""

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile
from ui.cli import run as run_here
from ui.language import language, set_language

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


class NearShell(Shell):
    """Runs commands in the tests' own process: what they do is the same, without the start.

    A start costs half a second, and a file's worth of tests has two hundred of them.
    """

    def run(self, *arguments: str) -> Answer:
        out, err, code = io.StringIO(), io.StringIO(), 0
        before, home = language(), os.environ.get("EVENTAPP_HOME", "")
        os.environ["EVENTAPP_HOME"] = str(self.home)
        try:
            with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
                run_here(list(arguments), window=_no_window, tour=_no_window)
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            os.environ["EVENTAPP_HOME"] = home
            set_language(before)
        return Answer(code, out.getvalue().splitlines(), err.getvalue().splitlines())


def _no_window(_path: Path | None) -> int:
    raise AssertionError
