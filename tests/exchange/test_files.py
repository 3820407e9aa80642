import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotRead, CannotWriteFile, FileProblem
from eventapp.domain.interchange import Detail
from eventapp.domain.kinds import Language
from eventapp.exchange.files import READABLE, WRITABLE, read_programme, write_programme
from tests.exchange.programmes import congress, half_day

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("ending", WRITABLE)
def test_every_kind_is_written_and_tells_what_it_left_out(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"programme{ending}"

    left_out = write_programme(half_day(), out, language=Language.KOREAN, at=AT)

    assert out.stat().st_size > 1000
    assert Detail.PRIVATE_SESSIONS in {left.detail for left in left_out} or ending == ".xlsx"
    assert [file.name for file in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("ending", READABLE)
def test_what_was_written_can_be_read(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"programme{ending}"
    write_programme(congress(), out, language=Language.ENGLISH, at=AT)

    programme = read_programme(out).programme

    assert [session.title for session in programme.sessions] == [
        session.title for session in congress().sessions
    ]


@pytest.mark.parametrize("ending", [".xml", ".json"])
def test_a_schedule_comes_back_unchanged(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"SCHEDULE{ending.upper()}"
    write_programme(congress(), out, language=Language.KOREAN, at=AT)

    assert read_programme(out).programme == congress()


@pytest.mark.parametrize("name", ["programme.pdf", "programme", ".xml", "programme.xml.bak"])
def test_an_ending_that_says_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_programme(tmp_path / name)
    assert caught.value.problem is FileProblem.UNKNOWN_KIND

    with pytest.raises(CannotRead) as caught:
        write_programme(half_day(), tmp_path / name, language=Language.KOREAN, at=AT)
    assert caught.value.problem is FileProblem.UNKNOWN_KIND
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", READABLE)
def test_a_missing_file_is_missing(tmp_path: Path, ending: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_programme(tmp_path / f"programme{ending}")

    assert caught.value.problem is FileProblem.MISSING


@pytest.mark.parametrize("ending", [".xml", ".json"])
def test_a_file_of_100_megabytes_is_too_large(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"programme{ending}"
    with file.open("wb") as out:
        out.truncate(100 * 2**20)

    with pytest.raises(CannotRead) as caught:
        read_programme(file)

    assert caught.value.problem is FileProblem.TOO_LARGE


@pytest.mark.parametrize("ending", WRITABLE)
def test_a_folder_that_is_not_there_is_an_error_with_the_name(tmp_path: Path, ending: str) -> None:
    out = tmp_path / "nowhere" / f"programme{ending}"

    with pytest.raises(CannotWriteFile) as caught:
        write_programme(half_day(), out, language=Language.KOREAN, at=AT)

    assert caught.value.path == out


def test_no_library_is_loaded_before_a_file_is_opened() -> None:
    loaded = "import sys, eventapp.exchange.files; print({'lxml', 'icalendar'} & set(sys.modules))"

    said = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout

    assert said.strip() == "set()"
