"""The set-up and the verbs of ``dev.py``, as far as they decide anything."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

LOCK = dev.LOCK.read_text("utf-8")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower().replace("_", "-")


def test_dev_needs_only_the_standard_library() -> None:
    tree = ast.parse(Path(dev.__file__).read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported - sys.stdlib_module_names == set()


def test_every_pin_of_the_lock_has_hashes() -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(PINNED.findall(LOCK))


def test_the_lock_and_the_ci_script_hold_no_addresses() -> None:
    ci = (dev.ROOT / ".ci" / "run").read_text("utf-8")

    assert [text for text in (LOCK, ci) if "://" in text] == []


def test_the_lock_pins_everything_the_project_asks_for() -> None:
    project = tomllib.loads(dev.PYPROJECT.read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]

    pinned = dict(PINNED.findall(LOCK))

    assert sorted({_name(requirement) for requirement in asked} - pinned.keys()) == []
    assert pinned["pyside6-essentials"] == pinned["pyside6-addons"] == "6.11.3"


def test_a_stamp_tells_the_state_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    path = tmp_path / "stamp"
    state = dev.State("libraries", "program")

    dev.stamp(path, state)

    assert dev.stamped_state(path) == state


def test_a_set_up_that_was_cut_off_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    missing, half = tmp_path / "missing", tmp_path / "half"
    half.write_text("libraries\n")

    assert dev.stamped_state(missing) is None
    assert dev.stamped_state(half) is None


def test_a_stamp_without_its_interpreter_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stamp"
    dev.stamp(path, dev.State("libraries", "program"))
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "gone")

    assert dev.stamped_state(path) is None


def test_another_lock_asks_for_other_libraries_and_the_same_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dev.current_state()
    changed = tmp_path / "requirements.lock"
    changed.write_text(LOCK + "# changed\n", "utf-8")
    monkeypatch.setattr(dev, "LOCK", changed)

    after = dev.current_state()

    assert after.libraries != before.libraries
    assert after.program == before.program


def test_another_place_asks_for_another_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev.current_state()
    monkeypatch.setattr(dev, "ROOT", Path("/elsewhere"))

    assert dev.current_state().libraries != before.libraries


def test_another_folders_environment_is_not_cleared_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "eventapp.stamp").write_text("libraries program")
    venv = tmp_path / ".venv"
    venv.symlink_to(other)
    monkeypatch.setattr(dev, "VENV", venv)

    dev.make_environment()

    assert [one.name for one in other.iterdir()] == ["eventapp.stamp"]
    assert not venv.is_symlink()
    assert (venv / "pyvenv.cfg").exists()


def test_a_catalogue_is_compiled_when_its_compiled_form_is_missing_or_older(
    tmp_path: Path,
) -> None:
    folders = [tmp_path / language / "LC_MESSAGES" for language in ("de", "fr", "ko")]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "eventapp.po").touch()
        os.utime(folder / "eventapp.po", (1000, 1000))
    missing, older, newer = (folder / "eventapp.mo" for folder in folders)
    for compiled, time in ((older, 999), (newer, 1001)):
        compiled.touch()
        os.utime(compiled, (time, time))

    stale = dev.stale_catalogues(tmp_path)

    assert sorted(stale) == [missing.with_suffix(".po"), older.with_suffix(".po")]


@pytest.mark.parametrize("arguments", [[], ["-q"], ["-x", "-v"]])
def test_the_whole_suite_runs_in_two_processes(arguments: list[str]) -> None:
    assert dev.workers(arguments)[:2] == ["-n", "2"]


@pytest.mark.parametrize("arguments", [["tests/test_dev.py"], ["-k", "lock"], ["-n", "4"]])
def test_a_part_of_the_suite_runs_as_asked(arguments: list[str]) -> None:
    assert dev.workers(arguments) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize(
    ("variable", "expected"),
    [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("QT_QPA_PLATFORM", True), ("TERM", False)],
)
def test_a_display_is_what_the_environment_names(
    variable: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "x")

    assert dev.has_display() is expected


@pytest.mark.skipif(sys.platform != "linux", reason="shared libraries by Linux's names")
def test_a_shared_library_is_there_or_not() -> None:
    assert dev.loads("libc.so.6")
    assert not dev.loads("libnot-here.so.1")


def test_the_usage_explains_every_verb() -> None:
    done = subprocess.run(
        [sys.executable, dev.__file__, "--help"], capture_output=True, text=True, check=True
    )

    explained = re.findall(r"^  (\w+) .*  [A-Z].*\.$", done.stdout, re.MULTILINE)

    assert explained == ["run", "test", "check", "bench", "shots", "i18n", "lock"]


def test_an_unknown_verb_is_refused_before_anything_is_set_up() -> None:
    done = subprocess.run(
        [sys.executable, dev.__file__, "tset"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.splitlines()[0]) == (2, "dev.py: there is no “tset”.")


def test_a_command_that_fails_is_named_with_its_code() -> None:
    command = [sys.executable, "-c", "raise SystemExit(3)"]

    with pytest.raises(dev.CommandFailed, match=r"exit code 3: .*SystemExit") as failure:
        dev.must(command)

    assert failure.value.code == 3


def test_third_party_software_is_named_with_the_versions_of_the_lock() -> None:
    text = (dev.ROOT / "THIRD-PARTY.md").read_text("utf-8")

    named = re.findall(r"^\| ([a-z0-9-]+) \| (\d\S*) \| ", text, re.MULTILINE)

    assert sorted(named) == sorted(PINNED.findall(LOCK))
