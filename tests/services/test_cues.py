from datetime import UTC, datetime

import pytest

from eventapp.domain.cues import changes_since, content_of
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import CueId, EventId, SessionId
from eventapp.domain.kinds import Kind, RunWay, SessionKind
from eventapp.services.appearances import name_new_stand_in
from eventapp.services.copying import copy_event
from eventapp.services.cues import add_cue, delete_cues, edit_cue, list_cues, move_cue
from eventapp.services.history import undo
from eventapp.services.paper_runs import note_run
from eventapp.services.planning import delete_sessions
from eventapp.services.programme import SessionRow, list_sessions, update_session
from eventapp.services.snapshots.stage import CUE_SHEET, cue_snapshot, script_snapshot
from eventapp.services.timing import copy_sessions
from eventapp.services.workspace import Workspace

PRINTED = datetime(2026, 11, 23, 9, 2, tzinfo=UTC)


@pytest.fixture
def opening(workspace: Workspace, event: EventId) -> SessionRow:
    return next(s for s in list_sessions(workspace, event) if s.kind is SessionKind.OPENING)


def shown(workspace: Workspace, event: EventId, session: SessionId) -> list[tuple[str, int]]:
    return [(cue.segment, cue.length) for cue in list_cues(workspace, event).get(session, [])]


def add(workspace: Workspace, session: SessionId, segment: str, length: int) -> CueId:
    made = add_cue(workspace, session, segment=segment, length=length)
    return CueId(made.only_inserted(Kind.CUE))


def test_a_cue_takes_what_the_others_leave_of_its_session(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    first = add(workspace, opening.id, "입장", 4)
    add_cue(workspace, opening.id, segment="국민의례")
    add_cue(workspace, opening.id, after=first, segment="개회 선언")

    assert shown(workspace, event, opening.id) == [("입장", 4), ("개회 선언", 0), ("국민의례", 6)]


def test_a_cue_is_not_added_after_one_of_another_session(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    cue = add(workspace, opening.id, "입장", 4)
    other = next(s for s in list_sessions(workspace, event) if s.id != opening.id)

    with pytest.raises(NotFound) as refused:
        add_cue(workspace, other.id, after=cue, segment="음악")

    assert (refused.value.kind, refused.value.row) == (Kind.CUE, cue)
    assert list(list_cues(workspace, event)) == [opening.id]


def test_cues_are_changed_moved_and_struck_out(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    first, second, third = (add(workspace, opening.id, word, 3) for word in ("하나", "둘", "셋"))

    edit_cue(workspace, second, segment="둘째", length=0)
    move_cue(workspace, third, up=True)
    move_cue(workspace, first, up=True)

    assert shown(workspace, event, opening.id) == [("하나", 3), ("셋", 3), ("둘째", 0)]

    delete_cues(workspace, [first, third])
    assert shown(workspace, event, opening.id) == [("둘째", 0)]
    undo(workspace)
    assert shown(workspace, event, opening.id) == [("하나", 3), ("셋", 3), ("둘째", 0)]


def test_what_is_no_length_or_too_long_is_refused_and_nothing_changes(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    cue = add(workspace, opening.id, "입장", 4)

    for length in (-1, 10_000):
        with pytest.raises(InvalidValue) as refused:
            edit_cue(workspace, cue, length=length)
        assert refused.value.reason is InvalidReason.NOT_A_LENGTH
    with pytest.raises(InvalidValue):
        edit_cue(workspace, cue, audio="가" * 501)
    with pytest.raises(NotFound):
        edit_cue(workspace, CueId(999), audio="음악")

    assert shown(workspace, event, opening.id) == [("입장", 4)]


def test_a_copied_event_keeps_its_cues(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    add(workspace, opening.id, "입장", 4)

    made = copy_event(workspace, event, title="봄", first_day=PRINTED.date())

    copied = list_cues(workspace, EventId(made.only_inserted(Kind.EVENT)))
    assert [[cue.segment for cue in cues] for cues in copied.values()] == [["입장"]]


def test_a_copied_session_has_cues_of_its_own_and_a_deleted_one_comes_back_with_them(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    add(workspace, opening.id, "입장", 4)
    made = copy_sessions(workspace, {opening.id: opening.placement})
    copy = SessionId(made.only_inserted(Kind.SESSION))

    delete_sessions(workspace, [opening.id])
    assert list(list_cues(workspace, event)) == [copy]

    undo(workspace)
    assert shown(workspace, event, opening.id) == shown(workspace, event, copy) == [("입장", 4)]


def test_every_copy_of_a_version_is_compared_with_the_version_before(
    workspace: Workspace, event: EventId, opening: SessionRow
) -> None:
    first = cue_snapshot(workspace, event)
    assert (first.former, first.former_at, first.version) == (None, None, 1)

    note(workspace, event)
    assert cue_snapshot(workspace, event) == first

    note_run(workspace, event, CUE_SHEET, RunWay.PRINTER, pages=1)  # one page, once more
    cue = add(workspace, opening.id, "입장", 4)
    for _copy in range(2):
        now = cue_snapshot(workspace, event)
        assert now.former == first.lines
        assert (changes_since(now.former, now.lines).count, now.version) == (2, 2)
        assert str(now.former_at) == "2026-11-23 18:02:00+09:00"
        note(workspace, event)

    delete_cues(workspace, [cue])  # as it was at first, and yet the later paper
    again = cue_snapshot(workspace, event)
    assert (again.lines, again.version) == (first.lines, 3)
    note(workspace, event)
    assert cue_snapshot(workspace, event) == again


def note(workspace: Workspace, event: EventId) -> None:
    content = content_of(cue_snapshot(workspace, event).lines)
    note_run(workspace, event, CUE_SHEET, RunWay.FILE, pages=1, content=content, now=PRINTED)


def test_the_script_knows_who_is_stood_in_for_and_what_was_written(
    workspace: Workspace, event: EventId
) -> None:
    address = next(s for s in list_sessions(workspace, event) if s.kind is SessionKind.ADDRESS)
    update_session(workspace, address.id, script="다음은 축사입니다.")
    name_new_stand_in(workspace, address.people[0].id, "홍길동", on=PRINTED.date())

    step = next(s for s in script_snapshot(workspace, event).steps if s.session == address.id)

    (called,) = step.people
    assert step.script == "다음은 축사입니다."
    assert called.person.name == "홍길동"
    assert called.instead_of is not None
    assert called.instead_of.name == "오영오"


def test_guests_are_introduced_at_the_opening_and_the_last_session_closes(
    workspace: Workspace, event: EventId
) -> None:
    steps = script_snapshot(workspace, event).steps

    assert [step.kind for step in steps if step.guests] == [SessionKind.OPENING]
    assert [step.kind for step in steps if step.ceremony] == [SessionKind.OPENING]
    assert [step.kind for step in steps if step.last] == [SessionKind.PANEL]
