"""Desk mode at the command line: what the desk does goes on, and no list comes out."""

from datetime import date
from pathlib import Path

import pytest

from eventapp.services.attendees import list_attendees
from eventapp.services.desk_lock import enter_desk_role, leave_desk_role, set_pin
from eventapp.services.events import list_events
from eventapp.services.sample import write_sample
from eventapp.services.workspace import close_workspace, create_workspace, open_workspace
from tests.e2e.shell import Answer, NearShell
from tests.reports.reading import Print

REFUSAL = (
    "This workspace is in desk mode, which only checks people in. Nothing was changed or"
    " written. Whoever knows the PIN can end desk mode in the window."
)


@pytest.fixture
def shell(tmp_path: Path) -> NearShell:
    """A terminal beside a workspace in desk mode."""
    workspace = create_workspace(tmp_path / "a.eventapp")
    write_sample(workspace, today=date(2026, 11, 23))
    set_pin(workspace, "2468")
    enter_desk_role(workspace)
    close_workspace(workspace, leave_backup=False)
    return NearShell(tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("codes",),
        ("print", "badges", "-o", "out"),
        ("print", "tickets", "-o", "out"),
        ("print", "programme", "-o", "out"),
        ("export-programme", "out.xlsx"),
        ("tickets", "out"),
        ("export-attendance", "out.xlsx"),
        ("import-attendees", "in.csv"),
        ("import-attendees", "in.csv", "--dry-run"),
    ],
    ids=" ".join,
)
def test_what_lists_or_changes_is_refused_in_a_sentence(
    shell: NearShell, arguments: tuple[str, ...]
) -> None:
    (shell.folder / "in.csv").write_text("이름,소속\n새 사람,한빛\n", "utf-8")
    before = {path.name for path in shell.folder.iterdir()}

    answer = shell.run(*arguments, "-w", "a.eventapp")

    assert answer == Answer(2, [], [REFUSAL])
    assert {path.name for path in shell.folder.iterdir()} == before


def test_people_still_come_in(shell: NearShell) -> None:
    workspace = open_workspace(shell.folder / "a.eventapp")
    (event,) = list_events(workspace)
    someone = list_attendees(workspace, event.id)[0]
    close_workspace(workspace, leave_backup=False)
    assert someone.code is not None

    answer = shell.run("check-in", someone.code, "-w", "a.eventapp")

    assert (answer.code, answer.err) == (0, [])
    assert answer.out[0].split(" · ")[:2] == ["Admitted", someone.name]


def test_the_paper_list_comes_out_for_it_is_the_desks(shell: NearShell) -> None:
    answer = shell.run("print", "roll", "-o", "roll.pdf", "-w", "a.eventapp", "--lang", "ko")

    paper = Print((shell.folder / "roll.pdf").read_bytes())
    assert (answer.code, answer.out) == (0, [f"Wrote roll.pdf: {paper.pages} pages."])
    assert "비상용 참가자 명단" in paper.text()


def test_the_doctor_looks_and_counts(shell: NearShell) -> None:
    assert shell.run("doctor", "a.eventapp").code == 0


def test_the_pin_opens_everything_again(shell: NearShell) -> None:
    workspace = open_workspace(shell.folder / "a.eventapp")
    leave_desk_role(workspace, "2468")
    close_workspace(workspace, leave_backup=False)

    assert len(shell.codes()) == 80
