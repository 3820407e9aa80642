import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from eventapp.domain.errors import DeskRoleActive, InvalidReason, InvalidValue, WrongPin
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.roles import Role
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import add_attendee, list_attendees, update_attendee
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_lock import (
    FREE_TRIES,
    check_pin,
    enter_desk_role,
    has_pin,
    leave_desk_role,
    refuse_at_desk,
    remove_pin,
    set_pin,
    wait_after,
)
from eventapp.services.desk_log import cancel_admission, event_gate
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.rehearsal import begin_rehearsal
from eventapp.services.workspace import Workspace, close_workspace, open_workspace

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PIN = "2468"


@pytest.fixture
def at_desk(workspace: Workspace, event: EventId) -> Workspace:
    del event
    set_pin(workspace, PIN)
    enter_desk_role(workspace)
    return workspace


@contextmanager
def opened_again(workspace: Workspace) -> Iterator[Workspace]:
    """The workspace as another start of the program finds it."""
    close_workspace(workspace, leave_backup=False)
    again = open_workspace(workspace.path)
    try:
        yield again
    finally:
        close_workspace(again, leave_backup=False)


def tries_wrongly(workspace: Workspace, times: int, now: datetime = NOW) -> list[int]:
    """How long each of so many wrong tries in a row lets one wait."""
    waits = []
    for _time in range(times):
        with pytest.raises(WrongPin) as refused:
            check_pin(workspace, "0000", now=now)
        assert not refused.value.too_soon
        waits.append(refused.value.wait)
        now += timedelta(seconds=refused.value.wait)
    return waits


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "１２３", "-1234", "12 34"])
def test_a_pin_is_four_to_twelve_digits(workspace: Workspace, pin: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        set_pin(workspace, pin)

    assert (refused.value.field, refused.value.reason) == ("pin", InvalidReason.NOT_A_PIN)
    assert not has_pin(workspace)


def test_wide_digits_are_the_same_digits(workspace: Workspace) -> None:
    set_pin(workspace, "２４６８")

    check_pin(workspace, "2468")


def test_a_pin_is_changed_and_removed_by_who_knows_it(workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    with pytest.raises(WrongPin):
        set_pin(workspace, "1111", old="0000")
    set_pin(workspace, "1111", old=PIN)
    with pytest.raises(WrongPin):
        remove_pin(workspace, PIN)
    remove_pin(workspace, "1111")

    assert not has_pin(workspace)


def test_neither_the_pin_nor_a_plain_hash_of_it_is_in_the_file(workspace: Workspace) -> None:
    set_pin(workspace, "135791357913")
    salt, digest = workspace_row(workspace)

    assert "135791357913" not in digest
    set_pin(workspace, "135791357913", old="135791357913")
    assert workspace_row(workspace) != (salt, digest)


def workspace_row(workspace: Workspace) -> tuple[str, str]:
    with workspace.reading() as connection:
        row = connection.exec_driver_sql("SELECT salt, digest FROM desk_lock").one()
        return str(row[0]), str(row[1])


def test_wrong_tries_wait_ever_longer_and_a_right_one_begins_anew(workspace: Workspace) -> None:
    set_pin(workspace, PIN)

    waits = tries_wrongly(workspace, FREE_TRIES + 8)

    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]
    later = NOW + timedelta(seconds=sum(waits))
    check_pin(workspace, PIN, now=later)
    assert tries_wrongly(workspace, 1, later) == [0]


def test_during_the_wait_not_even_the_right_pin_is_looked_at(workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    tries_wrongly(workspace, FREE_TRIES)

    with pytest.raises(WrongPin) as refused:
        check_pin(workspace, PIN, now=NOW + timedelta(seconds=2))

    assert (refused.value.too_soon, refused.value.wait) == (True, 3)
    check_pin(workspace, PIN, now=NOW + timedelta(seconds=wait_after(FREE_TRIES)))


def test_another_start_does_not_shorten_the_wait(workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    tries_wrongly(workspace, FREE_TRIES)

    with opened_again(workspace) as again, pytest.raises(WrongPin) as refused:
        check_pin(again, PIN, now=NOW)

    assert refused.value.too_soon


def test_a_clock_set_back_locks_nobody_out(workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    tries_wrongly(workspace, FREE_TRIES)

    check_pin(workspace, PIN, now=NOW - timedelta(days=1))


@pytest.mark.parametrize("digest", ["", "x", "[]", '{"hash": 3}', '{"other": "x"}'])
def test_what_another_program_wrote_there_is_nobodys_pin(workspace: Workspace, digest: str) -> None:
    set_pin(workspace, PIN)
    path = workspace.path
    close_workspace(workspace, leave_backup=False)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE desk_lock SET digest = ?, salt = 'zz'", (digest,))
    raw.close()
    again = open_workspace(path)
    try:
        with pytest.raises(WrongPin):
            check_pin(again, PIN)
    finally:
        close_workspace(again, leave_backup=False)


def test_the_desk_role_needs_a_pin_that_ends_it(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue):
        enter_desk_role(workspace)

    assert workspace.role is Role.ORGANISER


def test_the_role_stays_with_the_workspace_until_the_pin_is_given(at_desk: Workspace) -> None:
    with opened_again(at_desk) as again:
        roles = [again.role]
        with pytest.raises(WrongPin):
            leave_desk_role(again, "0000")
        roles.append(again.role)
        leave_desk_role(again, PIN)
        roles.append(again.role)
        with opened_again(again) as last:
            assert last.role is Role.ORGANISER
    assert roles == [Role.DESK, Role.DESK, Role.ORGANISER]


def test_at_the_desk_people_come_in_and_a_mistake_is_taken_back(
    at_desk: Workspace, event: EventId
) -> None:
    gate = event_gate(at_desk, event)
    first, second = list_attendees(at_desk, event)[:2]
    assert first.code is not None

    by_code = check_in(at_desk, gate, first.code, desk="창구 1")
    by_name = admit(at_desk, gate, second.id, desk="창구 1")
    cancel_admission(at_desk, gate, second.id, desk="창구 1")

    assert (by_code.verdict, by_name.verdict) == (Verdict.ADMITTED, Verdict.ADMITTED)


def test_at_the_desk_nothing_is_edited_undone_or_forced(at_desk: Workspace, event: EventId) -> None:
    someone = list_attendees(at_desk, event)[0]
    before = undo_list(at_desk)

    for act in (
        lambda: update_attendee(at_desk, someone.id, name="다른 이름"),
        lambda: add_attendee(at_desk, event, name="새 사람"),
        lambda: undo(at_desk),
        lambda: redo(at_desk),
        lambda: admit(at_desk, event_gate(at_desk, event), someone.id, desk="1", force=True),
        lambda: set_pin(at_desk, "1111", old=PIN),
        lambda: remove_pin(at_desk, PIN),
        lambda: refuse_at_desk(at_desk),
    ):
        with pytest.raises(DeskRoleActive):
            act()

    assert undo_list(at_desk) == before
    assert list_attendees(at_desk, event)[0] == someone


def test_a_walk_in_is_the_one_step_of_the_desk(at_desk: Workspace, event: EventId) -> None:
    with at_desk.step(Step.WALK_IN):
        changes = add_attendee(at_desk, event, name="현장등록")

    assert not changes  # it belongs to the walk-in's own step
    names = [row.name for row in list_attendees(at_desk, event)]
    assert "현장등록" in names


def test_a_rehearsal_at_the_desk_is_at_the_desk(at_desk: Workspace, event: EventId) -> None:
    rehearsal = begin_rehearsal(at_desk)
    try:
        someone = list_attendees(rehearsal, event)[0]
        with pytest.raises(DeskRoleActive):
            update_attendee(rehearsal, AttendeeId(someone.id), status=AttendeeStatus.CANCELLED)
    finally:
        rehearsal.close()


def test_the_pin_leaves_no_trace_in_the_undo_list(workspace: Workspace, event: EventId) -> None:
    del event
    before = undo_list(workspace)
    set_pin(workspace, PIN)
    enter_desk_role(workspace)
    leave_desk_role(workspace, PIN)

    assert undo_list(workspace) == before
    assert json.loads(workspace_row(workspace)[1])["wrong"] == 0
