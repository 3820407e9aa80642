#!/usr/bin/env python3
"""The project's own tasks: ``python3 dev.py VERB``, each alone from a fresh clone.

Every verb first sees to the set-up: a virtual environment in ``.venv``, the
libraries pinned in ``requirements.lock``, the system libraries Qt needs and the
compiled translations. A stamp in ``.venv`` makes the second time instant; it is
written last, so a set-up that was interrupted is simply done again.

This file needs nothing but Python's standard library (3.11 or later). Whatever
needs more runs inside ``.venv``.
"""

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
    sys.exit("eventapp needs Python 3.11 or later.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
LOCALE = ROOT / "resources" / "locale"
PYPROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "eventapp.stamp"
SET_UP = 1  # raise it when the set-up below does something more

OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libXext.so.6": "libxext6",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class CommandFailed(Exception):  # noqa: N818 - says what happened
    """A command that had to succeed did not."""

    def __init__(self, command: Sequence[str], code: int) -> None:
        super().__init__(f"failed with exit code {code}: {shlex.join(command)}")
        self.code = code


# The verbs


def run(arguments: list[str]) -> int:
    """Start the program; without a display, make its tour in ./tour instead."""
    if has_display():
        if "QT_QPA_PLATFORM" not in os.environ:
            require_libraries(WINDOW_LIBRARIES)
        return start("main.py", *arguments)
    if arguments and not arguments[0].endswith((".eventapp", "-w", "--workspace")):
        return start("main.py", *arguments, environment=OFFSCREEN)  # needs no window
    say("No display here: making the tour in ./tour (papers, a check-in, every page) instead.")
    return shots([])


def test(arguments: list[str]) -> int:
    """Run the tests; --thorough tries many more random examples."""
    environment = dict(OFFSCREEN)
    if "--thorough" in arguments:
        arguments = [argument for argument in arguments if argument != "--thorough"]
        environment["EVENTAPP_THOROUGH"] = "1"
    return start("-m", "pytest", *workers(arguments), *arguments, environment=environment)


def check(_arguments: list[str]) -> int:
    """Lint, format, types, import contracts and translations, all of them."""
    checks = {
        "lint": ["-m", "ruff", "check", "--quiet", "--output-format=concise", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "imports": ["-c", LINT_IMPORTS],
        "translations": ["-m", "tools.catalogues", "check"],
    }
    running = {name: start_quietly(*command) for name, command in checks.items()}
    failed = [name for name, process in running.items() if not passed(name, process)]
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure the program beside its yardsticks; --json FILE keeps the figures."""
    return start("-m", "bench", *arguments, environment=OFFSCREEN)


def shots(arguments: list[str]) -> int:
    """Make the tour: papers and a picture of every page; --out DIR (default ./tour)."""
    where = [] if "--out" in arguments else ["--out", "tour"]
    return start("main.py", "tour", *where, *arguments, environment=OFFSCREEN)


def i18n(_arguments: list[str]) -> int:
    """Bring the translations to the texts in the code and compile them."""
    return start("-m", "tools.catalogues", "update")


def lock(arguments: list[str]) -> int:
    """Write requirements.lock from pyproject.toml; --upgrade takes newer versions."""
    return subprocess.call(
        [
            *(find_uv(), "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal"),
            *("--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"),
            *("-o", LOCK.name, *arguments),
        ],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )


# Set-up


def set_up() -> None:
    """Make everything ready that a verb needs, doing only what is not done yet."""
    remove_link()
    wanted, found = current_state(), stamped_state(STAMP)
    if found != wanted:
        STAMP.unlink(missing_ok=True)
        if not found or found.libraries != wanted.libraries:
            require_libraries({**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES})
            make_environment()
            install_libraries()
        install_program()
        stamp(STAMP, wanted)
    if stale_catalogues(LOCALE):
        must([str(PYTHON), "-m", "tools.catalogues", "compile"])


def remove_link() -> None:
    """Take away a ``.venv`` that is a link: what it leads to is another folder's.

    Its stamp would be removed and all its libraries cleared.
    """
    if VENV.is_symlink():
        VENV.unlink()


def make_environment() -> None:
    """Make ``.venv`` anew, whatever was there."""
    remove_link()
    if find_spec("ensurepip") is None:
        require_packages(["python3-venv"])
    say("Making the virtual environment .venv …")
    base = getattr(sys, "_base_executable", sys.executable)  # also when started from .venv
    must([base, "-m", "venv", "--clear", str(VENV)])


def install_libraries() -> None:
    """Install what ``requirements.lock`` pins, by its hashes."""
    say("Installing the pinned libraries (once; some 300 MB) …")
    pinned = ["install", "--require-hashes", "-r", str(LOCK)]
    uv = shutil.which("uv")
    if not (uv and succeeds([uv, "pip", *pinned, "--python", str(PYTHON), "--quiet"])):
        must([*pip(), *pinned])


def install_program() -> None:
    """Put this folder on the environment's path, with the ``eventapp`` command."""
    must([*pip(), "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def pip() -> list[str]:
    """The environment's own pip, saying only what goes wrong."""
    return [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]


def find_uv() -> str:
    """The ``uv`` command, put into ``.venv`` where there is none."""
    own = str(PYTHON.with_name("uv"))
    found = shutil.which("uv") or shutil.which(own)
    if not found:
        must([*pip(), "install", "uv"])
    return found or own


class State(NamedTuple):
    """What a set-up was made from: one hash for the libraries, one for ourselves."""

    libraries: str
    program: str


def current_state() -> State:
    """The state this folder asks for; another Python or another place is another one."""
    surroundings = f"{SET_UP}\n{ROOT}\n{sys.version}\n".encode()
    return State(digest(surroundings + LOCK.read_bytes()), digest(PYPROJECT.read_bytes()))


def stamped_state(path: Path) -> State | None:
    """The state that was reached in full, if one was and its interpreter is still there."""
    if not (path.exists() and PYTHON.exists()):
        return None
    lines = path.read_text("utf-8").split()
    return State(*lines) if len(lines) == len(State._fields) else None


def stamp(path: Path, state: State) -> None:
    """Record that a state was reached."""
    path.write_text("\n".join(state) + "\n", "utf-8")


def digest(text: bytes) -> str:
    """A short name for what some bytes say."""
    return hashlib.sha256(text).hexdigest()


def stale_catalogues(locale: Path) -> list[Path]:
    """The translations whose compiled form is missing or older than they are."""
    return [po for po in locale.glob("*/LC_MESSAGES/*.po") if not is_compiled(po)]


def is_compiled(po: Path) -> bool:
    """Whether the ``.mo`` beside a ``.po`` is as new as it."""
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns


# System libraries


def require_libraries(libraries: dict[str, str]) -> None:
    """See that shared libraries are there; only Linux leaves them to the system."""
    if sys.platform != "linux":
        return
    missing = [library for library in libraries if not loads(library)]
    if missing:
        needed = any(library in OFFSCREEN_LIBRARIES for library in missing) or has_display()
        require_packages([libraries[library] for library in missing], needed=needed)


def loads(library: str) -> bool:
    """Whether the system can load a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def require_packages(packages: list[str], *, needed: bool = True) -> None:
    """Install Debian packages as root; otherwise say how, and stop where they are needed."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system packages: {' '.join(packages)} …")
        succeeds(["apt-get", "update", "-qq"])  # a stale list may still do
        must(
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages],
            environment={"DEBIAN_FRONTEND": "noninteractive"},
            output=subprocess.DEVNULL,
        )
        return
    say(f"Qt needs system packages: sudo apt-get install -y {' '.join(packages)}")
    if needed:
        sys.exit(1)


# Commands


def workers(arguments: list[str]) -> list[str]:
    """Two processes for the whole suite; one for a part of it, which starts sooner."""
    whole = set(arguments) <= {"-q", "-v", "-x"}
    return ["-n", "2", "--dist", "worksteal"] if whole else []


def has_display() -> bool:
    """Whether a window can be shown (or was asked to go elsewhere)."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(way) for way in ways)


def start(*arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run the environment's Python on something of ours and wait for it."""
    command = [str(PYTHON), *arguments]
    inherited = dict(os.environ)
    # Compiling every module anew would double each start.
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.call(command, cwd=ROOT, env={**inherited, **(environment or {})})


def start_quietly(*arguments: str) -> "subprocess.Popen[str]":
    """Like :func:`start`, but going on meanwhile and keeping what it prints."""
    return subprocess.Popen(
        [str(PYTHON), *arguments],
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def passed(name: str, process: "subprocess.Popen[str]") -> bool:
    """Wait for a check and print its line, with everything it printed if it failed."""
    output, _ = process.communicate()
    say(f"ok    {name}" if process.returncode == 0 else f"FAIL  {name}\n{output}")
    return process.returncode == 0


def succeeds(command: list[str]) -> bool:
    """Run a command that may fail; nothing it prints matters."""
    return subprocess.call(command, cwd=ROOT, stderr=subprocess.DEVNULL) == 0


def must(
    command: list[str],
    *,
    environment: dict[str, str] | None = None,
    output: int | None = None,
) -> None:
    """Run a command that has to succeed.

    Raises:
        CommandFailed: It did not.
    """
    everything = {**os.environ, **(environment or {})}
    code = subprocess.call(command, cwd=ROOT, env=everything, stdout=output)
    if code:
        raise CommandFailed(command, code)


def say(text: str) -> None:
    """Tell the person at the terminal, in order with what commands print."""
    print(text, flush=True)


class Verb(NamedTuple):
    """One task, what it takes, and what does it; its docstring is its help."""

    task: Callable[[list[str]], int]
    takes: str

    def help(self, name: str) -> str:
        """Its lines in the usage text."""
        words = (self.task.__doc__ or "").strip()
        return f"  {name + ' ' + self.takes:<28}{words}"


VERBS = {
    "run": Verb(run, "[arguments]"),
    "test": Verb(test, "[pytest arguments]"),
    "check": Verb(check, ""),
    "bench": Verb(bench, "[--json FILE]"),
    "shots": Verb(shots, "[--out DIR]"),
    "i18n": Verb(i18n, ""),
    "lock": Verb(lock, "[--upgrade]"),
}


def usage() -> str:
    """All verbs, one a line."""
    lines = [verb.help(name) for name, verb in VERBS.items()]
    return "\n".join(["usage: python3 dev.py VERB [arguments]", "", *lines])


def main(arguments: list[str]) -> int:
    """Do what the first argument names, on what is set up."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(usage())
        return 0 if arguments else 2
    verb = VERBS.get(arguments[0])
    if verb is None:
        say(f"dev.py: there is no “{arguments[0]}”.\n\n{usage()}")
        return 2
    try:
        set_up()
        return verb.task(arguments[1:])
    except CommandFailed as failure:
        say(f"dev.py: {failure}")
        return failure.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
