import pytest

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import RunWay
from eventapp.domain.steps import Fact
from eventapp.services.paper_runs import (
    last_content,
    note_run,
    remember_options,
    remembered_options,
)
from eventapp.services.workspace import Workspace


@pytest.mark.parametrize("kept", ["not json", "[1, 2]", "", "7"])
def test_options_that_another_program_wrote_are_as_if_there_were_none(
    workspace: Workspace, event: EventId, kept: str
) -> None:
    remember_options(workspace, event, "badges", {"layout": "side"})
    with workspace.fact(Fact.REMEMBER_OPTIONS) as fact:
        fact.connection.exec_driver_sql("UPDATE paper_options SET options = ?", (kept,))

    assert remembered_options(workspace, event, "badges") == {}
    remember_options(workspace, event, "badges", {"layout": "centred"})
    assert remembered_options(workspace, event, "badges") == {"layout": "centred"}


def test_a_copy_for_the_files_takes_no_mark_from_the_paper_after_it(
    workspace: Workspace, event: EventId
) -> None:
    def left(way: RunWay, content: str) -> None:
        note_run(workspace, event, "cue-sheet", way, pages=1, content=content)

    def former_of(content: str) -> str | None:
        found = last_content(workspace, event, "cue-sheet", other_than=content)
        return None if found is None else found[0]

    left(RunWay.PRINTER, "Monday")
    left(RunWay.FILE, "Tuesday")
    assert former_of("Tuesday") == "Monday"
    left(RunWay.FILE, "Tuesday")
    left(RunWay.PRINTER, "Tuesday")
    assert former_of("Tuesday") == "Monday"
    assert former_of("Wednesday") == "Tuesday"
