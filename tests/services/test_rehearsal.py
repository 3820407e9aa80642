"""A rehearsal: everything is there, everything works, and nothing of it stays."""

import gc
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import ConsentKind, Direction
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import count_attendees, list_attendees, update_attendee
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import counters, event_gate, last_passage, recent_scans
from eventapp.services.gates import list_gates, open_session_gate
from eventapp.services.history import undo_list
from eventapp.services.programme import list_sessions
from eventapp.services.rehearsal import begin_rehearsal
from eventapp.services.walk_in import register_walk_in
from eventapp.services.workspace import Workspace, close_workspace, open_workspace


@pytest.fixture
def copy(workspace: Workspace, event: EventId) -> Iterator[Workspace]:
    admit(workspace, event_gate(workspace, event), list_attendees(workspace, event)[0].id, desk="1")
    made = begin_rehearsal(workspace)
    yield made
    made.close()


def rows(workspace: Workspace) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    raw = workspace._raw
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    query = 'SELECT * FROM "%s"'
    return {name: raw.execute(query % name).fetchall() for (name,) in names}


def on_disk(workspace: Workspace) -> Mapping[str, bytes]:
    """Every file of the workspace, its bytes."""
    folder = workspace.path.parent
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def work_a_morning(copy: Workspace, event: EventId) -> None:
    """Everything a desk does."""
    gate = event_gate(copy, event)
    for row in list_attendees(copy, event)[:5]:
        check_in(copy, gate, row.code or "", desk="연습")
    check_in(copy, gate, "not a ticket at all", desk="연습")
    someone = list_attendees(copy, event)[1]
    check_in(copy, gate, someone.code or "", desk="연습", direction=Direction.OUT)
    made = register_walk_in(copy, event, {ConsentKind.PERSONAL_DATA: True}, name="연습 손님")
    admit(copy, gate, made.id, desk="연습")
    open_session_gate(copy, list_sessions(copy, event)[0].id)
    update_attendee(copy, someone.id, name="연습 이름")


def test_a_rehearsal_begins_with_everything_there_is(workspace: Workspace, copy: Workspace) -> None:
    assert rows(copy) == rows(workspace)
    assert copy.role is workspace.role


def test_nothing_done_in_a_rehearsal_reaches_the_workspace_or_its_file(
    workspace: Workspace, event: EventId, copy: Workspace
) -> None:
    heard: list[object] = []
    workspace.subscribe(heard.append)
    before, files = rows(workspace), on_disk(workspace)
    work_a_morning(copy, event)
    assert rows(copy) != before
    copy.close()
    assert (rows(workspace), on_disk(workspace), heard) == (before, files, [])


def test_numbers_begin_from_the_real_ones_and_go_on(event: EventId, copy: Workspace) -> None:
    gate = event_gate(copy, event)
    assert counters(copy, gate).admitted == 1
    work_a_morning(copy, event)
    counted = counters(copy, gate)
    assert (counted.admitted, counted.inside) == (6, 5)
    assert count_attendees(copy, event) == 81
    assert recent_scans(copy, gate)[0].verdict is Verdict.ADMITTED
    assert last_passage(copy, gate, desk="연습") is not None


def test_undo_works_in_a_rehearsal(workspace: Workspace, event: EventId, copy: Workspace) -> None:
    before = list_attendees(copy, event)
    update_attendee(copy, before[3].id, name="다른 이름")
    copy.undo()
    assert list_attendees(copy, event) == before
    made = len(list_gates(copy, event))
    open_session_gate(copy, list_sessions(copy, event)[1].id)
    copy.undo()
    assert len(list_gates(copy, event)) == made
    assert undo_list(workspace) == ()


def test_the_real_desk_goes_on_during_and_after_a_rehearsal(
    workspace: Workspace, event: EventId, copy: Workspace
) -> None:
    gate = event_gate(workspace, event)
    one = list_attendees(workspace, event)[2]
    rehearsed = check_in(copy, gate, one.code or "", desk="1")
    real = check_in(workspace, gate, one.code or "", desk="1")
    copy.close()
    assert (rehearsed.verdict, real.verdict) == (Verdict.ADMITTED, Verdict.ADMITTED)
    assert counters(workspace, gate).admitted == 2


def test_a_rehearsal_that_is_forgotten_leaves_the_file_whole(
    tmp_path: Path, workspace: Workspace, event: EventId, copy: Workspace
) -> None:
    work_a_morning(copy, event)
    path, before = workspace.path, rows(workspace)
    copy.close()
    gc.collect()
    close_workspace(workspace, leave_backup=False)
    again = open_workspace(path)
    try:
        assert rows(again) == before
        assert {file.name for file in tmp_path.iterdir() if file.suffix == ".eventapp"} == {
            path.name
        }
    finally:
        again.close()
