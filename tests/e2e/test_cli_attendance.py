import csv
import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from eventapp.services.events import list_events
from eventapp.services.gates import open_session_gate
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import close_workspace, open_workspace
from tests.e2e.shell import Answer, NearShell, Shell

HIDDEN = "Names, phones and e-mail addresses are partly hidden; --full shows them."


def give_out(name: str, *more: str) -> tuple[str, ...]:
    return ("export-attendance", name, "-w", "a.eventapp", *more)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """The sample, with two people who came."""
    shell = NearShell(tmp_path)
    assert shell.run("sample", "a.eventapp").code == 0
    for _name, code in shell.codes()[:2]:
        assert shell.run("check-in", code, "-w", "a.eventapp").code == 0
    return shell


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_who_came_is_written_masked(shell: Shell) -> None:
    answer = shell.run(*give_out("a.csv"))

    written = rows(shell.folder / "a.csv")
    assert answer == Answer(0, ["Wrote a.csv: 2 people came.", HIDDEN], [])
    assert len(written) == 81
    assert [row[7] for row in written].count("Came") == 2
    assert all("*" in row[0] for row in written[1:] if len(row[0]) > 1)


def test_in_full_and_in_korean_when_asked_for(shell: Shell) -> None:
    answer = shell.run(*give_out("a.xlsx", "--full", "--lang", "ko"))

    listed = CalamineWorkbook.from_path(shell.folder / "a.xlsx").get_sheet_by_name("명단")
    assert answer == Answer(0, ["Wrote a.xlsx: 2 people came."], [])
    assert "김솔" in [row[0] for row in listed.to_python()]


def test_another_gate_is_told_by_its_number_or_its_session(shell: Shell) -> None:
    workspace = open_workspace(shell.folder / "a.eventapp")
    sessions = list_sessions(workspace, list_events(workspace)[0].id)
    session = next(row for row in sessions if row.title)
    gate = open_session_gate(workspace, session.id)
    close_workspace(workspace, leave_backup=False)

    by_title = shell.run(*give_out("a.csv", "--gate", session.title))
    by_number = shell.run(*give_out("b.csv", "--gate", str(gate)))

    assert by_title.out[0] == "Wrote a.csv: 0 people came."
    assert by_number.out[0] == "Wrote b.csv: 0 people came."
    assert rows(shell.folder / "a.csv") == rows(shell.folder / "b.csv")


def test_a_gate_that_is_not_there_is_answered_with_those_that_are(shell: Shell) -> None:
    answer = shell.run(*give_out("a.csv", "--gate", "다른 문"))

    assert answer == Answer(
        2, [], ["1\tEntrance", "Say which gate with --gate and one of these numbers."]
    )
    assert not (shell.folder / "a.csv").exists()


def test_an_ending_that_says_nothing_is_refused(shell: Shell) -> None:
    answer = shell.run(*give_out("a.pdf"))

    assert answer.code == 2
    assert len(answer.err) == 1
    assert not (shell.folder / "a.pdf").exists()


def test_an_event_that_is_not_there_is_refused(shell: Shell) -> None:
    assert shell.run(*give_out("a.csv", "--event", "7")).code == 2
    assert not (shell.folder / "a.csv").exists()
