import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from eventapp.domain.errors import CannotWriteFile, WriteProblem
from eventapp.files import cannot_write, write_whole
from eventapp.services.workspace import Workspace, close_workspace, create_workspace


def test_the_result_and_the_whole_file_are_there(tmp_path: Path) -> None:
    def build(file: BinaryIO) -> int:
        return file.write(b"new")

    path = tmp_path / "보고서.pdf"
    path.write_bytes(b"old")

    assert write_whole(path, build) == 3
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("보고서.pdf", b"new")]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_failed_build_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    def build(file: BinaryIO) -> None:
        file.write(b"half")
        raise error

    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    with pytest.raises(error):
        write_whole(path, build)

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"old")]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, WriteProblem.FULL),
        (errno.EDQUOT, WriteProblem.FULL),
        (errno.EROFS, WriteProblem.READ_ONLY),
        (errno.EACCES, WriteProblem.FORBIDDEN),
        (errno.EIO, WriteProblem.REFUSED),
    ],
)
@pytest.mark.parametrize("kept", [True, False])
def test_why_the_disk_refused_is_told_and_whether_an_older_file_is_there(
    tmp_path: Path, number: int, problem: WriteProblem, kept: bool
) -> None:
    def build(_file: BinaryIO) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.pdf"
    if kept:
        path.write_bytes(b"old")

    with pytest.raises(CannotWriteFile) as error:
        write_whole(path, build)

    told = error.value
    assert (told.path, told.problem, told.kept) == (path, problem, kept)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"] * kept


def test_an_older_file_that_another_program_holds_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    held = PermissionError(errno.EACCES, "held", str(path), None, str(path))

    told = cannot_write(path, held)

    assert (told.problem, told.kept) == (WriteProblem.HELD, True)


def test_a_folder_in_the_way_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(CannotWriteFile):
        write_whole(tmp_path / "a.pdf", lambda file: file.write(b"x"))

    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        "plan.eventapp",
        "link.pdf",
        "plan.eventapp-wal",
        "plan.eventapp-shm",
        "plan.eventapp-journal",
    ],
)
def test_no_file_takes_the_place_of_a_workspace_or_of_what_lies_beside_it(
    tmp_path: Path, name: str
) -> None:
    close_workspace(create_workspace(tmp_path / "plan.eventapp"), leave_backup=False)
    (tmp_path / "link.pdf").symlink_to("plan.eventapp")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

    with pytest.raises(CannotWriteFile) as error:
        write_whole(tmp_path / name, lambda file: file.write(b"%PDF"))

    assert error.value.problem is WriteProblem.WORKSPACE
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_told_and_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out.pdf").symlink_to("pipe")

    with pytest.raises(CannotWriteFile):
        write_whole(tmp_path / "out.pdf", lambda file: file.write(b"x"))

    assert (tmp_path / "out.pdf").is_fifo()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.pdf", "pipe"]


def test_an_open_workspace_is_known_by_itself_and_stays_locked(workspace: Workspace) -> None:
    other = workspace.path.with_name("other.pdf")
    other.hardlink_to(workspace.path)
    look = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"

    for path in (workspace.path, other):
        with pytest.raises(CannotWriteFile):
            write_whole(path, lambda file: file.write(b"%PDF"))

    said = subprocess.run(
        [sys.executable, "-c", look, str(workspace.path)],
        capture_output=True,
        check=False,
        text=True,
    ).stderr
    assert "database is locked" in said


def test_a_file_that_only_ends_like_one_of_sqlites_is_written(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("not a database")

    write_whole(tmp_path / "notes-wal", lambda file: file.write(b"x"))
    write_whole(tmp_path / "-wal", lambda file: file.write(b"x"))

    assert sorted(one.name for one in tmp_path.iterdir()) == ["-wal", "notes", "notes-wal"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile) as error:
        write_whole(tmp_path / "gone" / "a.pdf", lambda file: file.write(b"x"))

    assert error.value.problem is WriteProblem.NO_FOLDER
