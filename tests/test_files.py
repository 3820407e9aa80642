from pathlib import Path
from typing import BinaryIO

import pytest

from eventapp.domain.errors import CannotWriteFile
from eventapp.files import write_whole


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


def test_a_full_disk_is_told_with_the_path(tmp_path: Path) -> None:
    def build(_file: BinaryIO) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotWriteFile) as error:
        write_whole(tmp_path / "a.pdf", build)

    assert error.value.path == tmp_path / "a.pdf"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(CannotWriteFile):
        write_whole(tmp_path / "a.pdf", lambda file: file.write(b"x"))

    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
