import os
import sys
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.exchange.limits import read_limited

posix = pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs and devices in folders")


def problem_of(path: Path, most: int = 100) -> FileProblem:
    with pytest.raises(CannotRead) as caught:
        read_limited(path, most)
    assert caught.value.path == path
    return caught.value.problem


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"

    file.write_bytes(b"x" * 100)
    assert read_limited(file, 100) == b"x" * 100

    file.write_bytes(b"x" * 101)
    assert problem_of(file) is FileProblem.TOO_LARGE


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    with file.open("wb") as out:
        out.truncate(10 * 2**30)  # sparse: reading it would take minutes

    with pytest.raises(CannotRead) as caught:
        read_limited(file)

    assert caught.value.problem is FileProblem.TOO_LARGE


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xml").touch()

    assert problem_of(tmp_path / "a.xml") is FileProblem.EMPTY


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a.xml") is FileProblem.MISSING
    assert problem_of(tmp_path / "a\0.xml") is FileProblem.MISSING
    assert problem_of(tmp_path / ("a" * 5000)) is FileProblem.MISSING


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path) is FileProblem.MISSING


@posix
def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"text")
    (tmp_path / "b.xml").symlink_to(tmp_path / "a.xml")

    assert read_limited(tmp_path / "b.xml") == b"text"


@posix
def test_a_link_that_leads_round_in_a_circle_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to(tmp_path / "a.xml")

    assert problem_of(tmp_path / "a.xml") is FileProblem.MISSING


@posix
def test_nobody_waits_for_the_other_end_of_a_fifo(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xml")

    assert problem_of(tmp_path / "a.xml") is FileProblem.MISSING


@posix
def test_an_endless_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.xml").symlink_to("/dev/zero")

    assert problem_of(tmp_path / "a.xml") is FileProblem.MISSING
